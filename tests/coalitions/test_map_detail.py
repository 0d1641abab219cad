"""The map and the table that says the same."""

import re
from datetime import date

import pytest

from coalitions.models import Places, Tie
from organizations.models import Membership, Organization, Role
from tests import factories
from tests.coalitions.risky import risky

URL = "/w/clean-air/map/"


def page(client, query=""):
    response = client.get(URL + query)
    assert response.status_code == 200
    return response.content.decode()


def picture_and_table(text):
    return text[text.index('<svg class="map__drawing') :]


def test_risk_shows_in_picture_legend_and_table_to_those_who_may_know(organizer, workspace):
    risky(workspace)
    text = page(organizer)

    assert "map-risk--high" in text
    assert "High risk of absorption" in text
    assert text.rindex("exposed") > text.index("map-table")


def test_nothing_on_the_map_tells_a_viewer_of_risk(viewer, workspace):
    risky(workspace)
    text = page(viewer)

    assert "map-risk" not in text
    assert "absorption" not in text.lower()
    assert "exposed" not in text


def test_the_workspace_decides_who_sees_risk(viewer, workspace):
    risky(workspace)
    workspace.risk_seen_by = Role.VIEWER
    workspace.save()

    assert "map-risk--high" in page(viewer)


def test_every_organization_is_a_link_and_a_row(viewer, workspace):
    found = risky(workspace)
    text = picture_and_table(page(viewer))

    for each in (found.small, *found.others):
        assert text.count(f'href="/w/clean-air/organizations/{each.pk}/"') == 2


@pytest.mark.parametrize(
    ("kind", "from_one", "from_two", "hovered"),
    [
        ("support", "supports Riders", "is supported by Tenants", "Tenants supports Riders"),
        ("part_of", "is part of Riders", "includes Tenants", "Tenants is part of Riders"),
        ("influences", "influences Riders", "is influenced by Tenants", "Tenants influences Riders"),
        ("successor", "is the successor of Riders", "is succeeded by Tenants",
         "Tenants is the successor of Riders"),
        ("partnership", "in partnership with Riders", "in partnership with Tenants",
         "Tenants and Riders are in partnership"),
        ("alliance", "in alliance with Riders", "in alliance with Tenants",
         "Tenants and Riders are in alliance"),
        ("tension", "in tension with Riders", "in tension with Tenants",
         "Tenants and Riders are in tension"),
    ],
)  # fmt: skip
def test_a_tie_is_said_from_both_ends(viewer, workspace, kind, from_one, from_two, hovered):
    one, two = (factories.organization(workspace, name=name) for name in ("Tenants", "Riders"))
    factories.tie(one, two, kind=kind)
    response = viewer.get(URL)
    said = {row.name: [f"{t.before}{t.name}{t.after}" for t in row.ties] for row in response.context["rows"]}

    assert said == {"Tenants": [from_one], "Riders": [from_two]}
    assert f"<title>{hovered}</title>" in response.content.decode()


def test_the_table_follows_the_name_that_is_shown(viewer, workspace):
    factories.organization(workspace, name="Aardvarks of the Zoo", short_name="zoo")
    factories.organization(workspace, name="Zebras of the Alley", short_name="Alley")
    factories.organization(workspace, name="middle")

    assert [row.name for row in viewer.get(URL).context["rows"]] == ["Alley", "middle", "zoo"]


def test_the_table_lists_who_is_in_a_coalition_today_only(viewer, workspace):
    coalition = factories.coalition(workspace, name="Fares")
    gone = factories.organization(workspace, name="Gone")
    factories.affiliation(coalition, gone, joined=date(2020, 1, 1), left=date(2021, 1, 1))
    factories.affiliation(coalition, factories.organization(workspace, name="Here"))
    rows = viewer.get(URL).context["rows"]

    assert {row.name: row.coalitions for row in rows} == {"Gone": (), "Here": ("Fares",)}


def test_an_empty_map_teaches(organizer, viewer, workspace):
    assert "Import a spreadsheet" in page(organizer)
    assert "Nobody on the map yet" in page(viewer)
    assert "/import/" not in page(viewer)[page(viewer).index("<main") :]


def test_looking_twice_leaves_everybody_where_they_are(viewer, workspace):
    risky(workspace)
    page(viewer)
    places = Places.objects.get(workspace=workspace).places

    page(viewer)

    assert Places.objects.get(workspace=workspace).places == places


def test_the_wall_stands_as_the_map_although_it_hides_ties(viewer, workspace):
    found = risky(workspace)
    factories.tie(found.small, found.others[0], kind="alliance", evidence="estimated")
    page(viewer)
    kept = Places.objects.get(workspace=workspace)

    viewer.get("/w/clean-air/wall/")

    assert Places.objects.get(workspace=workspace).fingerprint == kept.fingerprint


@pytest.mark.parametrize("asked", ["no", "%00", "00000000-0000-0000-0000-000000000000"])
def test_eyes_that_are_not_there_do_no_harm(viewer, workspace, asked):
    factories.organization(workspace)

    assert viewer.get(f"{URL}?as={asked}&coalition={asked}").status_code == 200


def test_it_says_whose_eyes_it_is_seen_with(viewer, workspace, organization):
    text = page(viewer, f"?as={organization.pk}")

    assert "Seen as <strong>Tenants</strong>" in text
    assert text.count('class="map-eyes"') == 2, "a ring on the map, and one in the legend"
    assert "map-eyes" not in page(viewer)


def agreeing(workspace):
    """One to look from, a close one, a distant one, and one nobody knows anything of."""
    one, near, far, mute = (factories.organization(workspace, name=n) for n in ("One", "Near", "Far", "Mute"))
    for n in range(4):
        tenet = factories.tenet(workspace, name=f"Demand {n}", facet="demand")
        for each, stance in ((one, 2), (near, 2), (far, -2)):
            factories.position(workspace, organization=each, tenet=tenet, stance=stance)
    return one, near, far, mute


def test_seen_as_somebody_it_numbers_and_orders_by_agreement(viewer, workspace):
    one, _near, far, _mute = agreeing(workspace)
    response = viewer.get(f"{URL}?as={one.pk}")
    text = response.content.decode()

    assert re.search(r"agrees most with\s+<span[^>]*><span[^>]*>1</span> Near", text)
    assert text.count('class="map-near"') == 2, "one on the map, one in the legend"
    assert [row.name for row in response.context["rows"]] == ["Near", "Far", "Mute", "One"]
    assert "4 of 4 answers alike" in text
    assert "0 of 4 answers alike" in text
    assert viewer.get(f"{URL}?as={far.pk}").context["rows"][0].name in {"Near", "One"}


def test_seen_as_somebody_nothing_is_known_of_it_says_so(viewer, workspace):
    *_others, mute = agreeing(workspace)

    assert "How close anybody is to <strong>Mute</strong> is not known" in page(viewer, f"?as={mute.pk}")


def test_a_map_without_coalitions_and_ties_says_what_it_needs(organizer, viewer, workspace, organization):
    assert "takes its shape from coalitions and ties" in page(viewer)
    needs = page(organizer)[page(organizer).index('id="map-needs"') :]
    for address in ("coalitions/new/", f"organizations/{organization.pk}/ties/new/", "tenets/", "import/"):
        assert f'href="/w/clean-air/{address}"' in needs

    factories.tie(organization, factories.organization(workspace, name="Riders"))

    assert "map-needs" not in page(organizer)


def test_a_map_without_coalitions_and_ties_puts_kinds_together(viewer, workspace):
    for n in range(8):
        factories.organization(workspace, name=f"Group {n}", kind="Union" if n % 2 else "Faith")
    text = page(viewer)

    assert re.findall(r'class="map-heading map-steady">([^<]+)<', text) == ["Faith", "Union"]
    assert "map-heading" not in viewer.get("/w/clean-air/wall/").content.decode()


def test_of_many_the_table_has_a_page_of_its_own(viewer, workspace):
    Organization.objects.bulk_create(Organization(workspace=workspace, name=f"G {n:03}") for n in range(301))

    assert 'href="/w/clean-air/map/table/"' in page(viewer)
    assert viewer.get(URL).context["rows"] == []
    table = viewer.get(URL + "table/?page=2")
    assert table.context["page"][0].name == "G 200"


@pytest.mark.parametrize(
    ("order", "first"), [("people", "Few"), ("-people", "Many"), ("-name", "Nobody"), ("x", "Few")]
)
def test_the_table_can_be_sorted_and_keeps_the_unknown_last(viewer, workspace, order, first):
    for name, turnout in (("Few", 10), ("Many", 900), ("Nobody", None)):
        factories.organization(workspace, name=name, turnout_likely=turnout)
    names = [row.name for row in viewer.get(f"{URL}table/?sort={order}").context["page"]]

    assert names[0] == first
    assert order == "-name" or names[-1] == "Nobody"


def test_the_table_keeps_risk_from_a_viewer(viewer, organizer, workspace):
    risky(workspace)

    assert "exposed" in organizer.get(URL + "table/").content.decode()
    assert "exposed" not in viewer.get(URL + "table/").content.decode()


def test_what_was_kept_for_one_is_not_shown_to_another(organizer, viewer, workspace, representative):
    """The picture is kept between requests; who may see less looks second."""
    risky(workspace)
    assert "map-risk--high" in page(organizer)

    assert "map-risk" not in page(viewer)
    assert "map-risk--high" in page(organizer)


def test_what_was_kept_is_of_one_workspace_only(viewer, workspace):
    factories.organization(workspace, name="Ours")
    page(viewer)
    other = factories.workspace(slug="other")
    factories.organization(other, name="Theirs")
    user = Membership.objects.get(user__email="viewer@example.org").user
    Membership.objects.create(workspace=other, user=user, role=Role.VIEWER)
    text = viewer.get("/w/other/map/").content.decode()

    assert "Theirs" in text
    assert "Ours" not in text


def test_nothing_kept_is_shown_after_a_change(organizer, workspace, organization):
    assert "Renters" not in page(organizer)
    organizer.post("/w/clean-air/organizations/add/", {"name": "Renters"})
    assert "Renters" in page(organizer)

    Organization.objects.get(name="Renters").delete()
    assert "Renters" not in page(organizer)


def test_two_with_one_name_have_eyes_of_their_own(viewer, workspace):
    one, _near, far, _mute = agreeing(workspace)
    Organization.objects.filter(pk=far.pk).update(short_name="Twin")
    Organization.objects.filter(pk=one.pk).update(name="Twin")

    assert page(viewer, f"?as={one.pk}") != page(viewer, f"?as={far.pk}")


def test_thousands_fit_in_a_megabyte(viewer, workspace):
    Organization.objects.bulk_create(
        Organization(workspace=workspace, name=f"Neighbours of street {n}", turnout_likely=n % 500)
        for n in range(2_000)
    )
    ends = list(Organization.objects.in_workspace(workspace))
    Tie.objects.bulk_create(
        Tie(workspace=workspace, source=each, target=ends[n * 7 % 1_999 + 1], kind="alliance")
        for n, each in enumerate(ends)
        if each != ends[n * 7 % 1_999 + 1]
    )

    assert len(page(viewer).encode()) < 1_000_000


def test_it_asks_no_more_for_many(organizer, workspace, django_assert_max_num_queries):
    risky(workspace, others=20)
    page(organizer)

    with django_assert_max_num_queries(20):
        page(organizer)

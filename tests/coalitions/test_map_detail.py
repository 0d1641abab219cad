"""The map and the table that says the same."""

import re
from datetime import date

import pytest

from coalitions.models import Places
from organizations.models import Role
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

    assert "As seen by <strong>Tenants</strong>" in text
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


def test_it_asks_no_more_for_many(organizer, workspace, django_assert_max_num_queries):
    risky(workspace, others=20)
    page(organizer)

    with django_assert_max_num_queries(20):
        page(organizer)

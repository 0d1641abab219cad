"""The map and the table that says the same."""

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


def test_the_table_says_ties_in_words_with_their_direction(viewer, workspace):
    one, two = (factories.organization(workspace, name=name) for name in ("Tenants", "Riders"))
    factories.tie(one, two, kind="support")
    text = page(viewer)

    assert text.count("Supports: Tenants → Riders") >= 2


def test_the_table_lists_who_is_in_a_coalition_today_only(viewer, workspace):
    coalition = factories.coalition(workspace, name="Fares")
    gone = factories.organization(workspace, name="Gone")
    factories.affiliation(coalition, gone, joined=date(2020, 1, 1), left=date(2021, 1, 1))
    factories.affiliation(coalition, factories.organization(workspace, name="Here"))
    rows = viewer.get(URL).context["rows"]

    assert {row["organization"].name: row["coalitions"] for row in rows} == {"Gone": [], "Here": ["Fares"]}


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
    assert "<strong>Tenants</strong>" in page(viewer, f"?as={organization.pk}")


def test_it_asks_no_more_for_many(organizer, workspace, django_assert_max_num_queries):
    risky(workspace, others=20)
    page(organizer)

    with django_assert_max_num_queries(20):
        page(organizer)

"""The list of organizations narrowed by how exposed they are to absorption, for those who may see risk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalitions.models import Affiliation, SavedView
from organizations.models import Organization, Role
from organizations.services import one_change
from tests import factories
from tests.coalitions.risky import risky
from tests.coalitions.test_organization_list import URL, shown

BULK = "/w/clean-air/organizations/bulk/"


@pytest.fixture
def fares(workspace):
    """Small is plainly exposed in Fares; the big ones are not; Outside is in no coalition."""
    with one_change(workspace=workspace, user=None, act="workspace.added"):
        factories.organization(workspace, name="Outside")
        return risky(workspace)


def menu_names(client):
    return {part.name for menu in client.get(URL).context["menus"] for part in menu.parts}


def test_it_shows_who_is_as_exposed_as_asked_for_in_any_coalition(organizer, workspace, fares):
    high = shown(organizer, exposure="high")
    others = shown(organizer, exposure=["medium_high", "medium", "low_medium", "low", "unknown"])

    assert high == ["Small"]
    assert others == ["Big 0", "Big 1", "Big 2"]
    assert shown(organizer, exposure=["high", "low", "low_medium", "unknown"], coalition="Fares")


def test_beside_a_coalition_only_that_one_counts(organizer, workspace, fares):
    other = factories.coalition(workspace, name="Other")
    factories.affiliation(other, fares.small)

    assert shown(organizer, exposure="high", coalition=[other.pk]) == []
    assert shown(organizer, exposure="unknown", coalition=[other.pk]) == ["Small"]
    assert shown(organizer, exposure="high", coalition=[fares.coalition.pk]) == ["Small"]


def test_it_agrees_with_the_page_of_the_coalition(organizer, workspace, fares):
    report = organizer.get(f"/w/clean-air/coalitions/{fares.coalition.pk}/").context["report"]

    for member in report.members:
        word = member.exposure.shown.name.lower()
        assert member.name in shown(organizer, exposure=word, coalition=fares.coalition.pk)


def test_who_may_not_see_risk_has_no_such_filter_and_learns_nothing_by_asking(viewer, workspace, fares):
    response = viewer.get(URL, {"exposure": "high"})

    assert "exposure" not in menu_names(viewer)
    assert "absorption" not in response.content.decode()
    assert len(response.context["page"]) == 5
    assert response.context["asked"].unknown() == ["exposure=high"]


def test_the_workspace_decides_who_has_it(viewer, workspace, fares):
    workspace.risk_seen_by = Role.VIEWER
    workspace.save()

    assert "exposure" in menu_names(viewer)
    assert shown(viewer, exposure="high") == ["Small"]


def test_it_is_said_in_words_above_the_list(organizer, fares):
    chips = organizer.get(URL, {"exposure": "high"}).context["chips"]

    assert [chip.words for chip in chips] == ["Exposure to absorption: high"]


def test_it_follows_what_changes(organizer, workspace, fares):
    assert shown(organizer, exposure="high") == ["Small"]

    with one_change(workspace=workspace, user=None, act="affiliation.deleted"):
        place = Affiliation.objects.get(organization=fares.small)
        place.delete_over(place.version)

    assert shown(organizer, exposure="high") == []


def test_it_is_computed_once_and_a_list_without_it_asks_no_more(organizer, workspace, fares):
    shown(organizer, exposure="high")
    with CaptureQueriesContext(connection) as kept:
        shown(organizer, exposure="high")
    with CaptureQueriesContext(connection) as plain:
        shown(organizer)

    assert not [each for each in kept if "organizations_position" in each["sql"] and "stance" in each["sql"]]
    assert len(kept) <= 12
    assert len(plain) <= 12
    assert len(kept) - len(plain) <= 1  # how many are left


def test_everything_at_once_takes_those_and_nobody_else(organizer, workspace, fares):
    asked = {"do": "owner", "owner": "Ada", "everything": "1", "next": f"{URL}?exposure=high"}
    asking = organizer.post(BULK, asked)
    sure = asked | {"everything": "", "sure": "1", "row": asking.context["chosen"]}
    organizer.post(BULK, sure)

    assert asking.context["count"] == 1
    assert [str(each) for each in Organization.objects.filter(owner="Ada")] == ["Small"]


def test_a_view_that_somebody_saved_keeps_it_for_those_who_may(organizer, viewer, workspace, fares):
    sent = {"name": "Exposed", "shared": "on", "query": "exposure=high"}
    organizer.post("/w/clean-air/saved-views/new/", sent)
    view = SavedView.objects.get(name="Exposed")

    assert "exposure=high" in view.query
    assert shown(organizer, exposure="high") == ["Small"]
    assert viewer.get(f"{URL}?{view.query}").context["asked"].unknown() == ["exposure=high"]

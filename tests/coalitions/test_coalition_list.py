"""All coalitions, each with its top line."""

from datetime import date

import pytest

from organizations.models import Role
from tests import factories
from tests.coalitions.risky import SAID_OF_RISK, risky

URL = "/w/clean-air/coalitions/"


def test_it_tells_who_is_exposed_to_those_who_may_know(organizer, workspace):
    risky(workspace)

    assert "risk--high" in organizer.get(URL).content.decode()


def test_nothing_tells_a_viewer_of_risk(viewer, workspace):
    risky(workspace)
    page = viewer.get(URL).content.decode()

    assert "Fares" in page
    assert [word for word in SAID_OF_RISK if word in page] == []


def test_the_workspace_decides_who_sees_risk(viewer, workspace):
    risky(workspace)
    workspace.risk_seen_by = Role.VIEWER
    workspace.save()

    assert "risk--high" in viewer.get(URL).content.decode()


def test_those_that_ended_come_last(viewer, workspace):
    factories.coalition(workspace, name="A, over", ended=date(2020, 1, 1))
    factories.coalition(workspace, name="B, going on")
    page = viewer.get(URL).content.decode()

    assert page.index("B, going on") < page.index("A, over")


def test_it_names_no_coalition_of_another_workspace(viewer, workspace):
    factories.coalition(factories.workspace(), name="Elsewhere only")

    assert "Elsewhere only" not in viewer.get(URL).content.decode()


@pytest.mark.parametrize(("who", "leads"), [("organizer", True), ("viewer", False)])
def test_an_empty_list_teaches_and_leads_on_who_may(request, workspace, who, leads):
    page = request.getfixturevalue(who).get(URL).content.decode()

    assert "No coalition yet" in page
    assert ("coalitions/new/" in page) is leads


def test_it_asks_no_more_for_many(viewer, workspace, django_assert_max_num_queries):
    for _ in range(12):
        coalition = factories.coalition(workspace)
        factories.affiliation(coalition, factories.organization(workspace))
        factories.platform(coalition)

    with django_assert_max_num_queries(18):
        viewer.get(URL)

"""Scenarios side by side."""

import pytest

from coalitions.analysis.scenarios.compared import Kind
from coalitions.models import Scenario, ScenarioStep
from organizations.models import Role
from tests import factories
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


def made(found, name, kind, **fields):
    workspace = found.coalition.workspace
    scenario = Scenario.objects.create(workspace=workspace, coalition=found.coalition, name=name)
    ScenarioStep.objects.create(workspace=workspace, scenario=scenario, number=1, kind=kind, **fields)
    return scenario


def url(found, *scenarios):
    asked = "&".join(f"scenario={each.pk}" for each in scenarios)
    return f"/w/clean-air/coalitions/{found.coalition.pk}/what-if/compare/?{asked}"


def test_a_row_for_each_thing_that_changes_in_any(organizer, found):
    full = made(found, "Back in full", "plank", tenet=found.demand, strength="full")
    gone = made(found, "Small leaves", "leaves", organization=found.small)

    response = organizer.get(url(found, full, gone))

    cells = {
        (row.first.name, row.first.difference.kind): [
            str(cell.after) if cell else None for _s, cell in row.cells
        ]
        for row in response.context["rows"]
    }
    assert response.context["shown"] == [full, gone]
    assert cells["Small", Kind.GOT] == ["100%", None]
    assert cells["Small", Kind.MEMBER] == [None, "no"]
    now = {row.first.difference.kind: str(row.now) for row in response.context["rows"]}
    assert (now[Kind.GOT], now[Kind.MEMBER]) == ("50%", "yes")
    assert "as now" in response.content.decode()


def test_bands_stand_first_and_only_for_who_may_see_them(organizer, workspace, found):
    veto = made(found, "A veto", "say", organization=found.small, say="veto")

    first = organizer.get(url(found, veto)).context["rows"][0]
    assert first.first.difference.kind is Kind.BAND

    workspace.risk_seen_by = Role.ADMIN
    workspace.save()
    rows = organizer.get(url(found, veto)).context["rows"]
    assert Kind.BAND not in {row.first.difference.kind for row in rows}


def test_more_than_three_are_left_out_by_name(organizer, found):
    four = [made(found, f"Plan {n}", "leaves", organization=found.small) for n in range(4)]

    response = organizer.get(url(found, *four))

    assert response.context["shown"] == four[:3]
    assert "left out: Plan 3" in response.content.decode()


def test_what_is_no_scenario_of_this_coalition_is_passed_over(organizer, workspace, found):
    other = Scenario.objects.create(
        workspace=workspace, coalition=factories.coalition(workspace), name="Elsewhere"
    )

    response = organizer.get(url(found, other) + "&scenario=nonsense")

    assert response.context["shown"] == []
    assert "Elsewhere" not in response.content.decode()

"""The word by which the wall knows that it is out of date."""

from datetime import date

import pytest
from django.utils import timezone

from organizations.services import one_change
from tests import factories

STATE = "/w/clean-air/wall/state/"


def state(client):
    response = client.get(STATE)
    assert response.status_code == 200
    return response.content.decode()


def test_it_stays_while_nothing_changes(viewer, workspace):
    assert state(viewer) == state(viewer)


def test_it_is_the_one_that_the_wall_carries(viewer, workspace):
    assert f'data-state="{state(viewer)}"' in viewer.get("/w/clean-air/wall/").content.decode()


def test_any_change_changes_it(viewer, workspace):
    before = state(viewer)

    with one_change(workspace=workspace, user=None, act="tie.added"):
        factories.organization(workspace)

    assert state(viewer) != before


def test_a_change_elsewhere_does_not(viewer, workspace):
    before = state(viewer)

    with one_change(workspace=factories.workspace(), user=None, act="tie.added"):
        pass

    assert state(viewer) == before


def test_a_switch_changes_it(facilitator, workspace):
    before = state(facilitator)

    facilitator.post("/w/clean-air/sessions/showing/", {"estimates": "on"})

    assert state(facilitator) != before


def test_the_question_changes_it(viewer, workspace):
    before = state(viewer)
    workspace.question = "Who rides?"
    workspace.save()

    assert state(viewer) != before


def test_a_new_day_changes_it(viewer, workspace, monkeypatch):
    before = state(viewer)

    monkeypatch.setattr(timezone, "localdate", lambda: date(2031, 3, 2))

    assert state(viewer) != before


@pytest.mark.parametrize(("who", "status"), [("outsider", 404), ("representative", 403), ("anonymous", 302)])
def test_it_tells_strangers_nothing(request, workspace, who, status):
    assert request.getfixturevalue(who).get(STATE).status_code == status

"""Everybody beside home: kept, and after an act only those are compared anew whom it touched."""

from datetime import date
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalitions import beside_home
from coalitions.answers import answers_beside
from coalitions.beside_home import all_beside_home, some_beside_home
from organizations.models import LogEnd, Organization, Position
from organizations.sealing import seal_again
from organizations.services import one_change
from tests import factories

DAY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(beside_home, "_kept", {})


@pytest.fixture
def held(workspace):
    """Home and six more, with answers on four tenets."""
    with one_change(workspace=workspace, user=None, act="x"):
        organizations = [factories.organization(workspace) for _each in range(7)]
        tenets = [factories.tenet(workspace) for _each in range(4)]
        for organization in organizations:
            for tenet in tenets:
                factories.position(workspace, organization=organization, tenet=tenet, stance=1)
        workspace.home = organizations[0]
        workspace.save()
    return organizations, tenets


def end(workspace):
    return LogEnd.objects.values_list("number", "seal").get(workspace=workspace)


def told(workspace):
    return all_beside_home(workspace, DAY, end(workspace))


def anew(workspace):
    others = Organization.objects.in_workspace(workspace).values_list("pk", flat=True)
    return some_beside_home(workspace, DAY, list(others))


def plain(beside):
    return beside[0], dict(beside[1])


def test_whatever_is_done_it_says_what_comparing_all_anew_says(workspace, held):
    organizations, tenets = held
    dice = Random(7)
    told(workspace)
    for _act in range(25):
        one, tenet = dice.choice(organizations), dice.choice(tenets)
        with one_change(workspace=workspace, user=None, act="x"):
            rows = list(Position.objects.filter(organization=one, tenet=tenet))
            match dice.randrange(4):
                case 0 if rows:
                    rows[0].delete_over(rows[0].version)
                case 1:
                    one.place = f"Place {_act}"
                    one.save()
                case 2 if rows:
                    rows[0].stance = dice.choice((-2, -1, 0, 2))
                    rows[0].save()
                case _:
                    day = date(2026, 1, 1 + _act)
                    factories.position(workspace, organization=one, tenet=tenet, stance=-1, as_of=day)

        assert plain(told(workspace)) == plain(anew(workspace))


def test_an_act_that_touches_no_position_asks_one_short_question(workspace, held):
    told(workspace)
    with one_change(workspace=workspace, user=None, act="x"):
        held[0][1].place = "Elsewhere"
        held[0][1].save()
    now = end(workspace)

    with CaptureQueriesContext(connection) as asked:
        all_beside_home(workspace, DAY, now)
        all_beside_home(workspace, DAY, now)

    assert len(asked) == 1


def test_an_act_on_one_organization_reads_only_its_answers_and_homes(workspace, held, monkeypatch):
    organizations, tenets = held
    told(workspace)
    with one_change(workspace=workspace, user=None, act="x"):
        factories.position(
            workspace, organization=organizations[2], tenet=tenets[0], stance=-2, as_of=date(2026, 6, 30)
        )
    read = []

    def noted(home, *, day, others):
        read.append(others)
        return answers_beside(home, day=day, others=others)

    monkeypatch.setattr(beside_home, "answers_beside", noted)

    found = told(workspace)

    assert read == [{organizations[2].pk}]
    assert plain(found) == plain(anew(workspace))


def test_a_log_that_was_sealed_anew_is_not_trusted_for_what_came_since(workspace, held, monkeypatch):
    told(workspace)
    factories.position(workspace, organization=held[0][3], tenet=held[1][0], stance=-2, as_of=DAY)
    with one_change(workspace=workspace, user=None, act="x"):
        pass
    LogEnd.objects.filter(workspace=workspace).update(seal="of another log")
    seal_again(workspace)
    beside_home._kept = {  # as if what was kept came from the log before
        key: beside_home._Kept((each.acts[0], "gone"), each.beside) for key, each in beside_home._kept.items()
    }

    assert plain(told(workspace)) == plain(anew(workspace))

"""Readiness to negotiate: docs/analysis/readiness.md."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from coalitions.analysis.groups.readiness import agenda, people_needed, splitting_offer
from coalitions.analysis.groups.readiness_words import Stands, agenda_state, agenda_words
from coalitions.analysis.inputs import Need, Position
from coalitions.analysis.member_table import members
from coalitions.analysis.platform import history
from tests.coalitions.analysis.second.worlds import worlds
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, S, T, coalition, toy


def laid_out(made_up, *more):
    workspace = toy(made_up)
    rows = members(replace(workspace, positions=(*workspace.positions, *more)), made_up)
    return rows, history(made_up, rows.column).now


def offered(made_up, *, need):
    rows, platform = laid_out(made_up)
    return splitting_offer(rows, platform, need=need)


def test_without_members_nothing_on_the_table_can_be_backed():
    assert agenda_state(agenda(*laid_out(coalition((), (CAP,))))) is Stands.NOT_YET


def test_the_offer_that_would_split_us():
    found = offered(coalition(), need=200)

    assert found.planks == (LAWYER, MARCH)
    assert found.satisfied == (C,)
    assert found.left == 180


def test_no_offer_splits_where_few_are_enough():
    assert offered(coalition(), need=30) is None


def test_no_offer_is_sought_where_people_are_not_recorded_or_too_few():
    rows, platform = laid_out(coalition())
    silent = replace(
        rows, organizations=tuple(replace(o, turnout=(None,) * 3, resources={}) for o in rows.organizations)
    )

    assert splitting_offer(silent, platform, need=200) is None
    assert splitting_offer(rows, platform, need=481) is None


def test_each_item_says_who_backs_it_and_who_was_never_asked():
    items = {each.tenet: each for each in agenda(*laid_out(coalition()))}

    assert items[CAP].backing == (C, R, T)
    assert items[CAP].ready
    assert items[BUS].unknown == (C, T)
    assert items[BUS].share == pytest.approx(1 / 3)
    assert not items[BUS].ready


def test_where_only_answers_are_missing_it_says_on_whom_it_depends():
    bus = agenda(*laid_out(coalition((T, R), (BUS,))))
    cap = agenda(*laid_out(coalition((), (CAP,))))

    assert agenda_state(bus) is Stands.UNKNOWN
    assert str(agenda_words(bus)).endswith("on the rest it depends on members who were never asked.")
    assert "never asked" not in str(agenda_words(cap))


def test_a_red_line_keeps_an_item_from_being_ready():
    items = {each.tenet: each for each in agenda(*laid_out(coalition((T, C, R, S), (CAP, MARCH))))}

    assert items[CAP].crosses == (S,)
    assert not items[CAP].ready
    assert items[MARCH].not_backing == (S,)


def test_four_in_five_are_enough():
    # five who back it but for one of no mind
    answers = [Position(R, LAWYER, 1.0, 0.5), Position(S, LAWYER, 0.0, 0.5)]
    items = {each.tenet: each for each in agenda(*laid_out(coalition((T, C, R, S), (LAWYER,)), *answers))}

    assert items[LAWYER].share == 0.75
    assert not items[LAWYER].ready
    assert items[LAWYER].unknown == ()


def test_the_need_is_the_least_number_of_people():
    assert people_needed(replace(coalition(), needs=(Need("money", 5, 9), Need("people", 400, 500)))) == 400
    assert people_needed(coalition()) is None


@given(worlds())
@settings(max_examples=40, deadline=None)
def test_no_smaller_offer_would_do(world):
    made_up = world.coalitions[0]
    rows = members(world, made_up)
    platform = history(made_up, rows.column).now
    need = 100.0

    found = splitting_offer(rows, platform, need)

    if found:
        assert len(found.satisfied) >= 1
        assert left(rows, platform, found.planks) == pytest.approx(found.left)
        assert found.left < need
        planks = [tenet.id for tenet in rows.tenets if platform[rows.column[tenet.id]] > 0]
        for part in combinations(planks, max(0, len(found.planks) - 1)):
            assert left(rows, platform, part) >= need


def left(rows, platform, offered):
    """How many people get less than three fifths of what the whole platform gives them."""
    crowd = 0.0
    for place, organization in enumerate(rows.organizations):
        asks = {t.id: rows.asks[place, rows.column[t.id]] * platform[rows.column[t.id]] for t in rows.tenets}
        whole = sum(asks.values())
        if not whole or sum(asks[t] for t in offered) < 0.6 * whole - 1e-9:
            known = organization.turnout[1]
            crowd += organization.resources.get("people", 0.0) if uses_ratings(rows) else known
    return crowd


def uses_ratings(rows):
    return any(each.turnout[1] is None for each in rows.organizations)

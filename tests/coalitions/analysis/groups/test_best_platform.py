"""The best platform and the breadth–depth front: docs/analysis/best_platform.md."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalitions.analysis.groups.best_platform import front, search
from coalitions.analysis.groups.platform_field import Found, Question, field
from coalitions.analysis.groups.proven_platform import prove
from coalitions.analysis.inputs import Position
from coalitions.analysis.member_table import members
from coalitions.analysis.members.fit import fit_table
from tests.coalitions.analysis.second.worlds import worlds
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, S, T, coalition, toy


def everybody(*more):
    made_up = coalition((T, C, R, S))
    workspace = toy(made_up)
    return members(replace(workspace, positions=(*workspace.positions, *more)), made_up)


def said(rows, option):
    planks = {rows.tenets[column].id for column in option.planks}
    return planks, {rows.ids[row] for row in option.joined}, option.people


@pytest.mark.parametrize(
    ("least", "planks", "joined", "people"),
    [
        (0.3, {BUS, LAWYER}, {T, C, R, S}, 500),  # the tenants' rent cap is gone
        (0.5, {BUS, LAWYER, MARCH}, {T, C, R}, 480),
        (0.7, {CAP, LAWYER, MARCH}, {T, C}, 420),
    ],
)
def test_the_example_of_three_planks(least, planks, joined, people):
    rows = everybody()
    asked = Question(least, most_planks=3)

    quick, proven = search(field(rows), asked), prove(field(rows), asked, seconds=10)

    assert said(rows, quick) == said(rows, proven) == (planks, joined, people)
    assert quick.found is Found.SEARCHED
    assert proven.found is Found.PROVEN


def test_the_front_goes_from_broad_to_deep():
    rows = everybody()

    found = front(field(rows), Question(0.0, most_planks=3), (0.7, 0.3, 0.5))

    assert [(share, option.people) for share, option in found] == [(0.3, 500), (0.5, 480), (0.7, 420)]


def test_a_share_that_costs_nobody_stands_for_the_lower_ones():
    found = front(field(everybody()), Question(0.0, most_planks=3), (0.6, 0.7, 0.8))

    assert [share for share, _option in found] == [0.8]


def test_what_is_fixed_stays_in_and_who_is_required_must_join():
    rows = everybody()
    cap, riders = rows.column[CAP], rows.ids.index(R)

    asked = Question(0.3, most_planks=3, fixed=(cap,), members=(riders,))

    option = search(field(rows), asked)

    assert cap in option.planks
    assert riders in option.joined
    assert said(rows, option) == said(rows, prove(field(rows), asked, seconds=10))


def test_nothing_is_found_where_the_required_cannot_join():
    rows = everybody()
    asked = Question(0.3, fixed=(rows.column[CAP],), members=(rows.ids.index(S),))  # their red line

    assert search(field(rows), asked) is None
    assert prove(field(rows), asked, seconds=5) is None


def test_a_must_have_keeps_them_out_without_it():
    must = Position(R, LAWYER, 1.0, 0.2, red_line=True)
    rows = everybody(must)

    option = search(field(rows), Question(0.5, most_planks=1, fixed=(rows.column[BUS],)))

    assert rows.ids.index(R) not in option.joined


def test_nobody_without_asks_can_join():
    nobody = field(members(replace(toy(), positions=()), coalition((T,))))

    assert field(everybody()).able.all()
    assert not nobody.able.any()
    assert search(nobody, Question(0.3)).joined == ()


@given(worlds(), st.sampled_from([0.2, 0.4, 0.6]), st.integers(0, 3))
@settings(max_examples=25, deadline=None)
def test_what_is_proven_is_the_best_of_all(world, least, most):
    rows = members(world, world.coalitions[0])
    held = field(rows)
    asked = Question(least, most_planks=most)
    parts = [part for size in range(most + 1) for part in combinations(held.columns.tolist(), size)]

    best = max(reach(rows, held, asked, part) for part in parts)

    quick, proven = search(held, asked), prove(held, asked, seconds=20)
    assert quick.people <= best + 1e-9
    assert quick.people == reach(rows, held, asked, quick.planks)
    assert best == pytest.approx(proven.people if proven else 0.0)


def reach(rows, held, asked, part):
    """How many people join this platform, by the plain words of fit."""
    platform = np.zeros(len(rows.tenets))
    platform[list(part)] = 1.0
    table = fit_table(rows, platform)
    crossed = (rows.red_line & (rows.stance < 0) & (platform > 0)).any(axis=1)
    missing = np.zeros(len(rows.ids), dtype=bool)
    for column in held.columns:
        missing |= rows.red_line[:, column] & (rows.stance[:, column] > 0) & (platform[column] <= 0)
    joins = (
        (table.got >= asked.least_got - 1e-9) & ~(table.clash > asked.most_clash + 1e-9) & ~crossed & ~missing
    )
    return float(held.people[joins].sum())

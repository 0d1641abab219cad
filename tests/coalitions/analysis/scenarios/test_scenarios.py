"""What if: docs/analysis/scenarios.md."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.inputs import Evidence
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.scenarios.compared import Kind, Turn, compared
from coalitions.analysis.scenarios.played import (
    Joins,
    Leaves,
    SetsNeed,
    SetsPlank,
    SetsSay,
    SetsStance,
    played,
)
from tests.coalitions.analysis.second.worlds import worlds
from tests.coalitions.analysis.toy import BUS, CAP, DAY, HOME, LAWYER, MARCH, C, R, S, T, coalition, toy


def told(made_up, *steps):
    workspace = toy(made_up)
    before = coalition_report(workspace, made_up)
    return compared(before, coalition_report(*played(workspace, made_up, steps)))


def of(differences, kind, organization=None):
    return next(each for each in differences if each.kind is kind and each.organization == organization)


def test_the_bus_fare_carries_the_riders_whole():
    found = told(coalition(planks=(CAP, LAWYER, MARCH)), SetsPlank(BUS, 1))

    got = of(found, Kind.GOT, R)
    assert (round(got.before, 2), got.after, got.turn) == (0.47, pytest.approx(1.0), Turn.GAIN)
    assert not [each for each in found if each.kind is Kind.GOT and each.organization != R]
    assert (of(found, Kind.PLANKS).before, of(found, Kind.PLANKS).after) == (3, 4)


def test_who_leaves_takes_people_along_and_who_joins_brings_them():
    gone = told(coalition(), Leaves(C))
    come = told(coalition(planks=(LAWYER, MARCH)), Joins(S))

    assert (of(gone, Kind.MEMBER, C).before, of(gone, Kind.MEMBER, C).after) == ("in", "out")
    assert (of(gone, Kind.PEOPLE).before, of(gone, Kind.PEOPLE).after) == (480, 180)
    assert of(gone, Kind.PEOPLE).turn is Turn.LOSS
    assert of(come, Kind.PEOPLE).after == 500
    assert (of(come, Kind.UNEASY).after, of(come, Kind.UNEASY).turn) == (3, Turn.NEITHER)
    groups = of(come, Kind.GROUPS)
    assert (round(groups.before, 2), round(groups.after, 2)) == (1.38, 2.12)


def test_a_say_lowers_exposure_and_bands_come_first():
    found = told(coalition(say={R: 0.0}), SetsSay(R, 1.0), SetsPlank(LAWYER, 0))

    assert found[0].kind is Kind.BAND
    band = of(found, Kind.BAND, R)
    assert (band.before, band.after, band.turn) == (Band.HIGH.value, Band.LOW.value, Turn.GAIN)


def test_a_red_line_that_is_crossed_is_a_loss():
    found = told(coalition(), SetsStance(T, MARCH, -1.0, 1.0, red_line=True))

    crossed = of(found, Kind.BLOCKED, T)
    assert (crossed.tenet, crossed.turn, crossed.after) == (MARCH, Turn.LOSS, 1.0)


def test_what_is_assumed_is_our_estimate_and_the_present_stays():
    made_up = coalition()
    workspace = toy(made_up)

    after, _same = played(workspace, made_up, [SetsStance(C, BUS, 1.0, 0.8)])

    (taken,) = [each for each in after.positions if (each.organization, each.tenet) == (C, BUS)]
    assert taken.evidence is Evidence.ESTIMATED
    assert not [each for each in workspace.positions if (each.organization, each.tenet) == (C, BUS)]


def test_a_stance_replaces_the_one_that_stands_on_the_coalitions_day():
    made_up = coalition()
    workspace = replace(toy(made_up), positions_on={DAY: toy(made_up).positions}, positions=())

    after, _same = played(workspace, made_up, [SetsStance(C, HOME, -1.0)])

    held = [each.stance for each in after.positions_on[DAY] if (each.organization, each.tenet) == (C, HOME)]
    assert held == [-1.0]


def test_what_cannot_be_changes_nothing():
    assert told(coalition(), Leaves(S), Joins(T), SetsSay(S, 1.0)) == ()


def test_no_steps_change_nothing():
    assert told(coalition()) == ()


def test_what_winning_takes_changes_who_is_needed():
    made_up = coalition()
    workspace = toy(made_up)

    after, changed = played(workspace, made_up, [SetsNeed("people", 400, 500)])

    assert [each.low for each in changed.needs if each.resource == "people"] == [400]
    assert coalition_report(after, changed).members != coalition_report(workspace, made_up).members


@pytest.mark.parametrize(
    "wrong",
    [
        SetsPlank(BUS, 1.5),
        SetsStance(T, BUS, 2.0),
        SetsStance(T, BUS, 1.0, 3.0),
        SetsSay(T, -1),
        SetsNeed("luck", 1, 2),
        Joins(S, say=2.0),
    ],
)
def test_numbers_out_of_range_are_refused(wrong):
    with pytest.raises(ValueError, match="out of range"):
        told(coalition(), wrong)


@given(worlds(), st.data())
@settings(max_examples=30, deadline=None)
def test_going_and_coming_back_without_a_past_changes_no_fit(world, data):
    made_up = world.coalitions[0]
    before = coalition_report(world, made_up)
    if not before.members:
        return
    who = data.draw(st.sampled_from([each.organization for each in before.members]))

    after = coalition_report(*played(world, made_up, [Leaves(who), Joins(who)]))

    assert {each.organization: each.fit for each in after.members} == {
        each.organization: each.fit for each in before.members
    }


@given(worlds())
@settings(max_examples=30, deadline=None)
def test_the_same_twice_is_no_change(world):
    report = coalition_report(world, world.coalitions[0])

    assert compared(report, report) == ()

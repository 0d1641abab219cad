"""Currents: docs/analysis/currents.md."""

from dataclasses import replace

import pytest

from coalitions.analysis.groups.currents import currents
from coalitions.analysis.inputs import Effect, Organization, Position, Tie, Trend
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, S, T, toy

PLATFORM = {CAP: 1.0, BUS: 1.0, MARCH: 1.0}
RENTS_RISE = Trend("rents", "Rents rise", True, (Effect(CAP, favours=True, strength=0.8),))


def told(*trends, ties=(), more=(), organizations=()):
    workspace = toy()
    workspace = replace(
        workspace,
        trends=trends,
        ties=ties,
        organizations=(*workspace.organizations, *organizations),
        positions=(*workspace.positions, *more),
    )
    return currents(workspace, PLATFORM)


def test_what_rises_lifts_what_it_favours():
    (found,) = told(RENTS_RISE)

    assert found.lifted == ((CAP, 0.8),)
    assert found.pressed == ()
    assert found.answers == 4  # all four answered on the cap


def test_what_falls_presses_what_it_favours_and_lifts_what_it_hinders():
    effects = (Effect(CAP, favours=True, strength=0.8), Effect(BUS, favours=False, strength=0.4))
    (found,) = told(Trend("fall", "Rents fall", False, effects))

    assert found.lifted == ((BUS, 0.4),)
    assert found.pressed == ((CAP, 0.8),)


def test_whom_it_brings_closer_are_those_not_yet_with_us():
    # N supports the cap (.6 × .5 of what is lifted) and opposes the march: alignment 0
    more = (Position("N", CAP, 0.5, 0.6), Position("N", MARCH, -0.5, 0.6))
    (found,) = told(RENTS_RISE, more=more, organizations=(Organization("N", "Neighbours"),))

    (closer,) = found.closer  # Tenants, Church and Riders are with us already
    assert (closer.organization, closer.tenets) == ("N", (CAP,))
    assert closer.share == pytest.approx(0.3)


def test_whom_it_isolates_and_whom_they_may_lose():
    ties = (Tie(C, S, "support"), Tie("Z", S, "partnership"), Tie(S, R, "tension"))
    more = (Position("Z", CAP, -1.0, 1.0),)
    (found,) = told(RENTS_RISE, ties=ties, more=more, organizations=(Organization("Z", "Zeal"),))

    shops = next(each for each in found.isolates if each.organization == S)
    assert shops.share == pytest.approx(0.8)  # vitality .8, stance −1
    assert shops.may_lose == (C,)  # Zeal is against the cap as well; tension holds nobody up


def test_unknown_strength_counts_half_and_says_so():
    (found,) = told(Trend("x", "X", True, (Effect(CAP, favours=True),)))

    assert found.lifted == ((CAP, 0.5),)
    assert found.guessed


def test_what_is_no_plank_brings_nobody_closer():
    (found,) = told(Trend("x", "X", True, (Effect(LAWYER, favours=True, strength=1.0),)))

    assert (found.closer, found.isolates, found.answers) == ((), (), 0)


def test_a_strength_beyond_its_range_is_refused():
    with pytest.raises(ValueError, match="stronger than 1"):
        told(Trend("x", "X", True, (Effect(CAP, favours=True, strength=1.2),)))


def test_who_answered_nothing_is_neither_closer_nor_isolated():
    (found,) = told(RENTS_RISE, organizations=(Organization("Q", "Quiet"),))

    assert "Q" not in {each.organization for each in (*found.closer, *found.isolates)}
    assert T not in {each.organization for each in found.closer}

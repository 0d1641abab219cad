"""Erosion, what has been lost without agreeing: docs/analysis/absorption.md."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.inputs import Say
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.erosion import ErosionBand, erosion_band
from coalitions.analysis.members.verdict import verdict
from tests.coalitions.analysis.toy import BUS, CAP, START, C, R, T, coalition, toy

CUT = [{CAP: 0.5, BUS: 0.0}]


def erosion_of(member, made):
    report = coalition_report(toy(made), made)
    return next(each.erosion for each in report.members if each.organization == member)


def with_says(made, *says, joined=START):
    riders = replace(made.affiliations[2], says=says, joined=joined)
    return replace(made, affiliations=(*made.affiliations[:2], riders))


def test_riders_lose_as_printed_where_others_agreed_without_them():
    found = erosion_of(R, coalition(changes=CUT, agreed=(T,)))

    assert (round(found.low, 2), round(found.high, 2)) == (0.55, 0.55)
    assert found.band is ErosionBand.SERIOUS


def test_where_nobody_recorded_who_agreed_the_low_end_is_nothing():
    found = erosion_of(R, coalition(changes=CUT))

    assert (found.low, round(found.high, 2)) == (0.0, 0.55)
    assert found.band is ErosionBand.NONE_SERIOUS


def test_agreed_narrowing_is_not_erosion():
    found = erosion_of(R, coalition(changes=CUT, agreed=(R, T)))

    assert (found.low, found.high) == (0.0, 0.0)
    assert [each.agreed for each in found.losses] == [True, True]  # still told


def test_what_the_others_lost_stands_beside_it():
    found = erosion_of(R, coalition(changes=CUT, agreed=("somebody else",)))

    assert (round(found.others_low, 2), round(found.others_high, 2)) == (0.06, 0.21)
    assert found.average_low == pytest.approx((0.5 / 2.4 + 0.1 / 1.6 + 1.05 / 1.9) / 3)
    assert str(found.sentences[0]) == (
        "Of what the platform carried for you, 55% was weakened or dropped without your agreement; of what "
        "it carried for the others, 6–21%."
    )


def test_losses_are_told_largest_first():
    told = [str(each) for each in erosion_of(R, coalition(changes=CUT)).sentences]

    assert told[1:] == [
        "Version 2 (2026-02-01) dropped “bus”; it is not recorded who agreed.",
        "Version 2 (2026-02-01) weakened “cap”; it is not recorded who agreed.",
    ]


def test_only_changes_since_joining_count():
    made = coalition(changes=CUT, agreed=(T,))
    late = with_says(made, joined=START.replace(month=2))

    assert erosion_of(R, late).demands_high == 0.0


def test_a_plank_restored_is_not_lost():
    made = coalition(changes=[*CUT, {CAP: 1.0, BUS: 1.0}], agreed=(T,))

    assert erosion_of(R, made).high == 0.0


@pytest.mark.parametrize(
    ("says", "gone"),
    [
        ((Say(None, 0.5), Say(START.replace(month=3), 0.25)), 0.5),
        ((Say(START, 0.5), Say(START.replace(month=3), 0.75)), 0.0),  # gained
        ((Say(None, 0.0),), 0.0),  # it had none
        ((Say(START.replace(month=3), 0.25),), None),  # what it had at joining is not recorded
        ((), None),
        ((Say(None, 0.5), Say(START.replace(year=2030), 0.0)), 0.0),  # not yet
    ],
)
def test_losing_say_is_erosion_too(says, gone):
    found = erosion_of(R, with_says(coalition(), *says))

    assert found.say == gone
    assert found.low == found.high == (gone or 0.0)


def test_the_larger_of_the_two_losses_counts():
    made = coalition(changes=CUT, agreed=(T,))
    found = erosion_of(R, with_says(made, Say(None, 1.0), Say(START.replace(month=3), 0.25)))

    assert found.low == 0.75
    assert "Your say went from a veto or consensus to being consulted." in map(str, found.sentences)


def test_with_nothing_to_lose_and_no_say_recorded_erosion_is_unknown():
    found = erosion_of(R, coalition((T, C, R), ()))

    assert (found.low, found.high) == (None, None)
    assert found.band is ErosionBand.UNKNOWN


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (0.0, 0.09, ErosionBand.NONE),
        (0.10, 0.33, ErosionBand.SOME),
        (0.331, 1.0, ErosionBand.SERIOUS),
        (0.0, 0.2, ErosionBand.NONE_SOME),
        (0.0, 0.5, ErosionBand.NONE_SERIOUS),
        (0.2, 0.5, ErosionBand.SOME_SERIOUS),
        (float("nan"), float("nan"), ErosionBand.UNKNOWN),
    ],
)
def test_bands_say_between_where_the_ends_differ(low, high, word):
    assert erosion_band(low, high) is word


PLAIN = [ErosionBand.NONE, ErosionBand.SOME, ErosionBand.SERIOUS]


@given(st.floats(0, 1), st.floats(0, 1))
def test_bands_never_contradict_the_order_of_the_numbers(a, b):
    low, high = sorted((a, b))

    assert PLAIN.index(erosion_band(low, low)) <= PLAIN.index(erosion_band(high, high))


@pytest.mark.parametrize(
    ("exposed", "lost", "words"),
    [
        (Band.HIGH, ErosionBand.NONE, "exposed, nothing lost so far"),
        (Band.HIGH, ErosionBand.SOME, "exposed and losing"),
        (Band.LOW, ErosionBand.SOME, "losing though well placed: ask why"),
        (Band.LOW, ErosionBand.NONE, "well placed"),
        (Band.MEDIUM, ErosionBand.NONE, "could go either way, nothing lost so far"),
        (Band.UNKNOWN, ErosionBand.UNKNOWN, "exposure could not be assessed, losses could not be assessed"),
    ],
)
def test_the_two_readings_stand_side_by_side(exposed, lost, words):
    assert str(verdict(exposed, lost)) == words

"""Exposure to absorption: docs/analysis/absorption.md."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.inputs import Need, Say
from coalitions.analysis.members.absorption import Band, band, exposure
from coalitions.analysis.members.reasons import Part
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, T, coalition, toy

# The method's own example: Riders in {T, C, R}, with a vote and hardly another way.
EXAMPLE = coalition(say={R: 0.5}, alternatives={R: 0.25})


def exposure_of(member, workspace, made):
    report = coalition_report(workspace, made)
    return next(each.exposure for each in report.members if each.organization == member)


def test_riders_come_out_as_printed():
    found = exposure_of(R, toy(EXAMPLE), EXAMPLE)

    assert found.dependence == 0.75
    assert round(found.necessity, 3) == 0.133
    assert round(found.imbalance, 2) == 0.81
    assert round(found.isolation, 2) == 0.41
    assert found.voiceless == 0.5
    assert round(found.value, 2) == 0.55
    assert found.band is Band.MEDIUM_HIGH
    assert (round(found.low, 2), round(found.high, 2)) == (0.43, 0.66)


def test_the_backing_of_each_demand_comes_out_as_printed():
    found = exposure_of(R, toy(EXAMPLE), EXAMPLE)

    backing = {each.tenet: each.backing for each in found.demands_at_risk}
    assert backing[BUS] is None
    assert {t: round(backing[t], 2) for t in (CAP, MARCH)} == {CAP: 0.48, MARCH: 0.6}


def test_the_risk_of_a_demand_is_exposure_times_what_is_not_backed():
    found = exposure_of(R, toy(EXAMPLE), EXAMPLE)

    assert [each.tenet for each in found.demands_at_risk] == [CAP, MARCH, BUS]  # unknown backing last
    assert [each.risk for each in found.demands_at_risk] == [
        pytest.approx(found.value * (1 - 0.4782608696)),
        pytest.approx(found.value * 0.4),
        None,
    ]


def test_mutual_dependence_is_given_beside_the_imbalance():
    assert round(exposure_of(R, toy(EXAMPLE), EXAMPLE).mutual, 3) == 0.883


def test_others_that_nobody_needs_back_alike():
    slack = replace(EXAMPLE, needs=(Need("people", 10, 20),))

    found = exposure_of(R, toy(slack), slack)

    march = next(each.backing for each in found.demands_at_risk if each.tenet == MARCH)
    assert march == pytest.approx(0.6)
    cap = next(each.backing for each in found.demands_at_risk if each.tenet == CAP)
    assert cap == pytest.approx((1 + 0.2) / 2)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0.05, Band.LOW),
        (0.349, Band.LOW),
        (0.35, Band.LOW_MEDIUM),
        (0.40, Band.LOW_MEDIUM),
        (0.45, Band.LOW_MEDIUM),
        (0.451, Band.MEDIUM),
        (0.549, Band.MEDIUM),
        (0.55, Band.MEDIUM_HIGH),
        (0.65, Band.MEDIUM_HIGH),
        (0.651, Band.HIGH),
        (1.0, Band.HIGH),
        (float("nan"), Band.UNKNOWN),
    ],
)
def test_bands_say_between_near_an_edge(value, word):
    assert band(value) is word


BY_SIZE = [Band.LOW, Band.LOW_MEDIUM, Band.MEDIUM, Band.MEDIUM_HIGH, Band.HIGH]


@given(st.floats(0, 1), st.floats(0, 1))
def test_bands_never_contradict_the_order_of_the_numbers(a, b):
    low, high = sorted((a, b))

    assert BY_SIZE.index(band(low)) <= BY_SIZE.index(band(high))


def test_no_safeguard_is_absolute():
    nothing = np.zeros(1)

    assert exposure(nothing, nothing, nothing)[0] == pytest.approx(0.05)
    assert exposure(np.ones(1), np.ones(1), np.ones(1))[0] == 1.0


def test_what_is_not_recorded_counts_as_half_and_is_flagged():
    made = coalition()

    found = exposure_of(R, toy(made), made)

    assert (found.dependence, found.voiceless) == (0.5, 0.5)
    assert not found.say_recorded
    assert not found.alternatives_recorded


def test_an_unrecorded_say_widens_the_range():
    half, unknown = coalition(say={C: 0.5}), coalition()
    known, open_ = exposure_of(C, toy(half), half), exposure_of(C, toy(unknown), unknown)

    assert known.low == known.high == pytest.approx(known.value)
    assert open_.value == pytest.approx(known.value)
    assert open_.low < known.low
    assert known.high < open_.high


def test_the_say_on_the_day_counts():
    riders = replace(EXAMPLE.affiliations[2], says=(Say(None, 0.5), Say(EXAMPLE.day, 0.25)))
    made = replace(EXAMPLE, affiliations=(*EXAMPLE.affiliations[:2], riders))

    assert exposure_of(R, toy(made), made).voiceless == 0.75
    before = replace(made, day=EXAMPLE.day.replace(month=5))
    assert exposure_of(R, toy(before), before).voiceless == 0.5


def test_reasons_come_largest_first_with_their_numbers():
    found = exposure_of(R, toy(EXAMPLE), EXAMPLE)

    assert [each.part for each in found.reasons] == [Part.UNEQUAL_NEED, Part.NO_SAY, Part.ISOLATION]
    assert [each.value for each in found.reasons] == [found.imbalance, found.voiceless, found.isolation]


@pytest.mark.parametrize(
    ("planks", "reason"),
    [
        ((), "nothing that you ask for is on the platform"),
        ((LAWYER,), "nothing that you ask for is on the platform"),
        ((BUS,), "nobody has told us where the others stand"),
    ],
)
def test_what_cannot_be_assessed_says_why(planks, reason):
    made = coalition((T, C, R), planks, say={R: 0.5})

    found = exposure_of(R, toy(made), made)

    assert found.value is None
    assert found.band is Band.UNKNOWN
    assert reason in str(found.unassessed)
    assert found.levers == ()


def test_unknown_backing_still_gives_a_range():
    made = coalition((T, C, R), (BUS,), say={R: 0.5})

    found = exposure_of(R, toy(made), made)

    assert 0 < found.low < found.high <= 1


def test_a_member_without_any_ask_cannot_be_assessed():
    made = coalition()
    others = tuple(each for each in toy().positions if each.organization != R)

    found = exposure_of(R, replace(toy(made), positions=others), made)

    assert (found.value, found.low, found.high) == (None, None, None)
    assert "nothing that you ask for is recorded" in str(found.unassessed)


@relaxed
@given(worlds())
def test_exposure_lies_in_its_range(world):
    for member in coalition_report(*world).members:
        found = member.exposure
        if found.value is not None:
            ends = [0.05, found.low, found.value, found.high, 1.0]
            rounded = [round(end, 9) for end in ends if end is not None]
            assert len(rounded) == 5
            assert rounded == sorted(rounded)
        assert (found.value is None) == (found.band is Band.UNKNOWN) == (found.unassessed is not None)

"""The array computations against the method's definitions written out one by one (plain.py)."""

from itertools import combinations

import pytest
from hypothesis import given

from coalitions.analysis.coalition import coalition_report
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.second.plain import Plain
from tests.coalitions.analysis.second.plain_more import PlainBreadth, PlainLosses, hill


def close(value):
    return None if value is None else pytest.approx(value, abs=1e-9)


@relaxed
@given(worlds())
def test_fit_equals_its_definition(world):
    plain, report = Plain(*world), coalition_report(*world)

    for member in report.members:
        for name, value in plain.fit(member.organization).items():
            assert getattr(member.fit, name) == close(value), name


@relaxed
@given(worlds())
def test_exposure_and_its_range_equal_their_definition(world):
    plain, report = Plain(*world), coalition_report(*world)

    for member in report.members:
        low, high = plain.exposure_range(member.organization)
        assert member.exposure.low == close(low)
        assert member.exposure.high == close(high)
        assert member.exposure.value == close(plain.exposure(member.organization))
        assert member.exposure.necessity == close(plain.counted_necessity(member.organization))


@relaxed
@given(worlds())
def test_demands_at_risk_equal_their_definition(world):
    plain, report = Plain(*world), coalition_report(*world)

    for member in report.members:
        asked = {each.tenet for each in member.exposure.demands_at_risk}
        assert asked == {t for t in plain.tenets if plain.pi(t) > 0 and plain.ask(member.organization, t) > 0}
        for each in member.exposure.demands_at_risk:
            backing = plain.backing(member.organization, each.tenet)
            assert each.backing == close(backing)
            if backing is not None and member.exposure.value is not None:
                assert each.risk == close(member.exposure.value * (1 - backing))


@relaxed
@given(worlds())
def test_erosion_equals_its_definition(world):
    plain, report = PlainLosses(*world), coalition_report(*world)

    for member in report.members:
        low, high = plain.erosion(member.organization)
        assert member.erosion.low == close(low)
        assert member.erosion.high == close(high)


@relaxed
@given(worlds())
def test_retained_shares_equal_their_definition(world):
    plain, report = PlainLosses(*world), coalition_report(*world)

    for place, version in enumerate(report.watering.versions):
        assert version.retained == close(plain.retained(place))
        for member, retained in version.by_member:
            assert retained == close(plain.retained(place, member))


@relaxed
@given(worlds())
def test_breadth_and_discomfort_equal_their_definition(world):
    plain, report = PlainBreadth(*world), coalition_report(*world)
    found = {frozenset((each.a, each.b)): each for each in report.breadth.discomfort.pairs}

    assert report.breadth.effective_groups == close(plain.effective_groups())
    for a, b in combinations(plain.members, 2):
        conflict, crossed = plain.conflict(a, b), plain.crossed(a, b)
        uncomfortable = bool(crossed) or (conflict is not None and conflict >= 0.25 - 1e-9)
        assert (frozenset((a, b)) in found) == uncomfortable
        if uncomfortable:
            pair = found[frozenset((a, b))]
            assert pair.conflict == close(conflict)
            assert {(each.tenet, each.holder) for each in pair.red_lines} == crossed


@relaxed
@given(worlds())
def test_constituencies_count_as_equally_common_kinds(world):
    found = coalition_report(*world).breadth

    counts = [count for _, count in found.constituencies]
    assert found.effective_constituencies == close(hill(counts) if counts else None)

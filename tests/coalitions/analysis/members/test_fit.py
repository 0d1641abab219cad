"""Fit with the basis of collaboration: docs/analysis/fit.md."""

from dataclasses import replace

import pytest
from hypothesis import given

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.inputs import Position
from coalitions.analysis.members.fit import Carried
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, S, T, coalition, toy


def fit_of(member, workspace, made):
    return next(each.fit for each in coalition_report(workspace, made).members if each.organization == member)


def test_riders_on_cap_lawyer_march_come_out_as_printed():
    made = coalition((T, C, R), (CAP, LAWYER, MARCH))

    fit = fit_of(R, toy(made), made)

    assert round(fit.got, 2) == 0.47
    assert round(fit.left_out, 2) == 0.53
    assert fit.weakened == 0
    assert fit.give == 0.75
    assert round(fit.gap, 2) == 0.28
    assert fit.fit == fit.got  # nothing clashes
    assert fit.coverage == pytest.approx(2 / 3)


def test_what_is_left_out_is_listed_with_how_much_it_matters():
    made = coalition((T, C, R), (CAP, LAWYER, MARCH))

    fit = fit_of(R, toy(made), made)

    assert [(each.tenet, each.weight, each.vitality) for each in fit.left_out_asks] == [(BUS, 1.0, 1.0)]


def test_a_dropped_plank_counts_as_left_out_and_a_weakened_one_in_part():
    made = coalition(changes=[{CAP: 0.5, BUS: 0.0}])

    fit = fit_of(R, toy(made), made)

    assert [each.tenet for each in fit.left_out_asks] == [BUS]
    assert [(each.tenet, each.carried) for each in fit.weakened_asks] == [(CAP, Carried.WEAKENED)]
    assert fit.got == pytest.approx((0.05 + 0.8) / 1.9)
    assert fit.weakened == pytest.approx(0.05 / 1.9)
    assert fit.left_out == pytest.approx(1 / 1.9)


def test_opposed_planks_clash_and_a_red_line_blocks():
    made = coalition((T, C, R, S), (CAP, MARCH))

    fit = fit_of(S, toy(made), made)

    assert fit.blocked == (CAP,)
    assert fit.clash == 1.0
    assert fit.give == pytest.approx(-0.75)  # the -.75 of the method's section 2.11
    assert fit.fit == -1.0  # got nothing, and all it signs up to clashes
    assert fit.gap == 0.0  # give below 0 is not given


def test_a_must_have_that_is_missing_or_weakened_is_listed():
    must = tuple(
        replace(each, red_line=True) if (each.organization, each.tenet) in {(R, BUS), (R, MARCH)} else each
        for each in toy().positions
    )
    made = coalition(changes=[{MARCH: 0.5, BUS: 0.0}])

    fit = fit_of(R, replace(toy(made), positions=must), made)

    assert [(each.tenet, each.carried) for each in fit.not_without] == [
        (BUS, Carried.LEFT_OUT),
        (MARCH, Carried.WEAKENED),
    ]
    assert fit.blocked == ()


def test_without_any_recorded_ask_got_is_unknown_and_not_nothing():
    made = coalition((T, C, R), (CAP, LAWYER, MARCH))
    against = (Position(R, CAP, -1.0, 1.0),)
    others = tuple(each for each in toy().positions if each.organization != R)

    fit = fit_of(R, replace(toy(made), positions=others + against), made)

    assert (fit.got, fit.weakened, fit.left_out, fit.fit, fit.gap) == (None,) * 5
    assert fit.clash == 1.0
    assert fit.give == -1.0


def test_a_member_nobody_knows_anything_about_has_no_numbers():
    made = coalition((T, C, R), (CAP, LAWYER, MARCH))
    others = tuple(each for each in toy().positions if each.organization != R)

    fit = fit_of(R, replace(toy(made), positions=others), made)

    assert (fit.got, fit.clash, fit.give, fit.fit) == (None, None, None, None)
    assert fit.coverage == 0.0


def test_a_recorded_zero_is_known_but_unknown_is_not():
    made = coalition((T, C, R), (CAP, LAWYER, MARCH))
    asked = Position(R, LAWYER, 0.0, 0.4)

    fit = fit_of(R, replace(toy(made), positions=(*toy().positions, asked)), made)

    assert fit.coverage == 1.0
    assert fit.give == 0.5  # (.5 + 0 + 1) / 3: the 0 is counted
    assert fit.clash == 0.0


@relaxed
@given(worlds())
def test_got_weakened_and_left_out_add_to_one(world):
    for member in coalition_report(*world).members:
        fit = member.fit
        parts = [each for each in (fit.got, fit.weakened, fit.left_out) if each is not None]
        assert len(parts) in (0, 3)
        assert not parts or sum(parts) == pytest.approx(1)
        assert all(part >= 0 for part in parts)


@relaxed
@given(worlds())
def test_fit_stays_in_its_range(world):
    for member in coalition_report(*world).members:
        fit = member.fit
        assert fit.fit is None or -1 - 1e-9 <= fit.fit <= 1 + 1e-9
        assert fit.give is None or -1 - 1e-9 <= fit.give <= 1 + 1e-9
        assert fit.clash is None or -1e-9 <= fit.clash <= 1 + 1e-9

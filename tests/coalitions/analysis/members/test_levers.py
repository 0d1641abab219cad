"""What would lower exposure: docs/analysis/absorption.md."""

import numpy as np
import pytest
from hypothesis import given

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.members.levers import Lever
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.members.test_absorption import EXAMPLE, exposure_of
from tests.coalitions.analysis.toy import R, coalition, toy


def test_levers_are_the_measure_again_and_the_best_three_are_shown():
    found = exposure_of(R, toy(EXAMPLE), EXAMPLE)

    again = {
        Lever.BACKING: ((1 + 0.75 - 2 / 15) / 2, found.isolation - 0.25, 0.5),
        Lever.SAY: ((1 + 0.75 - 2 / 15) / 2, found.isolation, 0.25),
        Lever.ALTERNATIVES: ((1 + 0.5 - 2 / 15) / 2, found.isolation, 0.5),
    }
    assert [each.lever for each in found.levers] == list(again)
    for each in found.levers:
        assert each.exposure == pytest.approx(np.prod(again[each.lever]) ** (1 / 3))


def test_a_member_that_can_veto_has_no_lever_of_say():
    made = coalition(say={R: 1.0}, alternatives={R: 0.25})

    assert Lever.SAY not in {each.lever for each in exposure_of(R, toy(made), made).levers}


@relaxed
@given(worlds())
def test_every_lever_lowers_exposure(world):
    for member in coalition_report(*world).members:
        values = [each.exposure for each in member.exposure.levers]
        assert values == sorted(values)
        assert len(values) <= 3
        assert not values or values[-1] < (member.exposure.value or 0.0)

"""Who makes the difference as the number needed rises: docs/analysis/leverage.md."""

import numpy as np
import pytest

from coalitions.analysis.members.leverage import swing_chances
from coalitions.analysis.members.swing_curve import swing_curve

COUNCIL = (4, 4, 4, 2, 2, 1)  # the Council of the EEC, 1958


def test_at_twelve_votes_luxembourg_never_makes_the_difference_but_elsewhere_it_does():
    curve = swing_curve(COUNCIL, steps=17)

    twelve = curve.needs.index(12.0)
    assert curve.chances[twelve].tolist() == pytest.approx([10 / 32] * 3 + [6 / 32] * 2 + [0])
    assert curve.chances[:, 5].max() > 0


def test_each_point_is_the_swing_chance_at_that_need():
    curve = swing_curve((30, 20, 10), steps=6)

    assert list(curve.needs) == [10, 20, 30, 40, 50, 60]
    for need, chances in zip(curve.needs, curve.chances, strict=True):
        assert np.allclose(chances, swing_chances((30, 20, 10), need))


def test_few_whole_units_give_as_many_points():
    assert list(swing_curve((1, 1, 1)).needs) == [1, 2, 3]


def test_who_brings_as_much_is_drawn_together_and_the_most_often_first():
    assert swing_curve(COUNCIL, steps=17).alike() == ((0, 1, 2), (3, 4), (5,))


@pytest.mark.parametrize("amounts", [(), (0, 0)])
def test_where_nobody_brings_anything_there_is_no_curve(amounts):
    assert swing_curve(amounts).needs == ()

"""Riding someone else's train: docs/analysis/riding.md."""

import pytest

from coalitions.analysis.members.riding import Likely, break_even, tail_index


@pytest.mark.parametrize(
    ("ride", "alone", "expected"),
    [
        (0.5, 0.2, 0.6),  # the method's example
        (0.8, 0.2, 0.75),
        (0.8, 0.5, 0.375),
        (0.5, 0.5, 0.0),
        (0.2, 0.8, 0.0),
        (0.0, 0.0, 0.0),
        (0.8, 0.0, 1.0),
    ],
)
def test_ride_unless_being_dropped_is_likelier_than_that(ride, alone, expected):
    assert break_even(ride, alone) == pytest.approx(expected)


def test_the_words_are_chances():
    assert [each.value for each in Likely] == [0.2, 0.5, 0.8]


@pytest.mark.parametrize(("ride", "alone"), [(1.1, 0.2), (0.5, -0.1)])
def test_what_is_no_chance_is_refused(ride, alone):
    with pytest.raises(ValueError, match="between 0 and 1"):
        break_even(ride, alone)


def test_the_tail_matters_more_than_it_weighs():
    assert tail_index(0.5, 0.125) == 4
    assert tail_index(0.5, None) is None
    assert tail_index(0.5, 0.0) is None

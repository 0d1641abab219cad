"""Lines over a scale: whole numbers in a box, names that don't cover each other."""

from itertools import pairwise

import pytest

from coalitions.views.charts import HEIGHT, WIDTH, Scale, Series, chart, percent_scale, round_scale

ACROSS, UP = Scale(0, 4, ((0, "0"), (4, "4")), "across"), Scale(0, 10, ((0, "0"), (10, "10")), "up")


def test_a_line_goes_through_its_points():
    line = chart([Series("a", [(0, 0), (2, 5), (4, 10)])], ACROSS, UP).lines[0]

    xs, ys = [dot.x for dot in line.dots], [dot.y for dot in line.dots]
    assert xs == sorted(xs)
    assert ys == sorted(ys, reverse=True)
    assert ys[1] * 2 == ys[0] + ys[2]
    assert line.path.count("L") == 2


def test_what_is_unknown_leaves_a_gap():
    line = chart([Series("a", [(0, 1), (1, None), (2, 3), (3, 4)])], ACROSS, UP).lines[0]

    assert line.path.count("M") == 2
    assert len(line.dots) == 3


def test_a_stepped_line_has_no_slopes():
    line = chart([Series("a", [(0, 1), (2, 3)], stepped=True)], ACROSS, UP).lines[0]

    assert "L" not in line.path


def test_names_keep_apart_and_lines_differ_without_colour():
    drawn = chart([Series(name, [(0, 5), (4, 5)]) for name in "abcd"], ACROSS, UP)

    ys = sorted(line.name_y for line in drawn.lines)
    assert all(after - before >= 15 for before, after in pairwise(ys))
    assert len({line.dash for line in drawn.lines}) == 4


def test_a_line_of_which_nothing_is_known_is_not_drawn():
    assert chart([Series("a", [(0, None)])], ACROSS, UP).lines == ()


@pytest.mark.parametrize(
    ("most", "high"), [(0.4, 1), (1, 1), (3, 3), (5, 5), (10, 10), (47, 50), (23_000, 25_000)]
)
def test_a_scale_is_round_and_holds_the_most(most, high):
    scale = round_scale(most, "people")

    assert scale.high == high
    assert 1 <= len(scale.ticks) - 1 <= 5
    assert scale.ticks[-1][0] == high


def test_percentages_are_whole():
    assert [text for _value, text in percent_scale(0.3, 0.8, 0.1, "x").ticks] == [
        "30%",
        "40%",
        "50%",
        "60%",
        "70%",
        "80%",
    ]


def test_everything_stays_inside_the_box():
    drawn = chart([Series("a", [(0, 0), (4, 10)])], ACROSS, UP)

    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for line in drawn.lines for dot in line.dots)

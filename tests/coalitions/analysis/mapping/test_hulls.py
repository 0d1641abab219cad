"""Outlines of coalitions."""

import re

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from coalitions.analysis.mapping.hulls import outlines, path_of
from coalitions.analysis.mapping.layout import place
from tests.coalitions.analysis.mapping.maps import campaign, maps


def _drawn(data):
    """Points, member rows and outlines of a map, as the drawing has them."""
    places = place(data)
    index = {o.id: n for n, o in enumerate(data.organizations)}
    points = np.array([places[o.id] for o in data.organizations]).reshape(-1, 2)
    rows = [np.array([index[m] for m in c.members], dtype=np.intp) for c in data.coalitions]
    return points, rows, outlines(points, rows)


def _flattened(path: str) -> BaseGeometry:
    """The printed path as a shape again: its curves sampled, holes by the even-odd rule."""
    shape: BaseGeometry = Polygon()
    for ring in re.findall(r"M([^Z]*)Z", path):
        numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", ring)]
        spots = list(zip(numbers[::2], numbers[1::2], strict=True))
        line, here = [], spots[0]
        for bend, end in zip(spots[1::2], spots[2::2], strict=True):
            for t in (0.0, 0.25, 0.5, 0.75):
                weights = ((1 - t) ** 2, 2 * t * (1 - t), t * t)
                line.append(
                    tuple(
                        sum(w * p[a] for w, p in zip(weights, (here, bend, end), strict=True)) for a in (0, 1)
                    )
                )
            here = end
        shape = shape.symmetric_difference(Polygon(line).buffer(0))
    return shape


def _assert_holds_exactly(shape, points, members):
    inside = set(np.flatnonzero(shapely.contains(shape, shapely.points(points))).tolist())
    assert inside == set(members.tolist())


@given(maps(most=20))
@settings(max_examples=50, deadline=None)
def test_an_outline_holds_its_members_and_no_one_else(data):
    points, rows, shapes = _drawn(data)
    for members, shape in zip(rows, shapes, strict=True):
        _assert_holds_exactly(shape, points, members)


def test_an_outline_holds_its_members_and_no_one_else_among_300():
    points, rows, shapes = _drawn(campaign(300, 7))
    for members, shape in zip(rows, shapes, strict=True):
        _assert_holds_exactly(shape, points, members)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), unique=True, min_size=2, max_size=25),
    st.data(),
)
@settings(max_examples=50, deadline=None)
def test_an_outline_holds_its_members_wherever_they_stand(spots, data):
    points = np.array(spots, dtype=float) * 30
    members = np.array(sorted(data.draw(st.sets(st.integers(0, len(spots) - 1), min_size=1))), dtype=np.intp)
    _assert_holds_exactly(outlines(points, [members])[0], points, members)


def test_the_printed_path_is_the_outline():
    points, rows, shapes = _drawn(campaign(60, 5))
    for members, shape in zip(rows, shapes, strict=True):
        printed = _flattened(path_of(shape))
        _assert_holds_exactly(printed, points, members)
        assert printed.symmetric_difference(shape).area < 0.03 * shape.area


def test_an_outline_is_in_one_piece_where_nobody_stands_between():
    _, _, shapes = _drawn(campaign(60, 5))
    assert all(isinstance(shape, Polygon) for shape in shapes)


def test_an_outline_goes_around_someone_who_stands_between_two_members():
    points = np.array([[100.0, 100.0], [300.0, 100.0], [500.0, 100.0]])
    shape = outlines(points, [np.array([0, 2])])[0]
    assert isinstance(shape, Polygon)
    _assert_holds_exactly(shape, points, np.array([0, 2]))


def test_outlines_of_the_same_members_can_be_told_apart():
    points = np.array([[100.0, 100.0], [300.0, 140.0], [200.0, 300.0]])
    everyone = np.arange(3)
    one, other = outlines(points, [everyone, everyone])
    assert not one.equals(other)


def test_a_coalition_without_members_has_no_outline():
    assert outlines(np.zeros((0, 2)), [np.array([], dtype=np.intp)])[0].is_empty
    assert path_of(Polygon()) == ""

"""Names on the map: none overlaps another or a symbol, at any magnification."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from coalitions.analysis.mapping.crowding import moved, overlap
from coalitions.analysis.mapping.drawing import ZOOMS, draw
from coalitions.analysis.mapping.inputs import MapCoalition, MapInput, MapOrganization, Variant
from coalitions.analysis.mapping.metrics import ASCENT, DESCENT, text_width
from coalitions.analysis.mapping.shapes import Box, Drawing, Label
from tests.coalitions.analysis.mapping.maps import campaign, maps


def _texts(drawing: Drawing, zoom: int) -> list[Box]:
    """The exact boxes of all texts seen at a magnification, each name's lines as one."""
    boxes = []
    named = [(s.label, s.x, s.y, drawing.label_size, 600) for s in drawing.symbols if s.label]
    named += [(h.label, h.x, h.y, drawing.name_size, 700) for h in drawing.hulls if h.label]
    for label, x, y, size, weight in named:
        if label.zoom <= zoom:
            boxes.append(moved(_extent(label, size, weight, drawing.note_size), x * zoom, y * zoom))
    return boxes


def _extent(label: Label, size: float, weight: int, note: float) -> Box:
    """From the left of the widest line to its right, from the first line's top to the last one's foot."""
    sizes = [(line, note if line.note else size, 400 if line.note else weight) for line in label.lines]
    wide = [(line.x, text_width(line.text, s, w) / 2) for line, s, w in sizes]
    top = min(line.y - ASCENT * s for line, s, _ in sizes)
    foot = max(line.y + DESCENT * s for line, s, _ in sizes)
    return min(x - w for x, w in wide), top, max(x + w for x, w in wide), foot


def _assert_no_overlap(drawing: Drawing) -> None:
    for zoom in ZOOMS:
        boxes = _texts(drawing, zoom)
        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
        if drawing.legend.outlined:
            discs = [
                (s.x * zoom - s.r, s.y * zoom - s.r, s.x * zoom + s.r, s.y * zoom + s.r)
                for s in drawing.symbols
            ]
            assert not [(b, d) for b in boxes for d in discs if overlap(b, d)]


@given(maps())
@settings(max_examples=40, deadline=None)
def test_names_never_overlap_each_other_or_a_symbol(data):
    _assert_no_overlap(draw(data))


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("data", [campaign(60, 6), campaign(200, 7)])
def test_names_never_overlap_on_crowded_maps(data, variant):
    _assert_no_overlap(draw(replace(data, variant=variant)))


@given(maps())
@settings(max_examples=20, deadline=None)
def test_names_seen_at_once_stay_on_the_sheet(data):
    drawing = draw(data)
    for left, top, right, bottom in _texts(drawing, 1):
        assert left >= 0
        assert top >= 0
        assert right <= drawing.width
        assert bottom <= drawing.height


def test_names_on_the_wall_are_large_enough_for_the_back_row():
    for count in (12, 60, 160):
        drawing = draw(replace(campaign(count, 4), variant=Variant.WALL))
        assert min(drawing.label_size, drawing.note_size) >= 27
        assert drawing.name_size >= 27


def test_every_name_fits_on_a_map_of_a_dozen():
    for variant in Variant:
        drawing = draw(replace(campaign(13, 1), variant=variant))
        assert drawing.legend.unlabelled == 0
        assert all(h.label for h in drawing.hulls)


def test_names_of_coalitions_are_near_their_outline():
    for hull in draw(campaign(60, 5)).hulls:
        numbers = [float(n) for n in re.findall(r"-?\d+\.\d+", hull.path)]
        left, right = min(numbers[::2]), max(numbers[::2])
        top, bottom = min(numbers[1::2]), max(numbers[1::2])
        assert hull.label is not None
        box = moved(hull.label.box, hull.x, hull.y)
        assert overlap(box, (left - 40, top - 40, right + 40, bottom + 40))


def test_the_focused_are_named_first():
    data = campaign(160, 7)
    hidden = next(s.id for s in draw(data).symbols if s.label is None or s.label.zoom > 1)
    drawing = draw(replace(data, focus=frozenset({hidden})))
    label = next(s.label for s in drawing.symbols if s.id == hidden)
    assert label is not None
    assert label.zoom == 1


@pytest.mark.parametrize(
    "name",
    [
        "x" * 40,
        "Committee of " * 3,
        "איגוד הדיירים של הצפון",
        "اتحاد المستأجرين",
        "🎉✊🏽 Rise Up",
        "住宅権連合",
    ],
)
def test_draw_names_organizations_in_any_script(name):
    organizations = tuple(MapOrganization(str(n), f"{name}{n}") for n in range(8))
    coalition = MapCoalition("c", "All of us", tuple(o.id for o in organizations))
    drawing = draw(MapInput(organizations, (), (coalition,), variant=Variant.WALL))
    assert drawing.legend.labelled == 8
    _assert_no_overlap(drawing)


@given(maps())
@settings(max_examples=30, deadline=None)
def test_legend_says_how_many_are_named(data):
    drawing = draw(data)
    seen = sum(1 for s in drawing.symbols if s.label and s.label.zoom == 1)
    assert drawing.legend.labelled == seen
    assert drawing.legend.labelled + drawing.legend.unlabelled == len(data.organizations)

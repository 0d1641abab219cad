"""The drawing: names without overlap, symbols, ties, and what the legend says."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from coalitions.analysis.mapping.crowding import moved, overlap
from coalitions.analysis.mapping.drawing import ZOOMS, draw
from coalitions.analysis.mapping.inputs import MapCoalition, MapInput, MapOrganization, MapTie, Risk, Variant
from coalitions.analysis.mapping.layout import place
from coalitions.analysis.mapping.metrics import ASCENT, DESCENT, text_width
from coalitions.analysis.mapping.shapes import Box, Drawing, Label
from tests.coalitions.analysis.mapping.maps import campaign, maps, shuffled


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
        box = moved(hull.label.box, hull.x, hull.y)
        assert overlap(box, (left - 40, top - 40, right + 40, bottom + 40))


def test_the_focused_are_named_first():
    data = campaign(160, 7)
    hidden = next(s.id for s in draw(data).symbols if s.label is None or s.label.zoom > 1)
    drawing = draw(replace(data, focus=frozenset({hidden})))
    label = next(s.label for s in drawing.symbols if s.id == hidden)
    assert label is not None
    assert label.zoom == 1


def test_draw_gives_the_same_drawing_whatever_the_order_of_the_rows():
    for data in (campaign(13, 1), campaign(60, 5)):
        assert draw(data) == draw(data) == draw(shuffled(data))


def test_draw_keeps_the_places_it_is_given():
    data = campaign(60, 5)
    places = place(data)
    assert draw(replace(data, places=places)) == draw(data)
    drawn = {s.id: (s.x, s.y) for s in draw(replace(data, places=places)).symbols}
    assert all(abs(drawn[i][0] - x) + abs(drawn[i][1] - y) < 1 for i, (x, y) in places.items())


def test_draw_fits_another_frame():
    drawing = draw(replace(campaign(30, 3), frame=(1024.0, 700.0)))
    assert drawing.view_box == "0 0 1024 700"
    assert all(0 < s.x < 1024 and 0 < s.y < 700 for s in drawing.symbols)
    _assert_no_overlap(drawing)


def test_draw_answers_for_an_empty_map():
    drawing = draw(MapInput(coalitions=(MapCoalition("c", "Nobody Yet"),)))
    assert drawing.symbols == ()
    assert drawing.legend.total == drawing.legend.labelled == 0
    assert drawing.hulls[0].path == ""


def test_draw_answers_for_one_organization():
    drawing = draw(MapInput((MapOrganization("a", "Alone"),)))
    assert drawing.symbols[0].label is not None
    assert drawing.legend.no_coalition == 1


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


def test_draw_answers_for_thousands_by_colour_and_shape_instead_of_outlines():
    drawing = draw(campaign(2000, 8))
    assert not any(h.path for h in drawing.hulls)
    assert not drawing.legend.outlined
    assert len({key.shape for key in drawing.legend.coalitions}) == 8
    named = [s.label.zoom for s in drawing.symbols if s.label]
    assert len(named) > 1000
    assert len(_texts(drawing, 1)) == len(drawing.hulls) + drawing.legend.labelled


def test_area_grows_in_proportion_to_turnout():
    organizations = tuple(
        MapOrganization(str(n), f"Group {n}", turnout=t) for n, t in enumerate((2500, 10000))
    )
    small, large = draw(MapInput(organizations)).symbols
    assert large.r == pytest.approx(2 * small.r, abs=0.11)


def test_sizes_follow_turnout_where_known_and_else_the_rating():
    by_turnout = draw(MapInput((MapOrganization("a", "A", turnout=100, people=1), MapOrganization("b", "B"))))
    assert by_turnout.legend.size_rule == "turnout"
    assert [s.known for s in by_turnout.symbols] == [True, False]
    assert by_turnout.legend.sizes_unknown == 1
    by_rating = draw(MapInput(tuple(MapOrganization(str(n), str(n), people=n) for n in range(5))))
    assert by_rating.legend.size_rule == "people"
    unknown = draw(MapInput((MapOrganization("a", "A"),)))
    assert unknown.legend.size_rule == ""
    assert unknown.legend.sizes == ()


def test_unknown_size_is_neither_the_smallest_nor_the_usual():
    symbols = draw(
        MapInput(tuple(MapOrganization(str(n), str(n), turnout=t) for n, t in enumerate((0, None, 9000))))
    ).symbols
    assert [s.known for s in symbols] == [True, False, True]
    assert symbols[1].r < symbols[2].r / 2


@pytest.mark.parametrize("most", [0.2, 1, 3, 999999.9999999999, 1e6, 4999])
def test_legend_sizes_are_round_and_no_larger_than_the_largest(most):
    legend = draw(MapInput((MapOrganization("a", "A", turnout=most),))).legend
    assert legend.sizes
    assert all(str(int(key.value)).rstrip("0") in {"1", "2", "5"} for key in legend.sizes)
    assert all(key.value <= max(most, 1) for key in legend.sizes)


def test_legend_sizes_are_drawn_as_the_map_draws_them():
    drawing = draw(campaign(60, 5))
    radius = {s.id: s.r for s in drawing.symbols}
    largest = max(campaign(60, 5).organizations, key=lambda o: o.turnout)
    biggest = drawing.legend.sizes[-1]
    assert biggest.value <= largest.turnout
    assert biggest.r == pytest.approx(radius[largest.id] * (biggest.value / largest.turnout) ** 0.5, abs=0.11)


def test_legend_counts_what_is_drawn():
    data = MapInput(
        (
            MapOrganization("a", "A", risk=Risk.HIGH, risk_word="high risk"),
            MapOrganization("b", "B", risk=Risk.LOW),
            MapOrganization("c", "C", decision_maker=True),
        ),
        (MapTie("a", "b", "tension"), MapTie("a", "c", "influences"), MapTie("a", "ghost", "alliance")),
        (MapCoalition("x", "X", ("a", "b", "ghost")), MapCoalition("y", "Y", ("a", "a"))),
    )
    legend = draw(data).legend
    assert [(key.name, key.members) for key in legend.coalitions] == [("X", 2), ("Y", 1)]
    assert legend.no_coalition == 1
    assert legend.ties == ("influences", "tension")
    assert legend.risks == (Risk.HIGH,)
    assert legend.decision_makers == 1
    assert (legend.labelled, legend.unlabelled, legend.total) == (3, 0, 3)


@given(maps())
@settings(max_examples=30, deadline=None)
def test_legend_says_how_many_are_named(data):
    drawing = draw(data)
    seen = sum(1 for s in drawing.symbols if s.label and s.label.zoom == 1)
    assert drawing.legend.labelled == seen
    assert drawing.legend.labelled + drawing.legend.unlabelled == len(data.organizations)


def test_risk_is_told_by_shape_and_word_and_only_where_it_is_given():
    high, medium, low, unseen = draw(
        MapInput(
            (
                MapOrganization("1", "A", risk=Risk.HIGH, risk_word="high risk"),
                MapOrganization("2", "B", risk=Risk.MEDIUM, risk_word="could go either way"),
                MapOrganization("3", "C", risk=Risk.LOW),
                MapOrganization("4", "D", risk_word="must not be seen"),
            )
        )
    ).symbols
    assert len({high.risk_path, medium.risk_path, low.risk_path}) == 3
    assert low.risk_path == unseen.risk_path == unseen.risk_word == ""
    assert [line.text for line in high.label.lines] == ["A", "high risk"]
    assert [line.text for line in unseen.label.lines] == ["D"]


def test_an_organization_of_several_coalitions_shows_each_colour():
    coalitions = tuple(MapCoalition(f"c{k}", f"C{k}", ("a",)) for k in range(3))
    symbol = draw(MapInput((MapOrganization("a", "A"),), (), coalitions)).symbols[0]
    assert [w.colour for w in symbol.wedges] == [1, 2, 3]
    assert symbol.coalitions == ("C0", "C1", "C2")


def test_a_colour_used_again_comes_with_another_dash():
    coalitions = tuple(MapCoalition(f"c{k}", f"C{k}", ("a", "b")) for k in range(20))
    drawing = draw(MapInput((MapOrganization("a", "A"), MapOrganization("b", "B")), (), coalitions))
    assert len({(h.colour, h.dash) for h in drawing.hulls}) == 20


def test_ties_run_from_source_to_target_and_only_directed_ones_have_an_arrow():
    pair = (MapOrganization("a", "A"), MapOrganization("b", "B"))
    drawing = draw(MapInput(pair, (MapTie("b", "a", "support"), MapTie("a", "b", "partnership"))))
    spot = {s.id: f"{s.x:.1f} {s.y:.1f}" for s in drawing.symbols}
    partnership, support = drawing.ties
    assert support.path.startswith(f"M{spot['b']}")
    assert support.path.endswith(spot["a"])
    assert (support.arrow, partnership.arrow) == (True, False)
    assert support.path != partnership.path  # two ties of one pair don't hide each other


def test_tension_is_a_zigzag():
    pair = (MapOrganization("a", "A"), MapOrganization("b", "B"))
    tension, alliance = (
        draw(MapInput(pair, (MapTie("a", "b", kind),))).ties[0] for kind in ("tension", "alliance")
    )
    assert tension.path.count("L") > 20
    assert "Q" in alliance.path

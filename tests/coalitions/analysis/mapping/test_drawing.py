"""The drawing: symbols, ties, and what the legend says."""

from dataclasses import replace

import pytest

from coalitions.analysis.mapping.drawing import draw
from coalitions.analysis.mapping.inputs import MapCoalition, MapInput, MapOrganization, MapTie, Risk
from coalitions.analysis.mapping.layout import place
from tests.coalitions.analysis.mapping.maps import campaign, shuffled


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


def test_draw_answers_for_an_empty_map():
    drawing = draw(MapInput(coalitions=(MapCoalition("c", "Nobody Yet"),)))
    assert drawing.symbols == ()
    assert drawing.legend.total == drawing.legend.labelled == 0
    assert drawing.hulls[0].path == ""


def test_draw_answers_for_one_organization():
    drawing = draw(MapInput((MapOrganization("a", "Alone"),)))
    assert drawing.symbols[0].label is not None
    assert drawing.legend.no_coalition == 1


def test_draw_answers_for_thousands_by_colour_and_shape_instead_of_outlines():
    drawing = draw(campaign(2000, 8))
    assert not any(h.path for h in drawing.hulls)
    assert not drawing.legend.outlined
    assert len({key.shape for key in drawing.legend.coalitions}) == 8
    named = [s.label.zoom for s in drawing.symbols if s.label]
    assert len(named) > 1000
    assert all(h.label for h in drawing.hulls)


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
    turnout = {o.id: o.turnout or 0.0 for o in campaign(60, 5).organizations}
    largest = max(turnout, key=lambda i: turnout[i])
    biggest = drawing.legend.sizes[-1]
    assert biggest.value <= turnout[largest]
    assert biggest.r == pytest.approx(radius[largest] * (biggest.value / turnout[largest]) ** 0.5, abs=0.11)


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
    assert high.label is not None
    assert unseen.label is not None
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


def test_colours_are_those_of_the_coalition_wherever_it_stands_in_the_list():
    coalitions = (MapCoalition("x", "X", ("a",), colour=6), MapCoalition("y", "Y", ("b",), colour=9))
    drawing = draw(MapInput((MapOrganization("a", "A"), MapOrganization("b", "B")), (), coalitions))
    assert {h.id: (h.colour, h.dash) for h in drawing.hulls} == {"x": (7, 0), "y": (2, 1)}
    assert [(key.colour, key.dash) for key in drawing.legend.coalitions] == [(7, 0), (2, 1)]
    assert [s.wedges[0].colour for s in drawing.symbols] == [7, 2]


def test_it_rings_whose_map_it_is_and_numbers_the_closest():
    organizations = tuple(MapOrganization(i, i.upper()) for i in "abc")
    drawing = draw(MapInput(organizations, eyes="b", near=("c", "a")))
    assert [(s.eyes, s.near) for s in drawing.symbols] == [(False, 2), (True, 0), (False, 1)]
    assert (drawing.legend.eyes, drawing.legend.near) == ("B", 2)
    assert draw(MapInput(organizations, eyes="gone", near=("ghost",))).legend.near == 0


def test_many_ties_are_bundled_by_kind_with_their_ends_in_order():
    data = campaign(200, 4)
    drawing = draw(data)
    place_of = {s.id: n for n, s in enumerate(drawing.symbols)}
    for bundle in drawing.bundles:
        ties = [tie for tie in drawing.ties if tie.kind == bundle.kind]
        ends = [int(end) for end in bundle.ends.split()]
        assert bundle.path.count("M") == len(ties) == len(ends) / 2
        assert list(zip(ends[::2], ends[1::2], strict=True)) == [
            (place_of[tie.source], place_of[tie.target]) for tie in ties
        ]
    assert sum(bundle.path.count("M") for bundle in drawing.bundles) == len(drawing.ties)


@pytest.mark.parametrize(("more", "held"), [(0, 0), (1, 3)])
def test_of_too_many_ties_only_strong_ones_are_drawn_at_once(monkeypatch, more, held):
    monkeypatch.setattr("coalitions.analysis.mapping.ties.MOST_LINES", 5 - more)
    organizations = tuple(MapOrganization(str(n), str(n)) for n in range(6))
    strengths = (0.2, None, 1.0, 0.8, 0.6)
    ties = tuple(MapTie(str(n), str(n + 1), "alliance", s) for n, s in enumerate(strengths))
    legend = draw(MapInput(organizations, ties)).legend
    assert legend.ties_held == held

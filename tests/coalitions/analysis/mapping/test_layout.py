"""Where organizations stand."""

import math
import statistics
from dataclasses import replace

import pytest
from hypothesis import given, settings

from coalitions.analysis.mapping.inputs import PAPER, MapCoalition, MapInput, MapOrganization, MapTie
from coalitions.analysis.mapping.layout import place
from coalitions.analysis.mapping.structure import fingerprint
from tests.coalitions.analysis.mapping.maps import brought_in_again, campaign, joined, maps, shuffled

SIZES = pytest.mark.parametrize(
    "data", [campaign(13, 1), campaign(60, 5), campaign(300, 7), campaign(620, 6)]
)


@SIZES
def test_place_gives_the_same_places_whatever_the_order_of_the_rows(data):
    assert place(data) == place(data) == place(shuffled(data))


@SIZES
def test_place_gives_the_same_places_when_the_same_file_is_brought_in_again(data):
    again = brought_in_again(data)
    before, after = place(data), place(again)
    places = [after[o.id] for o in again.organizations]
    assert places == [before[o.id] for o in data.organizations]


@given(maps())
@settings(max_examples=40, deadline=None)
def test_place_puts_everyone_on_the_sheet_whatever_the_data(data):
    places = place(data)
    assert set(places) == {o.id for o in data.organizations}
    assert all(0 <= x <= PAPER[0] and 0 <= y <= PAPER[1] for x, y in places.values())


@SIZES
def test_place_moves_the_others_little_when_one_joins(data):
    before = place(data)
    after = place(joined(data), before)
    moves = [math.dist(before[i], after[i]) for i in before]
    assert statistics.median(moves) < 0.03 * PAPER[0]
    assert max(moves) < 0.12 * PAPER[0]


@SIZES
def test_place_never_flips_what_people_remember(data):
    before = place(data)
    after = place(joined(data), before)
    for axis in range(2):
        there = [before[i][axis] for i in before]
        assert statistics.correlation(there, [after[i][axis] for i in before]) > 0.98


def test_place_puts_a_newcomer_beside_its_coalition():
    data = campaign(60, 5)
    before = place(data)
    after = place(joined(data, 2), before)
    others = [before[i] for i in data.coalitions[2].members]
    strangers = [p for i, p in before.items() if i not in data.coalitions[2].members]
    to_own = statistics.mean(math.dist(after["new"], p) for p in others)
    assert to_own < 0.75 * statistics.mean(math.dist(after["new"], p) for p in strangers)


def test_place_gives_up_an_old_place_that_its_links_have_left_behind():
    data = campaign(60, 5)
    before = place(data)
    one = data.coalitions[0].members[0]
    far = max(before, key=lambda i: math.dist(before[i], before[one]))
    moved = tuple(
        replace(c, members=tuple(m for m in c.members if m != one)) if far not in c.members else
        replace(c, members=(*(m for m in c.members if m != one), one))
        for c in data.coalitions
    )  # fmt: skip
    ties = tuple(t for t in data.ties if one not in (t.source, t.target))
    after = place(replace(data, coalitions=moved, ties=(*ties, MapTie(one, far, "alliance"))), before)
    assert math.dist(after[one], after[far]) < 0.7 * math.dist(before[one], before[far])


def test_place_keeps_members_of_a_coalition_together():
    data = campaign(60, 5)
    places = place(data)
    together: list[float] = []
    apart: list[float] = []
    home = {m: c.id for c in reversed(data.coalitions) for m in c.members}
    for i in home:
        for j in home:
            if i < j:
                (together if home[i] == home[j] else apart).append(math.dist(places[i], places[j]))
    assert statistics.mean(together) < 0.55 * statistics.mean(apart)


def test_place_sets_those_without_links_in_rows_at_the_foot():
    data = campaign(30, 2)
    alone = tuple(MapOrganization(f"z{n}", f"Alone {n}") for n in range(5))
    places = place(replace(data, organizations=data.organizations + alone))
    lowest = max(y for i, (_, y) in places.items() if not i.startswith("z") and i in _linked(data))
    assert all(places[o.id][1] > lowest for o in alone)
    assert len({places[o.id] for o in alone}) == 5


def _linked(data: MapInput) -> set[str]:
    tied = {i for t in data.ties if t.source != t.target for i in (t.source, t.target)}
    return tied | {m for c in data.coalitions for m in c.members}


def test_place_answers_for_no_one_one_and_two():
    assert place(MapInput()) == {}
    assert len(place(MapInput((MapOrganization("a", "A"),)))) == 1
    pair = MapInput((MapOrganization("a", "A"), MapOrganization("b", "B")), (MapTie("a", "b", "alliance"),))
    places = place(pair)
    assert abs(places["a"][0] - places["b"][0]) > 0.5 * PAPER[0]


def test_place_leaves_out_ties_and_members_that_name_nobody():
    data = campaign(20, 2)
    broken = replace(
        data,
        ties=(*data.ties, MapTie("o1", "ghost", "alliance")),
        coalitions=(replace(data.coalitions[0], members=(*data.coalitions[0].members, "ghost")),
                    *data.coalitions[1:]),
    )  # fmt: skip
    assert place(broken) == place(data)


def test_place_answers_for_thousands():
    places = place(campaign(2000, 8))
    assert len(set(places.values())) > 1900  # hardly two on one spot


def test_fingerprint_is_the_same_for_the_same_facts_and_changes_with_them():
    data = campaign(20, 2)
    assert fingerprint(data) == fingerprint(shuffled(data))
    assert fingerprint(data) != fingerprint(joined(data))
    assert fingerprint(data) != fingerprint(replace(data, ties=data.ties[1:]))
    grown = replace(data.organizations[0], turnout=5.0)
    assert fingerprint(data) == fingerprint(replace(data, organizations=(grown, *data.organizations[1:])))
    empty = MapCoalition("x", "X")
    assert fingerprint(data) == fingerprint(replace(data, coalitions=(*data.coalitions, empty)))

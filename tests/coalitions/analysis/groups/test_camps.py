"""Camps: docs/analysis/camps.md."""

from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from coalitions.analysis.groups.camps import balanced_triangles, camps


def beyond_chance(ties):
    """What two are tied beyond what their numbers of ties alone would give (all ties are positive)."""
    degrees = ties.sum(axis=1)
    return ties - np.outer(degrees, degrees) / degrees.sum()


def matched(found, first):
    """How many stand where they are known to have stood; the camps have no names."""
    n = len(found.first) + len(found.second)
    right = len(set(found.first) & first) + len(set(found.second) - first)
    return max(right, n - right)


def test_zacharys_karate_club_splits_as_it_did():
    # Zachary 1977: 33 of 34 by his own cut too; member 9 (here 8) went with the other side
    club = nx.karate_club_graph()
    first = {n for n in club if club.nodes[n]["club"] == "Mr. Hi"}

    found = camps(beyond_chance(nx.to_numpy_array(club, weight="weight")))

    assert matched(found, first) == 33
    assert 8 in found.second


def test_the_women_of_davis_stand_as_they_are_known_to():
    # Davis, Gardner and Gardner 1941: 1 to 9 and 10 to 18; only Pearl (8) is placed otherwise
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    met = nx.bipartite.biadjacency_matrix(graph, women).toarray().astype(float)
    ties = met @ met.T
    np.fill_diagonal(ties, 0)
    known = {"Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor", "Pearl", "Ruth"}
    first = {n for n, name in enumerate(women) if name.split()[0] in known}

    found = camps(beyond_chance(ties))

    assert len(women) == 18
    assert len(first) == 9
    assert matched(found, first) == 17


# Read 1954: who is whose friend (rova) and whose enemy (hina) among sixteen tribes of the highlands
FRIENDS = {
    "Gavev": "Kotun Nagad Gama", "Kotun": "Nagad Gama", "Ove": "Alika Gahuk Masil Ukudz", "Alika": "Ukudz",
    "Nagam": "Masil Notoh Seuve", "Gahuk": "Masil Ukudz Geham Asaro", "Masil": "Ukudz Geham Asaro Uheto",
    "Ukudz": "Geham Asaro", "Notoh": "Kohik Uheto", "Kohik": "Uheto", "Geham": "Asaro", "Uheto": "Seuve",
    "Nagad": "Gama",
}  # fmt: skip
ENEMIES = {
    "Gavev": "Ove Alika Nagam Gahuk Asaro", "Kotun": "Ove Nagam Gahuk Notoh Kohik", "Nagam": "Nagad Gama",
    "Gahuk": "Notoh Uheto Gama", "Ukudz": "Seuve", "Notoh": "Geham Nagad", "Kohik": "Geham Nagad",
    "Geham": "Uheto Nagad Gama", "Asaro": "Seuve Nagad Gama", "Uheto": "Nagad Gama", "Seuve": "Gama",
}  # fmt: skip


def highlands():
    names = sorted({*FRIENDS, *ENEMIES, *" ".join([*FRIENDS.values(), *ENEMIES.values()]).split()})
    at = {name: place for place, name in enumerate(names)}
    ties = np.zeros((len(names), len(names)))
    for sign, listed in ((1, FRIENDS), (-1, ENEMIES)):
        for one, others in listed.items():
            for other in others.split():
                ties[at[one], at[other]] = ties[at[other], at[one]] = sign
    return ties


def test_the_highland_tribes_are_as_balanced_as_published():
    # 58 ties, half of them of enmity; balanced triangles .87 (Cartwright and Harary's share) and a
    # frustration index of 7 (Aref and Wilson 2019, "Balance and frustration in signed networks")
    ties = highlands()

    assert ties.shape == (16, 16)
    assert [int((ties == sign).sum()) // 2 for sign in (1, -1)] == [29, 29]
    assert balanced_triangles(ties) == (59, 68)
    assert camps(ties).frustration == pytest.approx(7 / 58)


def test_triangles_are_counted_where_all_three_are_known():
    unity = np.array([[0, 1, -1, np.nan], [1, 0, -0.5, 0], [-1, -0.5, 0, 1], [np.nan, 0, 1, 0]])

    assert balanced_triangles(unity) == (1, 1)
    assert balanced_triangles(np.full((3, 3), -1.0)) == (0, 1)
    assert balanced_triangles(np.zeros((0, 0))) == (0, 0)


@given(st.integers(1, 8).flatmap(lambda n: arrays(float, (n, n), elements=st.floats(-1, 1, width=16))))
@settings(max_examples=60, deadline=None)
def test_no_split_has_less_energy(square):
    unity = (square + square.T) / 2
    n = len(unity)
    best = min(
        sum(unity[a, b] for a in range(n) for b in range(a) if side[a] != side[b])
        for side in product((0, 1), repeat=n)
    )

    assert camps(unity).energy == pytest.approx(best, abs=1e-9)


def test_unknown_pulls_no_way_and_agreement_keeps_together():
    unity = np.array([[np.nan, 0.4, np.nan], [0.4, np.nan, np.nan], [np.nan, np.nan, np.nan]])

    found = camps(unity)

    assert found.first == (0, 1, 2)
    assert found.second == ()
    assert found.frustration == 0


def test_frustration_is_what_no_split_can_mend():
    # three who all disagree: one pair must stand together
    assert camps(np.full((3, 3), -1.0)).frustration == pytest.approx(1 / 3)


def test_size_decides_whom_one_of_two_minds_goes_with():
    unity = np.array([[0, -1, 0.5], [-1, 0, 0.6], [0.5, 0.6, 0]])

    assert camps(unity).second == (1, 2)
    assert camps(unity, np.array([2.0, 1.0, 1.0])).second == (1,)


def test_the_same_data_give_the_same_camps():
    unity = np.random.default_rng(2).uniform(-1, 1, (40, 40))
    unity = (unity + unity.T) / 2

    assert camps(unity) == camps(unity.copy())


@pytest.mark.parametrize("wrong", [np.zeros((2, 3)), np.array([[0.0, 1.0], [0.5, 0.0]])])
def test_only_a_symmetric_square_is_taken(wrong):
    with pytest.raises(ValueError, match="symmetric"):
        camps(wrong)


def test_nobody_has_no_camps():
    assert camps(np.zeros((0, 0))).first == ()

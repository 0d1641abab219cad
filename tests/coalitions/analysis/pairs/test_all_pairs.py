"""All pairs at once: equal to the plain definition, and no pair lost."""

import io
import json
from dataclasses import replace
from itertools import combinations
from math import copysign

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalitions.analysis.answers import answers
from coalitions.analysis.inputs import Facet, Organization, Position, Tenet, Workspace
from coalitions.analysis.pairs import all_pairs as module
from coalitions.analysis.pairs.all_pairs import all_pairs, unity_graph, unity_matrix
from coalitions.analysis.pairs.neighbours import top_neighbours
from coalitions.analysis.pairs.unity import pair
from tests.coalitions.analysis.toy import DAY, C, R, S, T, toy
from tests.coalitions.analysis.worlds import by_id, held, workspaces
from tools.bench.data import workspace as made_up

relaxed = settings(deadline=None, max_examples=60)


def plainly(mine, theirs):
    """The definition as the method states it: (joint, agree, disagree, U, conflict, U*)."""
    theirs = {each.tenet: each for each in theirs}
    agreed = opposed = weight = 0.0
    joint = agree = disagree = 0
    for x in mine:
        if (y := theirs.get(x.tenet)) is None:
            continue
        w, v = (max(0.5 if each.vitality is None else each.vitality, 0.1) for each in (x, y))
        omega, k = (w + v) / 2, min(abs(x.stance), abs(y.stance))
        side = 0 if k == 0 else copysign(1, x.stance) * copysign(1, y.stance)
        joint, agree, disagree = joint + 1, agree + (side > 0), disagree + (side < 0)
        weight, agreed, opposed = (
            weight + omega,
            agreed + omega * k * (side > 0),
            opposed + omega * k * (side < 0),
        )
    if not joint:
        return None
    net = agreed - opposed
    return joint, agree, disagree, net / weight, opposed / weight, net / (weight + 1)


def plain(workspace):
    found = {
        (a, b): plainly(held(workspace)[a], held(workspace)[b]) for a, b in combinations(held(workspace), 2)
    }
    return {each: values for each, values in found.items() if values}


def fast(pairs):
    names = [(pairs.organizations[i], pairs.organizations[j]) for i, j in zip(pairs.i, pairs.j, strict=True)]
    columns = zip(
        pairs.joint, pairs.agree, pairs.disagree, pairs.unity, pairs.conflict, pairs.rank, strict=True
    )
    return dict(zip(names, columns, strict=True))


def agree_within_1e12(found, expected):
    assert found.keys() == expected.keys()
    for each, values in expected.items():
        assert found[each] == pytest.approx(values, rel=0, abs=1e-12)


@relaxed
@given(workspaces())
def test_it_equals_the_plain_definition(workspace):
    agree_within_1e12(fast(all_pairs(answers(workspace))), plain(workspace))


@relaxed
@given(workspaces())
def test_it_equals_one_pair_at_a_time(workspace):
    known, found = held(workspace), fast(all_pairs(answers(workspace)))
    for a, b in combinations(known, 2):
        one = pair(known[a], known[b], by_id(workspace))
        values = (one.joint, one.agree, one.disagree, one.unity, one.conflict, one.rank)
        assert found.get((a, b), (0, 0, 0, None, None, None)) == pytest.approx(values, abs=1e-12)


def test_it_equals_the_plain_definition_across_many_blocks(monkeypatch):
    workspace = made_up(60, 20, 9)
    monkeypatch.setattr(module, "JOINED_AT_ONCE", 100)
    monkeypatch.setattr(module, "CELLS_AT_ONCE", 300)

    assert len(list(module.blocks(answers(workspace), later_only=True))) > 10
    agree_within_1e12(fast(module.joined_pairs(answers(workspace))), plain(workspace))


@relaxed
@given(workspaces(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(workspace, chance):
    rows, tenets = list(workspace.positions), list(workspace.tenets)
    chance.shuffle(rows)
    chance.shuffle(tenets)
    other = replace(workspace, positions=tuple(rows), tenets=tuple(tenets))

    agree_within_1e12(fast(all_pairs(answers(other))), fast(all_pairs(answers(workspace))))


def test_a_pair_whose_agreement_and_conflict_cancel_is_balanced_and_not_unknown():
    tenets = tuple(Tenet(each, each, Facet.GOAL) for each in "xy")
    positions = tuple(
        Position(*each, 0.6) for each in (("a", "x", 1.0), ("a", "y", 1.0), ("b", "x", 1.0), ("b", "y", -1.0))
    )
    workspace = Workspace(DAY, (Organization("a", "A"), Organization("b", "B")), tenets, positions)

    found = all_pairs(answers(workspace))

    assert found.unity.tolist() == [0.0]
    assert (found.joint.tolist(), found.agree.tolist(), found.disagree.tolist()) == ([2], [1], [1])
    assert found.conflict.tolist() == [0.5]


@pytest.mark.parametrize(
    "workspace",
    [
        Workspace(DAY),
        Workspace(DAY, (Organization("a", "A"),)),
        Workspace(DAY, (Organization("a", "A"),), (Tenet("x", "X", Facet.GOAL),), (Position("a", "x", 1.0),)),
        replace(toy(), positions=()),
    ],
    ids=["empty", "one organization", "one organization with an answer", "all unknown"],
)
def test_nobody_to_compare_with_gives_no_pair(workspace):
    n = len(workspace.organizations)

    assert len(all_pairs(answers(workspace))) == 0
    assert unity_matrix(all_pairs(answers(workspace))).shape == (n, n)
    assert unity_graph(workspace).number_of_nodes() == n
    assert unity_graph(workspace).number_of_edges() == 0
    assert (top_neighbours(answers(workspace), 3).neighbour == -1).all()


def test_members_and_tenets_narrow_what_is_compared():
    found = all_pairs(answers(toy(), [R, T], ["home", "march"]))

    assert found.organizations == (R, T)
    assert found.joint.tolist() == [2]


def test_the_matrix_is_symmetric_and_says_where_nothing_is_known():
    square = unity_matrix(all_pairs(answers(toy(only=(T, C)), [T, C, "stranger"])))

    assert square[0, 1] == square[1, 0] == pytest.approx(0.631, abs=5e-4)
    assert np.isnan(square[0, 2])
    assert np.isnan(square[2, 1])
    assert np.diag(square).tolist() == [1, 1, 1]


def test_a_stance_out_of_range_is_refused():
    bad = replace(toy(), positions=(Position(T, "home", 2.0),))

    with pytest.raises(ValueError, match="beyond"):
        answers(bad)


def test_the_graph_carries_names_and_numbers():
    graph = unity_graph(toy())

    assert graph.nodes[T] == {"name": "Tenants"}
    assert graph.edges[T, S] == pytest.approx(
        {
            "unity": -1.2 / 2.7,
            "rank": -1.2 / 3.7,
            "conflict": 1.5 / 2.7,
            "joint": 4,
            "agree": 1,
            "disagree": 3,
        }
    )
    assert set(unity_graph(toy(), [T, C, R], minimum_joint=5).edges) == {(T, C)}


def test_the_graph_can_be_written_as_graphml_gexf_and_json():
    graph = unity_graph(toy())

    read = nx.read_graphml(io.BytesIO("\n".join(nx.generate_graphml(graph)).encode()))
    assert read.edges[T, C]["unity"] == graph.edges[T, C]["unity"]
    assert "Tenants" in "".join(nx.generate_gexf(graph))
    assert json.loads(json.dumps(nx.node_link_data(graph)))["edges"][0]["joint"] == 6


@pytest.mark.parametrize("k", [1, 4, 100])
def test_the_nearest_are_those_with_the_highest_rank(k, monkeypatch):
    monkeypatch.setattr(module, "JOINED_AT_ONCE", 500)
    known = answers(made_up(50, 30, 6))
    pairs = all_pairs(known)
    ranks: dict[int, list[tuple[float, int]]] = {}
    for i, j, rank in zip(pairs.i.tolist(), pairs.j.tolist(), pairs.rank.tolist(), strict=True):
        ranks.setdefault(i, []).append((-round(rank, 12), j))
        ranks.setdefault(j, []).append((-round(rank, 12), i))

    found = top_neighbours(known, k)

    for i in range(50):
        best = [j for _, j in sorted(ranks.get(i, []))[:k]]
        assert found.neighbour[i].tolist() == best + [-1] * (k - len(best))
        assert np.isnan(found.rank[i][len(best) :]).all()


def test_the_nearest_come_with_their_numbers():
    found = top_neighbours(answers(toy()), 2)

    assert found.neighbour[0].tolist() == [2, 1]  # Riders, then Church
    assert found.unity[0] == pytest.approx([0.75, 2.65 / 4.2])
    assert found.rank[0] == pytest.approx([1.95 / 3.6, 2.65 / 5.2])
    assert found.joint[0].tolist() == [4, 6]
    assert [known for known in (C, S) if known not in found.organizations] == []

"""Other ways to all pairs, and the least that any way must do: what ours is measured against."""

from collections.abc import Callable

import igraph
import networkx as nx
import numpy as np
import scipy.sparse as sp

from coalitions.analysis.answers import Answers, Floats, Ints
from coalitions.analysis.inputs import Id
from coalitions.analysis.pairs.all_pairs import Narrow
from coalitions.analysis.pairs.compiled import compiled

type Way = Callable[[], object]


def plain_product(known: Answers) -> Way:
    """Agreement less disagreement of every pair as one product Z Z' of scipy."""
    shape = (len(known.organizations), len(known.tenets))
    table = sp.csr_array((known.stance * known.weight, (known.organization, known.tenet)), shape=shape)
    return lambda: table @ table.T


def two_sided(known: Answers) -> "nx.Graph[Id]":
    """The graph that NetworkX projects: organizations on one side, tenets on the other."""
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(known.organizations)
    rows = zip(known.organization.tolist(), known.tenet.tolist(), known.stance.tolist(), strict=True)
    graph.add_weighted_edges_from((known.organizations[o], known.tenets[t], stance) for o, t, stance in rows)
    return graph


def weighted_projection(known: Answers, only: int | None = None) -> Way:
    """NetworkX with a weight function: agreement less disagreement; of the first `only` organizations."""
    graph, wanted = two_sided(known), known.organizations[:only]

    def agreement(graph: "nx.Graph[Id]", a: Id, b: Id) -> float:
        joint = set(graph[a]) & set(graph[b])
        return float(sum(graph[a][t]["weight"] * graph[b][t]["weight"] for t in joint))

    return lambda: nx.bipartite.generic_weighted_projected_graph(graph, wanted, agreement)


def counting_projection(known: Answers) -> Way:
    """NetworkX counting joint answers only."""
    graph = two_sided(known)
    return lambda: nx.bipartite.weighted_projected_graph(graph, known.organizations)


def igraph_projection(known: Answers) -> Way:
    """igraph, in C: how many answers each pair shares. It takes no weights."""
    n, columns = len(known.organizations), len(known.tenets)
    ties = np.column_stack([known.organization, known.tenet + n])
    graph = igraph.Graph.Bipartite([0] * n + [1] * columns, ties)
    return lambda: graph.bipartite_projection(multiplicity=True, which=0)


def added_up_only(known: Answers) -> Way:
    """The same sums in the tightest loop we know, of which nothing is kept but one number."""
    half = known.weight / 2
    columns = known.organization.astype(np.int32), known.stance, half, known.end
    n, by, rows = len(known.organizations), known.by_organization, known.rows
    return lambda: _add_up(n, *columns, by, rows)


def additions_only(known: Answers) -> Way:
    """The least that any way must do: for each joined answer, an addition to each of four sums."""
    partners = known.organization.astype(np.int32)
    sums = np.zeros((len(known.organizations), 4))
    return lambda: _only_add(partners, known.end, sums)


@compiled
def _add_up(
    n: int, organization: Narrow, stance: Floats, half: Floats, end: Ints, by: Ints, rows: Ints
) -> float:
    sums, total = np.zeros((n, 3)), 0.0
    for i in range(n):
        for place in range(rows[i], rows[i + 1]):
            one = by[place]
            for other in range(one + 1, end[one]):
                partner, product = organization[other], stance[one] * stance[other]
                omega = half[one] + half[other]
                strength = omega * min(abs(stance[one]), abs(stance[other]))
                sums[partner, 0] += omega
                sums[partner, 1] += strength if product > 0 else 0.0
                sums[partner, 2] += strength if product < 0 else 0.0
        for j in range(i + 1, n):
            weight = sums[j, 0]
            total += (sums[j, 1] - sums[j, 2]) / weight if weight else 0.0
            sums[j, :] = 0.0
    return total


@compiled
def _only_add(partners: Narrow, end: Ints, sums: Floats) -> None:
    for one in range(len(partners)):
        for other in range(one + 1, end[one]):
            for which in range(4):
                sums[partners[other], which] += 1.0

"""The nearest few of very many organizations, without ever listing all pairs."""

from dataclasses import dataclass

import networkx as nx
import numpy as np

from coalitions.analysis.answers import Answers, Floats, Ints, answers
from coalitions.analysis.inputs import Id, Workspace
from coalitions.analysis.pairs.all_pairs import Sums, blocks, sums, worth_compiling


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Row i: the organizations closest to organization i, closest first; -1 where there is none."""

    organizations: tuple[Id, ...]
    neighbour: Ints
    rank: Floats  # NaN where there is none
    unity: Floats
    joint: Ints


def top_neighbours(known: Answers, k: int = 20) -> Neighbours:
    """For each organization the `k` with the highest rank (unity drawn towards 0 by one neutral answer).

    Takes    the index made by `answers(workspace)`, and how many neighbours to keep.
    Returns  a `Neighbours` of n rows and `k` columns; of equals, the earlier organization comes first.
    Raises   nothing.
    Cost     O(sum of k_t squared) time, O(n * (k + block)) memory, k_t = organizations known on tenet t.
    Source   as `unity.pair`.
    """
    if k > 0 and worth_compiling(known):
        from coalitions.analysis.pairs.compiled import nearest  # loads Numba

        return Neighbours(known.organizations, *nearest(known, k))
    return joined_neighbours(known, k)


def joined_neighbours(known: Answers, k: int) -> Neighbours:
    """`top_neighbours` with plain arrays, as it is wherever the extra `fast` is not installed."""
    n = len(known.organizations)
    found = Neighbours(
        known.organizations,
        neighbour=np.full((n, k), -1, dtype=np.int64),
        rank=np.full((n, k), np.nan),
        unity=np.full((n, k), np.nan),
        joint=np.zeros((n, k), dtype=np.int64),
    )
    for first, last in blocks(known, later_only=False):
        _keep_best(found, sums(known, first, last, later_only=False), first, last)
    return found


def _keep_best(found: Neighbours, total: Sums, first: int, last: int) -> None:
    n, (_, k) = len(found.organizations), found.neighbour.shape
    # Rounded, so that the order of adding up does not decide between equals.
    ranks = np.round(total.net / (total.weight + 1), 12)
    square = np.full((last - first, n), -np.inf)
    square.ravel()[total.cell] = ranks
    square[np.arange(last - first), np.arange(first, last)] = -np.inf  # nobody is their own neighbour
    bar = np.partition(square, max(n - k, 0), axis=1)[:, max(n - k, 0)]
    row, column = np.divmod(total.cell, n)
    near = np.flatnonzero((ranks >= bar[row]) & (row + first != column))
    near = near[np.lexsort((column[near], -ranks[near], row[near]))]
    place = np.arange(len(near)) - np.searchsorted(row[near], row[near])
    near, place = near[place < k], place[place < k]
    row = row[near] + first
    found.neighbour[row, place] = column[near]
    found.rank[row, place] = ranks[near]
    found.unity[row, place] = total.net[near] / total.weight[near]
    found.joint[row, place] = total.joint[near]


def neighbour_graph(workspace: Workspace, k: int = 20) -> "nx.Graph[Id]":
    """The graph of the closest few, for workspaces in which all pairs are too many to look at.

    Takes    a workspace, and how many neighbours each organization keeps.
    Returns  a NetworkX graph as `unity_graph` gives it, with `unity`, `rank` and `joint` on a tie; two
             organizations are tied if either is among the other's closest.
    Raises   nothing.
    Cost     that of `top_neighbours`, and n * k ties.
    Source   own convention.
    """
    found = top_neighbours(answers(workspace), k)
    names = {each.id: each.name for each in workspace.organizations}
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from((each, {"name": names[each]}) for each in found.organizations)
    row, column = np.nonzero(found.neighbour >= 0)
    columns = (row, found.neighbour, found.unity, found.rank, found.joint)
    values = [each[row, column].tolist() if each.ndim == 2 else each.tolist() for each in columns]
    for i, j, unity, rank, joint in zip(*values, strict=True):
        ends = found.organizations[i], found.organizations[j]
        graph.add_edge(*ends, unity=unity, rank=rank, joint=joint)
    return graph

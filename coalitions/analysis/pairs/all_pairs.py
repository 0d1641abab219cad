"""Unity of every pair at once, and the NetworkX graph of it.

Only answers that exist are joined, tenet by tenet, and summed per pair. A pair is there because it has a
joint answer, never because its sum differs from 0: agreement and conflict that cancel exactly are kept.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from coalitions.analysis.answers import Answers, Floats, Ints, answers
from coalitions.analysis.inputs import Id, Workspace

type Narrow = NDArray[np.int32]

COMPILED = "coalitions.analysis.pairs.compiled"
WORTH_COMPILING = 2_000_000  # pairs of answers to join: a fifth of a second, and half of one to load Numba
JOINED_AT_ONCE = 1 << 16  # pairs of answers held in memory together; small enough for the cache
CELLS_AT_ONCE = 1 << 21


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over joint answers for a block of organizations (rows) against all n (columns).

    Only pairs with a joint answer are there: `cell` is row * n + column of each, ascending.
    """

    cell: Ints
    joint: Ints
    agree: Floats
    disagree: Floats
    weight: Floats  # sum of omega
    net: Floats  # sum of omega * kernel
    against: Floats  # the part of it that conflict takes away


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair with a joint answer, i < j as indices into `organizations`, in that order."""

    organizations: tuple[Id, ...]
    i: Narrow
    j: Narrow
    joint: Narrow
    agree: Narrow
    disagree: Narrow
    weight: Floats
    unity: Floats
    conflict: Floats

    def __len__(self) -> int:
        return len(self.i)

    @property
    def rank(self) -> Floats:
        """Unity drawn towards 0 by one extra neutral answer."""
        return self.unity * self.weight / (self.weight + 1)


def worth_compiling(known: Answers) -> bool:
    """Whether machine code is there and pays (the optional extra `fast`); the numbers are the same."""
    much = int((known.end - known.start).sum()) >= WORTH_COMPILING
    return COMPILED in sys.modules or (much and find_spec("numba") is not None)


def all_pairs(known: Answers) -> Pairs:
    """Unity, conflict and counts of every pair with a joint answer.

    Takes    the index made by `answers(workspace, members, tenets)`.
    Returns  a `Pairs`: unity and rank in -1 … 1, conflict 0 … 1, counts in answers.
    Raises   nothing.
    Cost     O(sum of k_t squared) in blocks, k_t = organizations known on tenet t.
    Source   as `unity.pair`, which it equals within 1e-12.
    """
    if worth_compiling(known):
        from coalitions.analysis.pairs.compiled import pair_table  # loads Numba

        (first, second, *counts), amounts = pair_table(known)
        return Pairs(known.organizations, first, second, *counts, *amounts)
    return joined_pairs(known)


def joined_pairs(known: Answers) -> Pairs:
    """`all_pairs` with plain arrays, as it is wherever the extra `fast` is not installed."""
    n = len(known.organizations)
    cuts = list(blocks(known, later_only=True)) or [(0, 0)]
    found = [sums(known, first, last, later_only=True) for first, last in cuts]
    # Column by column straight into the result: fresh memory is the dearest part of this.
    cell = np.concatenate([each.cell + first * n for each, (first, _) in zip(found, cuts, strict=True)])
    weight = np.concatenate([each.weight for each in found])
    i = cell // max(n, 1)
    counts = [(each.joint, each.agree, each.disagree) for each in found]
    joint, agree, disagree = (
        np.concatenate(each, dtype=np.int32, casting="same_kind") for each in zip(*counts, strict=True)
    )
    return Pairs(
        organizations=known.organizations,
        i=i.astype(np.int32),
        j=(cell - i * n).astype(np.int32),
        joint=joint,
        agree=agree,
        disagree=disagree,
        weight=weight,
        unity=np.concatenate([each.net for each in found]) / weight,
        conflict=np.concatenate([each.against for each in found]) / weight,
    )


def unity_matrix(pairs: Pairs) -> Floats:
    """Unity as a square array, organizations in the order of `pairs`; NaN = no joint answer, 1 = oneself."""
    n = len(pairs.organizations)
    square = np.full((n, n), np.nan)
    square[pairs.i, pairs.j] = square[pairs.j, pairs.i] = pairs.unity
    np.fill_diagonal(square, 1.0)
    return square


def unity_graph(
    workspace: Workspace, members: Iterable[Id] | None = None, *, minimum_joint: int = 1
) -> "nx.Graph[Id]":
    """The graph that people look at and export: who agrees with whom, and on how many answers.

    Takes    a workspace; the organizations wanted (default: all); the fewest joint answers of a tie.
    Returns  a NetworkX graph: `name` on each organization; `unity`, `rank`, `conflict`, `joint`,
             `agree` and `disagree` on each tie. No joint answer, no tie. Plain Python numbers, so that
             GraphML, GEXF and JSON can be written.
    Raises   KeyError if a member is not in the workspace.
    Cost     that of `all_pairs`, and about 2 microseconds a tie: for up to some 100,000 ties.
    Source   own convention.
    """
    names = {each.id: each.name for each in workspace.organizations}
    chosen = tuple(names) if members is None else tuple(members)
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from((each, {"name": names[each]}) for each in chosen)
    graph.add_edges_from(_ties(all_pairs(answers(workspace, chosen)), minimum_joint))
    return graph


def _ties(pairs: Pairs, minimum_joint: int) -> Iterator[tuple[Id, Id, dict[str, float]]]:
    names = ("unity", "rank", "conflict", "joint", "agree", "disagree")
    columns = [getattr(pairs, name).tolist() for name in names]
    for i, j, *values in zip(pairs.i.tolist(), pairs.j.tolist(), *columns, strict=True):
        tie = dict(zip(names, values, strict=True))
        if tie["joint"] >= minimum_joint:
            yield pairs.organizations[i], pairs.organizations[j], tie


def blocks(known: Answers, *, later_only: bool) -> Iterator[tuple[int, int]]:
    """Cut the organizations into runs whose joined answers fit into memory together."""
    n = len(known.organizations)
    partners = known.end - (np.arange(len(known.end)) + 1 if later_only else known.start)
    joined = np.concatenate([[0], np.cumsum(partners[known.by_organization])])[known.rows]
    first = 0
    while first < n:
        fits = int(np.searchsorted(joined, joined[first] + JOINED_AT_ONCE, side="right")) - 1
        last = min(n, max(first + 1, min(fits, first + CELLS_AT_ONCE // n)))
        yield first, last
        first = last


def sums(known: Answers, first: int, last: int, *, later_only: bool) -> Sums:
    """Join the answers of organizations `first` … `last` with everybody's, and sum them per pair.

    With `later_only` an organization is joined only with those after it, which halves the work where
    every pair is wanted once; without, it is also joined with itself.
    """
    n = len(known.organizations)
    mine, theirs = _join(known, first, last, later_only=later_only)
    cell, pair, joint = _grouped((known.organization[mine] - first) * n + known.organization[theirs])
    x, y = known.stance[mine], known.stance[theirs]
    side = np.sign(x * y)
    omega = (known.weight[mine] + known.weight[theirs]) / 2
    strength = omega * np.minimum(np.abs(x), np.abs(y))

    def per_pair(values: Floats) -> Floats:
        return np.bincount(pair, values, minlength=len(cell))

    net_side, sided = per_pair(side), per_pair(side * side)
    net, at_stake = per_pair(strength * side), per_pair(strength * np.abs(side))
    return Sums(
        cell=cell,
        joint=joint,
        agree=((sided + net_side) / 2).astype(np.int64),
        disagree=((sided - net_side) / 2).astype(np.int64),
        weight=per_pair(omega),
        net=net,
        against=(at_stake - net) / 2,
    )


def _grouped(cells: Ints) -> tuple[Ints, Ints, Ints]:
    """The cells that occur, for each entry the place of its cell among them, and how often each occurs."""
    times = np.bincount(cells)
    found = np.flatnonzero(times)
    place = np.empty(len(times), dtype=np.int64)
    place[found] = np.arange(len(found))
    return found, place[cells], times[found]


def _join(known: Answers, first: int, last: int, *, later_only: bool) -> tuple[Ints, Ints]:
    mine = known.by_organization[known.rows[first] : known.rows[last]]
    begin = mine + 1 if later_only else known.start[mine]
    length = known.end[mine] - begin
    # Answers are sorted by tenet, so the partners of each are one run: begin, begin + 1, …
    offset = np.repeat(np.cumsum(length) - length, length)
    theirs = np.repeat(begin, length) + np.arange(len(offset)) - offset
    return np.repeat(mine, length), theirs

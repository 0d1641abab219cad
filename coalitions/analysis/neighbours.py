"""The nearest few of very many organizations, without ever listing all pairs."""

from dataclasses import dataclass

import numpy as np

from coalitions.analysis.all_pairs import Sums, blocks, sums
from coalitions.analysis.answers import Answers, Floats, Ints
from coalitions.analysis.inputs import Id


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
    rank = np.where(total.joint > 0, np.round(total.net / (total.weight + 1), 12), -np.inf).reshape(
        last - first, n
    )
    rank[np.arange(last - first), np.arange(first, last)] = -np.inf
    bar = np.partition(rank, max(n - k, 0), axis=1)[:, max(n - k, 0)]
    row, column = np.nonzero((rank >= bar[:, None]) & np.isfinite(rank))
    order = np.lexsort((column, -rank[row, column], row))
    row, column = row[order], column[order]
    place = np.arange(len(row)) - np.searchsorted(row, row)
    row, column, place = row[place < k], column[place < k], place[place < k]
    cell = row * n + column
    found.neighbour[row + first, place] = column
    found.rank[row + first, place] = rank[row, column]
    found.unity[row + first, place] = total.net[cell] / total.weight[cell]
    found.joint[row + first, place] = total.joint[cell]

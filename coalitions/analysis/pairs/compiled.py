"""Unity of very many pairs in machine code: what the optional extra `fast` (Numba) is for.

Nothing here is imported unless it is installed and the work is worth it (`all_pairs.worth_compiling`): Numba
takes half a second and some hundred megabytes to load, and the plain arrays of `all_pairs` give the same
numbers. One organization at a time: its answers are added up beside each partner's, in a table that fits the
processor's cache, and only partners with a joint answer are read off again, in ascending order.
"""

from collections.abc import Callable
from typing import Any, cast

import numba
import numpy as np

from coalitions.analysis.answers import Answers, Floats, Ints
from coalitions.analysis.pairs.all_pairs import Narrow

# One partner's sums lie side by side; the last holds three counts in one number, exact to 131,071 each.
OMEGA, PRO, CON, COUNTS = 0, 1, 2, 3
AGREE, DISAGREE = float(1 << 17), float(1 << 34)
COUNT = (1 << 17) - 1
ROUNDED = 1e12  # so that the order of adding up does not decide between equals


def compiled[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Numba's `njit`, kept on disk where a folder can be written, so that only the first process compiles."""
    flags: dict[str, Any] = {"fastmath": {"contract", "nsz"}, "nogil": True}
    try:
        made = numba.njit(cache=True, **flags)(function)
    except RuntimeError:  # no folder to keep it in
        made = numba.njit(**flags)(function)
    return cast("Callable[P, R]", made)


def pair_table(known: Answers) -> tuple[Narrow, Floats]:
    """Every pair i < j with a joint answer, in order.

    Takes    the index made by `answers`.
    Returns  whole numbers (rows: i, j, joint, agree, disagree) and amounts (rows: weight, unity, conflict),
             a column for each pair.
    Raises   MemoryError where all pairs do not fit.
    Cost     O(sum of k_t squared + n squared), the second with a very small factor.
    """
    n = len(known.organizations)
    joined = int((known.end - np.arange(len(known.end)) - 1).sum())
    most = min(n * (n - 1) // 2, joined)
    # Two large pieces: fresh memory is the dearest part of this, and large pieces come in large pages.
    numbers, amounts = np.empty((5, most), dtype=np.int32), np.empty((3, most))
    found = _all_pairs(n, *_columns(known), numbers, amounts)
    return numbers[:, :found], amounts[:, :found]


def nearest(known: Answers, k: int) -> tuple[Ints, Floats, Floats, Ints]:
    """For each organization the `k` partners of highest rank: neighbour, rank, unity, joint.

    Takes    the index made by `answers`, and how many to keep.
    Returns  four arrays of n rows and `k` columns as `neighbours.Neighbours` explains them.
    Raises   nothing.
    Cost     O(sum of k_t squared + n squared) time; O(n * k) memory.
    """
    n = len(known.organizations)
    numbers = np.zeros((2, n, k), dtype=np.int64)
    amounts = np.full((2, n, k), np.nan)
    numbers[0] = -1
    _nearest(n, k, *_columns(known), numbers, amounts)
    return numbers[0], amounts[0], amounts[1], numbers[1]


def _columns(known: Answers) -> tuple[Narrow, Floats, Floats, Ints, Ints, Ints, Ints]:
    organization = known.organization.astype(np.int32)
    half = known.weight / 2  # omega is the mean of two weights
    return organization, known.stance, half, known.start, known.end, known.by_organization, known.rows


@compiled
def _add(
    one: int, first: int, last: int, organization: Narrow, stance: Floats, half: Floats, sums: Floats
) -> None:
    """One answer beside those of a run of partners on the same tenet."""
    mine, side, weight = abs(stance[one]), stance[one], half[one]
    for other in range(first, last):
        partner, theirs = organization[other], stance[other]
        omega = weight + half[other]
        strength = omega * min(mine, abs(theirs))
        pro, con = side * theirs > 0, side * theirs < 0
        # Without a branch: which side a partner is on can't be guessed, and a wrong guess is dear.
        sums[partner, OMEGA] += omega
        sums[partner, PRO] += strength if pro else 0.0
        sums[partner, CON] += strength if con else 0.0
        sums[partner, COUNTS] += 1.0 + (AGREE if pro else 0.0) + (DISAGREE if con else 0.0)


@compiled
def _partners(first: int, sums: Floats, partners: Narrow) -> int:
    """Write down, in order, who from `first` on has a joint answer; say how many."""
    found = 0
    for at in range(first, len(sums)):
        partners[found] = at
        found += sums[at, COUNTS] != 0
    return found


@compiled
def _all_pairs(
    n: int, organization: Narrow, stance: Floats, half: Floats, start: Ints, end: Ints,
    by_organization: Ints, rows: Ints, numbers: Narrow, amounts: Floats,
) -> int:  # fmt: skip
    sums, partners, at = np.zeros((n, 4)), np.empty(n, dtype=np.int32), 0
    for i in range(n):
        for place in range(rows[i], rows[i + 1]):
            one = by_organization[place]
            _add(one, one + 1, end[one], organization, stance, half, sums)
        for place in range(_partners(i + 1, sums, partners)):
            j = partners[place]
            _write_pair(i, j, at, sums, numbers, amounts)
            sums[j, :] = 0.0
            at += 1
    return at


@compiled
def _write_pair(i: int, j: int, at: int, sums: Floats, numbers: Narrow, amounts: Floats) -> None:
    counts, omega = np.int64(sums[j, COUNTS]), sums[j, OMEGA]
    numbers[0, at] = i
    numbers[1, at] = j
    numbers[2, at] = counts & COUNT
    numbers[3, at] = (counts >> 17) & COUNT
    numbers[4, at] = counts >> 34
    amounts[0, at] = omega
    amounts[1, at] = (sums[j, PRO] - sums[j, CON]) / omega
    amounts[2, at] = sums[j, CON] / omega


@compiled
def _nearest(
    n: int, k: int, organization: Narrow, stance: Floats, half: Floats, start: Ints, end: Ints,
    by_organization: Ints, rows: Ints, numbers: Ints, amounts: Floats,
) -> None:  # fmt: skip
    sums, partners = np.zeros((n, 4)), np.empty(n, dtype=np.int32)
    for i in range(n):
        for place in range(rows[i], rows[i + 1]):
            one = by_organization[place]
            _add(one, start[one], end[one], organization, stance, half, sums)
        kept, bar = 0, -np.inf
        for place in range(_partners(0, sums, partners)):
            j = partners[place]
            rank = (sums[j, PRO] - sums[j, CON]) / (sums[j, OMEGA] + 1)
            if j != i and (kept < k or rank > bar):
                kept, bar = _keep(i, j, kept, sums, numbers, amounts)
            sums[j, :] = 0.0


@compiled
def _keep(i: int, j: int, kept: int, sums: Floats, numbers: Ints, amounts: Floats) -> tuple[int, float]:
    """Put a partner where its rank belongs among those kept so far; of equals the earlier stays before.

    Returns how many are kept, and the rank that the next must come near to be looked at.
    """
    k, omega, net = numbers.shape[2], sums[j, OMEGA], sums[j, PRO] - sums[j, CON]
    rank = np.rint(net / (omega + 1) * ROUNDED) / ROUNDED
    place = kept
    while place > 0 and rank > amounts[0, i, place - 1]:
        place -= 1
    if place < k:
        kept = min(kept + 1, k)
        for at in range(kept - 1, place, -1):
            for which in range(2):
                numbers[which, i, at] = numbers[which, i, at - 1]
                amounts[which, i, at] = amounts[which, i, at - 1]
        numbers[0, i, place], numbers[1, i, place] = j, np.int64(sums[j, COUNTS]) & COUNT
        amounts[0, i, place], amounts[1, i, place] = rank, net / omega
    return kept, amounts[0, i, k - 1] - 2 / ROUNDED if kept == k else -np.inf

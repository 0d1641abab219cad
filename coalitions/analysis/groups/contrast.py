"""Do some members stand closer to one another than answers dealt out by chance would have it?

A search that tests the very group it has found raises a false alarm in four coalitions of ten. Here the
search is made again on answers shuffled within each tenet, and what it finds there is the yardstick.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from coalitions.analysis.answers import Floats, Ints
from coalitions.analysis.groups.squares import squares
from coalitions.analysis.member_table import Bools, Members

SHUFFLES = 999
FEWER, FEWER_FROM = 199, 30  # shuffles where there are more members than that, each taking longer
SEED = 1963  # any fixed number: the same data give the same answer
SMALLEST, LARGEST = 3, 20  # members of a group that is searched for
GROWTH = 0.7  # how size counts against closeness: larger groups are less easily a coincidence


@dataclass(frozen=True, slots=True)
class Contrast:
    """A group of rows that stands apart, and how often chance gives one that does so as much."""

    rows: tuple[int, ...]
    gap: float  # mean unity within less mean unity with everybody else, −2 … 2
    p: float


def closest_group(
    rows: Members, *, significant: float = 0.01, shuffles: int | None = None, seed: int = SEED
) -> Contrast | None:
    """Find the members that stand closest together, and say how often chance would do the same.

    Takes    members as a table; the p from which on nobody asks further; how many shuffles (default: 999,
             or 199 with more than 30 members).
    Returns  the group of the largest gap × size^0.7 and its corrected p: (1 + shuffles in which a search
             finds as much) / (1 + shuffles). Where p can't become `significant` any more the shuffling ends,
             and p is what it is by then. None with fewer than five members, or too few known pairs.
    Raises   nothing.
    Cost     shuffles × O(members² × tenets): under 1 s for 20 × 24, some seconds for 200 × 60; far less
             where p is large.
    Source   own convention on a permutation test of the search itself (method 2.10); ended early as
             Besag and Clifford 1991.
    """
    table = unity_table(rows)
    if table is None or len(table) <= SMALLEST + 1:
        return None
    found, score = _search(table)
    dice = np.random.default_rng(seed)

    def again() -> float:
        chance = unity_table(shuffled(rows, dice))
        return -np.inf if chance is None else _search(chance)[1]

    most = shuffles or (FEWER if len(table) > FEWER_FROM else SHUFFLES)
    p = _beyond(score, again, significant, most)
    return Contrast(found, gap_of(table, found), p)


def named_group(
    rows: Members,
    group: Sequence[int],
    *,
    significant: float = 0.01,
    shuffles: int = SHUFFLES,
    seed: int = SEED,
) -> Contrast | None:
    """Say of a group named beforehand how often as many members taken by chance stand as close.

    Takes    members as a table; the rows of the group, named by something else than these answers.
    Returns  its gap and plain permutation p; None where it is not 2 to all but 2, or little is known.
    Raises   nothing.
    Cost     O(members² × tenets + shuffles × members).
    Source   method 2.10: a bloc named beforehand may use the plain permutation test.
    """
    table = unity_table(rows)
    if table is None or not 2 <= len(group) <= len(table) - 2:
        return None
    dice = np.random.default_rng(seed)
    found = gap_of(table, group)

    def again() -> float:
        return gap_of(table, dice.permutation(len(table))[: len(group)])

    return Contrast(tuple(group), found, _beyond(found, again, significant, shuffles))


def unity_table(rows: Members) -> Floats | None:
    """The unity of all pairs, −1 to 1, unknown ones as the mean of the known; None where half are unknown."""
    n = len(rows.ids)
    table = squares(rows, np.ones(len(rows.tenets), dtype=bool)).unity
    off = ~np.eye(n, dtype=bool)
    known = off & ~np.isnan(table)
    if n < 2 or known.sum() < off.sum() / 2:
        return None
    table = np.where(known, table, table[known].mean())
    np.fill_diagonal(table, 0.0)
    return np.asarray(table, dtype=float)


def shuffled(rows: Members, dice: np.random.Generator) -> Members:
    """The same answers, dealt out anew within each tenet among those who answered it."""
    stance, vitality = rows.stance.copy(), rows.vitality.copy()
    for column in range(stance.shape[1]):
        held = np.flatnonzero(rows.known[:, column])
        dealt = dice.permutation(held)
        stance[held, column] = rows.stance[dealt, column]
        vitality[held, column] = rows.vitality[dealt, column]
    return replace(rows, stance=stance, vitality=vitality)


def gap_of(table: Floats, group: Sequence[int] | Ints) -> float:
    """Mean unity within the group less mean unity of it with everybody else."""
    inside: Bools = np.zeros(len(table), dtype=bool)
    inside[np.asarray(group, dtype=np.intp)] = True
    k = int(inside.sum())
    within = table[np.ix_(inside, inside)].sum() / (k * (k - 1))
    return float(within - table[np.ix_(inside, ~inside)].mean())


def _beyond(found: float, again: Callable[[], float], significant: float, shuffles: int) -> float:
    """p by shuffling, ended once it is sure to be above `significant`."""
    beyond = 0
    for done in range(1, shuffles + 1):
        beyond += again() >= found - 1e-12
        if (1 + beyond) / (1 + shuffles) > significant:
            return (1 + beyond) / (1 + done)
    return (1 + beyond) / (1 + shuffles)


def _search(table: Floats) -> tuple[tuple[int, ...], float]:
    """Grow a group from every member at once, always by whom leaves the largest gap; the best."""
    n = len(table)
    inside = np.eye(n, dtype=bool)
    seeds = np.arange(n)
    whole = table.sum(axis=1)
    best: tuple[tuple[int, ...], float] = ((), -np.inf)
    within, total = np.zeros(n), whole.copy()
    for size in range(2, min(n // 2, LARGEST) + 1):
        links = inside.astype(float) @ table
        inner = within[:, None] + links
        outer = total[:, None] + whole[None, :] - 2 * inner
        gap = inner / (size * (size - 1) / 2) - outer / (size * (n - size))
        gap[inside] = -np.inf
        added = gap.argmax(axis=1)
        within, total = inner[seeds, added], total + whole[added]
        inside[seeds, added] = True
        score = gap[seeds, added] * size**GROWTH
        first = int(score.round(12).argmax())
        if size >= SMALLEST and score[first] > best[1] + 1e-12:
            best = (tuple(np.flatnonzero(inside[first]).tolist()), float(score[first]))
    return best

"""The best platform: which few demands bring most people together, each with enough of its own in them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.platform_field import (
    NOTHING,
    Field,
    Found,
    Moves,
    Option,
    Question,
    option,
    who_joins,
)
from coalitions.analysis.member_table import Bools

STARTS = 12
SEED = 1963
FRONT = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)

type Measured = tuple[Floats, Floats, Floats, Floats, Floats]
type Finds = Callable[[Field, Question], Option | None]


def search(held: Field, asked: Question) -> Option | None:
    """Find a very good platform at once.

    Takes    the field and the question.
    Returns  the best option of twelve searches; None where none lets the required members join.
    Raises   nothing.
    Cost     some dozens of rounds of O(rows × columns²) each: 200 × 60 under 1 s.
    Source   local search: add, drop or swap one plank while it helps, since the platform decides who
             joins. As a rule the proven optimum; in one of the cases that could be proven it was one
             person short (786 of 787).
    """
    fixed, most = limits(held, asked)
    dice = np.random.default_rng(SEED)
    best: tuple[tuple[float, ...], Bools] | None = None
    for begin in _beginnings(held, fixed, most, dice):
        chosen, value = climb(held, asked, begin, fixed, most)
        if best is None or value > best[0]:
            best = (value, chosen)
    return option(held, asked, best[1], Found.SEARCHED) if best and best[0][0] == 0 else None


def limits(held: Field, asked: Question) -> tuple[Bools, int]:
    """Which planks stay in, and how many there may be."""
    n = len(held.columns)
    fixed: Bools = np.isin(held.columns, asked.fixed)
    return fixed, n if asked.most_planks is None else min(max(asked.most_planks, int(fixed.sum())), n)


def _beginnings(held: Field, fixed: Bools, most: int, dice: np.random.Generator) -> Iterable[Bools]:
    """Nothing but what is fixed; what most people ask for; and random ones."""
    n = len(fixed)
    yield fixed.copy()
    popular = fixed.copy()
    free = max(most - int(fixed.sum()), 0)
    order = np.argsort(-(held.people @ held.share) - 1e9 * fixed, kind="stable")
    popular[order[: int(fixed.sum()) + free]] = True
    yield popular
    for _ in range(STARTS - 2):
        chosen = fixed.copy()
        rest = np.flatnonzero(~fixed)
        size = int(dice.integers(0, min(free, len(rest)) + 1)) if len(rest) else 0
        chosen[dice.permutation(rest)[:size]] = True
        if n:
            yield chosen


def climb(
    held: Field, asked: Question, chosen: Bools, fixed: Bools, most: int
) -> tuple[Bools, tuple[float, ...]]:
    """Take the best neighbour as long as it is better; one plank for another only where nothing else helps.

    First towards more people and those nearly served, then, among equals, to the highest lowest share.
    """
    value: tuple[float, ...] = ()
    for rank in (_towards, _at_last):
        value = rank(*_measured(held, asked, chosen, NOTHING))[0]
        moved = True
        while moved:
            moved = False
            for moves in (_one_more_or_less, _one_for_another):
                near = moves(chosen, fixed, most)
                if moved or not len(near.add):
                    continue
                values = rank(*_measured(held, asked, chosen, near))
                place = max(range(len(values)), key=values.__getitem__)
                if values[place] > value:
                    chosen, value, moved = near.done(chosen, place), values[place], True
    return chosen, value


def _one_more_or_less(chosen: Bools, fixed: Bools, most: int) -> Moves:
    adds = np.flatnonzero(~chosen) if chosen.sum() < most else np.array([], dtype=np.intp)
    drops = np.flatnonzero(chosen & ~fixed)
    return Moves(
        np.concatenate([adds, np.full(len(drops), -1)]).astype(np.intp),
        np.concatenate([np.full(len(adds), -1), drops]).astype(np.intp),
    )


def _one_for_another(chosen: Bools, fixed: Bools, _most: int) -> Moves:
    add, drop = np.meshgrid(np.flatnonzero(~chosen), np.flatnonzero(chosen & ~fixed))
    return Moves(add.reshape(-1), drop.reshape(-1))


def _measured(held: Field, asked: Question, chosen: Bools, moves: Moves) -> Measured:
    """After each move: required members missing, people, the lowest share, people nearly served, planks."""
    joining, got = who_joins(held, asked, chosen, moves)
    missing = (~joining[:, list(asked.members)]).sum(axis=1).astype(float)
    people = joining @ held.people
    lowest = np.where(joining, got, np.inf).min(axis=1, initial=np.inf)
    # leads the search over plains where nobody more can join yet
    served = np.minimum(got, asked.least_got) @ held.people
    planks = float(chosen.sum()) + (moves.add >= 0).astype(float) - (moves.drop >= 0)
    return missing, people, np.where(people > 0, lowest, 0.0), served, np.asarray(planks, dtype=float)


def _towards(
    missing: Floats, people: Floats, lowest: Floats, served: Floats, planks: Floats
) -> list[tuple[float, ...]]:
    columns = (-missing, people.round(9), served.round(9), lowest.round(9), -planks)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _at_last(
    missing: Floats, people: Floats, lowest: Floats, served: Floats, planks: Floats
) -> list[tuple[float, ...]]:
    columns = (-missing, people.round(9), lowest.round(9), -planks, served.round(9))
    return list(zip(*(column.tolist() for column in columns), strict=True))


def front(
    held: Field, asked: Question, least: Sequence[float] = FRONT, find: Finds = search
) -> tuple[tuple[float, Option], ...]:
    """The breadth–depth front: how many join as more of each one's asks must be carried.

    Takes    the field; the question (its `least_got` is replaced); the shares 0 to 1 to try; how each is
             answered.
    Returns  (share, option) for each that somebody can join, from the broadest to the deepest; an option
             that another one with a higher share equals in people is left out.
    Raises   nothing.
    Cost     that of `find` per share: 200 × 60 by search .4 s in all.
    Source   method 2.15: show the front, never one optimum.
    """
    tried = [(share, find(held, replace(asked, least_got=share))) for share in sorted(least)]
    found = [(share, option) for share, option in tried if option and option.joined]
    return tuple(
        (share, option)
        for place, (share, option) in enumerate(found)
        if all(later.people < option.people for _share, later in found[place + 1 :])
    )

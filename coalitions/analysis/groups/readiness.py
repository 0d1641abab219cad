"""Readiness to negotiate: what should stand before anybody enters the room. A checklist, no total."""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Coalition, Id
from coalitions.analysis.member_table import Bools, Members
from coalitions.analysis.members.necessity import contribution
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.unity import AGREED

BACKED_BY = 0.8  # of the members
SPLIT_OFF = 0.6  # of what the whole platform gives a member: with so much it may settle
TRIED = 300_000  # part platforms looked at, at most, for the one that satisfies fewest


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A plank on the table: who backs it, who doesn't, who was never asked, and whose red line it crosses."""

    tenet: Id
    backing: tuple[Id, ...]
    not_backing: tuple[Id, ...]
    unknown: tuple[Id, ...]  # not yet backed, until somebody asks
    crosses: tuple[Id, ...]

    @property
    def share(self) -> float:
        """Of all members; whoever was never asked does not back it yet."""
        everyone = len(self.backing) + len(self.not_backing) + len(self.unknown)
        return len(self.backing) / everyone if everyone else 0.0

    @property
    def ready(self) -> bool:
        """Backed by four in five, and nobody's red line is crossed."""
        return not self.crosses and self.share >= BACKED_BY - TINY


@dataclass(frozen=True, slots=True)
class SplittingOffer:
    """The smallest part of the platform that would win over enough members to leave too few."""

    planks: tuple[Id, ...]
    satisfied: tuple[Id, ...]  # get at least three fifths of what the whole platform gives them
    left: float  # people of the others
    need: float


def agenda(members: Members, platform: Floats) -> tuple[AgendaItem, ...]:
    """Say of each plank whether the members stand behind it.

    Takes    the members; the platform's strengths 0 to 1 over the same tenets.
    Returns  one item a standing plank, in the order of the tenets.
    Raises   nothing.
    Cost     O(members × planks).
    Source   "consolidate before entering the room": Coalitions and allies, a one-pager; method 2.12.
    """
    backing = members.stance >= AGREED - TINY
    crosses = members.red_line & (members.stance < 0)

    def named(rows: Bools) -> tuple[Id, ...]:
        return tuple(id_ for id_, row in zip(members.ids, rows, strict=True) if row)

    return tuple(
        AgendaItem(
            tenet=members.tenets[column].id,
            backing=named(backing[:, column]),
            not_backing=named(members.known[:, column] & ~backing[:, column]),
            unknown=named(~members.known[:, column]),
            crosses=named(crosses[:, column]),
        )
        for column in np.flatnonzero(platform > 0)
    )


def people_needed(coalition: Coalition) -> float | None:
    """The least number of people that winning takes, None where no need states it."""
    return next((each.low for each in coalition.needs if each.resource == "people"), None)


def splitting_offer(members: Members, platform: Floats, need: float) -> SplittingOffer | None:
    """Find the cheapest offer that would split the coalition, to prepare for it.

    Takes    the members; the platform's strengths 0 to 1; how many people the coalition needs.
    Returns  of the parts of the platform that satisfy enough members (three fifths of what the whole
             gives them) so that fewer than `need` are left, the one of fewest planks, then of fewest
             members satisfied, then of fewest left. None where only the whole does, none does, the people
             of a member are not recorded, or fewer than `need` are there to begin with.
    Raises   nothing.
    Cost     milliseconds: one small mixed integer program, then every part of that size, up to 300,000.
    Source   method 2.12: our own.
    """
    people = contribution(members.organizations, "people")
    columns = np.flatnonzero(platform > 0)
    worth = members.asks[:, columns] * platform[columns]
    whole = worth.sum(axis=1)
    if not len(columns) or np.isnan(people).any() or people.sum() < need:
        return None
    size = _smallest(worth, whole, people, need)
    if size is None or size >= len(columns):
        return None
    return _fewest(members, columns, worth, people, need, size)


def _smallest(worth: Floats, whole: Floats, people: Floats, need: float) -> int | None:
    """How many planks an offer needs at least: z the planks offered, y the members who settle."""
    m, n = worth.shape
    able = (whole > 0).astype(float)
    result = milp(
        np.concatenate([np.ones(n), np.zeros(m)]),
        integrality=np.ones(n + m, dtype=np.int8),
        bounds=Bounds(np.zeros(n + m), np.concatenate([np.ones(n), able])),
        constraints=[
            LinearConstraint(np.hstack([worth, -np.diag(SPLIT_OFF * whole - TINY)]), 0, np.inf),
            # those left: fewer than needed
            LinearConstraint(
                np.concatenate([np.zeros(n), people])[None, :],
                people.sum() - need + _less(people, need),
                np.inf,
            ),
        ],
    )
    return round(result.x[:n].sum()) if result.x is not None else None


def _less(people: Floats, need: float) -> float:
    """What makes "fewer than" of "at most": half a person, or less where amounts aren't whole."""
    whole = all(float(value).is_integer() for value in [*people, need])
    return 0.5 if whole else 1e-6 * max(1.0, float(people.sum()))


def _fewest(
    members: Members,
    columns: np.typing.NDArray[np.intp],
    worth: Floats,
    people: Floats,
    need: float,
    size: int,
) -> SplittingOffer | None:
    """Of all parts of that size the one that satisfies fewest; the first ones where there are too many."""
    whole = worth.sum(axis=1)
    best: tuple[tuple[float, float, tuple[int, ...]], Bools] | None = None
    for tried, part in enumerate(combinations(range(len(columns)), size)):
        if tried > min(TRIED, comb(len(columns), size)):
            break
        settled: Bools = (whole > 0) & (worth[:, part].sum(axis=1) >= SPLIT_OFF * whole - TINY)
        left = float(people[~settled].sum())
        if left < need:
            rank = (float(settled.sum()), left, part)
            if best is None or rank < best[0]:
                best = (rank, settled)
    if best is None:
        return None
    (_count, left, part), settled = best
    return SplittingOffer(
        planks=tuple(members.tenets[columns[place]].id for place in part),
        satisfied=tuple(id_ for id_, row in zip(members.ids, settled, strict=True) if row),
        left=left,
        need=need,
    )

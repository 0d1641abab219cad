"""Who in the coalition is uncomfortable with whom, on matters that the platform leaves aside."""

from dataclasses import dataclass

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.squares import squares
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Bools, Members
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.unity import AGREED

UNCOMFORTABLE_FROM = 0.25
ENOUGH_ITEMS = 3


@dataclass(frozen=True, slots=True)
class RedLine:
    """A red line that another member's stance crosses."""

    tenet: Id
    holder: Id


@dataclass(frozen=True, slots=True)
class UncomfortablePair:
    """Two members at odds off the platform. `conflict` None = fewer than three joint answers there."""

    a: Id
    b: Id
    conflict: float | None
    joint: int  # answers known from both, off the platform
    disputed: tuple[Id, ...]  # tenets on opposite sides, the heaviest first
    red_lines: tuple[RedLine, ...]


@dataclass(frozen=True, slots=True)
class PlankClash:
    """Members on opposite sides of a plank: not breadth but trouble."""

    tenet: Id
    for_it: tuple[Id, ...]
    against_it: tuple[Id, ...]
    red_lines: tuple[Id, ...]  # whose red line it crosses


@dataclass(frozen=True, slots=True)
class Discomfort:
    """The uncomfortable pairs, worst first, and the clashes on the platform itself."""

    pairs: tuple[UncomfortablePair, ...]  # at most as many as asked for
    count: int  # all of them
    coverage: float | None  # share of pairs with three joint answers off the platform; None without pairs
    clashes: tuple[PlankClash, ...]


def discomfort(members: Members, platform: Floats, limit: int | None = None) -> Discomfort:
    """Find the pairs of members with conflict or a crossed red line off the platform.

    Takes    the members; the platform's strengths; how many pairs to spell out (None = all).
    Returns  pairs with conflict of .25 or more on at least three joint answers off the platform, or a
             red line of one against a stance of .5 or more of the other; clashes on planks apart.
    Raises   nothing.
    Cost     O(members² × tenets) as matrix products, and O(tenets) for each pair spelled out.
    Source   method 2.5; a broad coalition holds groups that are uncomfortable with each other (seed
             text S1).
    """
    off = platform <= 0
    sums = squares(members, off)
    assessed = sums.joint >= ENOUGH_ITEMS
    conflict = np.where(assessed, sums.conflict, np.nan)
    crossed = _crossings(members, off)
    uncomfortable = np.triu((np.nan_to_num(conflict) >= UNCOMFORTABLE_FROM - TINY) | crossed, k=1)
    rows, columns = np.nonzero(uncomfortable)
    order = np.lexsort((columns, rows, -np.nan_to_num(conflict[rows, columns]), ~crossed[rows, columns]))
    found = [(int(rows[place]), int(columns[place])) for place in order[:limit]]
    above = np.triu_indices(len(members.ids), k=1)
    return Discomfort(
        pairs=tuple(
            _spelled_out(members, off, i, j, conflict[i, j], int(sums.joint[i, j])) for i, j in found
        ),
        count=len(order),
        coverage=float(assessed[above].mean()) if len(above[0]) else None,
        clashes=_plank_clashes(members, platform),
    )


def _sides(members: Members) -> tuple[Bools, Bools]:
    """Who stands clearly for a tenet, and who clearly against it."""
    stance = np.nan_to_num(members.stance)
    return stance >= AGREED - TINY, stance <= -AGREED + TINY


def _crossings(members: Members, chosen: Bools) -> Bools:
    """Members × members: a red line of one on a chosen tenet meets an opposite stance of the other."""
    yes, no = _sides(members)
    never = members.red_line & (members.stance < 0) & chosen
    must = members.red_line & (members.stance > 0) & chosen
    crossed = never.astype(float) @ yes.T.astype(float) + must.astype(float) @ no.T.astype(float)
    return np.asarray((crossed + crossed.T) > 0)


def _spelled_out(
    members: Members, off: Bools, i: int, j: int, conflict: float, joint: int
) -> UncomfortablePair:
    x, y = members.stance[i], members.stance[j]
    opposite = np.nonzero(off & (x * y < 0))[0]
    strength = np.minimum(np.abs(x), np.abs(y)) * (members.vitality[i] + members.vitality[j])
    heaviest = sorted(opposite, key=lambda place: (-strength[place], members.tenets[place].name))
    return UncomfortablePair(
        a=members.ids[i],
        b=members.ids[j],
        conflict=None if np.isnan(conflict) else float(conflict),
        joint=joint,
        disputed=tuple(members.tenets[place].id for place in heaviest),
        red_lines=tuple(
            RedLine(members.tenets[place].id, members.ids[mine])
            for place in heaviest
            for mine, theirs in ((i, j), (j, i))
            if members.red_line[mine, place] and abs(members.stance[theirs, place]) >= AGREED - TINY
        ),
    )


def _plank_clashes(members: Members, platform: Floats) -> tuple[PlankClash, ...]:
    yes, no = _sides(members)
    contested = np.nonzero((platform > 0) & yes.any(axis=0) & no.any(axis=0))[0]

    def named(chosen: Bools) -> tuple[Id, ...]:
        return tuple(members.ids[row] for row in np.nonzero(chosen)[0])

    return tuple(
        PlankClash(
            tenet=members.tenets[place].id,
            for_it=named(yes[:, place]),
            against_it=named(no[:, place]),
            red_lines=named(members.red_line[:, place]),
        )
        for place in contested
    )

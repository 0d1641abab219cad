"""What do all of us share, and what splits us? (docs/analysis/basis.md)"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from coalitions.analysis.answers import answers, standing, vitality
from coalitions.analysis.inputs import Id, Position, Workspace
from coalitions.analysis.pairs.all_pairs import Pairs, all_pairs
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.unity import AGREED

ENOUGH_KNOWN = 2 / 3  # of the group, before something counts as shared


@dataclass(frozen=True, slots=True)
class Shared:
    """A tenet on which everyone known stands on one side; `strength` is the weakest link's, 0 … 1."""

    tenet: Id
    against: bool  # a shared opposition
    strength: float  # the least of vitality * |stance|
    mean: float
    weakest: tuple[Id, ...]  # who holds it least; several when they are equal
    unknown: tuple[Id, ...]  # who has not answered

    @property
    def provisional(self) -> bool:
        """Whether somebody has yet to answer."""
        return bool(self.unknown)


@dataclass(frozen=True, slots=True)
class Contested:
    """A tenet that some members support and others oppose."""

    tenet: Id
    supporters: tuple[Id, ...]
    opponents: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """A group's basis of unity. Cohesion is None while no two members have a joint answer."""

    members: tuple[Id, ...]
    shared: tuple[Shared, ...]  # strongest weakest link first
    contested: tuple[Contested, ...]  # most evenly split first
    cohesion_mean: float | None  # of the pairwise unities, -1 … 1
    cohesion_min: float | None
    furthest: tuple[tuple[Id, Id], ...]  # the pairs at that minimum
    pairs_known: int
    pairs: int


def group_basis(workspace: Workspace, members: Iterable[Id], *, day: date | None = None) -> Basis:
    """What all members share, what splits them, and how far apart they are.

    Takes    a workspace; the members' ids; the coalition's own day if it is past.
    Returns  a `Basis`. Shared: every known stance >= .5, or every one <= -.5, and at least two thirds
             of the members known. Contested: somebody >= .5 and somebody <= -.5.
    Raises   ValueError on two positions of a member on one tenet.
    Cost     O(members * tenets), and that of `all_pairs`.
    Source   weakest link and both lists: own convention.
    """
    group = tuple(dict.fromkeys(members))
    by_tenet = _by_tenet(standing(workspace, day), group)
    shared = [_shared(tenet, held, group) for tenet, held in by_tenet.items()]
    contested = [_contested(tenet, held, group) for tenet, held in by_tenet.items()]
    pairs = all_pairs(answers(workspace, group, day=day))
    lowest = float(pairs.unity.min()) if len(pairs) else None
    return Basis(
        members=group,
        shared=tuple(sorted(filter(None, shared), key=_weakness)),
        contested=tuple(sorted(filter(None, contested), key=_evenness)),
        cohesion_mean=fsum(pairs.unity.tolist()) / len(pairs) if len(pairs) else None,
        cohesion_min=lowest,
        furthest=_furthest(pairs, lowest),
        pairs_known=len(pairs),
        pairs=len(group) * (len(group) - 1) // 2,
    )


def _by_tenet(positions: Sequence[Position], group: tuple[Id, ...]) -> dict[Id, dict[Id, Position]]:
    found: dict[Id, dict[Id, Position]] = {}
    in_group = frozenset(group)
    for each in positions:
        if each.organization in in_group:
            found.setdefault(each.tenet, {})[each.organization] = each
    return found


def _shared(tenet: Id, held: Mapping[Id, Position], group: tuple[Id, ...]) -> Shared | None:
    stances = [each.stance for each in held.values()]
    supported, opposed = min(stances) >= AGREED - TINY, max(stances) <= -AGREED + TINY
    if not (supported or opposed) or len(held) < ENOUGH_KNOWN * len(group) - TINY:
        return None
    strengths = {each: vitality(held[each]) * abs(held[each].stance) for each in group if each in held}
    least = min(strengths.values())
    return Shared(
        tenet,
        against=opposed,
        strength=least,
        mean=fsum(strengths.values()) / len(strengths),
        weakest=tuple(each for each, value in strengths.items() if value <= least + TINY),
        unknown=tuple(each for each in group if each not in held),
    )


def _contested(tenet: Id, held: Mapping[Id, Position], group: tuple[Id, ...]) -> Contested | None:
    supporters = tuple(each for each in group if each in held and held[each].stance >= AGREED - TINY)
    opponents = tuple(each for each in group if each in held and held[each].stance <= -AGREED + TINY)
    return Contested(tenet, supporters, opponents) if supporters and opponents else None


def _weakness(shared: Shared) -> tuple[float, float, Id]:
    return -shared.strength, -shared.mean, shared.tenet


def _evenness(contested: Contested) -> tuple[int, int, Id]:
    sides = (len(contested.supporters), len(contested.opponents))
    return -min(sides), -sum(sides), contested.tenet


def _furthest(pairs: Pairs, lowest: float | None) -> tuple[tuple[Id, Id], ...]:
    if lowest is None:
        return ()
    at = (pairs.unity <= lowest + TINY).nonzero()[0].tolist()
    return tuple((pairs.organizations[pairs.i[each]], pairs.organizations[pairs.j[each]]) for each in at)

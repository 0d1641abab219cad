"""What a rising or falling current does: which tenets it lifts, whom that brings closer, whom it isolates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from coalitions.analysis.answers import UNKNOWN_STRENGTH, standing, weight
from coalitions.analysis.groups.allies import NEUTRAL_WITHIN, alignment
from coalitions.analysis.inputs import Id, Position, Tie, Trend, Workspace
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.unity import AGREED

_HOLDS_UP = frozenset({"partnership", "alliance", "support", "part_of"})
_BOTH_WAYS = frozenset({"partnership", "alliance"})


@dataclass(frozen=True, slots=True)
class Carried:
    """An organization and how much of what the current lifts it already supports, or opposes: 0 to 1."""

    organization: Id
    share: float
    tenets: tuple[Id, ...]  # the heaviest first


@dataclass(frozen=True, slots=True)
class Isolated:
    """An opponent whom the current leaves behind, and those holding it up who go with the current."""

    organization: Id
    share: float
    tenets: tuple[Id, ...]
    may_lose: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Current:
    """What one trend does to a platform."""

    trend: Id
    lifted: tuple[tuple[Id, float], ...]  # planks and other tenets, by how much: 0 to 1
    pressed: tuple[tuple[Id, float], ...]  # those that it makes harder
    closer: tuple[Carried, ...]  # not yet with us, by share
    isolates: tuple[Isolated, ...]
    guessed: bool  # a strength is not recorded and counts .5
    answers: int  # known answers on what it lifts in the platform


def currents(workspace: Workspace, platform: Mapping[Id, float]) -> tuple[Current, ...]:
    """Say of every trend which positions it favours, whom that brings closer and which opponents it isolates.

    Takes    a workspace with its trends; the platform's strengths 0 to 1.
    Returns  one `Current` a trend, in the workspace's order. A falling trend presses what it favours and
             lifts what it hinders. Share = Σ lift × w × x⁺ / Σ lift over lifted planks with a known stance.
             Closer: alignment within ±1/3 or unknown. Isolated: alignment at −1/3 or below.
    Raises   ValueError on a strength beyond 0 to 1.
    Cost     O(trends × (organizations × tenets + ties)).
    Source   "Partnerships, alliances, and coalitions" asks which trends to ride; the figures are our own.
    """
    held: dict[Id, dict[Id, Position]] = {each.id: {} for each in workspace.organizations}
    for each in standing(workspace):
        held[each.organization][each.tenet] = each
    makers = {each.id for each in workspace.organizations if each.decision_maker}
    aligned = {id_: alignment(mine.values(), platform)[0] for id_, mine in held.items()}
    upheld = _upheld(workspace.ties)
    return tuple(_current(trend, platform, held, aligned, upheld, makers) for trend in workspace.trends)


def _current(
    trend: Trend,
    platform: Mapping[Id, float],
    held: Mapping[Id, Mapping[Id, Position]],
    aligned: Mapping[Id, float | None],
    upheld: Mapping[Id, frozenset[Id]],
    makers: set[Id],
) -> Current:
    moves = _moves(trend)
    up = {tenet: by for tenet, by in moves.items() if by > 0}
    planks = {tenet: by * platform[tenet] for tenet, by in up.items() if platform.get(tenet, 0.0) > 0}
    closer, isolates = [], []
    for id_, mine in held.items():
        where = aligned[id_]
        apart = where is not None and where <= -NEUTRAL_WITHIN
        found = _carried(id_, mine, planks, -1 if apart else 1)
        if found and apart:
            lost = (each for each in upheld.get(id_, ()) if _goes_along(held[each], planks))
            isolates.append(Isolated(id_, found.share, found.tenets, tuple(sorted(lost))))
        elif found and id_ not in makers and (where is None or where < NEUTRAL_WITHIN):
            closer.append(found)
    return Current(
        trend=trend.id,
        lifted=tuple(sorted(up.items(), key=lambda each: (-each[1], each[0]))),
        pressed=tuple(sorted((t, -by) for t, by in moves.items() if by < 0)),
        closer=tuple(sorted(closer, key=lambda each: (-each.share, each.organization))),
        isolates=tuple(sorted(isolates, key=lambda each: (-each.share, each.organization))),
        guessed=any(each.strength is None for each in trend.effects),
        answers=sum(tenet in planks for mine in held.values() for tenet in mine),
    )


def _moves(trend: Trend) -> dict[Id, float]:
    """By tenet, how far the current carries it: −1 to 1."""
    found: dict[Id, float] = {}
    for each in trend.effects:
        strength = UNKNOWN_STRENGTH if each.strength is None else each.strength
        if not 0 <= strength <= 1:
            raise ValueError(f"a current is stronger than 1 or weaker than 0: {strength}")
        found[each.tenet] = strength if each.favours is trend.rising else -strength
    return found


def _carried(id_: Id, mine: Mapping[Id, Position], planks: Mapping[Id, float], sign: int) -> Carried | None:
    """How much of the lifted planks it supports (sign 1) or opposes (−1); None where nothing, or unknown."""
    met = {tenet: by for tenet, by in planks.items() if tenet in mine}
    parts = {tenet: by * weight(mine[tenet]) * max(sign * mine[tenet].stance, 0) for tenet, by in met.items()}
    if (part := fsum(parts.values())) <= TINY:
        return None
    order = sorted((tenet for tenet in parts if parts[tenet] > 0), key=lambda tenet: (-parts[tenet], tenet))
    return Carried(id_, part / fsum(met.values()), tuple(order))


def _goes_along(mine: Mapping[Id, Position], planks: Iterable[Id]) -> bool:
    """Whether it supports something that is lifted, and opposes nothing of that."""
    stances = [mine[tenet].stance for tenet in planks if tenet in mine]
    return bool(stances) and max(stances) >= AGREED - TINY and min(stances) > -AGREED + TINY


def _upheld(ties: Iterable[Tie]) -> dict[Id, frozenset[Id]]:
    """By organization: who is tied to it so as to hold it up."""
    found: dict[Id, set[Id]] = {}
    for tie in ties:
        if tie.kind in _HOLDS_UP:
            found.setdefault(tie.target, set()).add(tie.source)
        if tie.kind in _BOTH_WAYS:
            found.setdefault(tie.source, set()).add(tie.target)
    return {id_: frozenset(each) for id_, each in found.items()}

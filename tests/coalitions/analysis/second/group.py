"""The measures of a whole group written a second time, from the method's text alone (see
`opinion.py`): what is shared, keystones, effective groups, uncomfortable pairs.
"""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from coalitions.analysis.inputs import Id, Position, Workspace
from tests.coalitions.analysis.second.opinion import (
    by_area,
    conflict_of,
    joint,
    known,
    over,
    under,
    unity_of,
    vitality,
)


class Shared(NamedTuple):
    """A tenet that all support, or all oppose."""

    against: bool
    strength: float
    mean: float
    weakest: frozenset[Id]
    unknown: frozenset[Id]


def held_on(workspace: Workspace, group: Sequence[Id], tenet: Id) -> dict[Id, Position]:
    """The positions of those of the group that are known on a tenet."""
    found = {each: known(workspace, each).get(tenet) for each in group}
    return {each: position for each, position in found.items() if position is not None}


def shared(workspace: Workspace, group: Sequence[Id]) -> dict[Id, Shared]:
    """Every known stance at least .5, or every one at most -.5, and two thirds of the group known."""
    found = {}
    for tenet in workspace.tenets:
        held = held_on(workspace, group, tenet.id)
        stances = [each.stance for each in held.values()]
        for_it, against = all(x >= 0.5 for x in stances), all(x <= -0.5 for x in stances)
        if held and (for_it or against) and 3 * len(held) >= 2 * len(group):
            strengths = {each: vitality(p) * abs(p.stance) for each, p in held.items()}
            least = min(strengths.values())
            found[tenet.id] = Shared(
                against,
                least,
                math.fsum(strengths.values()) / len(strengths),
                frozenset(each for each, strength in strengths.items() if not over(strength, least)),
                frozenset(each for each in group if each not in held),
            )
    return found


def contested(workspace: Workspace, group: Sequence[Id]) -> dict[Id, tuple[frozenset[Id], frozenset[Id]]]:
    """Somebody at .5 or more and somebody at -.5 or less, with both lists."""
    found = {}
    for tenet in workspace.tenets:
        held = held_on(workspace, group, tenet.id)
        yes = frozenset(each for each, p in held.items() if p.stance >= 0.5)
        no = frozenset(each for each, p in held.items() if p.stance <= -0.5)
        if yes and no:
            found[tenet.id] = (yes, no)
    return found


def cohesion(workspace: Workspace, group: Sequence[Id]) -> tuple[float | None, float | None]:
    """Mean and least unity of two members."""
    unities = [unity_of(joint(workspace, a, b)) for a, b in combinations(group, 2)]
    found = [each for each in unities if each is not None]
    return (math.fsum(found) / len(found), min(found)) if found else (None, None)


def reach(workspace: Workspace, start: Id) -> dict[Id, float]:
    """The largest product of strengths along any way from a tenet, found by trying until nothing improves."""
    best = {start: 1.0}
    changed = True
    while changed:
        changed = False
        for each in workspace.implications:
            strength = 0.5 if each.strength is None else each.strength
            if each.source in best and best[each.source] * strength > best.get(each.target, 0.0) + 1e-15:
                best[each.target] = best[each.source] * strength
                changed = True
    return {tenet: product for tenet, product in best.items() if tenet != start}


def vital(workspace: Workspace, group: Sequence[Id], tenet: Id) -> float:
    """V: the mean of least and mean of w * x+; 0 where anyone opposes or under half are known."""
    held = held_on(workspace, group, tenet)
    if not held or 2 * len(held) < len(group) or any(p.stance <= -0.5 for p in held.values()):
        return 0.0
    strengths = [vitality(p) * max(p.stance, 0) for p in held.values()]
    return (min(strengths) + math.fsum(strengths) / len(strengths)) / 2


def opens(workspace: Workspace, group: Sequence[Id], tenet: Id) -> float:
    """E: what the tenets within reach are worth to the group."""
    total = 0.0
    for door, product in reach(workspace, tenet).items():
        held = held_on(workspace, group, door)
        if any(p.red_line and p.stance < 0 for p in held.values()):
            continue
        worth = [max(held[each].stance, 0) if each in held else 0.5 for each in group]
        total += product * math.fsum(worth) / len(worth)
    return total


def keystones(workspace: Workspace, group: Sequence[Id]) -> dict[Id, float]:
    """K of every tenet that has one above 0."""
    found = {}
    for tenet in workspace.tenets if group else ():
        v, e = vital(workspace, group, tenet.id), opens(workspace, group, tenet.id)
        if v > 0 and e > 0:
            found[tenet.id] = math.sqrt(v * e / (e + 3))
    return found


def effective_groups(workspace: Workspace, group: Sequence[Id]) -> float | None:
    """1 / sum p p Z; a pair with answers in under two areas takes the mean of the others."""
    if len(group) == 1:
        return 1.0
    z = []
    for a, b in combinations(group, 2):
        items = joint(workspace, a, b)
        z.append(max(unity_of(items) or 0.0, 0.0) if len(by_area(items)) >= 2 else None)
    sure = [each for each in z if each is not None]
    if not sure:
        return None
    mean = math.fsum(sure) / len(sure)
    total = math.fsum(mean if each is None else each for each in z)
    return len(group) ** 2 / (len(group) + 2 * total)


def uncomfortable(
    workspace: Workspace, group: Sequence[Id], platform: frozenset[Id]
) -> dict[frozenset[Id], tuple[float | None, int, frozenset[tuple[Id, Id]]]]:
    """Per uncomfortable pair: its conflict off the platform, joint answers there, and red lines crossed."""
    found = {}
    for a, b in combinations(group, 2):
        items = [each for each in joint(workspace, a, b) if each.tenet.id not in platform]
        conflict = conflict_of(items) if len(items) >= 3 else None
        crossed = frozenset(
            (each.tenet.id, holder)
            for each in items
            for holder, mine, theirs in ((a, each.a, each.b), (b, each.b, each.a))
            if mine.red_line and mine.stance * theirs.stance < 0 and abs(theirs.stance) >= 0.5
        )
        if crossed or (conflict is not None and not under(conflict, 0.25)):
            found[frozenset((a, b))] = (conflict, len(items), crossed)
    return found

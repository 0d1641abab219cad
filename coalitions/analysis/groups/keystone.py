"""Which shared value is vital to each of us and opens the most doors? (docs/analysis/keystone.md)"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import exp, fsum, log, sqrt

import networkx as nx

from coalitions.analysis.answers import UNKNOWN_STRENGTH, standing, vitality
from coalitions.analysis.inputs import Id, Position, Workspace
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.unity import AGREED

POSSIBLE = 0.5  # acceptance by somebody who has not answered: possible, neither yes nor no
HALF_AT = 3.0  # doors that count half


@dataclass(frozen=True, slots=True)
class Door:
    """A tenet that agreeing on the keystone makes easier: worth `reach` times `acceptance`."""

    tenet: Id
    reach: float  # product of strengths along the best way there
    acceptance: float  # mean over the members; unknown counts .5
    red_line_of: tuple[Id, ...]  # members who will never have it; then the door is shut

    @property
    def worth(self) -> float:
        """What this door adds to the keystone's doors."""
        return 0.0 if self.red_line_of else self.reach * self.acceptance


@dataclass(frozen=True, slots=True)
class Keystone:
    """A tenet, how vital it is to each, and the doors it opens. Score 0 … 1, for ranking only."""

    tenet: Id
    score: float
    vital: float  # 0 … 1; half the least, half the mean
    opens: float  # doors, counted with how likely and how welcome they are
    doors: tuple[Door, ...]  # worth most first
    known: int  # members with an answer
    opponents: tuple[Id, ...]  # whoever opposes it makes it no keystone


@dataclass(frozen=True, slots=True)
class Keystones:
    """Best first. Without declared implications there is no score, and that has to be said."""

    declared: bool
    keystones: tuple[Keystone, ...]
    strength_unknown: int  # implications whose strength is taken as .5


def keystones(workspace: Workspace, members: Iterable[Id], *, day: date | None = None) -> Keystones:
    """Rank the tenets by being vital to each member and opening doors.

    Takes    a workspace with declared implications; the members' ids; the coalition's own day if past.
    Returns  `Keystones`, one for each tenet that makes another easier. Implications may be circular.
    Raises   ValueError if a strength is beyond 0 … 1.
    Cost     O(T * (E + T log T)) for T tenets with E implications.
    Source   "vital to each and expandable": Partnerships, alliances, and coalitions; the formula is ours.
    """
    group = tuple(dict.fromkeys(members))
    ways = implied_ways(workspace)
    held: dict[Id, dict[Id, Position]] = {}
    in_group = frozenset(group)
    for each in standing(workspace, day):
        if each.organization in in_group:
            held.setdefault(each.tenet, {})[each.organization] = each
    opening = [tenet for tenet in ways if ways.out_degree(tenet)]
    scored = [_keystone(tenet, ways, held, group) for tenet in opening] if group else []
    return Keystones(
        declared=bool(opening),
        keystones=tuple(sorted(scored, key=lambda each: (-round(each.score, 12), each.tenet))),
        strength_unknown=sum(each.strength is None for each in workspace.implications),
    )


def implied_ways(workspace: Workspace) -> "nx.DiGraph[Id]":
    """What agreeing on each tenet makes easier, as a graph whose shortest ways have the largest strength.

    Takes    a workspace with declared implications.
    Returns  an edge a known implication, its length −log of its strength.
    Raises   ValueError if a strength is beyond 0 … 1.
    Cost     O(implications).
    Source   method 2.4.
    """
    known = {each.id for each in workspace.tenets}
    ways: nx.DiGraph[Id] = nx.DiGraph()
    for each in workspace.implications:
        strength = UNKNOWN_STRENGTH if each.strength is None else each.strength
        if not 0 <= strength <= 1:
            raise ValueError(f"an implication is stronger than 1 or weaker than 0: {each}")
        if strength > 0 and each.source != each.target and {each.source, each.target} <= known:
            length = -log(strength)  # so that the shortest way has the largest product
            said = ways.get_edge_data(each.source, each.target, {"length": length})
            ways.add_edge(each.source, each.target, length=min(length, said["length"]))
    return ways


def _keystone(
    tenet: Id, ways: "nx.DiGraph[Id]", held: Mapping[Id, Mapping[Id, Position]], group: tuple[Id, ...]
) -> Keystone:
    lengths = nx.single_source_dijkstra_path_length(ways, tenet, weight="length")
    doors = [
        _door(other, exp(-length), held.get(other, {}), group)
        for other, length in lengths.items()
        if other != tenet
    ]
    answers = held.get(tenet, {})
    opponents = tuple(each for each in group if each in answers and answers[each].stance <= -AGREED + TINY)
    vital = 0.0 if opponents else _vital(answers, len(group))
    opens = fsum(each.worth for each in doors)
    return Keystone(
        tenet,
        score=sqrt(vital * opens / (opens + HALF_AT)),
        vital=vital,
        opens=opens,
        doors=tuple(sorted(doors, key=lambda each: (-each.worth, each.tenet))),
        known=len(answers),
        opponents=opponents,
    )


def _vital(answers: Mapping[Id, Position], members: int) -> float:
    if not answers or 2 * len(answers) < members:
        return 0.0
    strengths = [vitality(each) * max(each.stance, 0.0) for each in answers.values()]
    return (min(strengths) + fsum(strengths) / len(strengths)) / 2


def _door(tenet: Id, reach: float, answers: Mapping[Id, Position], group: tuple[Id, ...]) -> Door:
    accepted = [max(answers[each].stance, 0.0) if each in answers else POSSIBLE for each in group]
    shut = tuple(
        each for each in group if each in answers and answers[each].red_line and answers[each].stance < 0
    )
    return Door(tenet, reach, fsum(accepted) / len(group), shut)

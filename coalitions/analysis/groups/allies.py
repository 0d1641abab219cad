"""Natural and strategic allies, the spectrum, and whom to win over from those who hold a target up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import exp, fsum, log

import networkx as nx

from coalitions.analysis.answers import UNKNOWN_STRENGTH, standing, weight
from coalitions.analysis.inputs import ASK_FACETS, Id, Organization, Position, Tie, Workspace

NEUTRAL_WITHIN = 1 / 3
ACTIVE_FROM = 0.5
STRATEGIC_FROM = 0.25
MOST_ACTIVE = 5.0  # of the rating
BOTH_WAYS = frozenset({"partnership", "alliance"})
ONE_WAY = frozenset({"support", "part_of", "influences"})


class Wedge(StrEnum):
    """A place on the spectrum of allies; where it is unknown who is active, ally or opponent alone."""

    ACTIVE_ALLY = "active_ally"
    PASSIVE_ALLY = "passive_ally"
    ALLY = "ally"
    NEUTRAL = "neutral"
    OPPONENT = "opponent"
    PASSIVE_OPPONENT = "passive_opponent"
    ACTIVE_OPPONENT = "active_opponent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Access:
    """The best way from an organization to a target."""

    target: Id
    closeness: float  # 0 … 1, the product of the tie strengths on the way
    influence: float  # of the target, 0 … 1
    path: tuple[Id, ...]  # from the organization to the target
    guessed: bool  # a strength on the way, or the influence, is not recorded and counts .5

    @property
    def pull(self) -> float:
        """Closeness × influence, 0 to 1."""
        return self.closeness * self.influence


@dataclass(frozen=True, slots=True)
class Ally:
    """Where one organization stands towards a platform and its target; None = unknown."""

    organization: Id
    alignment: float | None  # −1 … 1, its give on the platform
    known: int  # planks on which it answered
    planks: int
    wedge: Wedge
    natural: bool | None
    access: Access | None  # None = no way recorded
    strategic: bool
    peel: float | None  # 0 … 1; None = no way, or unknown alignment: find out
    topic: Id | None  # what to begin with: its strongest ask that we share and the target rejects


def alignment(positions: Iterable[Position], platform: Mapping[Id, float]) -> tuple[float | None, int]:
    """How far an organization goes along with a platform.

    Takes    its standing positions; the platform's strengths 0 to 1 (planks of 0 play no part).
    Returns  the give of 2.3, −1 to 1, None where it answered on no plank; and on how many it did.
    Raises   nothing.
    Cost     O(positions).
    Source   method 2.11, 2.3.
    """
    met = [(platform[each.tenet], each.stance) for each in positions if platform.get(each.tenet, 0.0) > 0]
    whole = fsum(strength for strength, _stance in met)
    given = fsum(strength * stance for strength, stance in met)
    return (given / whole if whole else None), len(met)


def wedge(align: float | None, activity: float | None) -> Wedge:
    """The place on the spectrum of allies.

    Takes    alignment −1 to 1 and activity 0 to 1; None = unknown.
    Returns  a wedge; unknown alignment is unknown, never neutral.
    Raises   nothing.
    Cost     O(1).
    Source   the spectrum of allies, five wedges (Lakey; commonslibrary.org): method 2.11.
    """
    if align is None:
        return Wedge.UNKNOWN
    if abs(align) < NEUTRAL_WITHIN:
        return Wedge.NEUTRAL
    names = (Wedge.PASSIVE_ALLY, Wedge.ALLY, Wedge.ACTIVE_ALLY)
    if align < 0:
        names = (Wedge.PASSIVE_OPPONENT, Wedge.OPPONENT, Wedge.ACTIVE_OPPONENT)
    return names[1] if activity is None else names[2 if activity >= ACTIVE_FROM else 0]


def ways_to(ties: Iterable[Tie], target: Organization) -> Mapping[Id, Access]:
    """The best way to a target from everybody who has one.

    Takes    the standing ties: partnerships and alliances lead both ways, support, part of and influence
             from source to target; tension and successors lead nowhere.
    Returns  one `Access` an organization, the target itself left out.
    Raises   ValueError on a strength beyond 0 to 1.
    Cost     O(ties + n log n), Dijkstra on −log(strength).
    Source   method 2.11; the way of the largest product.
    """
    back: nx.DiGraph[Id] = nx.DiGraph()
    back.add_node(target.id)
    for tie in ties:
        for a, b in _directions(tie):
            _lead(back, b, a, tie.strength)
    paths = nx.single_source_dijkstra_path(back, target.id, weight="length")
    return {id_: _access(back, target, path) for id_, path in paths.items() if id_ != target.id}


def _access(back: "nx.DiGraph[Id]", target: Organization, path: Sequence[Id]) -> Access:
    steps = [back.edges[step] for step in pairwise(path)]
    return Access(
        target=target.id,
        closeness=exp(-fsum(step["length"] for step in steps)),
        influence=UNKNOWN_STRENGTH if target.influence is None else target.influence,
        path=tuple(reversed(path)),
        guessed=target.influence is None or any(step["guessed"] for step in steps),
    )


def _directions(tie: Tie) -> list[tuple[Id, Id]]:
    if tie.kind in BOTH_WAYS:
        return [(tie.source, tie.target), (tie.target, tie.source)]
    return [(tie.source, tie.target)] if tie.kind in ONE_WAY else []


def _lead(back: "nx.DiGraph[Id]", end: Id, start: Id, strength: float | None) -> None:
    """Of several ties between two the strongest stands."""
    counts = UNKNOWN_STRENGTH if strength is None else strength
    if not 0 <= counts <= 1:
        raise ValueError(f"a tie is stronger than 1 or weaker than 0: {strength}")
    if counts > 0 and end != start:
        length = -log(counts)
        if not back.has_edge(end, start) or length < back.edges[end, start]["length"]:
            back.add_edge(end, start, length=length, guessed=strength is None)


def allies(
    workspace: Workspace,
    platform: Mapping[Id, float],
    *,
    targets: Sequence[Id] | None = None,
    among: Iterable[Id] | None = None,
) -> tuple[Ally, ...]:
    """Where everybody stands towards a platform, and who could be won over from the targets.

    Takes    a workspace; the platform's strengths 0 to 1; the targets (default: all decision-makers);
             whom to look at (default: everybody but the targets).
    Returns  one `Ally` each, in the workspace's order. Peel = closeness × influence × (1 − A⁺) ×
             (1 − (−A)⁺ / 2), for the target that gives most.
    Raises   ValueError on a strength beyond 0 to 1; KeyError on a target that the workspace doesn't have.
    Cost     O(positions + targets × ties).
    Source   method 2.11; natural and strategic allies: "Coalitions and allies, a one-pager".
    """
    by_id = {each.id: each for each in workspace.organizations}
    chosen = targets
    if chosen is None:
        chosen = tuple(each.id for each in workspace.organizations if each.decision_maker)
    looked_at = frozenset(by_id if among is None else among) - frozenset(chosen)
    ways = [ways_to(workspace.ties, by_id[id_]) for id_ in chosen]
    held: dict[Id, dict[Id, Position]] = {}
    for each in standing(workspace):
        held.setdefault(each.organization, {})[each.tenet] = each
    asked = frozenset(each.id for each in workspace.tenets if each.facet in ASK_FACETS)
    return tuple(
        _ally(each, held, platform, [way[each.id] for way in ways if each.id in way], asked)
        for each in workspace.organizations
        if each.id in looked_at
    )


def _ally(
    organization: Organization,
    held: Mapping[Id, Mapping[Id, Position]],
    platform: Mapping[Id, float],
    ways: Sequence[Access],
    asked: frozenset[Id],
) -> Ally:
    mine = held.get(organization.id, {})
    align, known = alignment(mine.values(), platform)
    rating = organization.resources.get("activity")
    access = max(ways, key=lambda way: (way.pull, way.target), default=None)
    return Ally(
        organization=organization.id,
        alignment=align,
        known=known,
        planks=sum(strength > 0 for strength in platform.values()),
        wedge=wedge(align, None if rating is None else rating / MOST_ACTIVE),
        natural=None if align is None else align >= NEUTRAL_WITHIN,
        access=access,
        strategic=access is not None and access.pull >= STRATEGIC_FROM,
        peel=None if align is None or access is None else access.pull * _room(align),
        topic=_topic(mine, held.get(access.target, {}), platform, asked) if access else None,
    )


def _room(align: float) -> float:
    """What is left to win: nothing of full allies, half of full opponents."""
    return (1 - max(align, 0.0)) * (1 - max(-align, 0.0) / 2)


def _topic(
    mine: Mapping[Id, Position],
    target: Mapping[Id, Position],
    platform: Mapping[Id, float],
    asked: frozenset[Id],
) -> Id | None:
    shared = [
        (weight(each) * each.stance, each.tenet)
        for each in mine.values()
        if each.tenet in asked and each.stance > 0 and platform.get(each.tenet, 0.0) > 0
        if each.tenet in target and target[each.tenet].stance < 0
    ]
    return min(shared, key=lambda found: (-found[0], found[1]))[1] if shared else None

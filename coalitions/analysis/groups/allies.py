"""Natural and strategic allies, the spectrum, and whom to win over from those who hold a target up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from coalitions.analysis.answers import standing, weight
from coalitions.analysis.inputs import ASK_FACETS, Id, Organization, Position, Workspace
from coalitions.analysis.pairs.ways import Access, ways_to

NEUTRAL_WITHIN = 1 / 3
ACTIVE_FROM = 0.5
STRATEGIC_FROM = 0.25
MOST_ACTIVE = 5.0  # of the rating


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

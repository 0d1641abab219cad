"""A coalition after some imagined steps. Nothing real is touched: values go in, new values come out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coalitions.analysis.inputs import (
    RESOURCES,
    Affiliation,
    Coalition,
    Evidence,
    Id,
    Need,
    Plank,
    Position,
    Say,
    Version,
    Workspace,
)
from coalitions.analysis.member_table import stands


@dataclass(frozen=True, slots=True)
class Leaves:
    """A member leaves."""

    organization: Id


@dataclass(frozen=True, slots=True)
class Joins:
    """An organization joins; say and alternatives 0 to 1, None = unknown."""

    organization: Id
    say: float | None = None
    alternatives: float | None = None


@dataclass(frozen=True, slots=True)
class SetsPlank:
    """The platform carries a tenet in full (1), weakened (.5) or not at all (0)."""

    tenet: Id
    strength: float


@dataclass(frozen=True, slots=True)
class SetsStance:
    """An organization takes a stance (−1 to 1) on a tenet; vitality 0 to 1, None = unknown."""

    organization: Id
    tenet: Id
    stance: float
    vitality: float | None = None
    red_line: bool = False


@dataclass(frozen=True, slots=True)
class SetsSay:
    """A member gets a say, 0 to 1."""

    organization: Id
    step: float


@dataclass(frozen=True, slots=True)
class SetsNeed:
    """Winning takes so much of a resource."""

    resource: str
    low: float | None
    high: float | None
    weight: float = 1.0


type Step = Leaves | Joins | SetsPlank | SetsStance | SetsSay | SetsNeed


def played(workspace: Workspace, coalition: Coalition, steps: Sequence[Step]) -> tuple[Workspace, Coalition]:
    """The workspace and the coalition as they would be after the steps, one after the other.

    Takes    a workspace, one of its coalitions, and steps about its organizations and tenets. What can't
             be (a stranger leaves, a member joins, a say of nobody) changes nothing.
    Returns  new values on the coalition's own day; planks are set by one more version of that day, and
             what is assumed of anybody counts as our estimate.
    Raises   ValueError on a number out of range or an unknown resource.
    Cost     O(steps × (affiliations + positions)).
    Source   own convention: method 2.14.
    """
    for step in steps:
        _refuse_nonsense(step)
        match step:
            case SetsStance():
                workspace = _answered(workspace, coalition, step)
            case SetsNeed():
                needs = (each for each in coalition.needs if each.resource != step.resource)
                need = Need(step.resource, step.low, step.high, step.weight)
                coalition = replace(coalition, needs=(*needs, need))
            case Leaves() | Joins() | SetsSay():
                coalition = replace(coalition, affiliations=tuple(_places(coalition, step)))
            case SetsPlank():
                pass
    planks = [Plank(each.tenet, each.strength) for each in steps if isinstance(each, SetsPlank)]
    return workspace, _agreed(coalition, planks)


def without_effect(coalition: Coalition, steps: Sequence[Step]) -> frozenset[int]:
    """Which steps can't be, in the order in which they are played.

    Takes    a coalition and steps.
    Returns  the places, from 0, of comings, goings and says that change nobody's place.
    Raises   nothing.
    Cost     O(steps × affiliations).
    Source   own convention: method 2.14.
    """
    found = set()
    for place, step in enumerate(steps):
        if isinstance(step, Leaves | Joins | SetsSay):
            after = tuple(_places(coalition, step))
            if after == coalition.affiliations:
                found.add(place)
            coalition = replace(coalition, affiliations=after)
    return frozenset(found)


def _refuse_nonsense(step: Step) -> None:
    match step:
        case Joins(say=say, alternatives=alternatives):
            fine = all(value is None or 0 <= value <= 1 for value in (say, alternatives))
        case SetsPlank(strength=value) | SetsSay(step=value):
            fine = 0 <= value <= 1
        case SetsStance(stance=stance, vitality=vitality):
            fine = -1 <= stance <= 1 and (vitality is None or 0 <= vitality <= 1)
        case SetsNeed(resource=resource, weight=weight):
            fine = resource in RESOURCES and 0 <= weight <= 1
        case Leaves():
            fine = True
    if not fine:
        raise ValueError(f"out of range: {step}")


def _answered(workspace: Workspace, coalition: Coalition, step: SetsStance) -> Workspace:
    """With this position standing, on the day of the coalition and on that of the workspace."""
    taken = Position(
        step.organization, step.tenet, step.stance, step.vitality, step.red_line, Evidence.ESTIMATED
    )

    def with_it(positions: Iterable[Position]) -> tuple[Position, ...]:
        key = (step.organization, step.tenet)
        return (*(each for each in positions if (each.organization, each.tenet) != key), taken)

    days = dict(workspace.positions_on)
    if coalition.day in days:
        days[coalition.day] = with_it(days[coalition.day])
    return replace(workspace, positions=with_it(workspace.positions), positions_on=days)


def _places(coalition: Coalition, step: Leaves | Joins | SetsSay) -> Iterable[Affiliation]:
    """Everybody's place after the step."""
    inside = {each.organization for each in coalition.affiliations if stands(each, coalition.day)}
    for each in coalition.affiliations:
        if each.organization != step.organization or not stands(each, coalition.day):
            yield each
        elif isinstance(step, SetsSay):
            yield replace(each, says=(*each.says, Say(coalition.day, step.step)))
        elif isinstance(step, Joins):
            yield each
    if isinstance(step, Joins) and step.organization not in inside:
        says = () if step.say is None else (Say(coalition.day, step.say),)
        yield Affiliation(step.organization, says=says, alternatives=step.alternatives, joined=coalition.day)


def _agreed(coalition: Coalition, planks: Sequence[Plank]) -> Coalition:
    """With one more version that sets these planks; the last word on a tenet counts."""
    last = tuple({plank.tenet: plank for plank in planks}.values())
    if not last:
        return coalition
    number = 1 + max((each.number for each in coalition.versions), default=0)
    return replace(coalition, versions=(*coalition.versions, Version(number, coalition.day, last)))

"""The bridge for scenarios: rows of imagined steps in, steps of the core out."""

from collections.abc import Iterable, Mapping

from coalitions.analysis import inputs
from coalitions.analysis.scenarios.played import (
    Joins,
    Leaves,
    SetsNeed,
    SetsPlank,
    SetsSay,
    SetsStance,
    Step,
)
from coalitions.coalition_rows import PLANK_STRENGTHS, SAY_STEPS
from coalitions.models import SayStep, ScenarioStep, StepKind
from coalitions.models.platforms import PlankStrength


def imagined_steps(rows: Iterable[ScenarioStep], coalition: inputs.Coalition) -> list[Step]:
    """The steps in the order of the rows; a need keeps how much turns on it, where that is recorded."""
    weights = {each.resource: each.weight for each in coalition.needs}
    return [_step(row, weights) for row in rows]


def _step(row: ScenarioStep, weights: Mapping[str, float]) -> Step:
    organization, tenet = str(row.organization_id), str(row.tenet_id)
    say = SAY_STEPS[SayStep(row.say)] if row.say else None
    match row.kind:
        case StepKind.LEAVES:
            return Leaves(organization)
        case StepKind.JOINS:
            return Joins(organization, say=say)
        case StepKind.SAY:
            return SetsSay(organization, say or 0.0)
        case StepKind.PLANK:
            return SetsPlank(tenet, PLANK_STRENGTHS[PlankStrength(row.strength)])
        case StepKind.STANCE:
            vitality = row.vitality / 5 if row.vitality is not None else None
            return SetsStance(organization, tenet, (row.stance or 0) / 2, vitality, row.red_line)
    return SetsNeed(row.resource, row.low, row.high, weights.get(row.resource, 1.0))

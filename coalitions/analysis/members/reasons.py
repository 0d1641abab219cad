"""Why a member's exposure is what it is, and what would lower it: in words, with the numbers behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Evidence
from coalitions.analysis.member_table import Members
from coalitions.analysis.members.absorption import Absorption, Band, band
from coalitions.analysis.members.demands import DemandAtRisk, weakest_demand
from coalitions.analysis.members.exposure_words import (
    change_words,
    isolation_words,
    lever_words,
    need_words,
    no_say_words,
)
from coalitions.analysis.members.levers import Lever, best_levers
from coalitions.analysis.wording import Text


class Part(StrEnum):
    """The three parts of exposure."""

    UNEQUAL_NEED = "unequal need"
    ISOLATION = "isolation"
    NO_SAY = "no say"


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of exposure. `value` 0 … 1; `guessed` = it rests on a default or on our estimate."""

    part: Part
    value: float
    sentences: tuple[Text, ...]
    guessed: bool


@dataclass(frozen=True, slots=True)
class LeverEffect:
    """What exposure would be with one thing changed."""

    lever: Lever
    exposure: float
    band: Band
    text: Text


def reasons(
    members: Members, risk: Absorption, demands: Sequence[DemandAtRisk], row: int
) -> tuple[Reason, ...]:
    """The three parts in words, the largest first; a part that could not be assessed is left out."""
    found = (
        Reason(
            Part.UNEQUAL_NEED,
            float(risk.imbalance[row]),
            tuple(need_words(members, risk, row)),
            guessed=bool(np.isnan(members.alternatives[row]) or not risk.necessity.recorded[row])
            or members.affiliations[row].evidence is Evidence.ESTIMATED,
        ),
        Reason(
            Part.ISOLATION,
            float(risk.isolation[row]),
            tuple(isolation_words(members, demands)),
            guessed=False,
        ),
        Reason(
            Part.NO_SAY,
            float(risk.voiceless[row]),
            (no_say_words(members.say[row]),),
            guessed=bool(members.say_estimated[row]),
        ),
    )
    known = [reason for reason in found if not np.isnan(reason.value)]
    return tuple(sorted(known, key=lambda reason: -reason.value))


def lever_effects(
    members: Members,
    risk: Absorption,
    changed: Mapping[Lever, Floats],
    demands: Sequence[DemandAtRisk],
    row: int,
) -> tuple[LeverEffect, ...]:
    """The three changes that would lower the member's exposure most."""
    now = float(risk.exposure[row])
    if np.isnan(now):
        return ()
    best = best_levers(now, {lever: float(values[row]) for lever, values in changed.items()})
    weakest = weakest_demand(demands) or demands[0]
    named = members.tenets[members.column[weakest.tenet]].name
    step = float(1 - risk.voiceless[row])
    return tuple(
        LeverEffect(lever, value, band(value), lever_words(change_words(lever, step, named), value))
        for lever, value in best
    )

"""What to ask next: per member, the unknown things that its results hang on most."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Bools, Members
from coalitions.analysis.members.absorption import Absorption
from coalitions.analysis.members.fit import ratio

SHOWN = 5
ALTERNATIVES_WEIGHT = 0.05  # its share of what moves exposure: the method's sensitivity analysis, 3.3


class Unknown(StrEnum):
    """What is not known."""

    SAY = "say"
    RESOURCES = "resources"
    OTHERS = "where the others stand"
    OWN = "where it stands"
    VITALITY = "how much it matters"
    ALTERNATIVES = "alternatives"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to find out. `weight` = the share of a result's part that cannot be computed without it."""

    unknown: Unknown
    tenet: Id | None
    weight: float


@dataclass(frozen=True, slots=True)
class Known:
    """How much is known of a member, on planks and on goals, demands and actions."""

    known: int  # recorded stances
    estimated: int  # of these, the stance is our guess
    vitality_estimated: int  # … or how much it matters is our guess, or not recorded


def questions(members: Members, platform: Floats, risk: Absorption) -> tuple[tuple[Question, ...], ...]:
    """List for each member the unknown things with the largest weight, at most five.

    Takes    the members, the platform's strengths, their exposure.
    Returns  questions, heaviest first. Weights 0 to 1: 1 for a say or resources not recorded (that part
             of exposure is a default); the share of the member's asks in the platform that nobody else
             has a known stance on; the share of the platform that the member has no known stance on;
             half the share of an ask whose vitality is not recorded; .05 for alternatives.
    Raises   nothing.
    Cost     O(members × tenets).
    Source   method, "missing data": every card ends with what to ask about.
    """
    weights = _weights(members, platform, risk)
    order = np.argsort(-weights, axis=1, kind="stable")[:, :SHOWN]
    labels = _labels(members)

    def heaviest(row: int) -> tuple[Question, ...]:
        places = (place for place in order[row].tolist() if weights[row, place] > 0)
        return tuple(_question(labels[place], weights[row, place]) for place in places)

    return tuple(heaviest(row) for row in range(len(weights)))


def knowns(members: Members, platform: Floats) -> tuple[Known, ...]:
    """Count for each member the recorded answers that its results rest on, and the guessed ones."""
    counted = members.known & (members.asked | (platform > 0))
    columns = (
        counted.sum(axis=1),
        (counted & members.estimated).sum(axis=1),
        (counted & members.vitality_estimated).sum(axis=1),
    )
    return tuple(Known(*map(int, row)) for row in zip(*columns, strict=True))


def _question(label: tuple[Unknown, Id | None], weight: float) -> Question:
    unknown, tenet = label
    return Question(unknown, tenet, float(weight))


def _labels(members: Members) -> list[tuple[Unknown, Id | None]]:
    ids = [tenet.id for tenet in members.tenets]
    single = [(Unknown.SAY, None), (Unknown.RESOURCES, None), (Unknown.ALTERNATIVES, None)]
    about = [(unknown, id_) for unknown in (Unknown.OTHERS, Unknown.OWN, Unknown.VITALITY) for id_ in ids]
    return [*single, *about]


def _weights(members: Members, platform: Floats, risk: Absorption) -> Floats:
    """Members × questions, in the order of the labels."""
    asks = risk.backing.asks
    share = np.nan_to_num(ratio(asks, np.broadcast_to(asks.sum(axis=1, keepdims=True), asks.shape)))
    planks = np.where(members.known, 0.0, platform / max(platform.sum(), 1e-12))
    unrecorded: list[Bools] = [np.isnan(members.say), ~risk.necessity.recorded]
    return np.hstack(
        [
            *(each[:, None].astype(float) for each in unrecorded),
            np.where(np.isnan(members.alternatives), ALTERNATIVES_WEIGHT, 0.0)[:, None],
            np.where(risk.backing.known, 0.0, share),
            planks,
            np.where(members.vitality_known, 0.0, share / 2),
        ]
    )

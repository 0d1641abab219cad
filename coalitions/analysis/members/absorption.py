"""Absorption risk: exposure, that is, what could happen to a member's voice and demands.

Erosion, what is happening, is measured apart (erosion.py); the two are never multiplied.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import isnan

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Need
from coalitions.analysis.member_table import Bools, Members
from coalitions.analysis.members.fit import ratio
from coalitions.analysis.members.necessity import Necessity, necessity

UNKNOWN_ALTERNATIVES = 0.5
UNKNOWN_SAY = 0.5
FLOOR = 0.05  # no single safeguard is absolute
LOW_BELOW, HIGH_FROM, EDGE = 0.40, 0.60, 0.05
ROUNDING = 1e-9


class Band(StrEnum):
    """Exposure in words; medium means that we cannot tell."""

    LOW = "low"
    LOW_MEDIUM = "between low and medium"
    MEDIUM = "medium"
    MEDIUM_HIGH = "between medium and high"
    HIGH = "high"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Backing:
    """How the other members back each tenet, as each member sees it (members × tenets)."""

    mean: Floats  # 0 … 1; NaN = no other member's stance on it is known
    asks: Floats  # the member's asks among the planks that stand; 0 elsewhere

    @property
    def known(self) -> Bools:
        """Where somebody else's stance is known."""
        return ~np.isnan(self.mean)


@dataclass(frozen=True, slots=True)
class Absorption:
    """Exposure of all members and what it is made of; one row a member, NaN = could not be assessed."""

    stake: Floats  # share of its asks that the platform carries or carried
    alternatives: Floats  # .5 where not recorded
    dependence: Floats  # stake × (1 - alternatives)
    necessity: Necessity
    imbalance: Floats  # I
    isolation: Floats  # Iso
    voiceless: Floats  # V = 1 - say; .5 where not recorded
    exposure: Floats  # E
    low: Floats  # E with everything unknown at its best for the member
    high: Floats  # … and at its worst
    backing: Backing
    risk: Floats  # members × tenets: E × (1 - backing) of each ask in the platform; NaN elsewhere


def absorption(members: Members, platform: Floats, baseline: Floats, needs: tuple[Need, ...]) -> Absorption:
    """Compute every member's exposure to absorption, as one array computation.

    Takes    the members; the platform's strength per tenet; the strongest each plank stood since each
             member joined (members × tenets); the coalition's needs.
    Returns  exposure 0 to 1 with its three parts, its range over what is unknown, and the risk of each
             ask. NaN where no ask is recorded, where none of them stands in the platform, or where
             nobody else's stance on any of them is known (the range is still given).
    Raises   nothing.
    Cost     O(members² × tenets) as two matrix products: milliseconds for 200 members.
    Source   method 2.6. Dependence and its imbalance: Emerson (1962), Power-dependence relations;
             necessity: see necessity.py. The cube root of the product is our own convention.
    """
    asks = members.asks
    stake = ratio((asks * (baseline > 0)).sum(axis=1), asks.sum(axis=1))
    alternatives = np.where(np.isnan(members.alternatives), UNKNOWN_ALTERNATIVES, members.alternatives)
    need = necessity(members.organizations, needs)
    backing = Backing(_backing(members, need.overall), np.where(platform > 0, asks, 0.0))
    parts = Parts(
        dependence=stake * (1 - alternatives),
        necessity=need.overall,
        isolation=isolation(backing),
        say=np.where(np.isnan(members.say), UNKNOWN_SAY, members.say),
    )
    low, high = _range(members, parts, backing, need)
    return Absorption(
        stake=stake,
        alternatives=alternatives,
        dependence=parts.dependence,
        necessity=need,
        imbalance=parts.imbalance,
        isolation=parts.isolation,
        voiceless=1 - parts.say,
        exposure=parts.exposure,
        low=low,
        high=high,
        backing=backing,
        risk=np.where(backing.asks > 0, parts.exposure[:, None] * (1 - backing.mean), np.nan),
    )


def exposure(imbalance: Floats, isolation: Floats, voiceless: Floats) -> Floats:
    """The cube root of the product of the three parts, each kept within .05 and 1."""
    product = np.clip(imbalance, FLOOR, 1) * np.clip(isolation, FLOOR, 1) * np.clip(voiceless, FLOOR, 1)
    return np.asarray(np.cbrt(product), dtype=float)


def isolation(backing: Backing, unknown: float | None = None, more: float = 0.0) -> Floats:
    """1 - the backing of a member's asks in the platform, weighed by the asks.

    Asks whose backing is unknown are left out, or counted at `unknown`; `more` adds to every known backing.
    """
    mean = np.clip(backing.mean + more, None, 1.0)
    if unknown is not None:
        mean = np.where(np.isnan(mean), unknown, mean)
    counted = np.where(np.isnan(mean), 0.0, backing.asks)
    return np.asarray(1 - ratio((counted * np.nan_to_num(mean)).sum(axis=1), counted.sum(axis=1)))


def band(value: float) -> Band:
    """Exposure in words: low below .40, high from .60; within .05 of an edge, between the two."""
    if isnan(value):
        return Band.UNKNOWN
    if abs(value - LOW_BELOW) <= EDGE + ROUNDING:
        return Band.LOW_MEDIUM
    if abs(value - HIGH_FROM) <= EDGE + ROUNDING:
        return Band.MEDIUM_HIGH
    if value < LOW_BELOW:
        return Band.LOW
    return Band.HIGH if value > HIGH_FROM else Band.MEDIUM


@dataclass(frozen=True, slots=True)
class Parts:
    """What exposure is computed from; one value a member."""

    dependence: Floats
    necessity: Floats
    isolation: Floats
    say: Floats

    @property
    def imbalance(self) -> Floats:
        """Half of (1 + dependence - necessity): Emerson's power imbalance, brought to 0 … 1."""
        return np.asarray((1 + self.dependence - self.necessity) / 2)

    @property
    def exposure(self) -> Floats:
        """E, from imbalance, isolation and the lack of a say."""
        return exposure(self.imbalance, self.isolation, 1 - self.say)


def _range(members: Members, parts: Parts, backing: Backing, need: Necessity) -> tuple[Floats, Floats]:
    """Exposure with unknown backing, say and (where none is recorded) necessity at their best and worst."""

    def at(backed: float, say: float, necessary: float) -> Floats:
        return replace(
            parts,
            isolation=isolation(backing, unknown=backed),
            say=np.where(np.isnan(members.say), say, parts.say),
            necessity=np.where(need.recorded, parts.necessity, necessary),
        ).exposure

    return at(1.0, 1.0, need.most), at(0.0, 0.0, 0.0)


def _backing(members: Members, weight: Floats) -> Floats:
    """For each member, the others' mean support of each tenet, weighed by how necessary they are.

    Where none of those known is needed at all (a coalition far above its need), they weigh alike.
    """
    known = members.known.astype(float)
    others = 1.0 - np.eye(len(weight))
    weighed = ratio((others * weight) @ members.support, (others * weight) @ known)
    alike = ratio(others @ members.support, others @ known)
    return np.minimum(np.where(np.isnan(weighed), alike, weighed), 1.0)

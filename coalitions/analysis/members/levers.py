"""What would lower a member's exposure: the measure again with one thing changed at a time."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.members.absorption import Absorption, Parts, isolation

LADDER = (0.0, 0.25, 0.5, 0.75, 1.0)  # none, consulted, vote, seat, veto
STEP = 0.25
SHOWN = 3
TINY = 1e-9


class Lever(StrEnum):
    """A change that could lower a member's exposure."""

    SAY = "say"
    ALTERNATIVES = "alternatives"
    BACKING = "backing"
    NECESSITY = "necessity"


def levers(result: Absorption) -> dict[Lever, Floats]:
    """Compute every member's exposure again, with one thing changed at a time.

    Takes    the members' exposure.
    Returns  per lever the new exposure of each member: say one step up, alternatives, known backing
             or necessity .25 higher, never above 1.
    Raises   nothing.
    Cost     O(members × tenets).
    Source   method 2.6, "levers".
    """
    say = 1 - result.voiceless
    parts = Parts(result.dependence, result.necessity.overall, result.isolation, say)
    elsewhere = np.minimum(result.alternatives + STEP, 1.0)
    changed: dict[Lever, Callable[[], Parts]] = {
        Lever.SAY: lambda: replace(parts, say=next_step(say)),
        Lever.ALTERNATIVES: lambda: replace(parts, dependence=result.stake * (1 - elsewhere)),
        Lever.BACKING: lambda: replace(parts, isolation=isolation(result.backing, more=STEP)),
        Lever.NECESSITY: lambda: replace(parts, necessity=np.minimum(parts.necessity + STEP, 1.0)),
    }
    return {lever: change().exposure for lever, change in changed.items()}


def best_levers(exposure: float, changed: dict[Lever, float]) -> tuple[tuple[Lever, float], ...]:
    """The levers that lower the exposure most, at most three; none where it is unknown."""
    lower = [(lever, value) for lever, value in changed.items() if value < exposure - TINY]
    return tuple(sorted(lower, key=lambda pair: pair[1])[:SHOWN])


def next_step(say: Floats) -> Floats:
    """The next step up the ladder none, consulted, vote, seat, veto; veto stays veto."""
    ladder = np.array(LADDER)
    return ladder[np.minimum(np.searchsorted(ladder, say + TINY, side="right"), len(ladder) - 1)]

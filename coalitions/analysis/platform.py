"""What a coalition agreed to, version by version, and what became of each demand.

A version lists only what it sets or changes. `dropped` on a tenet that was never full or weakened before
means *raised, never adopted*: it stands in the ledger and weighs nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Coalition, Evidence, Id, Plank, Version


class Standing(StrEnum):
    """Where a tenet stands in the platform on the day."""

    FULL = "full"
    WEAKENED = "weakened"
    DROPPED = "dropped"
    NEVER_ADOPTED = "raised, never adopted"


class Move(StrEnum):
    """What one version did to a tenet."""

    ADOPTED = "adopted"
    KEPT = "kept"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    DROPPED = "dropped"
    RAISED = "raised, not adopted"


@dataclass(frozen=True, slots=True)
class Entry:
    """One version's line on one tenet; `agreed_by` empty = unknown who agreed."""

    version: int
    day: date
    label: str
    strength: float
    move: Move
    proposed_by: Id | None
    agreed_by: frozenset[Id]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A tenet's whole story in the platform, oldest entry first."""

    tenet: Id
    standing: Standing
    strength: float
    proposed_by: Id | None  # who first put it forward, where recorded
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The versions in force by the day, oldest first, and the strength of every tenet in each."""

    versions: tuple[Version, ...]
    strength: Floats  # version × tenet, carried forward; 0 = not in the platform

    @property
    def now(self) -> Floats:
        """The strength of each tenet on the day; all 0 before the first version."""
        return self.strength[-1] if self.versions else np.zeros(self.strength.shape[1])


@dataclass(frozen=True, slots=True)
class Cut:
    """A slice of a plank's strength that is gone on the day, and the version that took it away.

    What was restored later is no cut. The slices of one tenet do not overlap.
    """

    column: int
    low: float
    high: float
    version: int
    agreed_by: frozenset[Id]


def in_force(coalition: Coalition) -> tuple[Version, ...]:
    """The versions dated up to the coalition's day, oldest first."""
    dated = [version for version in coalition.versions if version.day <= coalition.day]
    return tuple(sorted(dated, key=lambda version: (version.day, version.number)))


def history(coalition: Coalition, column: Mapping[Id, int]) -> History:
    """The platform's strength in every version so far, as an array over the tenets in `column`."""
    versions = in_force(coalition)
    strength = np.zeros((len(versions), len(column)))
    current = np.zeros(len(column))
    for place, version in enumerate(versions):
        for plank in version.planks:
            current[column[plank.tenet]] = plank.strength
        strength[place] = current
    return History(versions, strength)


def strengths_now(coalition: Coalition) -> dict[Id, float]:
    """The strength of each tenet that the platform ever named, on the coalition's day; 0 = dropped."""
    return {plank.tenet: plank.strength for version in in_force(coalition) for plank in version.planks}


def first_version(versions: Sequence[Version], joined: date | None) -> int:
    """The place of the version in force when a member joined; the first if that came later or is unknown."""
    if joined is None:
        return 0
    that_day = [place for place, version in enumerate(versions) if version.day == joined]
    if that_day:
        return that_day[0]
    return max(0, sum(version.day < joined for version in versions) - 1)


def baseline(platform: History, joined: Sequence[date | None]) -> Floats:
    """The strongest each plank stood in any version in force since each member joined (b_it).

    Takes    the platform's history; the members' joining days (None = counted from the first version).
    Returns  members × tenets, 0 to 1; the version of the joining day is included.
    Raises   nothing.
    Cost     O(versions × tenets + members × tenets).
    Source   our own convention: method 2.6, "baseline".
    """
    if not platform.versions:
        return np.zeros((len(joined), platform.strength.shape[1]))
    best_from = np.maximum.accumulate(platform.strength[::-1], axis=0)[::-1]
    return best_from[[first_version(platform.versions, day) for day in joined]]


def cuts(platform: History, column: Mapping[Id, int]) -> tuple[Cut, ...]:
    """Every slice of strength lost so far, with the version that took it and who agreed to that.

    Takes    the platform's history; the column of each tenet.
    Returns  the slices still missing on the day, at most one per level of strength.
    Raises   nothing.
    Cost     O(plank rows).
    Source   our own convention: each lost level is put down to the last change that went below it.
    """
    missing: dict[int, list[Cut]] = {}
    current: dict[int, float] = {}
    for version in platform.versions:
        for plank in version.planks:
            place = column[plank.tenet]
            before = current.get(place, 0.0)
            stack = missing.setdefault(place, [])
            if plank.strength < before:
                stack.append(Cut(place, plank.strength, before, version.number, plank.agreed_by))
            elif plank.strength > before:
                missing[place] = _restored(stack, plank.strength)
            current[place] = plank.strength
    return tuple(cut for stack in missing.values() for cut in stack)


def _restored(stack: list[Cut], strength: float) -> list[Cut]:
    """What stays missing after a plank was raised back to `strength`."""
    return [
        Cut(cut.column, max(cut.low, strength), cut.high, cut.version, cut.agreed_by)
        for cut in stack
        if cut.high > strength
    ]


def ledger(coalition: Coalition) -> tuple[LedgerRow, ...]:
    """What became of every tenet that any version so far names, in order of first mention.

    Takes    a coalition with dated versions.
    Returns  a row for each tenet, with one entry for each version that names it.
    Raises   nothing.
    Cost     O(plank rows).
    Source   our own convention: method, section 1 (`dropped` without an earlier plank = never adopted).
    """
    entries: dict[Id, list[Entry]] = {}
    for version in in_force(coalition):
        for plank in version.planks:
            rows = entries.setdefault(plank.tenet, [])
            rows.append(_entry(version, plank, rows))
    return tuple(_ledger_row(tenet, rows) for tenet, rows in entries.items())


def _entry(version: Version, plank: Plank, earlier: Sequence[Entry]) -> Entry:
    return Entry(
        version=version.number,
        day=version.day,
        label=version.label,
        strength=plank.strength,
        move=_move(plank.strength, earlier),
        proposed_by=plank.proposed_by,
        agreed_by=plank.agreed_by,
        evidence=plank.evidence,
    )


def _move(strength: float, earlier: Sequence[Entry]) -> Move:
    before = earlier[-1].strength if earlier else 0.0
    if strength == 0 and before == 0:
        return Move.KEPT if any(entry.strength > 0 for entry in earlier) else Move.RAISED
    if before == 0:
        return Move.ADOPTED
    if strength == before:
        return Move.KEPT
    if strength > before:
        return Move.STRENGTHENED
    return Move.DROPPED if strength == 0 else Move.WEAKENED


def _ledger_row(tenet: Id, entries: Sequence[Entry]) -> LedgerRow:
    proposers = [entry.proposed_by for entry in entries if entry.proposed_by is not None]
    return LedgerRow(
        tenet=tenet,
        standing=_standing(entries),
        strength=entries[-1].strength,
        proposed_by=proposers[0] if proposers else None,
        entries=tuple(entries),
    )


def _standing(entries: Sequence[Entry]) -> Standing:
    strength = entries[-1].strength
    if strength >= 1:
        return Standing.FULL
    if strength > 0:
        return Standing.WEAKENED
    adopted = any(entry.strength > 0 for entry in entries)
    return Standing.DROPPED if adopted else Standing.NEVER_ADOPTED

"""Erosion: what a member has already lost, in demands or in say, without having agreed to it.

It is a range, because who agreed to a change is often not recorded: the low end counts only changes whose
record names others but not this member; the high end counts those without a record of agreement, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members, known_or_none
from coalitions.analysis.members.fit import ratio
from coalitions.analysis.platform import Cut

SOME_FROM, SERIOUS_ABOVE = 0.10, 0.33
ROUNDING = 1e-9


class ErosionBand(StrEnum):
    """Erosion in words; "between" where the two ends of the range differ."""

    NONE = "none"
    NONE_SOME = "between none and some"
    SOME = "some"
    NONE_SERIOUS = "between none and serious"
    SOME_SERIOUS = "between some and serious"
    SERIOUS = "serious"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Loss:
    """Part of a demand that one version took from a member; `agreed` None = not recorded who agreed."""

    tenet: Id
    version: int
    dropped: bool  # else weakened
    share: float  # of the member's asks that the platform carried
    agreed: bool | None


@dataclass(frozen=True, slots=True)
class Erosion:
    """Erosion of all members; one row a member, NaN = nothing it could have lost is recorded."""

    demands_low: Floats
    demands_high: Floats
    say: Floats  # share of its say that is gone; NaN = not recorded
    low: Floats
    high: Floats
    losses: tuple[tuple[Loss, ...], ...]  # per member, agreed ones included, largest first


def erosion(members: Members, baseline: Floats, cuts: Sequence[Cut]) -> Erosion:
    """Measure what each member lost against the strongest platform since it joined.

    Takes    the members; the strongest each plank stood since each joined (members × tenets); the
             slices of strength that are gone, with who agreed.
    Returns  the larger of two shares 0 to 1, as a range: of the asks that the platform carried, what is
             gone by changes the member did not agree to; and of its say at joining, what is gone.
    Raises   nothing.
    Cost     O(cuts × members).
    Source   method 2.6, "erosion". Agreed narrowing is not erosion.
    """
    carried = (members.asks * baseline).sum(axis=1)
    lost = _lost(members, baseline, cuts)
    agreed = [[_agreed(cut, id_) for cut in cuts] for id_ in members.ids]
    refused = np.array([[each is False for each in row] for row in agreed], dtype=bool).reshape(lost.shape)
    open_ = np.array([[each is None for each in row] for row in agreed], dtype=bool).reshape(lost.shape)
    low = np.minimum(ratio((lost * refused).sum(axis=1), carried), 1.0)  # rounding apart, never above 1
    high = np.minimum(ratio((lost * (refused | open_)).sum(axis=1), carried), 1.0)
    say = _say_erosion(members)
    return Erosion(
        demands_low=low,
        demands_high=high,
        say=say,
        low=np.fmax(low, say),  # the larger of what is known; NaN only where both are
        high=np.fmax(high, say),
        losses=tuple(
            _losses(members, cuts, lost[row], agreed[row], carried[row]) for row in range(len(lost))
        ),
    )


def erosion_band(low: float, high: float) -> ErosionBand:
    """Erosion in words: none below .10, some to .33, serious above; between where the ends differ."""
    if isnan(low) or isnan(high):
        return ErosionBand.UNKNOWN
    between = {
        (ErosionBand.NONE, ErosionBand.SOME): ErosionBand.NONE_SOME,
        (ErosionBand.NONE, ErosionBand.SERIOUS): ErosionBand.NONE_SERIOUS,
        (ErosionBand.SOME, ErosionBand.SERIOUS): ErosionBand.SOME_SERIOUS,
    }
    ends = (_plain(low), _plain(high))
    return between.get(ends, ends[0])


def others(values: Floats, row: int) -> Floats:
    """The known values of everybody but one."""
    rest = np.delete(values, row)
    return np.asarray(rest[~np.isnan(rest)])


def average(values: Floats) -> float | None:
    """The mean of the known values."""
    known = values[~np.isnan(values)]
    return known_or_none(known.mean()) if len(known) else None


def _plain(value: float) -> ErosionBand:
    if value < SOME_FROM - ROUNDING:
        return ErosionBand.NONE
    return ErosionBand.SERIOUS if value > SERIOUS_ABOVE + ROUNDING else ErosionBand.SOME


def _lost(members: Members, baseline: Floats, cuts: Sequence[Cut]) -> Floats:
    """Members × cuts: the ask times what the cut took below the member's own best."""
    columns = [cut.column for cut in cuts]
    low = np.array([cut.low for cut in cuts], dtype=float)
    high = np.array([cut.high for cut in cuts], dtype=float)
    depth = np.clip(np.minimum(high, baseline[:, columns]) - low, 0.0, None)
    return np.asarray(members.asks[:, columns] * depth, dtype=float)


def _agreed(cut: Cut, member: str) -> bool | None:
    return member in cut.agreed_by if cut.agreed_by else None


def _say_erosion(members: Members) -> Floats:
    """1 - say now / say at joining; 0 for a member that had none."""
    had, has = members.say_at_joining, members.say
    gone = np.clip(1 - np.divide(has, had, out=np.ones_like(has), where=had > 0), 0.0, None)
    return np.where(np.isnan(had) | np.isnan(has), np.nan, gone)


def _losses(
    members: Members, cuts: Sequence[Cut], lost: Floats, agreed: Sequence[bool | None], carried: float
) -> tuple[Loss, ...]:
    rows = [
        Loss(members.tenets[cut.column].id, cut.version, cut.low <= 0, float(amount / carried), consent)
        for cut, amount, consent in zip(cuts, lost, agreed, strict=True)
        if amount > 0
    ]
    return tuple(sorted(rows, key=lambda loss: (-loss.share, loss.version, loss.tenet)))

"""Centering: whether those whom a coalition declares to put first have a say, speak, and get what they ask.

Whom a coalition centres is a choice that it declares; it is never inferred.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Bools, Members, optional
from coalitions.analysis.pairs.joint import TINY

type Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Voice:
    """A share of something beside the share of members; None = could not be assessed."""

    share: float | None  # of what is recorded, what the centred hold …
    member_share: float | None  # … and their share of the members of whom it is recorded
    ratio: float | None  # share / member share: 1 = as much as their number
    low: float | None  # the ratio at the least over what is unknown, …
    high: float | None  # … and at the most; None where unknown has no end
    known: int  # members counted: what they have and whom they speak for are recorded
    unknown: tuple[Id, ...]  # members of whom it is not recorded


@dataclass(frozen=True, slots=True)
class TopAsk:
    """What the centred ask for most, and how strong it stands: 1 full, .5 weakened, 0 not in it."""

    tenet: Id
    asked_by: tuple[Id, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Centering:
    """What the constituency that a coalition declared to centre has in it."""

    constituency: str
    members: tuple[Id, ...]  # those that speak for it, by name
    unplaced: tuple[Id, ...]  # members of whom it is not recorded whom they speak for
    of: int  # all members
    say: Voice
    say_estimated: int  # members counted in `say` whose say is our guess
    slots: Voice
    top_asks: tuple[TopAsk, ...]  # more than one where they are asked for equally; empty = no ask recorded
    silent: tuple[Id, ...]  # of the centred, those with no ask recorded

    @property
    def in_full(self) -> bool | None:
        """Whether what they ask for most stands in full; None where no ask is recorded."""
        return all(each.strength >= 1 for each in self.top_asks) if self.top_asks else None


def centering(members: Members, platform: Floats, constituency: str) -> Centering | None:
    """Report on the constituency that the coalition declared to put first.

    Takes    the members; the platform's strengths; the constituency (upper and lower case are one).
    Returns  shares of say and of speaking slots beside the share of members, and the top ask; None where
             no constituency is declared.
    Raises   nothing.
    Cost     O(members² + members × tenets).
    Source   method 2.5, "centering". That members speak for a constituency by their recorded ones, and that
             the top ask is that with the largest sum of asks, are our own conventions.
    """
    name = constituency.strip()
    if not name:
        return None
    placed = np.array([bool(_tags(each.constituencies)) for each in members.organizations], dtype=bool)
    inside = np.array(
        [name.casefold() in _tags(each.constituencies) for each in members.organizations], dtype=bool
    )
    slots = optional(each.slots for each in members.affiliations)
    counted = placed & ~np.isnan(members.say)
    return Centering(
        constituency=name,
        members=_ids(members, inside),
        unplaced=_ids(members, ~placed),
        of=len(members.ids),
        say=_voice(members, members.say, inside, placed, bounds(members.say, inside, placed)),
        say_estimated=int((counted & members.say_estimated).sum()),
        slots=_voice(members, slots, inside, placed, None),
        top_asks=_top_asks(members, platform, inside),
        silent=_ids(members, inside & (members.asks.sum(axis=1) <= 0)),
    )


def bounds(held: Floats, inside: Bools, placed: Bools) -> Ends | None:
    """The least and the most the ratio can be, whatever each unknown is; what is held lies in 0 … 1.

    A member of whom it is not known whom it speaks for may be one of the centred or not; an unknown say may
    be any. Of such members with a known say, the centred ones of an extreme are those with the least, or
    the most, so a few divisions are tried and not all. None where nobody can be of the centred, or nobody
    can have a say.
    """
    rows = list(zip(held, inside, placed, strict=True))
    within = [float(value) for value, is_in, _ in rows if is_in]
    beyond = [float(value) for value, is_in, is_placed in rows if is_placed and not is_in]
    open_ = sorted(float(value) for value, _, is_placed in rows if not is_placed and not isnan(value))
    unknown = sum(bool(isnan(value)) for value, _, is_placed in rows if not is_placed)
    found: list[float] = []
    for taken in range(unknown + 1):
        inner, outer = within + [np.nan] * taken, beyond + [np.nan] * (unknown - taken)
        for cut in range(len(open_) + 1):
            found += _ends(inner + open_[:cut], outer + open_[cut:])
            found += _ends(inner + open_[cut:], outer + open_[:cut])
    return (min(found), max(found)) if found else None


def _ends(inner: list[float], outer: list[float]) -> list[float]:
    """The ratio with the unknown (NaN) within at 0 and beyond at 1, and the other way round."""
    if not inner:
        return []
    ends = (_ratio(inner, outer, 0.0, 1.0), _ratio(inner, outer, 1.0, 0.0))
    return [each for each in ends if each is not None]


def _ratio(inner: list[float], outer: list[float], unknown_in: float, unknown_out: float) -> float | None:
    within = [unknown_in if isnan(each) else each for each in inner]
    beyond = [unknown_out if isnan(each) else each for each in outer]
    whole = sum(within) + sum(beyond)
    by_number = (len(inner) + len(outer)) / len(inner)
    if whole > 0:
        return sum(within) / whole * by_number
    if any(isnan(each) for each in inner):  # however little it is, it is all that anybody has
        return by_number
    return 0.0 if any(isnan(each) for each in outer) else None


def _voice(members: Members, held: Floats, inside: Bools, placed: Bools, ends: Ends | None) -> Voice:
    """The share that the centred hold, over members of whom both things are known."""
    counted = placed & ~np.isnan(held)
    mine = counted & inside
    whole = float(held[counted].sum())
    member_share = float(mine.sum() / counted.sum()) if mine.any() else None
    share = float(held[mine].sum()) / whole if whole > 0 and mine.any() else None
    ratio = share / member_share if share is not None and member_share else None
    if ends is None and counted.all() and ratio is not None:
        ends = (ratio, ratio)
    return Voice(
        share=share,
        member_share=member_share,
        ratio=ratio,
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        known=int(counted.sum()),
        unknown=_ids(members, np.isnan(held)),
    )


def _top_asks(members: Members, platform: Floats, inside: Bools) -> tuple[TopAsk, ...]:
    asked = members.asks[inside].sum(axis=0)
    if not asked.size or asked.max() <= 0:
        return ()
    return tuple(
        TopAsk(
            tenet=members.tenets[column].id,
            asked_by=_ids(members, inside & (members.asks[:, column] > 0)),
            strength=float(platform[column]),
        )
        for column in np.flatnonzero(asked >= asked.max() - TINY).tolist()
    )


def _tags(constituencies: Sequence[str]) -> set[str]:
    return {tag.strip().casefold() for tag in constituencies if tag.strip()}


def _ids(members: Members, rows: Bools) -> tuple[Id, ...]:
    return tuple(members.ids[row] for row in np.flatnonzero(rows).tolist())

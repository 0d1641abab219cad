"""Fit with the basis of collaboration: do we get what we came for, and what are we signing up to?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Bools, Members, known_or_none


class Carried(StrEnum):
    """What the platform does with something a member asks for."""

    FULL = "full"
    WEAKENED = "weakened"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a member asks for; `vitality` None = not recorded, and .5 was used."""

    tenet: Id
    weight: float  # vitality × stance
    vitality: float | None
    red_line: bool
    carried: Carried
    estimated: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How the platform serves one member. Shares 0 to 1, `give`, `fit` and `gap` -1 to 1; None = unknown.

    `got` + `weakened` + `left_out` = 1 wherever any ask is recorded.
    """

    organization: Id
    got: float | None
    weakened: float | None
    left_out: float | None
    clash: float | None
    give: float | None
    fit: float | None
    gap: float | None
    coverage: float | None  # the share of planks on which its stance is known
    blocked: tuple[Id, ...]  # planks that cross its red line
    not_without: tuple[Ask, ...]  # must-haves that are missing or weakened
    left_out_asks: tuple[Ask, ...]  # largest first
    weakened_asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class FitTable:
    """The measures of all members as arrays; NaN = unknown."""

    got: Floats
    weakened: Floats
    left_out: Floats
    clash: Floats
    give: Floats
    fit: Floats
    gap: Floats
    coverage: Floats


def fit_table(members: Members, platform: Floats) -> FitTable:
    """Compute got, weakened, left out, clash, give, fit, gap and coverage for all members at once.

    Takes    the members; the strength 0 to 1 of every tenet in the platform (0 = not in it).
    Returns  one value a member; NaN where there is nothing to compute it from: no ask recorded (got,
             weakened, left out), no stance on any plank known (clash, give), no platform (coverage).
    Raises   nothing.
    Cost     O(members × tenets).
    Source   our own convention: method 2.3; the two denominators, my asks and the platform, are
             the asymmetry of Tversky's similarity.
    """
    asks, known = members.asks, members.known
    inside = platform > 0
    stance = np.nan_to_num(members.stance)
    total = asks.sum(axis=1)
    got = ratio((asks * platform).sum(axis=1), total)
    weight = known * platform
    against = weight * members.vitality * np.clip(-stance, 0.0, None)
    stakes = (weight * members.vitality * np.abs(stance)).sum(axis=1)
    any_known = (known & inside).any(axis=1)
    clash = np.where(any_known, np.nan_to_num(ratio(against.sum(axis=1), stakes)), np.nan)
    give = ratio((weight * stance).sum(axis=1), weight.sum(axis=1))
    return FitTable(
        got=got,
        weakened=ratio((asks * np.where(inside, 1 - platform, 0.0)).sum(axis=1), total),
        left_out=ratio((asks * ~inside).sum(axis=1), total),
        clash=clash,
        give=give,
        fit=got - clash,
        gap=np.clip(give, 0.0, None) - got,
        coverage=ratio((known & inside).sum(axis=1).astype(float), np.full(len(total), inside.sum(), float)),
    )


def fits(members: Members, platform: Floats, named: Bools) -> tuple[Fit, ...]:
    """Every member's fit with its lists: red lines crossed, must-haves missing, demands left out.

    Takes    the members; the platform's strengths; which tenets any version so far names.
    Returns  one `Fit` a member, in the order of the rows; lists largest ask first.
    Raises   nothing.
    Cost     O(members × tenets).
    Source   method 2.3; "treated as expendable" is the seed text's reading of give 90 %, get 20 %.
    """
    table = fit_table(members, platform)
    blocked = _pick(members.red_line & (members.stance < 0) & (platform > 0))
    must_have = members.red_line & (members.stance > 0) & (members.asked | named)
    missing = _asks(members, platform, must_have & (platform < 1))
    left_out = _asks(members, platform, (members.asks > 0) & (platform <= 0))
    weakened = _asks(members, platform, (members.asks > 0) & (platform > 0) & (platform < 1))
    return tuple(
        Fit(
            organization=id_,
            blocked=tuple(members.tenets[place].id for place in blocked.get(row, ())),
            not_without=missing.get(row, ()),
            left_out_asks=left_out.get(row, ()),
            weakened_asks=weakened.get(row, ()),
            **_numbers(table, row),
        )
        for row, id_ in enumerate(members.ids)
    )


def ratio(part: Floats, whole: Floats) -> Floats:
    """Part by whole, NaN where the whole is 0: nothing to take a share of is unknown, not 0."""
    return np.asarray(np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0))


def _numbers(table: FitTable, row: int) -> dict[str, float | None]:
    names = ("got", "weakened", "left_out", "clash", "give", "fit", "gap", "coverage")
    return {name: known_or_none(getattr(table, name)[row]) for name in names}


def _pick(chosen: Bools) -> Mapping[int, Sequence[int]]:
    """Row -> its chosen columns."""
    places: dict[int, list[int]] = {}
    for row, place in np.argwhere(chosen).tolist():
        places.setdefault(row, []).append(place)
    return places


def _asks(members: Members, platform: Floats, chosen: Bools) -> Mapping[int, tuple[Ask, ...]]:
    """Row -> its chosen asks, largest first, then by the tenet's name."""
    support = members.support

    def ask(row: int, place: int) -> Ask:
        strength = platform[place]
        carried = Carried.FULL if strength >= 1 else Carried.WEAKENED if strength > 0 else Carried.LEFT_OUT
        known = bool(members.vitality_known[row, place])
        return Ask(
            tenet=members.tenets[place].id,
            weight=float(support[row, place]),
            vitality=float(members.vitality[row, place]) if known else None,
            red_line=bool(members.red_line[row, place]),
            carried=carried,
            estimated=bool(members.estimated[row, place]),
        )

    return {
        row: tuple(
            ask(row, place)
            for place in sorted(places, key=lambda place: (-support[row, place], members.tenets[place].name))
        )
        for row, places in _pick(chosen).items()
    }

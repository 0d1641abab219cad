"""What two organizations have both answered, item by item."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, sumprod

from coalitions.analysis.answers import weight
from coalitions.analysis.inputs import Facet, Id, Position, Tenet

TINY = 1e-9  # so that .7 - .1 and .6 are the same bar


class Area(StrEnum):
    """The four areas in which breadth is counted."""

    VALUES = "values"
    MODES = "modes"
    INTERESTS = "interests"
    GOALS = "goals"


_AREAS = {Facet.VALUE: Area.VALUES, Facet.MODE: Area.MODES, Facet.INTEREST: Area.INTERESTS}


@dataclass(frozen=True, slots=True)
class Item:
    """One tenet that both sides have answered. `kernel` -1 … 1, weights .1 … 1."""

    tenet: Id
    facet: Facet
    a: Position
    b: Position
    weight_a: float
    weight_b: float
    omega: float  # what it weighs for the two together: the mean
    kernel: float


def area_of(facet: Facet) -> Area:
    """The area a facet counts in; goals, demands and actions are one."""
    return _AREAS.get(facet, Area.GOALS)


def share(part: float, whole: float) -> float | None:
    """A part of a whole; None where there is no whole."""
    return part / whole if whole else None


def kernel(x: float, y: float) -> float:
    """Agreement (+) or conflict (-) of two stances, as strong as the less committed side."""
    strength = min(abs(x), abs(y))
    return strength if x * y > 0 else -strength if x * y < 0 else 0.0


def join(
    positions_a: Iterable[Position], positions_b: Iterable[Position], tenets: Mapping[Id, Tenet]
) -> tuple[tuple[Item, ...], tuple[Position, ...], tuple[Position, ...]]:
    """The items known from both, then what only the first and only the second has answered; by tenet id."""
    a, b = _by_tenet(positions_a), _by_tenet(positions_b)
    items = tuple(_item(a[each], b[each], tenets[each].facet) for each in sorted(a.keys() & b.keys()))
    only_a = tuple(a[each] for each in sorted(a.keys() - b.keys()))
    only_b = tuple(b[each] for each in sorted(b.keys() - a.keys()))
    return items, only_a, only_b


def weighted_mean(weights: Sequence[float], values: Sequence[float]) -> float | None:
    """The mean of the values; None where there is none, which is not zero."""
    return share(sumprod(weights, values), fsum(weights))


def _by_tenet(positions: Iterable[Position]) -> dict[Id, Position]:
    found: dict[Id, Position] = {}
    for each in positions:
        if each.tenet in found:
            raise ValueError(f"two standing positions on one tenet: {each}")
        found[each.tenet] = each
    return found


def _item(a: Position, b: Position, facet: Facet) -> Item:
    ours, theirs = weight(a), weight(b)
    return Item(a.tenet, facet, a, b, ours, theirs, (ours + theirs) / 2, kernel(a.stance, b.stance))

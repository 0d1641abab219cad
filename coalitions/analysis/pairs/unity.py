"""How far could two organizations go together, and on what? (docs/analysis/unity.md)

The list of shared and disputed items is the result; unity is its summary. An item that one side has not
answered takes no part: it is neither agreement nor disagreement.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt, sumprod

from coalitions.analysis.answers import UNKNOWN_VITALITY, weight
from coalitions.analysis.inputs import Evidence, Id, Position, Tenet
from coalitions.analysis.pairs.joint import TINY, Area, Item, area_of, join, share, weighted_mean

VITAL = 0.7  # from "very important" on
AGREED = 0.5  # kernel from which two sides agree, and stance from which one opposes
AREA_AGREES = 0.3  # unity from which an area counts towards breadth
ENOUGH_JOINT = 8  # answers known from both, below which no give-or-take is printed
NORMAL_90 = 1.64


@dataclass(frozen=True, slots=True)
class Clash:
    """A red line of one side ("a" or "b") that the other side's stance crosses."""

    tenet: Id
    holder: str
    never: bool  # True "never with this", False "not without this"


@dataclass(frozen=True, slots=True)
class Pair:
    """What is known about two organizations together; None = cannot be said, which is not zero."""

    items: tuple[Item, ...]
    only_a: tuple[Position, ...]  # what B has not answered
    only_b: tuple[Position, ...]  # what A has not answered
    unity: float | None  # -1 … 1
    conflict: float | None  # 0 … 1; unity + conflict = agreement
    rank: float | None  # unity drawn towards 0 by one extra neutral answer
    se: float | None  # standard error of unity
    low: float | None  # unity less its give-or-take, from enough joint answers …
    high: float | None  # … and plus it
    bound_low: float | None  # every answer known from one side only at its worst …
    bound_high: float | None  # … and at its best
    areas: tuple[tuple[Area, float], ...]  # unity in each area that has a joint answer
    depth_a: float | None  # of what is vital to A, the share that B supports too
    depth_b: float | None
    overshadow: float | None  # agreement as a share of everything at stake, for the less happy side
    clashes: tuple[Clash, ...]

    @property
    def joint(self) -> int:
        """Answers known from both."""
        return len(self.items)

    @property
    def identical(self) -> int:
        """Answers on the same non-zero side, or both 0."""
        return sum(each.kernel > 0 or each.a.stance == each.b.stance == 0 for each in self.items)

    @property
    def agree(self) -> int:
        """Answers on the same non-zero side."""
        return sum(each.kernel > 0 for each in self.items)

    @property
    def disagree(self) -> int:
        """Answers on opposite sides."""
        return sum(each.kernel < 0 for each in self.items)

    @property
    def breadth(self) -> float | None:
        """Share of the areas with a joint answer that agree."""
        return share(sum(value >= AREA_AGREES - TINY for _, value in self.areas), len(self.areas))

    @property
    def depth(self) -> float | None:
        """The smaller of the two depths; None while either is unknown."""
        if self.depth_a is None or self.depth_b is None:
            return None
        return min(self.depth_a, self.depth_b)

    @property
    def vitality_unknown(self) -> int:
        """Joint answers where how much it matters to a side is unknown and taken as .5."""
        return sum(each.a.vitality is None or each.b.vitality is None for each in self.items)

    @property
    def estimated(self) -> int:
        """Joint answers where a side's stance is our estimate."""
        return sum(Evidence.ESTIMATED in (each.a.evidence, each.b.evidence) for each in self.items)


def pair(
    positions_a: Iterable[Position],
    positions_b: Iterable[Position],
    tenets: Mapping[Id, Tenet],
    *,
    enough: int = ENOUGH_JOINT,
) -> Pair:
    """Compare two organizations on everything known from both.

    Takes    the standing positions of each side, the tenets by id, and the number of joint answers
             from which a give-or-take is printed.
    Returns  a `Pair`; swapping the sides swaps every a and b in it and changes no number.
    Raises   ValueError if a side has two positions on one tenet; KeyError on a tenet not given.
    Cost     O(k log k), k = the answers of both sides.
    Source   Leifeld's congruence, conflict and subtract (Discourse Network Analysis) with vitality in
             place of mention counts; Gower's rule for missing values; Manski-style bounds.
    """
    items, only_a, only_b = join(positions_a, positions_b, tenets)
    return _compare(items, only_a, only_b, enough)


def _compare(
    items: tuple[Item, ...], only_a: tuple[Position, ...], only_b: tuple[Position, ...], enough: int
) -> Pair:
    omegas, kernels = [each.omega for each in items], [each.kernel for each in items]
    unity, se = weighted_mean(omegas, kernels), _standard_error(omegas, kernels)
    low, high = _give_or_take(unity, se) if len(items) >= enough else (None, None)
    bound_low, bound_high = _bounds(omegas, kernels, only_a + only_b)
    weights_a, weights_b = [each.weight_a for each in items], [each.weight_b for each in items]
    return Pair(
        items=items,
        only_a=only_a,
        only_b=only_b,
        unity=unity,
        conflict=weighted_mean(omegas, [max(-each, 0.0) for each in kernels]),
        rank=sumprod(omegas, kernels) / (fsum(omegas) + 1) if items else None,
        se=se,
        low=low,
        high=high,
        bound_low=bound_low,
        bound_high=bound_high,
        areas=_areas(items),
        depth_a=_depth(weights_a, kernels),
        depth_b=_depth(weights_b, kernels),
        overshadow=_overshadow(weights_a, weights_b, kernels),
        clashes=_clashes(items),
    )


def _standard_error(omegas: Sequence[float], kernels: Sequence[float]) -> float | None:
    unity, n = weighted_mean(omegas, kernels), len(kernels)
    if unity is None or n < 2:
        return None
    away = [omega * (each - unity) for omega, each in zip(omegas, kernels, strict=True)]
    return sqrt(sumprod(away, away)) / fsum(omegas) * sqrt(n / (n - 1))


def _give_or_take(unity: float | None, se: float | None) -> tuple[float | None, float | None]:
    if unity is None or se is None:
        return None, None
    return max(-1.0, unity - NORMAL_90 * se), min(1.0, unity + NORMAL_90 * se)


def _bounds(
    omegas: Sequence[float], kernels: Sequence[float], one_sided: Sequence[Position]
) -> tuple[float | None, float | None]:
    # The missing answer can only agree or conflict as strongly as the known one, and its vitality
    # is unknown like any other: .5. So the item weighs the mean of the known weight and .5.
    possible = [(weight(each) + UNKNOWN_VITALITY) / 2 for each in one_sided]
    known, total = sumprod(omegas, kernels), fsum(omegas) + fsum(possible)
    swing = sumprod(possible, [abs(each.stance) for each in one_sided])
    return share(known - swing, total), share(known + swing, total)


def _areas(items: Sequence[Item]) -> tuple[tuple[Area, float], ...]:
    sorted_in: dict[Area, list[Item]] = {area: [] for area in Area}
    for each in items:
        sorted_in[area_of(each.facet)].append(each)
    values = (
        (area, weighted_mean([each.omega for each in found], [each.kernel for each in found]))
        for area, found in sorted_in.items()
    )
    return tuple((area, value) for area, value in values if value is not None)


def _depth(weights: Sequence[float], kernels: Sequence[float]) -> float | None:
    vital = [(w, max(k, 0.0)) for w, k in zip(weights, kernels, strict=True) if w >= VITAL - TINY]
    return weighted_mean([w for w, _ in vital], [k for _, k in vital])


def _overshadow(
    weights_a: Sequence[float], weights_b: Sequence[float], kernels: Sequence[float]
) -> float | None:
    agreed, at_stake = [max(each, 0.0) for each in kernels], [abs(each) for each in kernels]
    sides = (share(sumprod(w, agreed), sumprod(w, at_stake)) for w in (weights_a, weights_b))
    return min((each for each in sides if each is not None), default=None)


def _clashes(items: Sequence[Item]) -> tuple[Clash, ...]:
    return tuple(
        Clash(each.tenet, holder, never=mine.stance < 0)
        for each in items
        for holder, mine, theirs in (("a", each.a, each.b), ("b", each.b, each.a))
        if mine.red_line and mine.stance * theirs.stance < 0 and abs(theirs.stance) >= AGREED - TINY
    )

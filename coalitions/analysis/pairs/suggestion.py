"""What kind of relationship two organizations' answers would carry: a suggestion, never a verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from coalitions.analysis.inputs import ASK_FACETS, Facet, Id
from coalitions.analysis.pairs.joint import TINY, Item
from coalitions.analysis.pairs.unity import ENOUGH_JOINT, NORMAL_90, VITAL, Pair

MOVE = 0.1
LOOKS_LIKE = 16  # joint answers below which a label is only "looks like", and "opposed" is not said
ALLIANCE_FACETS = frozenset({Facet.GOAL, Facet.DEMAND, Facet.INTEREST})


class Label(StrEnum):
    """From furthest apart to closest; `NOT_ENOUGH` stands outside the order."""

    NOT_ENOUGH = "not enough known"
    OPPOSED = "opposed"
    NO_BASIS = "no basis yet"
    COALITION = "coalition"
    ALLIANCE = "alliance"
    PARTNERSHIP = "partnership"


@dataclass(frozen=True, slots=True)
class Bars:
    """The numbers of the rule. Each is moved singly by ±.1 to see whether the label holds."""

    opposed_unity: float = -0.25
    opposed_depth: float = 0.4
    partnership_breadth: float = 0.75
    partnership_depth: float = 0.6
    partnership_conflict: float = 0.15
    alliance_depth: float = 0.4
    alliance_overshadow: float = 0.6
    shared_kernel: float = 0.5
    shared_omega: float = 0.4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The label, what else it would be if one bar were a little different, and what it rests on."""

    label: Label
    between: tuple[Label, Label] | None  # closest first; None = the label holds
    looks_like: bool  # from few answers
    shared: tuple[Id, ...]  # goals, demands and actions on which both agree
    vital: tuple[Id, ...]  # goals, demands and interests vital to both and agreed

    def __str__(self) -> str:
        return (
            self.label.value if self.between is None else f"between {self.between[0]} and {self.between[1]}"
        )


def _moved() -> Iterator[Bars]:
    usual = Bars()
    for bar in fields(Bars):
        for step in (-MOVE, MOVE):
            yield replace(usual, **{bar.name: getattr(usual, bar.name) + step})


USUAL = Bars()
MOVED = tuple(_moved())


def suggest(pair: Pair, *, enough: int = ENOUGH_JOINT, opposed_from: int = LOOKS_LIKE) -> Suggestion:
    """Name the relationship that the joint answers would carry, with its nearest alternative.

    Takes    a pair; the joint answers needed for a label at all, and for the word "opposed".
    Returns  a `Suggestion`. With too few answers the label is "not enough known", whatever they say.
    Raises   nothing.
    Cost     O(n) for each of the 19 readings of the rule, n = joint answers.
    Source   the ladder coalition – alliance – partnership of "Partnerships, alliances, and coalitions";
             its bars are our own convention.
    """
    asks = [each for each in pair.items if each.facet in ASK_FACETS]
    shared = tuple(each.tenet for each in asks if _agreed(each, USUAL))
    vital = tuple(each.tenet for each in pair.items if _vital_to_both(each))
    if pair.joint < enough:
        return Suggestion(Label.NOT_ENOUGH, None, looks_like=True, shared=shared, vital=vital)
    labels = [_label(pair, asks, bars, opposed_from) for bars in (USUAL, *MOVED)]
    label, reached = labels[0], set(labels)
    order = [each for each in reversed(Label) if each in reached]
    return Suggestion(
        label,
        (order[0], order[-1]) if len(order) > 1 else None,
        looks_like=pair.joint < LOOKS_LIKE,
        shared=shared,
        vital=vital,
    )


def _label(pair: Pair, asks: Sequence[Item], bars: Bars, opposed_from: int) -> Label:
    if pair.joint >= opposed_from and _opposed(pair, bars):
        return Label.OPPOSED
    if _partnership(pair, bars):
        return Label.PARTNERSHIP
    if _alliance(pair, bars):
        return Label.ALLIANCE
    return Label.COALITION if any(_agreed(each, bars) for each in asks) else Label.NO_BASIS


def _opposed(pair: Pair, bars: Bars) -> bool:
    if pair.unity is None or pair.se is None:
        return False
    depths = [each for each in (pair.depth_a, pair.depth_b) if each is not None]
    # The sign test against 0 is no bar that could as well lie elsewhere, so it does not move.
    surely_below_zero = pair.unity + NORMAL_90 * pair.se < 0
    shallow = min(depths, default=0.0) < bars.opposed_depth - TINY
    return pair.unity <= bars.opposed_unity + TINY and surely_below_zero and shallow


def _partnership(pair: Pair, bars: Bars) -> bool:
    return (
        _reaches(pair.breadth, bars.partnership_breadth)
        and len(pair.areas) >= 3
        and _reaches(pair.depth, bars.partnership_depth)
        and (pair.conflict or 0.0) <= bars.partnership_conflict + TINY
        and not pair.clashes
    )


def _alliance(pair: Pair, bars: Bars) -> bool:
    return (
        _reaches(pair.depth, bars.alliance_depth)
        and _reaches(pair.overshadow, bars.alliance_overshadow)
        and any(_vital_to_both(each) for each in pair.items)
    )


def _reaches(value: float | None, bar: float) -> bool:
    return value is not None and value >= bar - TINY


def _agreed(ask: Item, bars: Bars) -> bool:
    # Rejecting the same demand counts too: a shared opposition is something to act on together.
    return ask.kernel >= bars.shared_kernel - TINY and ask.omega >= bars.shared_omega - TINY


def _vital_to_both(item: Item) -> bool:
    # A goal vital to both from opposite sides is no ground for an alliance.
    if item.facet not in ALLIANCE_FACETS or item.kernel <= 0:
        return False
    return min(item.weight_a, item.weight_b) >= VITAL - TINY

"""The suggestion for two organizations, and all that is printed of a pair: see `opinion.py`."""

from dataclasses import dataclass, replace

from coalitions.analysis.inputs import Facet, Id, Workspace
from tests.coalitions.analysis.second.opinion import (
    AREAS,
    Joint,
    bounds,
    breadth,
    by_area,
    conflict_of,
    depth,
    joint,
    over,
    overshadow,
    pair_depth,
    red_line_clash,
    standard_error,
    under,
    unity_of,
    vitality,
)


@dataclass(frozen=True)
class Limits:
    """The thresholds of the suggestion, each of which is moved on its own by .1."""

    opposed_unity: float = -0.25
    opposed_high: float = 0.0
    opposed_depth: float = 0.4
    breadth: float = 0.75
    partnership_depth: float = 0.6
    conflict: float = 0.15
    alliance_depth: float = 0.4
    overshadow: float = 0.6
    area: float = 0.3
    vital: float = 0.7
    agreed: float = 0.5
    weight: float = 0.4


def suggestion(items: list[Joint], limits: Limits | None = None, least: int = 8) -> str:
    """The first label that applies; "opposed" is never said of fewer than 16 answers (unless waived)."""
    bar, n, u, conflict = limits or Limits(), len(items), unity_of(items), conflict_of(items)
    if n < least or u is None or conflict is None:
        return "not enough known"
    deep = pair_depth(items, bar.vital)
    if n >= 2 * least and is_opposed(items, bar, u):
        return "opposed"
    if is_partnership(items, bar, conflict, deep):
        return "partnership"
    if is_alliance(items, bar, deep):
        return "alliance"
    return "coalition" if shares_a_goal(items, bar) else "no basis yet"


def is_opposed(items: list[Joint], bar: Limits, u: float) -> bool:
    """Against one another on balance, surely so, and with little of what is vital in common.

    Where one side holds nothing vital, the other's depth decides; where neither does, nothing speaks against.
    """
    error = standard_error(items)
    sides = [depth(items, "a", bar.vital), depth(items, "b", bar.vital)]
    return (
        not over(u, bar.opposed_unity)
        and error is not None
        and under(u + 1.64 * error, bar.opposed_high)
        and (
            sides == [None, None]
            or any(each is not None and under(each, bar.opposed_depth) for each in sides)
        )
    )


def is_partnership(items: list[Joint], bar: Limits, conflict: float, deep: float | None) -> bool:
    """Broad and deep, with little conflict and no red line crossed."""
    broad = breadth(items, bar.area)
    return (
        broad is not None
        and not under(broad, bar.breadth)
        and len(by_area(items)) >= 3
        and deep is not None
        and not under(deep, bar.partnership_depth)
        and not over(conflict, bar.conflict)
        and not red_line_clash(items)
    )


def is_alliance(items: list[Joint], bar: Limits, deep: float | None) -> bool:
    """A goal or interest vital to both on the same side, depth, and agreement that outweighs difference."""
    shadow = overshadow(items)
    return (
        any(
            each.tenet.facet in (Facet.GOAL, Facet.DEMAND, Facet.INTEREST)
            and not under(vitality(each.a), bar.vital)
            and not under(vitality(each.b), bar.vital)
            and each.k > 0
            for each in items
        )
        and deep is not None
        and not under(deep, bar.alliance_depth)
        and shadow is not None
        and not under(shadow, bar.overshadow)
    )


def shares_a_goal(items: list[Joint], bar: Limits) -> bool:
    """One goal, demand or action that both hold and that is not a trifle to them."""
    return any(
        AREAS[each.tenet.facet] == "goals"
        and not under(each.k, bar.agreed)
        and not under(each.omega, bar.weight)
        for each in items
    )


MOVED = (
    "opposed_unity",
    "opposed_depth",
    "breadth",
    "partnership_depth",
    "conflict",
    "alliance_depth",
    "overshadow",
    "agreed",
    "weight",
)


def label(items: list[Joint], least: int = 8) -> str:
    """The suggestion, with "between" where moving one threshold by .1 changes it."""
    now = suggestion(items, least=least)
    reached = {now}
    for name in MOVED:
        for step in (-0.1, 0.1):
            moved = replace(Limits(), **{name: getattr(Limits(), name) + step})
            reached.add(suggestion(items, moved, least))
    if len(reached) == 1:
        return now
    order = ("partnership", "alliance", "coalition", "no basis yet", "opposed")
    places = sorted(order.index(each) for each in reached)
    return f"between {order[places[0]]} and {order[places[-1]]}"


def pair(workspace: Workspace, a: Id, b: Id) -> dict[str, float | str | None]:
    """Everything that the output says of a pair, but its reasons."""
    items = joint(workspace, a, b)
    u, error = unity_of(items), standard_error(items)
    shown = u is not None and error is not None and len(items) >= 8
    lowest, highest = bounds(workspace, a, b)
    return {
        "joint": len(items),
        "identical": sum(1 for each in items if side(each.a.stance) == side(each.b.stance)),
        "agree": sum(1 for each in items if each.a.stance * each.b.stance > 0),
        "disagree": sum(1 for each in items if each.a.stance * each.b.stance < 0),
        "unity": u,
        "low": max(-1.0, (u or 0) - 1.64 * (error or 0)) if shown else None,
        "high": min(1.0, (u or 0) + 1.64 * (error or 0)) if shown else None,
        "bound_low": lowest,
        "bound_high": highest,
        "breadth": breadth(items),
        "depth_a": depth(items, "a"),
        "depth_b": depth(items, "b"),
        "suggestion": label(items),
    }


def side(stance: float) -> int:
    """-1, 0 or 1."""
    return (stance > 0) - (stance < 0)

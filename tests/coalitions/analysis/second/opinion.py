"""What two organizations' answers say, written a second time, from the method's text alone, slow and obvious.

Nothing here is shared with the core but its input values. Unknown is None throughout. Where the text can be
read in two ways, the comment says which reading is taken.
"""

import math
from dataclasses import dataclass

from coalitions.analysis.inputs import Facet, Id, Position, Tenet, Workspace

AREAS: dict[Facet, str] = {
    Facet.VALUE: "values",
    Facet.MODE: "modes",
    Facet.INTEREST: "interests",
    Facet.GOAL: "goals",
    Facet.DEMAND: "goals",
    Facet.ACTION: "goals",
}


@dataclass(frozen=True)
class Joint:
    """One tenet on which both are known."""

    tenet: Tenet
    a: Position
    b: Position

    @property
    def k(self) -> float:
        """As strong as the less committed side, negative where the two are on opposite sides."""
        product = self.a.stance * self.b.stance
        strength = min(abs(self.a.stance), abs(self.b.stance))
        return strength if product > 0 else -strength if product < 0 else 0.0

    @property
    def omega(self) -> float:
        """How much the item matters to the two together."""
        return (weight(self.a) + weight(self.b)) / 2


def vitality(position: Position) -> float:
    """How vital it is; not recorded counts .5."""
    return 0.5 if position.vitality is None else position.vitality


def weight(position: Position) -> float:
    """Its weight in unity: never less than .1, so that a recorded answer counts."""
    return max(0.1, vitality(position))


def known(workspace: Workspace, organization: Id) -> dict[Id, Position]:
    """The standing positions of one organization by tenet."""
    return {each.tenet: each for each in workspace.positions if each.organization == organization}


def joint(workspace: Workspace, a: Id, b: Id) -> list[Joint]:
    """Every tenet on which both have a known stance."""
    of_a, of_b = known(workspace, a), known(workspace, b)
    return [
        Joint(tenet, of_a[tenet.id], of_b[tenet.id])
        for tenet in workspace.tenets
        if tenet.id in of_a and tenet.id in of_b
    ]


def unity_of(items: list[Joint]) -> float | None:
    """Agreement minus conflict; no joint item, no value."""
    if not items:
        return None
    return math.fsum(each.omega * each.k for each in items) / math.fsum(each.omega for each in items)


def conflict_of(items: list[Joint]) -> float | None:
    """The conflict part of unity, as a positive number."""
    if not items:
        return None
    return math.fsum(each.omega * max(-each.k, 0) for each in items) / math.fsum(each.omega for each in items)


def standard_error(items: list[Joint]) -> float | None:
    """The give-or-take of unity; needs two items."""
    n, u = len(items), unity_of(items)
    if u is None or n < 2:
        return None
    squares = math.fsum((each.omega * (each.k - u)) ** 2 for each in items)
    return math.sqrt(squares) / math.fsum(each.omega for each in items) * math.sqrt(n / (n - 1))


def rank(items: list[Joint]) -> float | None:
    """U*, for ordering: as if there were one more neutral answer."""
    if not items:
        return None
    return math.fsum(each.omega * each.k for each in items) / (math.fsum(each.omega for each in items) + 1)


def bounds(workspace: Workspace, a: Id, b: Id) -> tuple[float | None, float | None]:
    """Unity with every item known to one side only at -|x| and at +|x|; the silent side weighs .5."""
    items = joint(workspace, a, b)
    both = {each.tenet.id for each in items}
    single = [
        (abs(each.stance), (weight(each) + 0.5) / 2)
        for each in (*known(workspace, a).values(), *known(workspace, b).values())
        if each.tenet not in both
    ]
    below = math.fsum([*(each.omega for each in items), *(omega for _, omega in single)])
    if below == 0:
        return None, None
    middle = math.fsum(each.omega * each.k for each in items)
    reach = math.fsum(omega * strength for strength, omega in single)
    return (middle - reach) / below, (middle + reach) / below


def by_area(items: list[Joint]) -> dict[str, list[Joint]]:
    """The joint items of every area that has one."""
    found: dict[str, list[Joint]] = {}
    for each in items:
        found.setdefault(AREAS[each.tenet.facet], []).append(each)
    return found


def breadth(items: list[Joint], least: float = 0.3) -> float | None:
    """Of the areas with a joint answer, the share in which unity reaches .3."""
    areas = by_area(items)
    if not areas:
        return None
    return sum(1 for each in areas.values() if not under(unity_of(each) or 0.0, least)) / len(areas)


def depth(items: list[Joint], side: str, vital: float = 0.7) -> float | None:
    """Of what is vital to one side, the share that the other supports too; nothing vital, no value."""
    mine = [(vitality(getattr(each, side)), each.k) for each in items]
    counted = [(w, k) for w, k in mine if not under(w, vital)]
    if not counted:
        return None
    return math.fsum(w * max(k, 0) for w, k in counted) / math.fsum(w for w, _ in counted)


def pair_depth(items: list[Joint], vital: float = 0.7) -> float | None:
    """The smaller of the two sides; unknown where one side holds nothing vital among the joint answers."""
    one, other = depth(items, "a", vital), depth(items, "b", vital)
    return None if one is None or other is None else min(one, other)


def overshadow(items: list[Joint]) -> float | None:
    """How far agreement outweighs difference, on the side where it does so less."""
    shares = []
    for side in ("a", "b"):
        all_of_it = math.fsum(weight(getattr(each, side)) * abs(each.k) for each in items)
        if all_of_it > 0:
            agreed = math.fsum(weight(getattr(each, side)) * max(each.k, 0) for each in items)
            shares.append(agreed / all_of_it)
    return min(shares) if shares else None


def red_line_clash(items: list[Joint]) -> bool:
    """A red line of one side, and the other on the opposite side with at least .5."""
    return any(
        (each.a.red_line and each.a.stance * each.b.stance < 0 and abs(each.b.stance) >= 0.5)
        or (each.b.red_line and each.a.stance * each.b.stance < 0 and abs(each.a.stance) >= 0.5)
        for each in items
    )


def under(value: float, limit: float) -> bool:
    """Less than a threshold; two numbers that differ by rounding only are equal."""
    return value < limit - 1e-9


def over(value: float, limit: float) -> bool:
    """More than a threshold; two numbers that differ by rounding only are equal."""
    return value > limit + 1e-9

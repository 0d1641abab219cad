"""What only one member brings, and how often it makes the difference: its leverage card."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import Coalition, Id, Need, Organization, Tie
from coalitions.analysis.member_table import Members, known_or_none
from coalitions.analysis.members.leverage import swing_chances
from coalitions.analysis.members.necessity import contribution, necessity
from coalitions.analysis.members.riding import tail_index
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.ways import Access, ways_to


@dataclass(frozen=True, slots=True)
class Brought:
    """One counted resource of a member. `short` = the chance that without it there is too little."""

    resource: str
    amount: float
    share: float  # of what is recorded
    only: bool  # nobody else is recorded with any of it
    short: float | None  # 0 … 1; None where no range of need is stated
    left: float  # what the others bring, as recorded


@dataclass(frozen=True, slots=True)
class Card:
    """What a member holds that the others don't; nothing here is a total or a rank."""

    organization: Id
    brought: tuple[Brought, ...]  # counted resources with a recorded amount, what is needed most first
    constituencies: tuple[str, ...]  # that no other member speaks for
    closest: Access | None  # where nobody inside has as good a way to the target
    swing: float | None  # chance that the others fall short without it and suffice with it
    swing_of: str | None  # the resource, where an amount is needed and everybody's is recorded
    tail: float | None  # necessity over its share of the people


def cards(
    members: Members, coalition: Coalition, ties: Sequence[Tie], target: Organization | None
) -> tuple[Card, ...]:
    """Lay out each member's leverage.

    Takes    the members; their coalition with its needs; the workspace's standing ties; the target.
    Returns  one card a member, in the order of the rows. Only what is recorded counts; "nobody else" means
             nobody else as far as is recorded.
    Raises   nothing.
    Cost     O(members × (resources + constituencies) + ties) and that of `swing_chances`.
    Source   method 2.6 (necessity), 2.7 (swing), 2.8 (tail index).
    """
    counted = tuple(coalition.needs) or (Need("people"),)
    amounts = {need.resource: contribution(members.organizations, need.resource) for need in counted}
    found = necessity(members.organizations, counted)
    swings, swing_of = _swings(counted, amounts)
    spoken = Counter(tag.casefold() for each in members.organizations for tag in set(each.constituencies))
    closest = _closest(members, ties, target)
    shares = _people_shares(members)
    return tuple(
        Card(
            organization=each.id,
            brought=tuple(_brought(counted, amounts, row)),
            constituencies=tuple(tag for tag in each.constituencies if spoken[tag.casefold()] == 1),
            closest=closest if closest is not None and closest.path[0] == each.id else None,
            swing=None if swings is None else float(swings[row]),
            swing_of=swing_of,
            tail=tail_index(float(found.overall[row]), shares[row]) if found.recorded[row] else None,
        )
        for row, each in enumerate(members.organizations)
    )


def _brought(counted: Sequence[Need], amounts: Mapping[str, Floats], row: int) -> list[Brought]:
    """The resources in the order of their weight, where the member's amount is recorded and above 0."""
    found = []
    for need in sorted(counted, key=lambda need: -need.weight):
        all_of_it = amounts[need.resource]
        amount, total = known_or_none(all_of_it[row]), float(np.nansum(all_of_it))
        if amount:
            left = total - amount
            found.append(
                Brought(need.resource, amount, amount / total, left <= TINY, _short(need, total, left), left)
            )
    return found


def _short(need: Need, total: float, left: float) -> float | None:
    """The chance that what is left falls below the need, of those needs that all together meet."""
    if need.low is None or need.high is None or total < min(need.low, need.high):
        return None
    low, high = sorted((need.low, need.high))
    top = min(high, total)
    if top <= low:
        return float(left < low)
    return min(max(top - max(left, low), 0.0) / (top - low), 1.0)


def _swings(counted: Sequence[Need], amounts: Mapping[str, Floats]) -> tuple[Floats | None, str | None]:
    """For the weightiest resource with a stated need of which everybody's amount is recorded."""
    for need in sorted(counted, key=lambda need: -need.weight):
        mine = amounts[need.resource]
        if need.low is not None and need.high is not None and len(mine) and not np.isnan(mine).any():
            return swing_chances(mine.tolist(), (need.low, need.high)), need.resource
    return None, None


def _closest(members: Members, ties: Sequence[Tie], target: Organization | None) -> Access | None:
    """The best way to the target that any member has, if no other has as good a one."""
    if target is None:
        return None
    ways = ways_to(ties, target)
    mine = sorted((ways[id_] for id_ in members.ids if id_ in ways), key=lambda way: -way.closeness)
    alone = mine and (len(mine) == 1 or mine[0].closeness > mine[1].closeness + TINY)
    return mine[0] if alone else None


def _people_shares(members: Members) -> list[float | None]:
    people = contribution(members.organizations, "people")
    total = float(np.nansum(people))
    return [known_or_none(each / total) if total > 0 else None for each in people]

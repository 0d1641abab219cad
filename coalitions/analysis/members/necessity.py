"""Necessity: the chance that losing a member takes the coalition below what it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import LIKELY, Need, Organization
from coalitions.analysis.member_table import Bools, optional


@dataclass(frozen=True, slots=True)
class Necessity:
    """Members × resources, and the largest of each row; NaN = what the member brings is not recorded."""

    resources: tuple[str, ...]
    share: Floats  # of the known total
    weighted: Floats  # rho × the chance
    overall: Floats  # per member; where nothing is recorded, an equal share stands in
    recorded: Bools  # per member: some counted resource is recorded
    most: float  # the largest weight of a counted resource: how high an unrecorded necessity could be

    def best(self, row: int) -> tuple[str, float] | None:
        """The resource that makes the member most necessary, and its share of it."""
        if not self.recorded[row]:
            return None
        place = int(np.nanargmax(self.weighted[row]))
        return self.resources[place], float(self.share[row, place])


def necessity(organizations: Sequence[Organization], needs: Sequence[Need]) -> Necessity:
    """Compute how necessary each member is: the maximum over the resources, not the sum.

    Takes    the members; the coalition's needs (a range or unknown, a weight 0 to 1). No need at all:
             people count fully and nothing else does.
    Returns  per resource weight × chance; 0 far above the need (slack), a member's share where nothing
             or only one bound is known of it, or where even all of them together fall short. A member
             with nothing recorded gets an equal share, and `recorded` says so.
    Raises   nothing.
    Cost     O(members × resources).
    Source   method 2.6; the slack argument is Riker's (as discussed by Hardin 1976): what a coalition
             does not need to win, it can do without.
    """
    counted = tuple(needs) or (Need("people"),)
    amounts = [contribution(organizations, need.resource) for need in counted]
    shape = (len(organizations), len(counted))
    weighted, share = np.full(shape, np.nan), np.full(shape, np.nan)
    for place, (need, amount) in enumerate(zip(counted, amounts, strict=True)):
        share[:, place] = _share(amount)
        weighted[:, place] = need.weight * _chance(amount, need)
    recorded = ~np.isnan(weighted).all(axis=1)
    most = max(need.weight for need in counted)
    equal = most / max(1, len(organizations))
    largest = np.where(np.isnan(weighted), -np.inf, weighted).max(axis=1)
    return Necessity(
        resources=tuple(need.resource for need in counted),
        share=share,
        weighted=weighted,
        overall=np.where(recorded, largest, equal),
        recorded=recorded,
        most=most,
    )


def contribution(organizations: Sequence[Organization], resource: str) -> Floats:
    """What each member brings of a resource, NaN where not recorded.

    People are the likely turnout where every member has one, else the ratings: never a mixture.
    """
    likely = [each.turnout[LIKELY] for each in organizations]
    if resource == "people" and all(value is not None for value in likely):
        return optional(likely)
    return optional(each.resources.get(resource) for each in organizations)


def _share(amount: Floats) -> Floats:
    total = np.nansum(amount)
    return amount / total if total > 0 else np.full_like(amount, np.nan)


def _chance(amount: Floats, need: Need) -> Floats:
    """The chance that leaving takes the total below the need, the need lying anywhere in its range."""
    total = float(np.nansum(amount))
    if need.low is None or need.high is None:
        return _share(amount)
    low, high = sorted((need.low, need.high))
    if total < low:
        return _share(amount)
    without = total - amount
    width = min(high, total) - low
    if width > 0:
        lost = np.clip(min(high, total) - np.maximum(without, low), 0.0, None)
        return np.asarray(lost / width, dtype=float)
    # The need is one figure (or begins exactly at the total): losing the member either takes us below it
    # or doesn't.
    return np.where(np.isnan(amount), np.nan, (without < low).astype(float))

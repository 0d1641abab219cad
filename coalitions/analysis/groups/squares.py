"""Unity and conflict of every pair of members, on all tenets or on some of them, as dense squares.

A coalition is small: a few matrix products over members × tenets beat joining answer by answer
(pairs/all_pairs.py, which gives the same numbers and scales to whole workspaces).
"""

from dataclasses import dataclass

import numpy as np

from coalitions.analysis.answers import FLOOR, Floats
from coalitions.analysis.member_table import Bools, Members
from coalitions.analysis.pairs.joint import Area, area_of


@dataclass(frozen=True, slots=True)
class Squares:
    """Members × members sums over joint answers; the diagonal means nothing."""

    joint: Floats
    weight: Floats  # sum of omega
    agreement: Floats  # sum of omega × kernel where it is positive
    against: Floats  # sum of omega × -kernel where it is negative

    @property
    def unity(self) -> Floats:
        """Unity of each pair; NaN without a joint answer."""
        return np.clip(_divide(self.agreement - self.against, self.weight), -1.0, 1.0)

    @property
    def conflict(self) -> Floats:
        """Conflict of each pair; NaN without a joint answer."""
        return np.clip(_divide(self.against, self.weight), 0.0, 1.0)


def squares(members: Members, chosen: Bools) -> Squares:
    """Sum agreement and conflict of every pair of members over the chosen tenets.

    Takes    the members; which tenets count.
    Returns  sums with unity's kernel and weights; symmetric.
    Raises   nothing.
    Cost     O(members² × tenets × levels of stance) as matrix products: 2 ms for 200 × 60.
    Source   as pairs/unity.py. min(|x|, |y|) is the sum over levels of "both reach it", so that every sum is
             a matrix product.
    """
    stance = np.nan_to_num(members.stance[:, chosen])
    known = members.known[:, chosen].astype(float)
    weight = np.maximum(members.vitality[:, chosen], FLOOR) * known
    agreement = np.zeros((len(stance), len(stance)))
    against = np.zeros_like(agreement)
    below = 0.0
    for level in np.unique(np.abs(stance[stance != 0])):
        yes, no = (stance >= level).astype(float), (stance <= -level).astype(float)
        step = level - below
        agreement += step * (_weighed(weight, yes, yes) + _weighed(weight, no, no))
        against += step * (_weighed(weight, yes, no) + _weighed(weight, no, yes))
        below = level
    return Squares(known @ known.T, _weighed(weight, known, known), agreement, against)


def areas_met(members: Members) -> Floats:
    """Members × members: in how many of the four areas both have answered something in common."""
    areas = np.array([area_of(tenet.facet).value for tenet in members.tenets], dtype=object)
    known = members.known.astype(float)
    met = np.zeros((len(known), len(known)))
    for area in Area:
        mine = known[:, areas == area.value]
        met += (mine @ mine.T) > 0
    return met


def _weighed(weight: Floats, mine: Floats, theirs: Floats) -> Floats:
    """Per pair the sum of (w_i + w_j)/2 over tenets where i is among `mine` and j among `theirs`."""
    return np.asarray(((weight * mine) @ theirs.T + mine @ (weight * theirs).T) / 2)


def _divide(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)

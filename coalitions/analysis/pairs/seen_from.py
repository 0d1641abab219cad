"""One organization against each of many: the unity column of the list, and who is closest to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coalitions.analysis.answers import answers
from coalitions.analysis.inputs import Id, Position, Workspace
from coalitions.analysis.pairs.all_pairs import sums
from coalitions.analysis.pairs.unity import ENOUGH_JOINT


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of another organization beside ours. Without a joint answer there is no such value."""

    joint: int  # answers known from both
    agree: int  # … on the same side
    disagree: int  # … on opposite sides
    unity: float  # -1 … 1
    rank: float  # unity drawn towards 0 by one extra neutral answer

    @property
    def enough(self) -> bool:
        """Whether there are enough joint answers to say more than which they are."""
        return self.joint >= ENOUGH_JOINT


def seen_from(one: Id, positions: Iterable[Position]) -> dict[Id, Seen]:
    """Compare one organization with every other that shares a tenet with it.

    Takes    its id, and standing positions: its own, and those of whoever it is compared with.
    Returns  a `Seen` by id; who has no joint answer with it is left out, as is itself.
    Raises   ValueError on two positions of one organization on one tenet.
    Cost     O(n log n) in the positions given.
    Source   as `unity.pair`, which it equals within 1e-12.
    """
    given = tuple(positions)
    members = tuple(dict.fromkeys([one, *(each.organization for each in given)]))
    tenets = tuple(dict.fromkeys(each.tenet for each in given))
    # The day plays no part: the positions are those standing on it.
    known = answers(Workspace(day=date.min, positions=given), members, tenets)
    total = sums(known, 0, 1, later_only=False)
    columns = (total.cell, total.joint, total.agree, total.disagree, total.net, total.weight)
    rows = zip(*(each.tolist() for each in columns), strict=True)
    return {
        members[at]: Seen(int(joint), int(agree), int(disagree), net / weight, net / (weight + 1))
        for at, joint, agree, disagree, net, weight in rows
        if at  # the first cell is the organization with itself
    }

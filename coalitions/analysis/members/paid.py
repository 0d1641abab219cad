"""Who paid: for each time something was weakened or dropped, which members asked for it."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.platform import History, first_version


@dataclass(frozen=True, slots=True)
class Paid:
    """One tenet that one version weakened or dropped, and who asks for it."""

    number: int
    day: date
    label: str
    tenet: Id
    before: float
    after: float
    payers: tuple[tuple[Id, float], ...]  # with the share 0 to 1 of all its asks that went; most first
    agreed_by: frozenset[Id]  # empty = unknown who agreed

    @property
    def agreed_by_payers(self) -> bool:
        """Whether everybody who paid is recorded as having agreed: a narrowing they chose."""
        return bool(self.payers) and all(id_ in self.agreed_by for id_, _share in self.payers)


def who_paid(members: Members, platform: History) -> tuple[Paid, ...]:
    """Go through the versions and name who lost what.

    Takes    the members and the platform's history over the same tenets.
    Returns  one `Paid` for each tenet that a version takes strength from, in the order of the versions; as
             payers the members who ask for it and were in when it was agreed before.
    Raises   nothing.
    Cost     O(versions × members × tenets).
    Source   method 2.9: changes dated, with who agreed. What each asks for is what it asks for on the day
             of analysis.
    """
    first = np.array(
        [first_version(platform.versions, each.joined) for each in members.affiliations], dtype=int
    )
    whole = members.asks.sum(axis=1)
    found = []
    for place, version in enumerate(platform.versions[1:], start=1):
        lost = platform.strength[place - 1] - platform.strength[place]
        agreed = {plank.tenet: plank.agreed_by for plank in version.planks}
        for column in np.flatnonzero(lost > TINY).tolist():
            asking = np.flatnonzero((members.asks[:, column] > 0) & (first < place)).tolist()
            shares = [(row, float(members.asks[row, column] / whole[row] * lost[column])) for row in asking]
            shares.sort(key=lambda pair: -pair[1])
            tenet = members.tenets[column].id
            found.append(
                Paid(
                    number=version.number,
                    day=version.day,
                    label=version.label,
                    tenet=tenet,
                    before=float(platform.strength[place - 1, column]),
                    after=float(platform.strength[place, column]),
                    payers=tuple((members.ids[row], share) for row, share in shares),
                    agreed_by=agreed.get(tenet, frozenset()),
                )
            )
    return tuple(found)

"""The members of a coalition in camps: who stands in which, and how each pair stands to one another."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.camps import camps
from coalitions.analysis.groups.squares import squares
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members
from coalitions.analysis.wording import gettext_noop

JOINT = 8  # joint answers below which nothing is said of a pair
EVEN = 0.3  # unity from which two agree on balance, and below whose minus they differ
FEWEST = 4  # members below which there is nothing to split


class Standing(StrEnum):
    """How two members stand to one another in what both have answered."""

    ALIKE = "alike"
    EVEN = "even"
    APART = "apart"
    UNKNOWN = "unknown"


WORDS = {
    Standing.ALIKE: gettext_noop("agree on balance"),
    Standing.EVEN: gettext_noop("neither"),
    Standing.APART: gettext_noop("differ on balance"),
    Standing.UNKNOWN: gettext_noop("not enough known"),
}


@dataclass(frozen=True, slots=True)
class CampTable:
    """The camps, the larger first; the second is empty where nothing is gained by splitting."""

    first: tuple[Id, ...]
    second: tuple[Id, ...]
    pairs: dict[tuple[Id, Id], Standing]  # both ways round
    known: int  # pairs with enough joint answers
    possible: int


def camp_table(rows: Members) -> CampTable | None:
    """Put the members in camps by what at least eight joint answers say.

    Takes    members as a table; with guesses or without them, as it is.
    Returns  the camps and how each pair stands: they agree on balance from a unity of .3, differ from −.3.
             None with fewer than four members, or where under half of the pairs have eight joint answers.
    Raises   nothing.
    Cost     that of `camps` and `squares`: 20 ms for 200 members.
    Source   Axelrod & Bennett 1993 for the camps; fewer than eight joint answers name nothing: method 0.1.
    """
    n = len(rows.ids)
    sums = squares(rows, np.ones(len(rows.tenets), dtype=bool))
    unity = np.where(sums.joint >= JOINT, sums.unity, np.nan)
    np.fill_diagonal(unity, np.nan)
    known, possible = int((~np.isnan(unity)).sum() / 2), n * (n - 1) // 2
    if n < FEWEST or 2 * known < possible:
        return None
    found = camps(unity)
    first, second = sorted((found.first, found.second), key=len, reverse=True)
    return CampTable(
        first=tuple(rows.ids[each] for each in first),
        second=tuple(rows.ids[each] for each in second),
        pairs={
            (rows.ids[i], rows.ids[j]): _standing(unity, i, j) for i in range(n) for j in range(n) if i != j
        },
        known=known,
        possible=possible,
    )


def _standing(unity: Floats, i: int, j: int) -> Standing:
    if np.isnan(unity[i, j]):
        return Standing.UNKNOWN
    if unity[i, j] >= EVEN:
        return Standing.ALIKE
    return Standing.APART if unity[i, j] <= -EVEN else Standing.EVEN

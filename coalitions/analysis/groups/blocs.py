"""Which sub-groups share most? The maximal blocs of a group's "supports" table (docs/analysis/basis.md).

A bloc is maximal both ways: nobody else supports all its tenets, and its groups share no other tenet.
Sets of organizations and of tenets are Python integers, one bit each.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from math import ceil, fsum

from coalitions.analysis.answers import standing, vitality
from coalitions.analysis.inputs import Id, Workspace
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.unity import AGREED

SMALLEST_SHARE = 0.02  # of the group, below which a bloc is not looked for in large groups
MOST_STEPS = 100_000  # of one search, some tenths of a second


@dataclass(frozen=True, slots=True)
class Bloc:
    """Groups that all support the same tenets. Score = groups times the sum of the weakest links."""

    organizations: tuple[Id, ...]
    tenets: tuple[Id, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Blocs:
    """The strongest blocs, strongest first, of all that have at least `minimum_groups`."""

    blocs: tuple[Bloc, ...]
    found: int
    minimum_groups: int


@dataclass(frozen=True, slots=True)
class _Table:
    """Who supports what: `rows[g]` the tenets of a group, `columns[t]` the groups of a tenet."""

    groups: tuple[Id, ...]
    tenets: tuple[Id, ...]
    rows: list[int]
    columns: list[int]
    strength: list[dict[int, float]]  # per tenet, each supporter's vitality * stance


def strongest_blocs(
    workspace: Workspace,
    members: Iterable[Id],
    *,
    limit: int = 10,
    minimum_groups: int | None = None,
    minimum_tenets: int = 2,
    day: date | None = None,
) -> Blocs:
    """The sub-groups that share most, with what they share.

    Takes    a workspace; the members' ids; how many blocs to return; the least groups (default: two,
             or 2 % of a large group) and tenets of a bloc; the coalition's own day if it is past.
    Returns  `Blocs`. A stance >= .5 is support; no answer is no support. Where there are too many blocs
             to list, the least groups are raised until all can be, and `minimum_groups` says so.
    Raises   nothing.
    Cost     O(blocs * tenets * groups / 64); each search ends after `MOST_STEPS`.
    Source   Wille and Ganter's formal concepts; Close-by-One with a minimum support ("iceberg").
    """
    table = _table(workspace, tuple(dict.fromkeys(members)), day)
    least = minimum_groups or max(2, ceil(SMALLEST_SHARE * len(table.groups)))
    every, least = _every_bloc(table, least)
    found = [each for each in every if each[1].bit_count() >= minimum_tenets]
    scored = ((-_score(table, extent, intent), intent, extent) for extent, intent in found)
    best = [_bloc(table, extent, intent, -minus) for minus, intent, extent in nsmallest(limit, scored)]
    return Blocs(tuple(best), len(found), least)


def _table(workspace: Workspace, groups: tuple[Id, ...], day: date | None) -> _Table:
    # Bits follow the ids, so that the order in which rows arrive decides nothing.
    groups = tuple(sorted(groups))
    place = {each: i for i, each in enumerate(groups)}
    support: dict[Id, dict[int, float]] = {}
    for each in standing(workspace, day):
        if each.organization in place and each.stance >= AGREED - TINY:
            strength = vitality(each) * each.stance
            support.setdefault(each.tenet, {})[place[each.organization]] = strength
    tenets = tuple(sorted(support))
    rows = [0] * len(groups)
    for column, tenet in enumerate(tenets):
        for group in support[tenet]:
            rows[group] |= 1 << column
    columns = [sum(1 << group for group in support[tenet]) for tenet in tenets]
    return _Table(groups, tenets, rows, columns, [support[tenet] for tenet in tenets])


def _every_bloc(table: _Table, least: int) -> tuple[list[tuple[int, int]], int]:
    while True:
        search = _Search(table, least)
        found = list(search.run())
        if search.complete:
            return found, least
        least += ceil(least / 2)


class _Search:
    """Close-by-One: each bloc is reached once, by adding tenets in order to a closed set."""

    def __init__(self, table: _Table, least: int) -> None:
        self.table, self.least = table, least
        self.steps = 0

    @property
    def complete(self) -> bool:
        """Whether the search came to its end."""
        return self.steps <= MOST_STEPS

    def run(self) -> Iterator[tuple[int, int]]:
        """Every bloc with enough groups, as (groups, tenets)."""
        everyone = (1 << len(self.table.groups)) - 1
        waiting = [(everyone, self._common(everyone), 0)]
        while waiting and self.complete:
            extent, intent, begin = waiting.pop()
            if extent.bit_count() >= self.least:
                yield extent, intent
                waiting.extend(self._narrower(extent, intent, begin))

    def _narrower(self, extent: int, intent: int, begin: int) -> Iterator[tuple[int, int, int]]:
        for tenet in range(begin, len(self.table.tenets)):
            if intent >> tenet & 1:
                continue
            self.steps += 1
            smaller = extent & self.table.columns[tenet]
            if smaller.bit_count() < self.least:
                continue
            common = self._common(smaller)
            earlier = (1 << tenet) - 1
            if common & earlier == intent & earlier:  # otherwise it is reached from elsewhere
                yield smaller, common, tenet + 1

    def _common(self, extent: int) -> int:
        common = (1 << len(self.table.tenets)) - 1
        for group in _bits(extent):
            common &= self.table.rows[group]
        return common


def _score(table: _Table, extent: int, intent: int) -> float:
    groups = _bits(extent)
    weakest = [min(table.strength[tenet][group] for group in groups) for tenet in _bits(intent)]
    return round(len(groups) * fsum(weakest), 12)


def _bloc(table: _Table, extent: int, intent: int, score: float) -> Bloc:
    return Bloc(_named(table.groups, extent), _named(table.tenets, intent), score)


def _named(names: Sequence[Id], bits: int) -> tuple[Id, ...]:
    return tuple(names[each] for each in _bits(bits))


def _bits(number: int) -> list[int]:
    found = []
    while number:
        lowest = number & -number
        found.append(lowest.bit_length() - 1)
        number ^= lowest
    return found

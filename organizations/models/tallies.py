"""Plain counts before any network: who is for a tenet, who against, who undecided, who was not asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Count, StringAgg, Value

from organizations.models.evidence import Evidence
from organizations.models.organization_queries import SHOWN
from organizations.models.positions import Position, Vitality
from organizations.models.rows import as_text
from organizations.models.workspaces import Workspace

NAMED = 6  # organizations named on each side; the tenet's own page names all


@dataclass(frozen=True, slots=True)
class Voice:
    """One organization on one side of a tenet."""

    organization: UUID
    name: str
    vitality: str  # in words, empty = unknown
    vital: bool  # very important or vital
    red_line: bool


@dataclass(slots=True)
class Side:
    """Those who take one side: how many, and the first few, most vital first."""

    count: int = 0
    voices: list[Voice] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.voices)


@dataclass(slots=True)
class Tally:
    """What is known about one tenet, out of `total` organizations."""

    total: int
    sides: dict[int, Side] = field(default_factory=lambda: {1: Side(), -1: Side(), 0: Side()})
    estimated: int = 0
    vital: int = 0  # of those on either side, to how many it is very important or vital

    @property
    def in_favour(self) -> Side:
        return self.sides[1]

    @property
    def against(self) -> Side:
        return self.sides[-1]

    @property
    def undecided(self) -> Side:
        return self.sides[0]

    @property
    def known(self) -> int:
        return sum(side.count for side in self.sides.values())

    @property
    def unknown(self) -> int:
        return self.total - self.known


type _Group = tuple[int, bool, str]  # minus vitality, red line, the ids of those who answered so


def tally(workspace: Workspace, day: date, tenets: Iterable[UUID]) -> dict[UUID, Tally]:
    """The standing positions on each of `tenets`, counted by side. Two queries, however many there are."""
    organizations = workspace.organizations.annotate(text=as_text("id"), shown=SHOWN)
    names = dict(organizations.values_list("text", "shown"))
    tallies = {tenet: Tally(len(names)) for tenet in tenets}
    heard: dict[tuple[UUID, int], list[_Group]] = defaultdict(list)
    for tenet, stance, vitality, red_line, evidence, count, holders in _alike(workspace, day, tallies):
        side = (stance > 0) - (stance < 0)
        tallies[tenet].sides[side].count += count
        tallies[tenet].estimated += count * (evidence == Evidence.ESTIMATED)
        tallies[tenet].vital += count * ((vitality or 0) >= Vitality.VERY_IMPORTANT)
        heard[tenet, side].append((-(vitality or 0), red_line, holders))
    for (tenet, side), groups in heard.items():
        tallies[tenet].sides[side].voices = _first(groups, names)
    return tallies


def _alike(workspace: Workspace, day: date, tenets: Collection[UUID]) -> Iterable[tuple[Any, ...]]:
    """Those who gave the same answer to the same tenet, counted, and their ids in one text.

    The database puts them together: a row for each answer would take several times as long.
    """
    positions = Position.objects.in_workspace(workspace).filter(tenet__in=list(tenets)).standing(day)
    alike = positions.order_by().values_list("tenet_id", "stance", "vitality", "red_line", "evidence")
    return alike.annotate(count=Count("pk"), holders=StringAgg(as_text("organization_id"), Value(" ")))


def _first(groups: Iterable[_Group], names: Mapping[str, str]) -> list[Voice]:
    """The few that are named: most vital first, then by name. Ids of the others are not looked at."""
    found: list[tuple[int, str, str, bool]] = []
    for minus_vitality, alike in groupby(sorted(groups), key=itemgetter(0)):
        for _vitality, red_line, holders in alike:
            found += [(minus_vitality, names[each], each, red_line) for each in holders.split()]
        if len(found) >= NAMED:
            break
    return [_voice(*each) for each in nsmallest(NAMED, found)]


def _voice(minus_vitality: int, name: str, organization: str, red_line: bool) -> Voice:
    vitality = -minus_vitality
    words = str(Vitality(vitality).label) if vitality else ""
    return Voice(UUID(organization), name, words, vitality >= Vitality.VERY_IMPORTANT, red_line)

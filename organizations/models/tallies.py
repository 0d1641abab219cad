"""Plain counts before any network: who is for a tenet, who against, who undecided, who was not asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, Value, Window
from django.db.models.functions import Coalesce, NullIf, RowNumber, Sign

from organizations.models.evidence import Evidence
from organizations.models.positions import Position, Vitality
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


def tally(workspace: Workspace, day: date, tenets: Iterable[UUID]) -> dict[UUID, Tally]:
    """The standing positions on each of `tenets`, counted by side. Three queries, however many there are."""
    total = workspace.organizations.count()
    tallies = {tenet: Tally(total) for tenet in tenets}
    standing = Position.objects.in_workspace(workspace).filter(tenet__in=list(tallies)).standing(day)
    ranked = Position.objects.filter(pk__in=standing.values("pk")).annotate(side=Sign("stance")).order_by()
    counted = ranked.values("tenet_id", "side").annotate(
        count=Count("id"),
        guessed=Count("id", filter=Q(evidence=Evidence.ESTIMATED)),
        vital=Count("id", filter=Q(vitality__gte=Vitality.VERY_IMPORTANT)),
    )
    for row in counted:
        found = tallies[row["tenet_id"]]
        found.sides[int(row["side"])].count = row["count"]
        found.estimated += row["guessed"]
        found.vital += row["vital"]
    for row in _first_few(ranked):
        tallies[row["tenet_id"]].sides[int(row["side"])].voices.append(_voice(row))
    return tallies


def _first_few(ranked: Any) -> Any:
    shown = Coalesce(NullIf(F("organization__short_name"), Value("")), F("organization__name"))
    place = Window(
        RowNumber(),
        partition_by=[F("tenet_id"), F("side")],
        order_by=[F("vitality").desc(nulls_last=True), shown.asc(), F("id").asc()],
    )
    few = ranked.annotate(shown=shown, place=place).filter(place__lte=NAMED).order_by("tenet_id", "place")
    return few.values("tenet_id", "side", "organization_id", "shown", "vitality", "red_line", "place")


def _voice(row: dict[str, Any]) -> Voice:
    vitality = str(Vitality(row["vitality"]).label) if row["vitality"] else ""
    vital = (row["vitality"] or 0) >= Vitality.VERY_IMPORTANT
    return Voice(row["organization_id"], row["shown"], vitality, vital, row["red_line"])

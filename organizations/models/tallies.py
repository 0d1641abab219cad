"""Plain counts before any network: who is for a tenet, who against, who undecided, who was not asked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest
from uuid import UUID

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
    """The standing positions on each of `tenets`, counted by side. Two queries, however many there are."""
    organizations = workspace.organizations.values_list("id", "short_name", "name")
    names = {pk: short or name for pk, short, name in organizations}
    tallies = {tenet: Tally(len(names)) for tenet in tenets}
    standing = Position.objects.in_workspace(workspace).filter(tenet__in=list(tallies)).standing(day)
    heard: dict[tuple[UUID, int], list[tuple[int, str, UUID, bool]]] = defaultdict(list)
    columns = ("tenet_id", "organization_id", "stance", "vitality", "red_line", "evidence")
    for tenet, organization, stance, vitality, red_line, evidence in standing.values_list(*columns):
        tallies[tenet].estimated += evidence == Evidence.ESTIMATED
        tallies[tenet].vital += (vitality or 0) >= Vitality.VERY_IMPORTANT
        side = (stance > 0) - (stance < 0)
        heard[tenet, side].append((-(vitality or 0), names[organization], organization, red_line))
    for (tenet, side), voices in heard.items():
        few = [_voice(*voice) for voice in nsmallest(NAMED, voices)]
        tallies[tenet].sides[side] = Side(len(voices), few)
    return tallies


def _voice(minus_vitality: int, name: str, organization: UUID, red_line: bool) -> Voice:
    vitality = -minus_vitality
    words = str(Vitality(vitality).label) if vitality else ""
    return Voice(organization, name, words, vitality >= Vitality.VERY_IMPORTANT, red_line)

"""Whose eyes the map is seen with, and who agrees with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coalitions.analysis.inputs import Id
from coalitions.analysis.pairs.seen_from import Seen, seen_from
from coalitions.answers import answers_beside
from coalitions.views.map_times import day_asked
from organizations.access import WorkspaceRequest
from organizations.http import id_in
from organizations.models import Organization
from organizations.moments import this_day

NUMBERED = 5  # who agrees most carries its number on the map


@dataclass(frozen=True, slots=True)
class Eyes:
    """An organization that the map is seen as, and what it knows of the others."""

    organization: Organization
    asked: bool  # by the address; else it is the home organization
    day: date  # what is known by then

    @property
    def id(self) -> Id:
        return str(self.organization.pk)

    def beside(self) -> dict[Id, Seen]:
        """Everybody with whom it shares an answer."""
        return seen_from(self.id, answers_beside(self.organization, day=self.day))


def eyes_of(request: WorkspaceRequest) -> Eyes | None:
    """As asked for in the address, else the home organization's."""
    home, day = request.workspace.home, day_asked(request) or this_day()
    asked = id_in(request.GET.get("as"))
    if asked is None:
        return Eyes(home, asked=False, day=day) if home else None
    found = Organization.objects.in_workspace(request.workspace).filter(pk=asked).first()
    return Eyes(found, asked=True, day=day) if found else None


def closest(seen: Mapping[Id, Seen], most: int, names: Mapping[Id, str]) -> tuple[Id, ...]:
    """Who agrees most, the closest first, equals by name; who agrees on nothing is left out."""
    agreeing = (pk for pk in seen if seen[pk].rank > 0)
    ranked = sorted(agreeing, key=lambda pk: (-seen[pk].rank, names.get(pk, ""), pk))
    return tuple(ranked[:most])

"""Finding anything by its name: a page of results, and what the command palette shows while one types."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalitions.findable import KIND_WORDS, Kind, own_index, people_index, rows_index, views_index
from coalitions.views.search_places import ICONS, place_url, usable_places
from organizations.access import WorkspaceRequest, workspace_view
from organizations.finding.marking import marked
from organizations.finding.ranking import Entry, Index, Match
from organizations.http import render_page
from organizations.models import Facet, Role

LONGEST = 100
IN_PALETTE, ON_PAGE = 7, 50  # of a kind
PAGES = {
    Kind.ORGANIZATION: ("coalitions:organization_detail", "organizations"),
    Kind.TENET: ("organizations:tenet_detail", "tenets"),
    Kind.COALITION: ("coalitions:coalition_detail", "coalitions"),
    Kind.SAVED_VIEW: ("coalitions:saved_view_detail", "filter"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One find as it is shown: where it leads, and its names in parts with what was typed marked."""

    url: str
    icon: str
    name: list[tuple[str, bool]]
    also: list[tuple[str, bool]]
    detail: str


@dataclass(frozen=True, slots=True)
class Group:
    """Finds of one kind."""

    kind: Kind
    rows: list[Row]
    total: int

    @property
    def label(self) -> str:
        return str(KIND_WORDS[self.kind])

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


@workspace_view(Role.REPRESENTATIVE, in_past=True)
@require_safe
def search_list(request: WorkspaceRequest) -> HttpResponse:
    """Whatever the role may see; representatives find the organizations that they speak for."""
    typed = request.GET.get("q", "")[:LONGEST]
    most = IN_PALETTE if request.htmx else ON_PAGE
    groups = found_groups(request, typed, most)
    context: dict[str, Any] = {
        "typed": typed,
        "groups": groups,
        "total": sum(group.total for group in groups),
        "more": any(group.more for group in groups),
    }
    return render_page(request, "coalitions/search_list.html#found", context)


def found_groups(request: WorkspaceRequest, typed: str, most: int) -> list[Group]:
    """What was found, the kind with the best find first; where nothing is asked yet, where one can go."""
    places = list(usable_places(request))
    if not typed.strip():
        return [_group(request, kind, list(found), typed) for kind, found in groupby(places, key=_kind)]
    found = [of for index in _indexes(request, places) for of in index.find_kinds(typed, most)]
    if any(of.best[0] == Match.EXACT for of in found):
        found = [of for of in found if of.best[0] < Match.RESEMBLES]
    found.sort(key=lambda of: (of.best, of.kind))
    return [_group(request, of.kind, [hit.entry for hit in of.hits], typed, of.total) for of in found]


def _indexes(request: WorkspaceRequest, places: Iterable[Entry]) -> list[Index]:
    """Where this person may look."""
    if not request.membership.can_view:
        return [own_index(request.workspace, request.user), Index(places)]
    workspace = request.workspace
    own = views_index(workspace, request.user)
    return [rows_index(workspace), own, people_index(workspace), Index(places)]


def _kind(entry: Entry) -> int:
    return entry.kind


def _group(
    request: WorkspaceRequest, kind: int, entries: list[Entry], typed: str, total: int | None = None
) -> Group:
    rows = [_row(request, entry, typed) for entry in entries]
    return Group(Kind(kind), rows, len(rows) if total is None else total)


def _row(request: WorkspaceRequest, entry: Entry, typed: str) -> Row:
    name = marked(entry.name, typed)
    slug = request.workspace.slug
    if entry.kind in {Kind.ACTION, Kind.PAGE}:
        return Row(place_url(request, entry.key), ICONS[entry.key], name, [], "")
    if entry.kind == Kind.PERSON:
        people = reverse("organizations:member_list", args=[slug])
        return Row(f"{people}#member-{entry.key}", "account", name, [], entry.detail)
    page, icon = PAGES[Kind(entry.kind)]
    detail = str(Facet(entry.detail).label) if entry.kind == Kind.TENET else entry.detail
    return Row(reverse(page, args=[slug, UUID(entry.key)]), icon, name, marked(entry.also, typed), detail)

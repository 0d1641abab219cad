"""Finding anything by its name, demands by their wording too: a page of results, and the command palette."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalitions.findable import (
    KIND_WORDS,
    Kind,
    contacts_index,
    own_index,
    people_index,
    rows_index,
    state_searched,
    views_index,
    wordings_index,
)
from coalitions.views.search_places import ICONS, place_url, usable_places
from organizations.access import WorkspaceRequest, workspace_view
from organizations.finding.marking import marked
from organizations.finding.ranking import Entry, Hit, Index, Match, OfKind
from organizations.http import render_page
from organizations.models import Facet, Role

LONGEST = 100
BESIDE = 50  # letters of a wording that are shown beside what was typed
IN_PALETTE, ON_PAGE = 7, 50  # of a kind
PAGES = {
    Kind.ORGANIZATION: ("coalitions:organization_detail", "organizations"),
    Kind.TENET: ("organizations:tenet_detail", "tenets"),
    Kind.COALITION: ("coalitions:coalition_detail", "coalitions"),
    Kind.SAVED_VIEW: ("coalitions:saved_view_detail", "filter"),
    Kind.CONTACT: ("coalitions:organization_detail", "account"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One find as it is shown: where it leads, and its names in parts with what was typed marked."""

    url: str
    icon: str
    name: list[tuple[str, bool]]
    also: list[tuple[str, bool]]
    detail: str
    because: str = ""  # what says so where neither name does, before the part of it that was typed
    by: tuple[tuple[str, bool], ...] = ()


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
    state = state_searched(request.workspace) if request.membership.can_view else ""
    found = [of for index in _indexes(request, places, state) for of in index.find_kinds(typed, most)]
    if state:
        _add_worded(found, wordings_index(request.workspace, state).find(typed), most)
    if any(of.best[0] == Match.EXACT for of in found):
        found = [of for of in found if of.best[0] < Match.RESEMBLES]
    found.sort(key=lambda of: (of.best, of.kind))
    return [_group(request, of.kind, [hit.entry for hit in of.hits], typed, of.total) for of in found]


def _indexes(request: WorkspaceRequest, places: Iterable[Entry], state: str) -> list[Index]:
    """Where this person may look."""
    if not state:
        return [own_index(request.workspace, request.user), Index(places)]
    workspace = request.workspace
    own = views_index(workspace, request.user)
    contacts = [contacts_index(workspace, state)] if request.membership.can_see_notes else []
    return [rows_index(workspace, state), own, people_index(workspace), *contacts, Index(places)]


def _add_worded(found: list[OfKind], worded: list[Hit], most: int) -> None:
    """Demands that say it in their wording go below those that are called so."""
    named = next((of for of in found if of.kind == Kind.TENET), OfKind(Kind.TENET))
    known = {hit.entry.key for hit in named.hits}
    new = [Hit(hit.entry, Match.RESEMBLES, hit.slips) for hit in worded if hit.entry.key not in known]
    if new and not named.hits:
        found.append(named)
    if named.total <= len(named.hits):
        named.total += len(new)
        named.hits += new[: most - len(named.hits)]


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
    also = marked(entry.also, typed)
    because, by = ("", ()) if _holds(name) or _holds(also) else _otherwise(entry, typed)
    detail = str(Facet(entry.detail).label) if entry.kind == Kind.TENET else entry.detail
    return Row(reverse(page, args=[slug, UUID(entry.key)]), icon, name, also, detail, because, by)


def _otherwise(entry: Entry, typed: str) -> tuple[str, tuple[tuple[str, bool], ...]]:
    """The name that it went by, the wording, or the id that was typed."""
    former = _("wording:") if entry.kind == Kind.TENET else _("also called")
    for because, texts in ((former, entry.former), (_("ID"), entry.ids)):
        for text in texts:
            if _holds(parts := marked(text, typed)):
                return because, tuple(_around(parts))
    return "", ()


def _around(parts: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The parts from a little before the first that is marked to a little after."""
    at = next(place for place, part in enumerate(parts) if part[1])
    before = parts[at - 1][0] if at else ""
    yield ("… " + before[-BESIDE:].partition(" ")[2] if len(before) > BESIDE else before), False
    left = 2 * BESIDE
    for text, mark in parts[at:]:
        yield (text if len(text) <= left else text[:left].rpartition(" ")[0] + " …"), mark
        left -= len(text)
        if left <= 0:
            return


def _holds(parts: list[tuple[str, bool]]) -> bool:
    return any(mark for _part, mark in parts)

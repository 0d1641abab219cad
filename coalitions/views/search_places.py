"""The pages and actions that the search leads to: those that the role may use, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import gettext_lazy as _

from coalitions.findable import Kind
from organizations.access import WorkspaceRequest
from organizations.finding.ranking import Entry

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Place:
    """One page, by the name of its URL and what is asked of it; `also` is what people may call it instead."""

    url: str
    label: "StrOrPromise"
    icon: str
    also: "StrOrPromise" = ""
    kind: Kind = Kind.PAGE


PLACES = (
    Place("organizations:organization_new", _("Add organization …"), "plus", _("New group"), Kind.ACTION),
    Place("organizations:tenet_new", _("Add demand or value …"), "plus", _("New tenet"), Kind.ACTION),
    Place("coalitions:coalition_new", _("Add coalition …"), "plus", _("New coalition"), Kind.ACTION),
    Place("coalitions:event_new", _("Add event …"), "plus", _("New event"), Kind.ACTION),
    Place("organizations:invitation_new", _("Invite somebody …"), "invite", _("New person"), Kind.ACTION),
    Place(
        "coalitions:import_new", _("Import …"), "import", _("Upload a spreadsheet, Excel, CSV"), Kind.ACTION
    ),
    Place("coalitions:export_new", _("Export …"), "export", _("Download, backup, spreadsheet"), Kind.ACTION),
    Place("coalitions:organization_list", _("Organizations"), "organizations", _("Ally list, groups")),
    Place("organizations:tenet_list", _("Demands & values"), "tenets", _("Tenets")),
    Place("coalitions:matrix_detail", _("The matrix"), "table", _("Positions, stances, grid, who says what")),
    Place("coalitions:coalition_list", _("Coalitions"), "coalitions"),
    Place("coalitions:duplicate_list", _("Duplicates"), "merge", _("Merge organizations")),
    Place("coalitions:map_detail", _("Map"), "map"),
    Place("coalitions:map_table", _("Map as a table"), "table"),
    Place("coalitions:session_list", _("Sessions"), "sessions", _("Meeting")),
    Place("coalitions:wall", _("Wall"), "wall", _("Projector")),
    Place("coalitions:event_list", _("Events and trends"), "event", _("Timeline")),
    Place("organizations:member_list", _("People"), "people", _("Members")),
    Place("organizations:change_list", _("History"), "history", _("Changes, undo")),
    Place("organizations:change_list?show=deleted", _("Trash"), "history", _("Deleted, restore, bring back")),
    Place(
        "organizations:past_choose", _("Look at the past …"), "history", _("As of, earlier state, back then")
    ),
    Place("organizations:workspace_edit", _("Settings and home organization"), "settings"),
    Place("organizations:workspace_list", _("Other workspaces"), "workspace"),
    Place("organizations:password_edit", _("Password"), "key"),
)
ICONS = {place.url: place.icon for place in PLACES}


def usable_places(request: WorkspaceRequest) -> Iterator[Entry]:
    """An entry for each place that this person may go to; its key is the name of the URL."""
    for place in PLACES:
        if request.past and not _shows_the_past(place.url):
            continue
        minimum = _minimum_role(place.url)
        if minimum is None or request.membership.role >= minimum:
            yield Entry(place.kind, place.url, str(place.label), str(place.also))


def place_url(request: WorkspaceRequest, name: str) -> str:
    return _address(name, request.workspace.slug)


@cache
def _minimum_role(name: str) -> int | None:
    """What the view itself asks for (organizations/access.py), so that nothing is said twice."""
    minimum: int | None = resolve(_address(name.partition("?")[0], "w")).func.minimum_role  # type: ignore[attr-defined]
    return minimum


@cache
def _shows_the_past(name: str) -> bool:
    return getattr(resolve(_address(name.partition("?")[0], "w")).func, "in_past", False)


def _address(name: str, slug: str) -> str:
    """Some pages belong to no workspace."""
    name, mark, asked = name.partition("?")
    try:
        return reverse(name, args=[slug]) + mark + asked
    except NoReverseMatch:
        return reverse(name) + mark + asked

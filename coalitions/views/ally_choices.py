"""What the list of organizations offers to be narrowed to, and which of its columns are shown."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, F, IntegerField, Value
from django.db.models.functions import Cast

from coalitions.forms.organization_filter import COLUMNS, USUAL_COLUMNS, OrganizationFilter
from coalitions.models import SavedView
from organizations.access import WorkspaceRequest
from organizations.models import Facet, Organization, Tenet, Workspace

KEPT = "organization_columns"
# Columns whose words are offered, and the field of the address that narrows to them.
WORDS = {
    "kind": "kind",
    "owner": "owner",
    "constituencies": "constituency",
    "place": "place",
    "level": "level",
}


def page_columns(request: WorkspaceRequest) -> list[str]:
    """The columns of the page that sent this: another window may have chosen others since."""
    sent = [name for name in COLUMNS if name in request.POST.getlist("column")]
    return sent or shown_columns(request)


def shown_columns(request: WorkspaceRequest, chosen: Sequence[str] = ()) -> list[str]:
    """Those chosen in the address, else those chosen last (kept in the session), else the usual ones."""
    kept = request.session.get(KEPT)
    if chosen and list(chosen) != kept:
        request.session[KEPT] = kept = list(chosen)
    wanted = kept or USUAL_COLUMNS
    return [name for name in COLUMNS if name in wanted]


def chosen_last(request: WorkspaceRequest) -> list[str]:
    """What an address without columns leaves out: those chosen last, unless they are the usual ones."""
    shown = shown_columns(request)
    return shown if "column" not in request.GET and shown != USUAL_COLUMNS else []


def offered_views(request: WorkspaceRequest, asked: OrganizationFilter, columns: list[str]) -> dict[str, Any]:
    """The saved views that this person sees, the one the address names, and the state shown now."""
    views = list(SavedView.objects.in_workspace(request.workspace).seen_by(request.user))
    opened = next((view for view in views if str(view.pk) == request.GET.get("view")), None)
    state = asked.state(columns)
    return {
        "views": views,
        "view": opened,
        "view_changed": opened is not None and opened.query != state,
        "view_mine": opened is not None and (request.membership.can_edit or not opened.shared),
        "state": state,
    }


def words_in_use(workspace: Workspace) -> tuple[dict[UUID, Tenet], dict[str, list[tuple[str, int]]]]:
    """All demands, and the words in use with how many have each, most frequent first: one query."""
    first, *others = (_in_use(workspace, column) for column in WORDS)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    demands: list[tuple[str, UUID]] = []
    for what, value, name, count in first.union(*others, _demands(workspace), all=True).order_by():
        if what == "demand":
            demands.append((name, UUID(value)))
            continue
        for word in json.loads(value) if what == "constituencies" else [value]:
            found[WORDS[what]][word] += count
    known = {key: Tenet(pk=key, name=name, workspace=workspace) for name, key in sorted(demands)}
    return known, {name: _most_frequent(words) for name, words in found.items()}


def _most_frequent(words: Counter[str]) -> list[tuple[str, int]]:
    return sorted(words.items(), key=lambda each: (-each[1], each[0]))


def _in_use(workspace: Workspace, column: str) -> Any:
    """Each value of a column with how many have it; of a list, each combination, as JSON."""
    nothing: Any = [] if column == "constituencies" else ""
    rows = Organization.objects.in_workspace(workspace).exclude(**{column: nothing}).order_by().values(column)
    counted = rows.annotate(
        what=Value(column, CharField()),
        value=Cast(column, CharField()),
        called=Value("", CharField()),
        many=Count("id"),
    )
    return counted.values_list("what", "value", "called", "many")


def _demands(workspace: Workspace) -> Any:
    rows = Tenet.objects.in_workspace(workspace).filter(facet=Facet.DEMAND).order_by()
    named = rows.annotate(
        what=Value("demand", CharField()),
        value=Cast("pk", CharField()),
        called=F("name"),
        many=Value(0, IntegerField()),
    )
    return named.values_list("what", "value", "called", "many")

"""What somebody else changed, for a page that is open: rows of the list, cells of the matrix."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from coalitions.forms.organization_filter import COLUMNS
from coalitions.services.colours import colours_of
from coalitions.services.matrix import cells_of, marks_of
from coalitions.views.ally_exposure import asked_by
from coalitions.views.ally_rows import ally_rows
from coalitions.views.matrix_cells import cell_told
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import changes_asked, ids_asked, render_page
from organizations.live.words import sentence, who_changed
from organizations.models import Organization, Role, Tenet
from organizations.models.history import ADDED


@workspace_view(Role.VIEWER)
@require_safe
def organization_rows(request: WorkspaceRequest) -> HttpResponse:
    """These organizations (`row`) as the list shows them, since others changed them (`change`).

    The rest of the address is that of the list: who no longer fits it is there all the same, and marked.
    """
    workspace, today = request.workspace, localdate()
    if not request.htmx:
        return redirect("coalitions:organization_list", workspace.slug)
    ids = ids_asked(request, "row")
    found = list(Organization.objects.in_workspace(workspace).filter(pk__in=ids).order_by("name"))
    asked = asked_by(request, request.GET, today=today)
    inside = Organization.objects.in_workspace(workspace).filter(pk__in=ids)
    fitting = set(asked.narrow(inside).values_list("pk", flat=True)) if asked.narrows else set(ids)
    columns = [name for name in COLUMNS if name in request.GET.getlist("column")]
    context: dict[str, Any] = {
        "rows": ally_rows(workspace, found, today, colours_of(workspace)),
        "columns": columns,
        "outside": {each.pk for each in found} - fitting,
        "gone": sorted(set(ids) - {each.pk for each in found}),
        "total": workspace.organizations.count(),
    }
    return render_page(request, "coalitions/organization_rows.html", context | _told(request, fitting, found))


def _told(request: WorkspaceRequest, fitting: set[Any], found: list[Organization]) -> dict[str, Any]:
    """Who it was, in a sentence; and which of the organizations these changes added."""
    changes = changes_asked(request)
    who = who_changed(changes, asking=request.user)
    ids = [each.pk for each in found if each.pk in fitting]
    records = Organization.history.filter(id__in=ids, change__in=changes, history_type=ADDED)
    return {
        "who": who,
        "said": sentence(_said(who, found)),
        "made": sorted(records.values_list("id", flat=True)),
    }


@workspace_view(Role.VIEWER)
@require_safe
def matrix_news(request: WorkspaceRequest) -> HttpResponse:
    """The cells of these organizations (`organization`) on these tenets (`tenet`), as they are now."""
    workspace = request.workspace
    shown = Organization.objects.in_workspace(workspace).filter(pk__in=ids_asked(request, "organization"))
    organizations = {each.pk: each for each in shown}
    wanted = Tenet.objects.in_workspace(workspace).filter(pk__in=ids_asked(request, "tenet"))
    tenets = list(wanted.values_list("pk", flat=True))
    cells = cells_of(workspace, localdate(), list(organizations), tenets)
    marks = marks_of(list(organizations), tenets)
    told = [
        cell_told(row, column, cells.get((row.hex, column.hex)), (row.hex, column.hex) in marks)
        for row in organizations
        for column in tenets
    ]
    who = who_changed(changes_asked(request), asking=request.user)
    return JsonResponse({"cells": told, "said": sentence(_said(who, list(organizations.values())))})


def _said(who: str, found: list[Organization]) -> str:
    if len(found) == 1:
        return _("{who} changed {name}.").format(who=who, name=found[0])
    many = ngettext("{who} changed {count} organization.", "{who} changed {count} organizations.", len(found))
    return many.format(who=who, count=len(found))

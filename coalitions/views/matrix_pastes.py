"""Pasting a block of cells: first what it would change, cell by cell, then one Change for all of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coalitions.services.blocks import LARGEST, LONGEST, read_block
from coalitions.services.cell_blocks import (
    SCALES,
    Pasted,
    Pasting,
    Place,
    counts,
    plan_block,
    scales_for,
    seen_by,
    write_block,
)
from coalitions.services.cells import Sitting
from coalitions.templatetags.matrix import evidence_words, stance_words
from coalitions.views.sittings import sitting_of
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import ids_in, own_path, render_page, undo_tag
from organizations.models import Organization, Role, StaleRow, Tenet

LISTED = 200  # cells of the preview; the numbers above it are of all


@workspace_view(Role.ORGANIZER)
@require_POST
def matrix_paste(request: WorkspaceRequest) -> HttpResponse:
    """Preview; with `write`, once every question is answered, write."""
    sitting, text = sitting_of(request), request.POST.get("text", "")[:LONGEST]
    block, place = read_block(text), _place(request)
    fault = _fault(sitting, block, place)
    if sitting is None or fault:
        return _shown(request, {"fault": fault}, status=422)
    fitting = scales_for(block)
    chosen = _scale(request, fitting)
    if fitting and not chosen:
        return _shown(request, {"choices": _choices(fitting), "text": text}, status=200)
    pasting = Pasting(place, block, SCALES[chosen or "both"], sitting)
    if not request.POST.get("write"):
        return _preview(request, pasting, chosen)
    try:
        change = write_block(pasting, seen=request.POST.get("seen", "")[:64], user=request.user)
    except StaleRow:
        return _preview(request, pasting, chosen, stale=True)
    messages.success(request, _("The block is entered."), extra_tags=undo_tag(change))
    return redirect(own_path(request, "next"))


def _scale(request: WorkspaceRequest, fitting: Sequence[str]) -> str:
    """The scale that was chosen, or the only one there is."""
    chosen = request.POST.get("scale", "")
    if chosen in fitting:
        return chosen
    return fitting[0] if len(fitting) == 1 else ""


def _preview(
    request: WorkspaceRequest, pasting: Pasting, chosen: str, *, stale: bool = False
) -> HttpResponse:
    planned = plan_block(pasting)
    changing = [each for each in planned if each.outcome in ("added", "changed", "misread")]
    context = {
        "stale": stale,
        "text": request.POST.get("text", "")[:LONGEST],
        "scale": chosen,
        "said": dict(_choices([chosen])).get(chosen, "") if chosen else "",
        "counts": {name: counts(planned)[name] for name in ("added", "changed", "unchanged", "misread")},
        "outside": _outside(pasting.block, pasting.place),
        "seen": seen_by(planned),
        "rows": [(each, _now(each), _pasted(each, pasting.sitting)) for each in changing[:LISTED]],
        "more": max(0, len(changing) - LISTED),
    }
    return _shown(request, context, status=409 if stale else 200)


def _shown(request: WorkspaceRequest, context: dict[str, Any], *, status: int) -> HttpResponse:
    sent = {
        name: request.POST.get(name, "") for name in ("rows", "columns", "evidence", "source", "day", "next")
    }
    plain = {"fault": "", "choices": [], "stale": False, "text": "", "sent": sent}
    return render_page(request, "coalitions/matrix_paste.html", plain | context, status=status)


def _place(request: WorkspaceRequest) -> Place:
    """The rows and columns from the cell that was pasted into, in the order of the page."""
    organizations = Organization.objects.in_workspace(request.workspace)
    tenets = Tenet.objects.in_workspace(request.workspace)
    rows, columns = (_ids(request.POST, name) for name in ("rows", "columns"))
    found_rows, found_columns = organizations.in_bulk(rows), tenets.in_bulk(columns)
    for each in found_rows.values():
        each.workspace = request.workspace
    return Place(
        request.workspace,
        localdate(),
        [found_rows[each] for each in rows if each in found_rows],
        [found_columns[each] for each in columns if each in found_columns],
    )


def _ids(sent: QueryDict, name: str) -> list[UUID]:
    """At most as many as a page of the matrix has; each once."""
    return ids_in(sent.get(name, "").split(",")[:300])


def _fault(sitting: Sitting | None, block: Sequence[Sequence[str]], place: Place) -> str:
    if sitting is None:
        return _("Say first how you know, and as of which day that is not still to come.")
    if not any(cell for line in block for cell in line):
        return _("There is nothing to paste.")
    if sum(map(len, block)) > LARGEST:
        return _("This block has too many cells. Import it as a file instead.")
    return "" if place.organizations and place.tenets else _("Choose the cell to paste into first.")


def _choices(fitting: Sequence[str]) -> list[tuple[str, str]]:
    words = {
        "both": _("−2 is strongly against, 2 is strongly for"),
        "high": _("1 is strongly against, 5 is strongly for"),
        "low": _("1 is strongly for, 5 is strongly against"),
    }
    return [(name, words[name]) for name in fitting]


def _outside(block: Sequence[Sequence[str]], place: Place) -> str:
    """What of the block has no place on the page."""
    inside = len(place.organizations), len(place.tenets)
    lost = sum(
        1
        for at, line in enumerate(block)
        for across, cell in enumerate(line)
        if cell and (at >= inside[0] or across >= inside[1])
    )
    if not lost:
        return ""
    said = ngettext(
        "{count} cell lies outside of this page and is left out.",
        "{count} cells lie outside of this page and are left out.",
        lost,
    )
    return said.format(count=lost)


def _now(each: Pasted) -> str:
    """What stands in a cell, with how it is known: the same stance from better evidence is a change too."""
    return f"{stance_words(each.now.stance)} · {evidence_words(each.now.evidence)}" if each.now else ""


def _pasted(each: Pasted, sitting: Sitting) -> str:
    if each.stance is None:
        return ""
    return f"{stance_words(each.stance)} · {evidence_words(sitting.evidence)}"

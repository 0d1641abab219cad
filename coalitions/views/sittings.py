"""What somebody is entering in this sitting, kept with their session until they sign out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from coalitions.forms.matrix import SittingForm
from coalitions.services.cells import Sitting
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import own_path
from organizations.models import Evidence, Role

KEPT = "sitting"  # in the session


def sitting_form(request: WorkspaceRequest) -> SittingForm:
    """The bar above the matrix, filled in as this person chose last; at first: my estimate, today."""
    return SittingForm(initial=_kept(request), today=localdate())


def sitting_of(request: WorkspaceRequest) -> Sitting | None:
    """What is sent with the act, or was chosen before; None where that makes no sense."""
    sent = request.POST if "evidence" in request.POST else _kept(request)
    form = SittingForm(sent, today=localdate())
    return form.sitting() if form.is_valid() else None


def _kept(request: WorkspaceRequest) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get(KEPT, {}).get(request.workspace.slug, {})
    today = localdate().isoformat()
    plain = {"evidence": Evidence.ESTIMATED.value, "source": ""}
    return plain | kept | {"day": kept.get("day") or today}


@workspace_view(Role.ORGANIZER)
@require_POST
def matrix_sitting(request: WorkspaceRequest) -> HttpResponse:
    """Choose it. Today stays today when the session is older than that."""
    form = SittingForm(request.POST, today=localdate())
    if form.is_valid():
        chosen = form.sitting()
        day = "" if chosen.day == localdate() else chosen.day.isoformat()
        kept = {"evidence": chosen.evidence, "source": chosen.source, "day": day}
        request.session[KEPT] = request.session.get(KEPT, {}) | {request.workspace.slug: kept}
    elif not request.htmx:
        for faults in form.errors.values():
            messages.error(request, " ".join(map(str, faults)))
    if request.htmx:
        return HttpResponse(status=204)
    return redirect(own_path(request, "next"))

"""How far a long file is: told by itself, also after the page was closed; nothing waits for it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from coalitions.models.imports import ImportState
from coalitions.services.background import is_working, waits_for_others, work_of
from coalitions.views.import_preview import find_import
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role


@workspace_view(Role.ORGANIZER)
def import_progress(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """What is done with the file and how far it is; leads on to the file as soon as that is done."""
    record, htmx = find_import(request, import_id), request.headers.get("HX-Request")
    work = work_of(record)
    if work is None or record.state != ImportState.PREVIEWED or not is_working(work):
        there = reverse("coalitions:import_detail", args=[request.workspace.slug, record.pk])
        return HttpResponseClientRedirect(there) if htmx else redirect(there)
    context = {"record": record, "work": work, "others_first": waits_for_others(work)}
    return render_page(request, "coalitions/import_progress.html#state", context)

"""Choosing, row by row or for all, what looks like an organization that is there."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalitions.interchange.reading import CannotRead, NeedsAnswer
from coalitions.models.imports import ImportState
from coalitions.services.background import look_first, start_work
from coalitions.services.previews import preview_kept
from coalitions.services.uploads import keep_decisions
from coalitions.views.import_choices import choices_for_all, choices_posted, redecided
from coalitions.views.import_preview import find_import
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role


@workspace_view(Role.ORGANIZER)
@require_POST
def import_decide(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Keep what was chosen for rows that may be there already: for those shown, or for all."""
    record = find_import(request, import_id)
    if record.state == ImportState.PREVIEWED:
        keep_decisions(record=record, decisions=choices_posted(request))
        if request.headers.get("HX-Request"):
            return render_page(request, "coalitions/import_choice.html#kept", {})
        if answer := request.POST.get("all", ""):
            look_first(record=record, user=request.user)
            with suppress(CannotRead, NeedsAnswer):  # the page says what is wrong, or asks
                rows = [redecided(each, record) for each in preview_kept(record).similar()]
                keep_decisions(record=record, decisions=choices_for_all(rows, answer))
        start_work(record=record, user=request.user)
        messages.success(request, _("Your choices are kept. Nothing is imported yet."))
    here = reverse("coalitions:import_detail", args=[request.workspace.slug, record.pk])
    page = request.POST.get("page", "")
    return redirect(f"{here}?show=similar{f'&page={page}' if page.isdecimal() else ''}#rows-title")

"""Bringing a file in: upload, look at what would happen, answer what is asked, import or cancel."""

import csv
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coalitions.forms.imports import ReadingForm, UploadForm
from coalitions.interchange.cells import protect_cell
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead, NeedsAnswer, Reading, from_json
from coalitions.models import Import
from coalitions.models.imports import ImportState, Outcome
from coalitions.services.importing.plan import Plan
from coalitions.services.imports import CannotImportError, apply_import, plan_import, said
from coalitions.services.uploads import cancel_import, keep_upload, read_upload
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import posted, render_page
from organizations.models import Role

ROWS_SHOWN = 100


@workspace_view(Role.ORGANIZER)
def import_new(request: WorkspaceRequest) -> HttpResponse:
    """Upload a file or paste cells; nothing is written but the file itself, kept for the preview."""
    form = UploadForm(posted(request), request.FILES or None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            record = keep_upload(
                workspace=request.workspace, user=request.user, filename=form.filename, content=form.content
            )
            return redirect("coalitions:import_detail", request.workspace.slug, record.pk)
        status = 422
    past = (
        Import.objects.in_workspace(request.workspace).defer("content", "reading").select_related("user")[:20]
    )
    return render_page(request, "coalitions/import_new.html", {"form": form, "past": past}, status=status)


@workspace_view(Role.ORGANIZER)
def import_detail(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """What the file would do, before; what became of each row, after. POST reads it again as told."""
    record = _find_import(request, import_id)
    if record.state != ImportState.PREVIEWED:
        return _result(request, record)
    form = ReadingForm(posted(request), initial=record.options)
    if request.method == "POST" and form.is_valid():
        return _read_again(request, record, form)
    return _preview(request, record, form)


def _read_again(request: WorkspaceRequest, record: Import, form: ReadingForm) -> HttpResponse:
    options = asdict(form.options())
    record.options = options | {"overwrite": form.cleaned_data["overwrite"]}
    record.reading = None
    return _preview(request, record, form)


def _preview(request: WorkspaceRequest, record: Import, form: ReadingForm) -> HttpResponse:
    context: dict[str, Any] = {"record": record, "form": form}
    try:
        reading = _reading(record)
    except NeedsAnswer as error:
        context["questions"] = [
            {
                "option": each.option,
                "text": said(each.message),
                "where": ": ".join(part for part in (each.file, each.sheet, each.column) if part),
                "choices": [(value, said(choice)) for value, choice in each.choices],
            }
            for each in error.questions
        ]
    except CannotRead as error:
        context["cannot"] = said(error.message)
    else:
        context |= _planned(request, record, reading)
    return render_page(request, "coalitions/import_detail.html", context)


def _planned(request: WorkspaceRequest, record: Import, reading: Reading) -> dict[str, Any]:
    plan = _plan(request, record, reading)
    wanted = request.GET.get("show", "")
    outcomes = [each for each in plan.outcomes if not wanted or each.outcome == wanted]
    return {
        "counts": _counts(plan.counts()),
        "sources": [(each, said(each.scale) if each.scale else "") for each in reading.sources],
        "skipped": [(each, said(each.message)) for each in reading.skipped],
        "page": Paginator(outcomes, ROWS_SHOWN).get_page(request.GET.get("page")),
        "show": wanted,
        "outcomes": Outcome,
        "importable": any(each.outcome in {Outcome.CREATED, Outcome.UPDATED} for each in plan.outcomes),
    }


def _result(request: WorkspaceRequest, record: Import) -> HttpResponse:
    wanted = request.GET.get("show", "")
    rows = record.rows.filter(outcome=wanted) if wanted in Outcome.values else record.rows.all()
    context = {
        "record": record,
        "counts": _counts(record.summary),
        "page": Paginator(rows, ROWS_SHOWN).get_page(request.GET.get("page")),
        "show": wanted,
        "outcomes": Outcome,
    }
    return render_page(request, "coalitions/import_detail.html", context)


@workspace_view(Role.ORGANIZER)
@require_POST
def import_apply(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Import what the preview showed: all of it, or nothing."""
    record = _find_import(request, import_id)
    back = reverse("coalitions:import_detail", args=[request.workspace.slug, record.pk])
    if record.state != ImportState.PREVIEWED:
        messages.info(request, _("This file has been dealt with already."))
        return redirect(back)
    try:
        apply_import(record=record, plan=_plan(request, record, _reading(record)))
    except (CannotImportError, CannotRead, NeedsAnswer) as error:
        messages.error(request, str(error))
        return redirect(back)
    done = sum(
        counts[outcome]
        for counts in record.summary.values()
        for outcome in (Outcome.CREATED, Outcome.UPDATED)
    )
    text = ngettext("{n} row imported.", "{n} rows imported.", done)
    messages.success(request, text.format(n=done))
    return redirect(back)


@workspace_view(Role.ORGANIZER)
@require_POST
def import_cancel(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Forget the file; nothing of it was written."""
    record = _find_import(request, import_id)
    if record.state == ImportState.PREVIEWED:
        cancel_import(record=record, user=request.user)
        messages.info(request, _("Cancelled. Nothing was imported."))
    return redirect("coalitions:import_new", request.workspace.slug)


@workspace_view(Role.ORGANIZER)
def import_errors(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """The rows that were not imported, with the reason in a column, as a CSV file."""
    record = _find_import(request, import_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="not-imported.csv"'
    writer = csv.writer(response)
    writer.writerow(["file", "row", "kind", "what", "reason"])
    for row in record.rows.filter(outcome=Outcome.ERROR):
        cells = (row.file, row.number or "", row.kind, row.label, row.reason)
        writer.writerow([protect_cell(str(cell)) for cell in cells])
    return response


def _find_import(request: WorkspaceRequest, import_id: UUID) -> Import:
    return get_object_or_404(Import.objects.in_workspace(request.workspace), pk=import_id)


def _reading(record: Import) -> Reading:
    """What the file says: kept from the last look, else read in a child process and kept.

    Raises CannotRead and NeedsAnswer.
    """
    if record.reading is None:
        return read_upload(record=record, options=_options(record))
    return from_json(record.reading)


def _options(record: Import) -> Options:
    given = {name: value for name, value in record.options.items() if name != "overwrite"}
    return Options.from_json({"sheets": (), **given})


def _plan(request: WorkspaceRequest, record: Import, reading: Reading) -> Plan:
    return plan_import(
        workspace=request.workspace,
        user=request.user,
        reading=reading,
        today=timezone.localdate(),
        overwrite=bool(record.options.get("overwrite")),
    )


def _counts(summary: dict[str, dict[str, int]]) -> list[dict[str, Any]]:
    return [{"kind": kind, **counts} for kind, counts in summary.items()]

"""Bringing a file in: upload, look at what would happen, answer what is asked, import or cancel."""

import csv
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coalitions.forms.imports import ReadingForm, UploadForm
from coalitions.interchange.cells.cleaning import protect_cell
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead, NeedsAnswer, Source
from coalitions.interchange.sheets.sheet import REASON_COLUMNS
from coalitions.models import Coalition, Import
from coalitions.models.imports import ImportState, Outcome
from coalitions.services.background import (
    is_working,
    look_first,
    start_work,
    why_not_imported,
    work_of,
)
from coalitions.services.imports import said
from coalitions.services.previews import preview_kept
from coalitions.services.uploads import cancel_import, keep_answers, keep_decisions, keep_upload
from coalitions.views.import_choices import choices_posted, decided
from coalitions.views.import_preview import (
    asked,
    counts,
    find_import,
    mapping_posted,
    planned,
    rows_shown,
)
from coalitions.views.import_words import stances_posted, words_posted
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import posted, render_page, undo_tag
from organizations.models import Change, Role

PAGE = "coalitions/import_detail.html#rows"


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
    past = Import.objects.in_workspace(request.workspace).defer("content", "reading").select_related("user")
    context = {"form": form, "past": past[:20]}
    return render_page(request, "coalitions/import_new.html", context, status=status)


@workspace_view(Role.ORGANIZER)
def import_detail(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """What the file would do, before; what became of each row, after. POST reads it again as told."""
    record = find_import(request, import_id)
    if record.state != ImportState.PREVIEWED:
        return _result(request, record)
    form = ReadingForm(posted(request), initial=record.options)
    if request.method == "POST" and "afresh" in request.POST:
        record.options, record.reading = {**asdict(Options()), **decided(record)}, None
        return _look(request, record, ReadingForm(), again=True)
    if request.method == "POST" and form.is_valid():
        return _read_again(request, record, form)
    return _look(request, record, form, status=422 if form.is_bound else 200)


def _look(
    request: WorkspaceRequest, record: Import, form: ReadingForm, *, again: bool = False, status: int = 200
) -> HttpResponse:
    """The preview; of a long file the page that tells how far it is, until it is there."""
    if again:
        keep_answers(record=record, answers=record.options)
        start_work(record=record, user=request.user)
    look_first(record=record, user=request.user)
    if is_working(work_of(record)):
        return redirect("coalitions:import_progress", request.workspace.slug, record.pk)
    return _preview(request, record, form, status=status)


def _read_again(request: WorkspaceRequest, record: Import, form: ReadingForm) -> HttpResponse:
    """As told in the form, and by the fields chosen for the columns that were shown."""
    mapping = dict(record.options.get("mapping", {}))
    sources: Iterable[Source] = ()
    with suppress(CannotRead, NeedsAnswer):
        sources = preview_kept(record).reading.sources
    mapping |= mapping_posted(request, sources)
    stances = dict(record.options.get("stances", {})) | stances_posted(request, sources)
    told = {"overwrite": form.cleaned_data["overwrite"], **decided(record)}
    words = dict(record.options.get("words", {})) | words_posted(request, sources)
    options = asdict(form.options(mapping, stances, words)) | told
    record.options, record.reading = options, None
    return _look(request, record, ReadingForm(initial=options), again=True)


def _preview(request: WorkspaceRequest, record: Import, form: ReadingForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"record": record, "form": form, "kept_from": why_not_imported(record)}
    context["coalitions"] = Coalition.objects.in_workspace(request.workspace).values_list("name", flat=True)
    try:
        preview = preview_kept(record)
        if not form.is_bound:
            context["form"] = ReadingForm(initial=record.options)
    except NeedsAnswer as error:
        context |= asked(record, form, error)
    except CannotRead as error:
        context["cannot"] = said(error.message)
    else:
        context |= planned(request, record, preview)
    return render_page(request, PAGE, context, status=status)


def _result(request: WorkspaceRequest, record: Import) -> HttpResponse:
    wanted = request.GET.get("show", "")
    rows = record.rows.filter(outcome=wanted) if wanted in Outcome.values else record.rows.all()
    done = Change.objects.in_workspace(request.workspace).filter(act="import.done", subject_id=record.pk)
    told = counts(record.summary)
    differing = sum(each["stays"] for each in told)
    context = {"record": record, "counts": told, "differing": differing, "change": done.first()}
    return render_page(request, PAGE, context | rows_shown(request, rows, record.summary))


@workspace_view(Role.ORGANIZER)
@require_POST
def import_apply(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Import what the preview showed: all of it, or nothing."""
    record = find_import(request, import_id)
    back = redirect("coalitions:import_detail", request.workspace.slug, record.pk)
    if record.state != ImportState.PREVIEWED:
        messages.info(request, _("This file has been dealt with already."))
        return back
    keep_decisions(record=record, decisions=choices_posted(request))
    start_work(record=record, user=request.user, plan=request.POST.get("plan", "-")[:64] or "-")
    record.refresh_from_db(fields=["state", "summary"])
    if record.state == ImportState.DONE:  # a short file; a long one tells it on its page
        messages.success(request, _imported(record), extra_tags=undo_tag(_change_of(record)))
    return back


def _change_of(record: Import) -> Change:
    return Change.objects.in_workspace(record.workspace).get(act="import.done", subject_id=record.pk)


def _imported(record: Import) -> str:
    kinds = record.summary.values()
    done = sum(counts[outcome] for counts in kinds for outcome in (Outcome.CREATED, Outcome.UPDATED))
    left = sum(counts[Outcome.ERROR] for counts in kinds)
    text = ngettext("{n} row imported.", "{n} rows imported.", done).format(n=done)
    if left:
        more = ngettext("{n} row was not; it says why below.", "{n} rows were not; they say why below.", left)
        text = f"{text} {more.format(n=left)}"
    return text


@workspace_view(Role.ORGANIZER)
@require_POST
def import_cancel(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """Forget the file; nothing of it was written."""
    record = find_import(request, import_id)
    if record.state == ImportState.PREVIEWED:
        cancel_import(record=record, user=request.user)
        messages.info(request, _("Cancelled. Nothing was imported."))
    return redirect("coalitions:import_new", request.workspace.slug)


@workspace_view(Role.ORGANIZER)
def import_errors(request: WorkspaceRequest, import_id: UUID) -> HttpResponse:
    """The rows that are not imported, with the reason in a column, as a CSV file.

    While the file waits also what stands in their cells; after that the file is forgotten here.
    """
    record = find_import(request, import_id)
    rows: Iterable[Any] = record.rows.filter(outcome=Outcome.ERROR)
    if record.state == ImportState.PREVIEWED:
        look_first(record=record, user=request.user)
        try:
            rows = preview_kept(record).with_outcome(Outcome.ERROR)
        except (CannotRead, NeedsAnswer):
            return redirect("coalitions:import_detail", request.workspace.slug, record.pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="not-imported.csv"'
    _write_errors(response, list(rows))
    return response


def _write_errors(response: HttpResponse, rows: list[Any]) -> None:
    cells = [getattr(row, "cells", None) or {} for row in rows]
    headers = list(dict.fromkeys(header for each in cells for header in each))
    writer = csv.writer(response)
    writer.writerow([*REASON_COLUMNS, *(protect_cell(header) for header in headers)])
    for row, each in zip(rows, cells, strict=True):
        told = (row.file, row.number or "", row.kind, row.reason, *(each.get(name, "") for name in headers))
        writer.writerow([protect_cell(str(cell)) for cell in told])

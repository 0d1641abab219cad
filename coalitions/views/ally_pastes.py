"""Pasting cells into the list of organizations: what they would change, then one Change for all."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coalitions.forms.organization_filter import COLUMNS
from coalitions.interchange.cells.days import DAY_FIRST, MONTH_FIRST
from coalitions.interchange.reading import Message
from coalitions.services.ally_blocks import (
    Block,
    NothingChosen,
    PastedCell,
    Plan,
    plan_block,
    write_block,
)
from coalitions.services.blocks import LARGEST, LONGEST, read_block
from coalitions.services.pasted_values import PASTED, Reader, fields_from, fields_of
from coalitions.views.ally_choices import page_columns
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import own_path, render_page, undo_tag
from organizations.models import Role, Spectrum, StaleRow

LINES = 1_000  # of one block; all of them are shown
DONE = {
    "organization.pasted": gettext_lazy("The cells are entered."),
    "organization.filled": gettext_lazy("The cells are filled."),
    "organization.emptied": gettext_lazy("The cells are emptied."),
}


@workspace_view(Role.ORGANIZER)
def organization_paste(request: WorkspaceRequest) -> HttpResponse:
    """GET: where to paste. POST: the preview; with `write`, write it; with `at_once`, where nothing in it is
    in doubt. With `clears` empty cells empty what is there.
    """
    if request.method != "POST":
        return _asked(request, "")
    lines = read_block(request.POST.get("text", "")[:LONGEST], whole=bool(request.POST.get("clears")))
    seen = _seen(request.POST.get("rows", ""))
    block = _block(request, lines, seen)
    if fault := _fault(lines, block):
        return _asked(request, fault, status=422)
    at_once = bool(request.POST.get("at_once")) and plan_block(block, seen).plain
    told = request.POST.get("read_as", block.dates) == block.dates  # else its days were shown otherwise
    if not (at_once or (request.POST.get("write") and told)):
        return _preview(request, block, seen)
    adding = {int(each) for each in request.POST.getlist("add") if each.isdigit() and len(each) < 6}
    try:
        change = write_block(block, seen=seen, adding=adding, user=request.user)
    except NothingChosen:
        messages.info(request, _("Nothing was entered, since nothing would change."))
        return redirect(_done(request))
    except (StaleRow, IntegrityError):  # a name that somebody took meanwhile
        return _preview(request, block, seen, late=True)
    messages.success(request, str(DONE[change.act]), extra_tags=undo_tag(change))
    return redirect(_done(request))


def _done(request: WorkspaceRequest) -> str:
    return own_path(request, "next") if request.POST.get("next") else _list_url(request)


def _list_url(request: WorkspaceRequest) -> str:
    return reverse("coalitions:organization_list", args=[request.workspace.slug])


def _seen(text: str) -> dict[UUID, int]:
    """ "id:version,id:version" in the order of the page, without what makes no sense."""
    found = {}
    for each in text.split(",")[:LINES]:
        pk, _sep, version = each.partition(":")
        if version.isascii() and version.isdigit() and len(version) < 9:
            try:
                found[UUID(pk)] = int(version)
            except ValueError:
                continue
    return found


def _block(request: WorkspaceRequest, lines: list[list[str]], seen: Mapping[UUID, int]) -> Block:
    """With a column to start at, cells go where they stand; else the first line and column say where."""
    start, asked = request.POST.get("start", ""), request.POST.get("dates", "")
    dates = asked if asked in (DAY_FIRST, MONTH_FIRST) else ""
    if start in PASTED:
        fields = fields_from(page_columns(request), start)
        ends = request.POST.get("ends") == "1"
        clears = request.POST.get("clears") == "1"
        return Block(request.workspace, lines, fields, list(seen), ends=ends, clears=clears, dates=dates)
    fields = fields_of(lines[0], _headings()) if lines else []
    return Block(request.workspace, lines[1:], fields, by_name=True, dates=dates)


def _headings() -> dict[str, list[str]]:
    """What each field is called here: on its form, and above its column of the list."""
    called = {field: [label] for field, label in Reader().labels().items()}
    for column, label in COLUMNS.items():
        for field in PASTED.get(column, ())[:1]:
            called[field].append(str(label))
    return called


def _fault(lines: list[list[str]], block: Block) -> str:
    if not any(cell for line in lines for cell in line) and not block.clears:
        return _("There is nothing to paste.")
    if sum(map(len, lines)) > LARGEST or len(lines) > LINES:
        return _("This block has too many cells. Import it as a file instead.")
    if block.by_name and len(block.fields) > 1 and not any(block.fields[1:]):
        names = ", ".join(str(COLUMNS[name]) for name in PASTED if name in COLUMNS)
        told = _("None of these headings is a column of the list. Name them as the list does: {names}.")
        return told.format(names=names)
    return "" if block.fields and block.lines else _("There is nothing below the headings.")


def _asked(request: WorkspaceRequest, fault: str, *, status: int = 200) -> HttpResponse:
    context = {"fault": fault, "text": request.POST.get("text", "")[:LONGEST], "cancel": _list_url(request)}
    return render_page(request, "coalitions/organization_paste.html", context, status=status)


def _preview(
    request: WorkspaceRequest, block: Block, seen: Mapping[UUID, int], *, late: bool = False
) -> HttpResponse:
    plan = plan_block(block, seen)
    shown = [row for row in plan.rows if row.writes or row.refused or row.misread]
    reader = Reader()
    now = {row.organization.pk: row.organization.version for row in plan.rows if row.organization}
    rows = now if block.by_name else {pk: now.get(pk, version) for pk, version in seen.items()}
    lines = [(row, [_told(reader, cell) for cell in row.told]) for row in shown]
    context = {
        "late": late,
        "text": request.POST.get("text", "")[:LONGEST],
        "start": request.POST.get("start", ""),
        "columns": page_columns(request),
        "ends": request.POST.get("ends", ""),
        "clears": block.clears,
        "question": _question(plan, block.dates),
        "next": request.POST.get("next", ""),
        "rows": ",".join(f"{pk}:{version}" for pk, version in rows.items()),
        "counts": {name: plan.count(name) for name in ("changed", "unchanged", "misread")},
        "new": len(plan.new),
        "refused": sum(bool(row.refused) for row in plan.rows),
        "outside": _outside(plan),
        "lines": lines,
        "writes": any(row.writes for row in plan.rows),
        "cancel": _list_url(request),
    }
    status = 409 if late else 200
    return render_page(request, "coalitions/organization_paste_preview.html", context, status=status)


def _question(plan: Plan, answer: str) -> dict[str, Any] | None:
    """What only the person knows of these days, in words, with the answer that holds."""
    if plan.question is None:
        return None
    choices = [(value, _in_language(said)) for value, said in plan.question.choices]
    return {"text": _in_language(plan.question.message), "choices": choices, "answer": answer}


def _in_language(message: Message) -> str:
    return _(message.text) % message.params


def _told(reader: Reader, each: PastedCell) -> dict[str, str]:
    return {
        "label": reader.label(each.field),
        "before": _in_words(each.field, each.before),
        "after": _in_words(each.field, each.after),
        "written": each.written[:80],
        "why": each.why,
    }


def _in_words(field: str, value: Any) -> str:
    if value in (None, "", []):
        return ""
    if field == "spectrum":
        return str(Spectrum(value).label)
    return "; ".join(value) if isinstance(value, list) else str(localize(value))


def _outside(plan: Plan) -> str:
    if not plan.outside:
        return ""
    said = ngettext(
        "{count} line lies outside of this page, or names no organization, and is left out.",
        "{count} lines lie outside of this page, or name no organization, and are left out.",
        plan.outside,
    )
    return said.format(count=plan.outside)

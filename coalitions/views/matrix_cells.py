"""Entering into the matrix: one act on one cell at a time, saved at once, and taken back at once.

The page's script asks for JSON; without it the same address answers with the page that was left.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalitions.forms.matrix import CellForm, Sent
from coalitions.services.cells import (
    CannotEnterError,
    Pair,
    Sitting,
    bring,
    by_pair,
    clear_position,
    enter_position,
    mark_question,
    own_of,
    standing_of,
    token,
)
from coalitions.services.matrix import Known, marks_of
from coalitions.templatetags.matrix import cell_words
from coalitions.views.sittings import sitting_of
from organizations.access import WorkspaceRequest, workspace_view
from organizations.history import touched
from organizations.http import own_path, undo_tag
from organizations.models import Change, Position, Question, Role, StaleRow
from organizations.services import columns
from organizations.undoing import CannotUndoError, undo_change

OURS = ("position.", "question.", "matrix.")  # what can be taken back from here
SHOWN_AGAIN = 50

type Place = tuple[UUID, UUID]  # of an organization and a tenet
type Told = dict[str, Any]  # a cell as the script takes it


@workspace_view(Role.ORGANIZER)
@require_POST
def matrix_save(request: WorkspaceRequest) -> HttpResponse:
    """One act on one cell; what somebody else saved meanwhile comes back beside what was entered."""
    form, sitting = CellForm(request.POST, workspace=request.workspace), sitting_of(request)
    if sitting is None:
        return _refuse(request, _("Say first how you know, and as of which day that is not still to come."))
    if not form.is_valid():
        return _refuse(request, _("This organization or this demand is not here any more."))
    sent = form.sent(request.workspace)
    try:
        change = _act(request, sent, sitting)
    except StaleRow:
        if not _said_already(request, sent, sitting):
            return _conflict(request, sent, sitting)
        change = None
    except CannotEnterError as error:
        if error.reason != "same":
            return _refuse(request, _reason(error))
        change = None
    return _saved(request, sent.pair, change, sitting)


def _act(request: WorkspaceRequest, sent: Sent, sitting: Sitting) -> Change | None:
    if sent.act in ("ask", "unask"):
        return mark_question(pair=sent.pair, wanted=sent.act == "ask", user=request.user)
    where: Any = {"pair": sent.pair, "sitting": sitting, "seen": sent.seen}
    where |= {"user": request.user, "today": localdate()}
    if sent.act == "clear":
        return clear_position(**where)
    return enter_position(**where, entered=sent.entered)


def _said_already(request: WorkspaceRequest, sent: Sent, sitting: Sitting) -> bool:
    """Whether this person saved just that and sent it again, because the answer was lost."""
    own = own_of(sent.pair, sitting)
    if own is None or sent.act != "enter":
        return False
    about = Change.objects.in_workspace(request.workspace).filter(subject_id=own.pk)
    last, before = about.latest_first().first(), columns(own)
    try:
        bring(own, sent.entered, sitting)
    except CannotEnterError:
        return False
    return columns(own) == before and last is not None and last.user == request.user


def _reason(error: CannotEnterError) -> str:
    return {
        "no_stance": _("First say where they stand; then how vital it is, or that it is a red line."),
        "no_side": _("A red line needs a stance for or against."),
        "not_own": _("What stands here is of another day or known another way: it stays as history."),
        "same": "",
    }[error.reason]


def _saved(request: WorkspaceRequest, pair: Pair, change: Change | None, sitting: Sitting) -> HttpResponse:
    now = standing_of(pair, localdate())
    cell = _cell(pair.ids, now, own_of(pair, sitting), _asked(pair))
    said = _("Saved")
    if change and change.act != "position.deleted" and change.subject_kind == "position":
        if now and now.pk != change.subject_id:
            said = _("Saved as history: what stands is of a later day, or better known.")
    elif change and change.act == "position.deleted":
        said = _("What was known before stands again.") if cell["key"] else _("Unknown again")
    if _wants_json(request):
        undo = reverse("coalitions:matrix_undo", args=[request.workspace.slug, change.pk]) if change else ""
        return JsonResponse({"cell": cell, "said": said, "undo": undo})
    messages.success(request, said, extra_tags=undo_tag(change) if change else "")
    return redirect(own_path(request, "next"))


def _conflict(request: WorkspaceRequest, sent: Sent, sitting: Sitting) -> HttpResponse:
    """Somebody was quicker, or said something that this page doesn't show: both values, and who."""
    now, own = standing_of(sent.pair, localdate()), own_of(sent.pair, sitting)
    cell = _cell(sent.pair.ids, now, own, _asked(sent.pair))
    hidden = own if own and own != now and token(now) == sent.seen else None
    about = Change.objects.in_workspace(request.workspace)
    row = hidden or now
    last = about.filter(subject_id=row.pk).latest_first().first() if row else None
    said = _("Somebody changed this meanwhile.")
    if last and last.user:
        said = _("{who} changed this {ago} ago.").format(who=last.user, ago=timesince(last.at))
    if hidden:
        words, more = cell_words(known_as(hidden))
        noted = _("{who} noted for this day, known this way: {words}. It stands behind what is better known.")
        said = noted.format(who=last.user if last else _("Somebody"), words=" ".join([words, more]).strip())
    if _wants_json(request):
        return _json(request, {"stale": True, "cell": cell, "said": said}, status=409)
    told = _("Nothing was saved. Now it says: {words}").format(words=cell["words"] or _("not known"))
    messages.error(request, f"{said} {told}")
    return redirect(own_path(request, "next"))


def _refuse(request: WorkspaceRequest, said: str) -> HttpResponse:
    if _wants_json(request):
        return _json(request, {"refused": True, "said": said}, status=422)
    messages.error(request, said)
    return redirect(own_path(request, "next"))


def _wants_json(request: WorkspaceRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _json(request: WorkspaceRequest, data: dict[str, Any], *, status: int) -> JsonResponse:
    """An answer like any other to a browser, which would write an error into its console (http.py)."""
    return JsonResponse(data, status=200 if "Sec-Fetch-Mode" in request.headers else status)


def _cell(place: Place, now: Position | None, own: Position | None, asked: bool) -> Told:
    """The cell as it is now, as the page's script writes it; `own` is what the sitting says already."""
    return cell_told(*place, known_as(now) if now else None, asked) | {"key": token(now, own)}


def _asked(pair: Pair) -> bool:
    return Question.objects.filter(organization=pair.organization, tenet=pair.tenet).exists()


def known_as(position: Position) -> Known:
    """What a cell shows of a position."""
    return Known(token(position), position.stance, position.vitality, position.red_line, position.evidence)


def cell_told(organization: UUID, tenet: UUID, known: Known | None, asked: bool) -> Told:
    """A cell as the page's script takes it."""
    place = {"organization": str(organization), "tenet": str(tenet)}
    if known is None:
        return place | {"key": "", "words": "", "more": "", "ask": asked}
    words, more = cell_words(known)
    return place | {
        "key": known.key,
        "stance": known.stance,
        "vitality": known.vitality,
        "red_line": known.red_line,
        "evidence": known.evidence,
        "words": words,
        "more": more,
        "ask": asked,
    }


@workspace_view(Role.ORGANIZER)
@require_POST
def matrix_undo(request: WorkspaceRequest, change_id: UUID) -> HttpResponse:
    """Take back what was entered here; the cells as they are then."""
    changes = Change.objects.in_workspace(request.workspace).seen_by(request.membership)
    change = get_object_or_404(changes, pk=change_id)
    if not change.act.startswith(OURS):
        return _json(request, {"refused": True, "said": _("This is taken back in the history.")}, status=422)
    try:
        undone = undo_change(change=change, user=request.user)
    except CannotUndoError as error:
        return _json(request, {"refused": True, "said": str(error)}, status=422)
    places = _places(undone.change)
    cells = _cells(request, places, sitting_of(request))
    return JsonResponse({"cells": cells, "said": _("Taken back"), "more": len(places) >= SHOWN_AGAIN})


def _places(change: Change) -> set[Place]:
    """Which cells a change wrote, the first of them."""
    rows: Iterable[Any] = (
        each.after or each.before
        for model, some in touched(change, SHOWN_AGAIN).items()
        if model in (Position, Question)
        for each in some
    )
    return {(row.organization_id, row.tenet_id) for row in rows}


def _cells(request: WorkspaceRequest, places: Collection[Place], sitting: Sitting | None) -> list[Told]:
    """These cells as they are now. Cost: three queries, however many there are."""
    organizations, tenets = {each for each, _tenet in places}, {each for _organization, each in places}
    rows = Position.objects.in_workspace(request.workspace)
    there = rows.filter(organization__in=organizations, tenet__in=tenets)
    now = by_pair(there.standing(localdate()))
    own = by_pair(there.filter(as_of=sitting.day, evidence=sitting.evidence)) if sitting else {}
    marks = marks_of(organizations, tenets)
    return [
        _cell(place, now.get(place), own.get(place), (place[0].hex, place[1].hex) in marks)
        for place in places
    ]

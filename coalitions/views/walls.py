"""The wall: the map for a projector, room-safe; and where a facilitator decides what this showing shows.

The wall is its own page with its own list of what it may say: names, memberships, ties and sizes that rest
on what groups said or did. Estimates and risk come only if somebody who may switched them on.
"""

import hashlib
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from coalitions.analysis.mapping.inputs import Variant
from coalitions.forms.showings import ShowingForm
from coalitions.picture import legend_items
from coalitions.services.disputes import disputes_counted
from coalitions.snapshot import workspace_snapshot
from coalitions.views.atlas import drawing_of, exposures, kept, map_input
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import posted, render_page
from organizations.models import Change, Role

# The room for the map on a screen 1080 high, whatever its true size: so a name is as large on each wall.
FRAME, SMALLEST, LARGEST = (1840, 780), 300, 5_000


@dataclass(frozen=True, slots=True)
class Showing:
    """What the wall shows in this browser until the person signs out or switches it off."""

    question: str = ""
    estimates: bool = False
    risk: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What hangs on the wall, printed."""

    svg: SafeString
    legend: SafeString
    named: int
    total: int


@workspace_view(Role.VIEWER)
def session_list(request: WorkspaceRequest) -> HttpResponse:
    """Present the map: what to ask the room, and what this showing may show."""
    showing = _showing(request)
    form = ShowingForm(initial=asdict(showing), may_show_risk=_may_show_risk(request))
    context = {"form": form, "showing": showing, "may_switch": request.membership.can_present}
    return render_page(request, "coalitions/session_list.html", context)


@workspace_view(Role.FACILITATOR)
def showing_edit(request: WorkspaceRequest) -> HttpResponse:
    """Set what this showing shows, then go to the wall. Kept in the person's own session only."""
    form = ShowingForm(posted(request), may_show_risk=_may_show_risk(request))
    if not form.is_valid():
        context = {"form": form, "showing": _showing(request), "may_switch": True}
        status = 422 if request.method == "POST" else 200
        return render_page(request, "coalitions/session_list.html", context, status=status)
    request.session[_key(request)] = asdict(Showing(**form.cleaned_data))
    return redirect("coalitions:wall", request.workspace.slug)


@workspace_view(Role.VIEWER)
def wall(request: WorkspaceRequest) -> HttpResponse:
    """The map full screen, with the question and the date on top and the legend; nothing else."""
    showing = _showing(request)
    frame = _frame(request.GET.get("frame", ""))
    shown = kept(request, lambda: _shown(request, showing, frame), "wall", showing, frame)
    context: dict[str, Any] = {
        "shown": shown,
        "showing": showing,
        "question": showing.question or request.workspace.question,
        "day": timezone.localdate(),
        "state": _state(request, showing),
        "frame": f"{frame[0]}x{frame[1]}",
    }
    return render_page(request, "coalitions/wall.html", context)


def _shown(request: WorkspaceRequest, showing: Showing, frame: tuple[int, int]) -> Shown:
    """The picture and its legend, from nothing but what this showing lets through."""
    snapshot = workspace_snapshot(
        request.workspace,
        today=timezone.localdate(),
        evidence="all" if showing.estimates else "observed",
        members_only=True,
    )
    data = map_input(
        snapshot,
        workspace=request.workspace,
        link=None,
        risks=exposures(snapshot) if showing.risk else {},
        # without risk nothing hangs here that rests on what a group disputes
        disputed=disputes_counted(request.workspace, risk=True) if showing.risk else {},
    )
    room = (float(frame[0]), float(frame[1]))
    drawing = drawing_of(replace(data, variant=Variant.WALL, frame=room))
    # what the legend says of zoom and table is of no use in a room
    groups = [group for group in legend_items(drawing.legend) if group[0].kind != "count"]
    return Shown(
        svg=render_to_string(
            "coalitions/map_drawing.svg", {"drawing": drawing, "title": gettext("Coalition map")}
        ),
        legend=render_to_string("coalitions/map_legend.html", {"drawing": drawing, "groups": groups}),
        named=drawing.legend.labelled,
        total=drawing.legend.total,
    )


@workspace_view(Role.VIEWER)
def wall_state(request: WorkspaceRequest) -> HttpResponse:
    """A word that changes when the wall would look different: the wall asks for it every few seconds."""
    return HttpResponse(_state(request, _showing(request)), content_type="text/plain")


def _frame(asked: str) -> tuple[int, int]:
    """The room for the map as the page measured it ("1840x780"), else what most projectors leave."""
    width, _x, height = asked.partition("x")
    sizes = [int(side) for side in (width, height) if side.isascii() and side.isdigit() and len(side) < 5]
    if len(sizes) == 2 and all(SMALLEST <= side <= LARGEST for side in sizes):
        return sizes[0], sizes[1]
    return FRAME


def _state(request: WorkspaceRequest, showing: Showing) -> str:
    latest = Change.objects.in_workspace(request.workspace).latest_first().values_list("id").first()
    told = f"{latest} {showing} {timezone.localdate()} {request.workspace.question}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _showing(request: WorkspaceRequest) -> Showing:
    """What was switched on, less what this person may no longer show."""
    kept = request.session.get(_key(request), {}) if request.membership.can_present else {}
    showing = Showing(**kept)
    return showing if _may_show_risk(request) else Showing(showing.question, showing.estimates)


def _may_show_risk(request: WorkspaceRequest) -> bool:
    return request.membership.can_present and request.membership.can_see_risk


def _key(request: WorkspaceRequest) -> str:
    return f"showing-{request.workspace.pk}"

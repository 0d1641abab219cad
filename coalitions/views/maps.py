"""The map: network lens with its table, and downloads. What stands beside it is in map_sides.py."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from coalitions.analysis import inputs
from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.shapes import Drawing
from coalitions.analysis.members.reports import MemberReport
from coalitions.analysis.pairs.seen_from import Seen
from coalitions.models import Coalition
from coalitions.paper import NoPdf
from coalitions.picture import legend_items, picture_pdf, picture_png, picture_svg
from coalitions.services.disputes import disputes_counted
from coalitions.snapshot import workspace_snapshot
from coalitions.views.atlas import drawing_of, exposures, kept, kept_or_older, map_input, standing_members
from coalitions.views.map_eyes import NUMBERED, Eyes, closest, eyes_of
from coalitions.views.map_rows import MapRow, map_rows, sorted_rows
from coalitions.views.map_times import day_asked, timeline_of, with_times
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import NO_ID, as_file, render_page
from organizations.models import Organization, Position, Role
from organizations.moments import this_day

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
PAGE = (1360.0, 765.0)  # close to what a laptop shows, so that names keep a readable size
BESIDE = 300  # with more organizations the table has a page of its own
AT_ONCE = 200  # rows of that page
LARGE = 2_000  # with more organizations a map takes seconds to draw


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map page shows, printed: the same for everybody who may see the same."""

    svg: SafeString
    legend: SafeString
    total: int
    label_size: float
    unlinked: bool  # nobody is tied or in a coalition
    near: tuple[tuple[str, Seen], ...]  # who agrees most with whom it is seen as, by name
    comparable: int  # with how many that is known
    rows: tuple[MapRow, ...]  # none where the table has its own page


@workspace_view(Role.VIEWER, in_past=True)
def map_detail(request: WorkspaceRequest) -> HttpResponse:
    """The map with its legend, and the table that says the same."""
    eyes = eyes_of(request)
    shown, older = kept_or_older(
        request,
        lambda: _shown(request, eyes),
        "map",
        *_told(eyes),
        day_asked(request),
        request.GET.get("coalition", ""),
        wait="now" in request.GET or not _takes_long(request),
    )
    if request.htmx and "now" in request.GET:
        return render_page(request, "coalitions/map_detail.html#drawn", {})
    context = {
        "shown": shown,
        "older": older,
        "rows": _in_order(shown.rows, eyes),
        "may_see_risk": request.membership.can_see_risk,
        "eyes": eyes,
        "timeline": timeline_of(request) if shown.total else None,
        "home": request.workspace.home,
        "missing": _missing(request) if shown.unlinked and shown.total else None,
        # the script puts an organization's id where this one stands
        "panel_url": reverse("coalitions:map_organization", args=[request.workspace.slug, NO_ID]),
        "no_id": NO_ID,
    }
    return render_page(request, "coalitions/map_detail.html", context)


@workspace_view(Role.VIEWER, in_past=True)
def map_table(request: WorkspaceRequest) -> HttpResponse:
    """The map as a table of its own, for as many organizations as there are."""
    eyes = eyes_of(request)
    rows = kept(request, lambda: _rows(request, eyes), "map table", *_told(eyes), day_asked(request))
    order = request.GET.get("sort") or ("-near" if eyes and eyes.asked else "name")
    page = Paginator(sorted_rows(rows, order), AT_ONCE)
    context = {
        "page": page.get_page(request.GET.get("page")),
        "order": order,
        "crumbs": [(gettext("Map"), reverse("coalitions:map_detail", args=[request.workspace.slug]))],
        "eyes": eyes,
        "day": day_asked(request),
        "may_see_risk": request.membership.can_see_risk,
    }
    return render_page(request, "coalitions/map_table.html", context)


@workspace_view(Role.VIEWER, in_past=True)
def map_download(request: WorkspaceRequest, ending: str) -> HttpResponse:
    """The map as SVG, PNG or PDF; where PDF can't be made here, the print view, which says so."""
    if ending not in _TYPES:
        raise Http404
    eyes = eyes_of(request)
    drawing = _drawing(request, _snapshot(request), eyes, eyes.beside() if eyes else {})[0]
    svg = picture_svg(drawing, title=request.workspace.name, subtitle=_subtitle(request))
    try:
        content = _file(request, svg, ending)
    except NoPdf as missing:
        messages.warning(request, str(missing))
        return redirect("coalitions:map_detail", request.workspace.slug)
    return as_file(request, content, kind=_TYPES[ending], ending=f".{ending}", day=day_asked(request))


def _takes_long(request: WorkspaceRequest) -> bool:
    """Whether a new map is worth waiting for beside the one before the last change."""
    return request.past is None and request.workspace.organizations.count() > LARGE


def _subtitle(request: WorkspaceRequest) -> str:
    """The day and the moment that were asked for, and the workspace's question."""
    said = [request.workspace.question]
    if request.past:
        said.insert(0, request.past.in_words())
    if asked := day_asked(request):
        said.insert(0, gettext("As it stood on {day}").format(day=date_format(asked, "DATE_FORMAT")))
    return " · ".join(filter(None, said))


def _file(request: WorkspaceRequest, svg: str, ending: str) -> bytes:
    """Raises NoPdf where PDF can't be made on this machine."""
    if ending == "pdf":
        return picture_pdf(svg, title=request.workspace.name, language=get_language() or "en")
    return picture_png(svg) if ending == "png" else svg.encode()


def _snapshot(request: WorkspaceRequest) -> inputs.Workspace:
    """As it stands, or stood on the day asked for: then without coalitions not begun, or ended, by then."""
    today, day = this_day(), day_asked(request)
    standing = None
    if day:
        everything = Coalition.objects.in_workspace(request.workspace)
        standing = list(everything.exclude(started__gt=day).exclude(ended__lt=day))
    return workspace_snapshot(request.workspace, today=today, day=day, coalitions=standing, members_only=True)


def _shown(request: WorkspaceRequest, eyes: Eyes | None) -> Shown:
    snapshot = _snapshot(request)
    seen = eyes.beside() if eyes else {}
    drawing, risks = _drawing(request, snapshot, eyes, seen)
    names = {each.id: each.name for each in snapshot.organizations}
    words = {"drawing": drawing, "title": gettext("Coalition map"), "linked": True}
    legend = {"drawing": drawing, "groups": legend_items(drawing.legend)}
    return Shown(
        svg=render_to_string("coalitions/map_drawing.svg", words),
        legend=render_to_string("coalitions/map_legend.html", legend),
        total=len(names),
        label_size=drawing.label_size,
        unlinked=not snapshot.ties and not any(standing_members(each) for each in snapshot.coalitions),
        near=tuple((names[pk], seen[pk]) for pk in closest(seen, NUMBERED, names)),
        comparable=len(seen),
        rows=map_rows(snapshot, risks, seen, _disputed(request)) if len(names) <= BESIDE else (),
    )


def _rows(request: WorkspaceRequest, eyes: Eyes | None) -> tuple[MapRow, ...]:
    snapshot = _snapshot(request)
    risks = exposures(snapshot) if request.membership.can_see_risk else {}
    return map_rows(snapshot, risks, eyes.beside() if eyes else {}, _disputed(request))


def _disputed(request: WorkspaceRequest) -> dict[Id, int]:
    return disputes_counted(request.workspace, risk=request.membership.can_see_risk)


def _told(eyes: Eyes | None) -> tuple[object, ...]:
    """Whose eyes, for the key of what is kept."""
    return (eyes.id, eyes.asked) if eyes else ()


def _in_order(rows: tuple[MapRow, ...], eyes: Eyes | None) -> list[MapRow]:
    """By name; where somebody's eyes were asked for, by agreement with them."""
    asked = eyes is not None and eyes.asked
    return sorted_rows(rows, "-near" if asked else "name")


def _drawing(
    request: WorkspaceRequest, snapshot: inputs.Workspace, eyes: Eyes | None, seen: dict[Id, Seen]
) -> tuple[Drawing, dict[Id, MemberReport]]:
    risks = exposures(snapshot) if request.membership.can_see_risk else {}
    near = closest(seen, NUMBERED, {each.id: each.name for each in snapshot.organizations})
    data = map_input(
        snapshot,
        workspace=request.workspace,
        link=_link(request.workspace.slug, short=len(snapshot.organizations) > BESIDE),
        risks=risks,
        past=day_asked(request) is not None,
        disputed=_disputed(request),
    )
    looked_at = replace(
        data,
        frame=PAGE,
        focus=_focus(request, snapshot) | set(near) | ({eyes.id} if eyes else set()),
        eyes=eyes.id if eyes else "",
        near=near,
        rest=gettext("Other kinds, or not recorded"),
    )
    return drawing_of(with_times(looked_at, request, day_asked(request))), risks


def _link(slug: str, *, short: bool) -> Callable[[Id], str]:
    """An organization's address; of thousands, as short as it can be on the map's page."""
    whole = reverse("coalitions:organization_detail", args=[slug, NO_ID])
    page = reverse("coalitions:map_detail", args=[slug])
    address = posixpath.relpath(whole, page) + "/" if short else whole
    return lambda pk: address.replace(NO_ID, pk)


def _focus(request: WorkspaceRequest, snapshot: inputs.Workspace) -> frozenset[Id]:
    """Whose names come first: the members of the coalition asked for."""
    asked = request.GET.get("coalition", "")
    return frozenset(
        member for each in snapshot.coalitions if each.id == asked for member in standing_members(each)
    )


def _missing(request: WorkspaceRequest) -> dict[str, Any]:
    """What a map without ties and coalitions lacks, and from whom a first tie could go."""
    everyone = Organization.objects.in_workspace(request.workspace)
    return {
        "positions": not Position.objects.in_workspace(request.workspace).exists(),
        "first": request.workspace.home or everyone.order_by("name").first(),
    }

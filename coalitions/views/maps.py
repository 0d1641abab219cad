"""The map: network lens with its table, and downloads. What stands beside it is in map_sides.py."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from coalitions.analysis import inputs
from coalitions.analysis.mapping.inputs import DIRECTED
from coalitions.analysis.mapping.shapes import Drawing
from coalitions.picture import NoPdf, legend_items, picture_pdf, picture_png, picture_svg, tie_words
from coalitions.snapshot import workspace_snapshot
from coalitions.views.atlas import drawing_of, exposures, map_input, standing_members
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import NO_ID, render_page
from organizations.models import Organization, Role

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
PAGE = (1360.0, 765.0)  # close to what a laptop shows, so that names keep a readable size


@workspace_view(Role.VIEWER)
def map_detail(request: WorkspaceRequest) -> HttpResponse:
    """The map with its legend, and the table that says the same."""
    snapshot = _snapshot(request)
    drawing, risks = _drawing(request, snapshot)
    context = {
        "drawing": drawing,
        "groups": legend_items(drawing.legend),
        "rows": _table(snapshot, risks),
        "may_see_risk": request.membership.can_see_risk,
        "seen_as": _seen_as(request),
        "anybody": snapshot.organizations,
        # the script puts an organization's id where this one stands
        "panel_url": reverse("coalitions:map_organization", args=[request.workspace.slug, NO_ID]),
        "no_id": NO_ID,
    }
    return render_page(request, "coalitions/map_detail.html", context)


@workspace_view(Role.VIEWER)
def map_download(request: WorkspaceRequest, ending: str) -> HttpResponse:
    """The map as SVG, PNG or PDF; where PDF can't be made here, the print view, which says so."""
    if ending not in _TYPES:
        raise Http404
    drawing, _risks = _drawing(request, _snapshot(request))
    day = timezone.localdate()
    svg = picture_svg(drawing, title=request.workspace.name, subtitle=request.workspace.question)
    try:
        content = _file(request, svg, ending)
    except NoPdf as missing:
        messages.warning(request, str(missing))
        return redirect("coalitions:map_detail", request.workspace.slug)
    response = HttpResponse(content, content_type=_TYPES[ending])
    name = f"{request.workspace.slug}-{day}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _file(request: WorkspaceRequest, svg: str, ending: str) -> bytes:
    """Raises NoPdf where PDF can't be made on this machine."""
    if ending == "pdf":
        return picture_pdf(svg, title=request.workspace.name, language=get_language() or "en")
    return picture_png(svg) if ending == "png" else svg.encode()


def _snapshot(request: WorkspaceRequest) -> inputs.Workspace:
    return workspace_snapshot(request.workspace, today=timezone.localdate(), members_only=True)


def _drawing(request: WorkspaceRequest, snapshot: inputs.Workspace) -> tuple[Drawing, dict[str, Any]]:
    slug = request.workspace.slug
    risks = exposures(snapshot) if request.membership.can_see_risk else {}
    data = map_input(
        snapshot,
        workspace=request.workspace,
        link=lambda pk: reverse("coalitions:organization_detail", args=[slug, pk]),
        risks=risks,
        frame=PAGE,
        focus=_focus(request, snapshot),
    )
    return drawing_of(data), risks


def _focus(request: WorkspaceRequest, snapshot: inputs.Workspace) -> frozenset[str]:
    """Whose names come first: the members of the coalition asked for, else whoever the map is seen as."""
    asked = request.GET.get("coalition", "")
    for each in snapshot.coalitions:
        if each.id == asked:
            return frozenset(standing_members(each))
    seen_as = _seen_as(request)
    return frozenset({str(seen_as.pk)} if seen_as else ())


def _seen_as(request: WorkspaceRequest) -> Organization | None:
    """Whose eyes the map is seen with: as asked for in the address, else the home organization's."""
    try:
        asked = UUID(request.GET.get("as", ""))
    except ValueError:
        return request.workspace.home
    return Organization.objects.in_workspace(request.workspace).filter(pk=asked).first()


def _table(snapshot: inputs.Workspace, risks: dict[str, Any]) -> list[dict[str, Any]]:
    """One row an organization, saying in words what the picture shows."""
    names = {each.id: each.name for each in snapshot.organizations}
    words = tie_words()
    ties: dict[str, list[str]] = {each: [] for each in names}
    for tie in snapshot.ties:
        kind = words.get(tie.kind, tie.kind)
        arrow = "→" if tie.kind in DIRECTED else "–"
        for end in (tie.source, tie.target):
            ties[end].append(f"{kind}: {names[tie.source]} {arrow} {names[tie.target]}")
    inside: dict[str, list[str]] = {each: [] for each in names}
    for coalition in snapshot.coalitions:
        for member in standing_members(coalition):
            inside[member].append(coalition.name)
    return [
        {
            "organization": each,
            "coalitions": inside[each.id],
            "ties": ties[each.id],
            "report": risks.get(each.id),
        }
        for each in snapshot.organizations
    ]

"""The map: network lens, an organization beside it, why two groups are close, and downloads."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from coalitions.analysis import inputs
from coalitions.analysis.acquaintance import closest, pair_in
from coalitions.analysis.mapping.shapes import Drawing
from coalitions.picture import NoPdf, legend_items, picture_pdf, picture_png, picture_svg
from coalitions.snapshot import workspace_snapshot
from coalitions.views.atlas import drawing_of, exposures, map_input
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
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
        "any": snapshot.organizations,
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


@workspace_view(Role.VIEWER)
def map_organization(request: WorkspaceRequest, shown_id: UUID) -> HttpResponse:
    """One organization beside the map: who it is, where it is a member, whom it is tied to."""
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=shown_id)
    snapshot = _snapshot(request)
    risks = exposures(snapshot) if request.membership.can_see_risk else {}
    context = {
        "organization": organization,
        "report": risks.get(str(organization.pk)),
        "affiliations": organization.affiliations.select_related("coalition"),
        "closest": closest(snapshot, str(organization.pk), 5),
        "tenets": {each.id: each.name for each in snapshot.tenets},
    }
    return render_page(request, "coalitions/map_organization.html#panel", context)


@workspace_view(Role.VIEWER)
def map_why(request: WorkspaceRequest) -> HttpResponse:
    """Why two groups are close, or with one only: to whom it is closest. In words, for beside the map."""
    snapshot = _snapshot(request)
    asked = {each.id: each for each in snapshot.organizations}
    one, other = asked.get(request.GET.get("organization", "")), asked.get(request.GET.get("with", ""))
    context: dict[str, Any] = {"one": one, "other": other, "tenets": {t.id: t.name for t in snapshot.tenets}}
    if one and other and one is not other:
        context["pair"] = pair_in(snapshot, one.id, other.id)
    elif one:
        context["closest"] = closest(snapshot, one.id, 3)
    return render_page(request, "coalitions/map_why.html#why", context)


def _snapshot(request: WorkspaceRequest) -> inputs.Workspace:
    return workspace_snapshot(request.workspace, today=timezone.localdate())


def _drawing(request: WorkspaceRequest, snapshot: inputs.Workspace) -> tuple[Drawing, dict[str, Any]]:
    slug = request.workspace.slug
    risks = exposures(snapshot) if request.membership.can_see_risk else {}
    seen_as = _seen_as(request)
    data = map_input(
        snapshot,
        workspace=request.workspace,
        link=lambda pk: reverse("coalitions:organization_detail", args=[slug, pk]),
        risks=risks,
        frame=PAGE,
        focus=frozenset({str(seen_as.pk)} if seen_as else ()),
    )
    return drawing_of(data), risks


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
    ties: dict[str, list[tuple[str, str]]] = {each.id: [] for each in snapshot.organizations}
    for tie in snapshot.ties:
        ties[tie.source].append((tie.kind, names[tie.target]))
        ties[tie.target].append((tie.kind, names[tie.source]))
    inside: dict[str, list[str]] = {each.id: [] for each in snapshot.organizations}
    for coalition in snapshot.coalitions:
        for place in coalition.affiliations:
            inside[place.organization].append(coalition.name)
    return [
        {
            "organization": each,
            "coalitions": inside[each.id],
            "ties": ties[each.id],
            "report": risks.get(each.id),
        }
        for each in snapshot.organizations
    ]

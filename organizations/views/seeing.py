"""Choosing through whose eyes the pages are seen."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import id_in, own_path, render_page
from organizations.models import Organization, Role
from organizations.seeing import seen_by

AT_ONCE = 60  # organizations offered; typing some of a name finds the others


@workspace_view(Role.VIEWER, in_past=True)
@require_safe
def seen_choose(request: WorkspaceRequest) -> HttpResponse:
    """The organizations that the page one came from can be seen by; with `to` at once by that one."""
    everyone = Organization.objects.in_workspace(request.workspace)
    if wanted := id_in(request.GET.get("to")):
        chosen = get_object_or_404(everyone, pk=wanted)
        return redirect(seen_by(request, own_path(request, "next"), chosen))
    text = request.GET.get("q", "").replace("\0", "").strip()[:100]
    page = own_path(request, "next")
    offered = everyone.sorted_by("name")
    if text:
        offered = offered.filter(name__icontains=text) | offered.filter(short_name__icontains=text)
    found = list(offered[: AT_ONCE + 1])
    context = {
        "text": text,
        "page": page,
        "found": [(each, seen_by(request, page, each)) for each in found[:AT_ONCE]],
        "more": len(found) > AT_ONCE,
    }
    return render_page(request, "organizations/seen_choose.html", context)

"""People who are in both of two organizations, seen from one of them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.organizations import OverlapForm
from organizations.http import edit_row, posted, remove_row
from organizations.models import Organization, Overlap, Role
from organizations.views.organizations import crumbs, organization_url


@workspace_view(Role.ORGANIZER)
def overlap_new(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=organization_id)
    form = OverlapForm(posted(request), workspace=request.workspace, organization=organization)
    title = _("People of {organization} who are also elsewhere").format(organization=organization)
    extra = {"breadcrumbs": crumbs(request, organization)}
    done = organization_url(request, organization)
    return edit_row(request, form, act="overlap.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def overlap_edit(request: WorkspaceRequest, overlap_id: UUID) -> HttpResponse:
    overlap = _find_overlap(request, overlap_id)
    form = OverlapForm(posted(request), workspace=request.workspace, instance=overlap, organization=overlap.a)
    extra = {
        "breadcrumbs": crumbs(request, overlap.a),
        "delete_url": reverse("organizations:overlap_delete", args=[request.workspace.slug, overlap.pk]),
    }
    title = _("People in both {a} and {b}").format(a=overlap.a, b=overlap.b)
    done = organization_url(request, overlap.a)
    return edit_row(request, form, act="overlap.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def overlap_delete(request: WorkspaceRequest, overlap_id: UUID) -> HttpResponse:
    overlap = _find_overlap(request, overlap_id)
    done = organization_url(request, overlap.a)
    return remove_row(request, overlap, act="overlap.deleted", done=done, cancel=done)


def _find_overlap(request: WorkspaceRequest, overlap_id: UUID) -> Overlap:
    overlaps = Overlap.objects.in_workspace(request.workspace).select_related("a", "b")
    return get_object_or_404(overlaps, pk=overlap_id)

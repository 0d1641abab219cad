"""Ties between two organizations."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from coalitions.forms.relationships import TieForm
from coalitions.forms.successors import SuccessorForm
from coalitions.models import Tie
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, remove_row
from organizations.models import Organization, Role
from organizations.views.organizations import crumbs


@workspace_view(Role.ORGANIZER)
def tie_new(request: WorkspaceRequest, from_id: UUID) -> HttpResponse:
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=from_id)
    form = TieForm(posted(request), workspace=request.workspace, instance=Tie(source=organization))
    title = _("New tie of {organization}").format(organization=organization)
    done = _organization_url(request, organization.pk)
    return edit_row(request, form, act="tie.added", title=title, done=done)


@workspace_view(Role.ORGANIZER)
def successor_new(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    """It became another, split or was absorbed: no merging of records, a dated tie."""
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=organization_id)
    form = SuccessorForm(posted(request), workspace=request.workspace, organization=organization)
    title = _("What became of {organization}").format(organization=organization)
    done = _organization_url(request, organization.pk)
    intro = _("Both records stay, each with its own history; a dated tie says which came after which.")
    extra = {"intro": intro, "breadcrumbs": crumbs(request, organization)}
    return edit_row(request, form, act="tie.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def tie_edit(request: WorkspaceRequest, tie_id: UUID) -> HttpResponse:
    tie = _find_tie(request, tie_id)
    form = TieForm(posted(request), workspace=request.workspace, instance=tie)
    extra = {"delete_url": reverse("coalitions:tie_delete", args=[request.workspace.slug, tie.pk])}
    done = _organization_url(request, tie.source_id)
    return edit_row(request, form, act="tie.edited", title=str(tie), done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def tie_delete(request: WorkspaceRequest, tie_id: UUID) -> HttpResponse:
    tie = _find_tie(request, tie_id)
    done = _organization_url(request, tie.source_id)
    return remove_row(request, tie, act="tie.deleted", done=done, cancel=done)


def _find_tie(request: WorkspaceRequest, tie_id: UUID) -> Tie:
    ties = Tie.objects.in_workspace(request.workspace).select_related("source", "target")
    return get_object_or_404(ties, pk=tie_id)


def _organization_url(request: WorkspaceRequest, organization_id: UUID) -> str:
    return reverse("coalitions:organization_detail", args=[request.workspace.slug, organization_id])

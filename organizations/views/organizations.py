"""Adding, changing and removing an organization. The list and the page are in the coalitions app, since
they show what follows from ties and coalitions too."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from organizations.access import WorkspaceRequest, organization_view, workspace_view
from organizations.forms.organizations import OrganizationForm, OwnOrganizationForm
from organizations.hanging import hanging_on
from organizations.http import edit_row, own_path, posted, remove_row, unsaved_url
from organizations.models import Organization, Role


def organization_url(request: WorkspaceRequest, organization: Organization) -> str:
    return reverse("coalitions:organization_detail", args=[request.workspace.slug, organization.pk])


def crumbs(request: WorkspaceRequest, organization: Organization | None = None) -> list[tuple[str, str]]:
    """The way here: the list, for those who may see it, and the organization."""
    found = []
    if request.membership.can_view:
        listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
        found.append((_("Organizations"), listed))
    if organization is not None:
        found.append((str(organization), organization_url(request, organization)))
    return found


@workspace_view(Role.ORGANIZER)
def organization_new(request: WorkspaceRequest) -> HttpResponse:
    form = OrganizationForm(posted(request), workspace=request.workspace)
    extra = {
        "cancel": reverse("coalitions:organization_list", args=[request.workspace.slug]),
        "intro": _("Only the name is needed. Leave empty what nobody knows yet."),
        "breadcrumbs": crumbs(request),
    }
    done = unsaved_url("coalitions:organization_detail", request.workspace)
    return edit_row(
        request, form, act="organization.added", title=_("New organization"), done=done, extra=extra
    )


@organization_view(Role.ORGANIZER)
def organization_edit(request: WorkspaceRequest, organization: Organization) -> HttpResponse:
    organizer = request.membership.can_edit
    kind = OrganizationForm if organizer else OwnOrganizationForm
    form = kind(posted(request), workspace=request.workspace, instance=organization)
    extra: dict[str, Any] = {"breadcrumbs": crumbs(request, organization)}
    if organizer:
        address = [request.workspace.slug, organization.pk]
        extra["delete_url"] = reverse("organizations:organization_delete", args=address)
    title = _("Edit {row}").format(row=organization)
    done = own_path(request, "next") if "next" in request.GET else organization_url(request, organization)
    return edit_row(request, form, act="organization.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def organization_delete(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=organization_id)
    home = request.workspace.home_id == organization.pk
    after = _("It is your home organization: until you choose another, no unity is shown.") if home else ""
    return remove_row(
        request,
        organization,
        act="organization.deleted",
        done=reverse("coalitions:organization_list", args=[request.workspace.slug]),
        cancel=organization_url(request, organization),
        goes_too=hanging_on(organization),
        after=after,
    )

"""The list of organizations that may be one, to work off: merge the two, or say that they are two."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coalitions.models import Distinction
from coalitions.services.duplicates import find_duplicates, tell_apart
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import remove_row, render_page, undo_tag
from organizations.models import Organization, Role
from organizations.views.organizations import crumbs

AT_ONCE = 50
TOLD_APART = 50  # of those found to be two, the latest


@dataclass(frozen=True, slots=True)
class Shown:
    """Two organizations side by side."""

    keep: Organization
    other: Organization
    reasons: tuple[str, ...]

    @property
    def both(self) -> tuple[Organization, Organization]:
        return self.keep, self.other


@workspace_view(Role.ORGANIZER)
@require_safe
def duplicate_list(request: WorkspaceRequest) -> HttpResponse:
    found = find_duplicates(request.workspace, contacts=request.membership.can_see_notes)
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    pairs = list(page.object_list)
    ids = {pk for pair in pairs for pk in (pair.keep_id, pair.other_id)}
    rows = Organization.objects.in_workspace(request.workspace).in_bulk(ids)
    apart = Distinction.objects.in_workspace(request.workspace).select_related("a", "b").order_by("a__name")
    context = {
        "crumbs": crumbs(request),
        "page": page,
        "pairs": [
            Shown(rows[pair.keep_id], rows[pair.other_id], pair.reasons)
            for pair in pairs
            if pair.keep_id in rows and pair.other_id in rows
        ],
        "apart": apart[:TOLD_APART],
    }
    return render_page(request, "coalitions/duplicate_list.html", context)


def find_two(
    request: WorkspaceRequest, organization_id: UUID, other_organization_id: UUID
) -> tuple[Organization, Organization]:
    """Two organizations of this workspace, or 404."""
    organizations = Organization.objects.in_workspace(request.workspace)
    if organization_id == other_organization_id:
        raise Http404
    return (
        get_object_or_404(organizations, pk=organization_id),
        get_object_or_404(organizations, pk=other_organization_id),
    )


@workspace_view(Role.ORGANIZER)
@require_POST
def distinction_new(
    request: WorkspaceRequest, organization_id: UUID, other_organization_id: UUID
) -> HttpResponse:
    """These two are not the same: nobody is asked again. Said twice it is so once."""
    one, other = find_two(request, organization_id, other_organization_id)
    try:
        change = tell_apart(one=one, other=other, user=request.user)
    except IntegrityError:
        messages.info(request, _("Somebody said so already."))
    else:
        told = _("{one} and {other} are two. You won't be asked again.").format(one=one, other=other)
        messages.success(request, told, extra_tags=undo_tag(change))
    return redirect("coalitions:duplicate_list", request.workspace.slug)


@workspace_view(Role.ORGANIZER)
def distinction_delete(request: WorkspaceRequest, distinction_id: UUID) -> HttpResponse:
    found = Distinction.objects.in_workspace(request.workspace).select_related("a", "b")
    listed = reverse("coalitions:duplicate_list", args=[request.workspace.slug])
    return remove_row(
        request,
        get_object_or_404(found, pk=distinction_id),
        act="distinction.deleted",
        done=listed,
        cancel=listed,
        after=_("If they look like one, they are listed as perhaps the same again."),
    )

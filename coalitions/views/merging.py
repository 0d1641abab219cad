"""Two records of one organization become one: what would happen is shown first, then it is one act."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from coalitions.forms.merging import MergeForm
from coalitions.services.merging.fields import choices_of
from coalitions.services.merging.merge import CannotMergeError, merge_organizations, plan_merge
from coalitions.views.duplicates import find_two
from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.reasons import ReasonForm
from organizations.http import posted, render_page, undo_tag
from organizations.models import Organization, Role, StaleRow
from organizations.views.organizations import crumbs, organization_url


@workspace_view(Role.ORGANIZER)
def merge_new(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    """Choose the other record; nothing is written."""
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=organization_id)
    form = MergeForm(posted(request), organization=organization)
    if form.is_bound and form.is_valid():
        other = form.cleaned_data["other"]
        return redirect("coalitions:organization_merge", request.workspace.slug, organization.pk, other.pk)
    context = {
        "form": form,
        "title": _("Merge {organization} with another record").format(organization=organization),
        "submit_label": _("See what would happen"),
        "cancel": organization_url(request, organization),
        "breadcrumbs": crumbs(request, organization),
    }
    return render_page(request, "components/row_form.html", context, status=422 if form.is_bound else 200)


@workspace_view(Role.ORGANIZER)
def organization_merge(
    request: WorkspaceRequest, organization_id: UUID, other_organization_id: UUID
) -> HttpResponse:
    keep, other = find_two(request, organization_id, other_organization_id)
    status, refused, reason = 200, "", ReasonForm(posted(request))
    if reason.is_bound and not reason.is_valid():
        status = 422
    elif reason.is_bound:
        try:
            return _merged(request, keep, other, reason.why)
        except StaleRow:
            status, refused = 409, _stale()
        except CannotMergeError as error:
            status, refused = 422, str(error)
    return _preview(request, keep, other, reason, refused, status)


def _merged(request: WorkspaceRequest, keep: Organization, other: Organization, why: str) -> HttpResponse:
    change = merge_organizations(
        keep=keep,
        other=other,
        choices=_chosen(request),
        fingerprint=request.POST.get("fingerprint", ""),
        user=request.user,
        day=localdate(),
        why=why,
    )
    told = _("{other} and {keep} are one record now.").format(other=other, keep=keep)
    messages.success(request, told, extra_tags=undo_tag(change))
    return redirect(organization_url(request, keep))


def _chosen(request: WorkspaceRequest) -> dict[str, str]:
    return {name: value for name, value in request.POST.items() if isinstance(value, str)}


def _stale() -> str:
    return _(
        "Somebody changed one of the two, or what belongs to them, since this page was shown."
        " Nothing was merged. Look again; what you chose is still chosen."
    )


def _preview(
    request: WorkspaceRequest,
    keep: Organization,
    other: Organization,
    reason: ReasonForm,
    refused: str,
    status: int,
) -> HttpResponse:
    plan = plan_merge(keep=keep, other=other, day=localdate())
    moving: Counter[str] = plan.moving
    context = {
        "crumbs": crumbs(request, keep),
        "keep": keep,
        "other": other,
        "refused": refused,
        "reason": reason,
        "choices": choices_of(keep, other, _chosen(request)),
        "moving": list(moving.items()),
        "settled": plan.settled,
        "blocked": plan.blocked,
        "fingerprint": plan.fingerprint,
    }
    return render_page(request, "coalitions/organization_merge.html", context, status=status)

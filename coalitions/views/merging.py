"""Two records of one organization become one: what would happen is shown first, then it is one act."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalitions.findable import Kind, rows_index, state_searched
from coalitions.services.duplicates import likely_others
from coalitions.services.merging.fields import choices_of
from coalitions.services.merging.merge import CannotMergeError, merge_organizations, plan_merge
from coalitions.views.duplicates import find_two
from coalitions.views.search import LONGEST, ON_PAGE, Group
from coalitions.views.search import Row as Found
from organizations.access import WorkspaceRequest, workspace_view
from organizations.finding.marking import marked
from organizations.forms.reasons import ReasonForm
from organizations.http import posted, render_page, undo_tag
from organizations.models import Organization, Role, StaleRow
from organizations.views.organizations import crumbs, organization_url


@dataclass(frozen=True, slots=True)
class Other:
    """A record that may be of the same organization, and why."""

    row: Organization
    reasons: tuple[str, ...]


@workspace_view(Role.ORGANIZER)
@require_safe
def merge_new(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    """Choose the other record: those that look like this one, or whoever is searched for."""
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=organization_id)
    typed = request.GET.get("q", "")[:LONGEST]
    context = {
        "organization": organization,
        "likely": [] if request.htmx else _likely(request, organization),
        "typed": typed,
        "groups": _searched(request, organization, typed),
        "crumbs": crumbs(request, organization),
    }
    return render_page(request, "coalitions/merge_new.html#others", context)


def _likely(request: WorkspaceRequest, organization: Organization) -> list[Other]:
    found = likely_others(organization, contacts=request.membership.can_see_notes)
    rows = Organization.objects.in_workspace(request.workspace).in_bulk([pk for pk, _reasons in found])
    return [Other(rows[pk], reasons) for pk, reasons in found if pk in rows]


def _searched(request: WorkspaceRequest, organization: Organization, typed: str) -> list[Group]:
    """Other organizations that may be meant by what was typed, each leading to what merging would do."""
    hits = rows_index(request.workspace, state_searched(request.workspace)).find(typed)
    others = [
        hit.entry
        for hit in hits
        if hit.entry.kind == Kind.ORGANIZATION and UUID(hit.entry.key) != organization.pk
    ]
    rows = []
    for entry in others[:ON_PAGE]:
        ids = [request.workspace.slug, organization.pk, UUID(entry.key)]
        url = reverse("coalitions:organization_merge", args=ids)
        rows.append(Found(url, "merge", marked(entry.name, typed), marked(entry.also, typed), entry.detail))
    return [Group(Kind.ORGANIZATION, rows, len(others))] if rows else []


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

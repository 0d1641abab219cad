"""A group disputes what is recorded of it, or what follows from that; it is answered, or taken back."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from coalitions.forms.disputes import DisputeForm, DisputeResultForm, SettleForm
from coalitions.models import Affiliation, Dispute, Disputed
from organizations.access import WorkspaceRequest, organization_view, speaks_for, workspace_view
from organizations.http import edit_row, posted, remove_row
from organizations.models import Organization, Role
from organizations.moments import this_day
from organizations.views.organizations import crumbs
from organizations.views.positions import positions_shown


@organization_view(Role.ORGANIZER)
def dispute_position_new(
    request: WorkspaceRequest, organization: Organization, tenet_id: UUID
) -> HttpResponse:
    """Only of what the person asking can see: a guess that is not theirs to see is not told of either."""
    shown = positions_shown(request, organization).filter(tenet=tenet_id).standing(this_day())
    position = get_object_or_404(shown)
    dispute = Dispute(
        organization=organization, about=Disputed.POSITION, tenet=position.tenet, by=request.user
    )
    form = DisputeForm(posted(request), workspace=request.workspace, instance=dispute)
    title = _("{organization} disputes where it stands on {tenet}")
    intro = _("Recorded: {stance} ({how}). It stays recorded, and shows as disputed wherever it counts.")
    extra = {
        "intro": intro.format(stance=position.get_stance_display(), how=position.get_evidence_display()),
        "submit_label": _("Say that it is disputed"),
        "breadcrumbs": crumbs(request, organization),
        "reason": None,  # the form asks for it
    }
    said = title.format(organization=organization, tenet=position.tenet)
    done = _organization_url(request, organization)
    return edit_row(request, form, act="dispute.added", title=said, done=done, extra=extra, said=f"{said}.")


@organization_view(Role.ORGANIZER)
def dispute_result_new(
    request: WorkspaceRequest, organization: Organization, coalition_id: UUID
) -> HttpResponse:
    """Of a result in a coalition that it is, or was, a member of."""
    places = Affiliation.objects.in_workspace(request.workspace).select_related("coalition")
    place = get_object_or_404(places, organization=organization, coalition=coalition_id)
    dispute = Dispute(organization=organization, coalition=place.coalition, by=request.user)
    form = DisputeResultForm(posted(request), workspace=request.workspace, instance=dispute)
    title = _("{organization} disputes a result in {coalition}")
    extra = {
        "intro": _("The result stays, and is shown as disputed wherever it shows, until somebody answers."),
        "submit_label": _("Say that it is disputed"),
        "breadcrumbs": crumbs(request, organization),
        "reason": None,
    }
    said = title.format(organization=organization, coalition=place.coalition)
    done = _organization_url(request, organization)
    return edit_row(request, form, act="dispute.added", title=said, done=done, extra=extra, said=f"{said}.")


@organization_view(Role.ORGANIZER)
def dispute_edit(request: WorkspaceRequest, organization: Organization, dispute_id: UUID) -> HttpResponse:
    """Another wording, while nobody has answered; by who may take it back."""
    dispute = _find_dispute(request, organization, dispute_id)
    if dispute.settled_on or not may_take_back(request, dispute):
        raise PermissionDenied
    form = DisputeForm(posted(request), workspace=request.workspace, instance=dispute)
    where = [request.workspace.slug, organization.pk, dispute.pk]
    extra = {
        "delete_url": reverse("coalitions:dispute_delete", args=where),
        "breadcrumbs": crumbs(request, organization),
        "reason": None,
    }
    done = _organization_url(request, organization)
    return edit_row(request, form, act="dispute.edited", title=str(dispute), done=done, extra=extra)


@organization_view(Role.ORGANIZER)
def dispute_delete(request: WorkspaceRequest, organization: Organization, dispute_id: UUID) -> HttpResponse:
    """Take it back: nothing shows it any more, except the history."""
    dispute = _find_dispute(request, organization, dispute_id)
    if not may_take_back(request, dispute):
        raise PermissionDenied
    done = _organization_url(request, organization)
    after = _("What it was about is not shown as disputed any more.")
    return remove_row(request, dispute, act="dispute.deleted", done=done, cancel=done, after=after)


@workspace_view(Role.FACILITATOR)
def dispute_settle(request: WorkspaceRequest, organization_id: UUID, dispute_id: UUID) -> HttpResponse:
    """Answer it. The position itself is corrected where it stands; this says what came of it."""
    rows = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(rows, pk=organization_id)
    dispute = _find_dispute(request, organization, dispute_id)
    form = SettleForm(posted(request), workspace=request.workspace, instance=dispute)
    title = _("Answer {organization}").format(organization=organization)
    intro = _("It says: “{reason}”. Once answered it is not shown as disputed any more; both stay here.")
    extra = {
        "intro": intro.format(reason=dispute.reason),
        "submit_label": _("Answer and settle"),
        "breadcrumbs": crumbs(request, organization),
        "reason": None,
    }
    done = _organization_url(request, organization)
    said = _("Answered: {row}").format(row=dispute)
    return edit_row(request, form, act="dispute.settled", title=title, done=done, extra=extra, said=said)


def may_take_back(request: WorkspaceRequest, dispute: Dispute) -> bool:
    """Whoever said it, whoever speaks for the group, and admins."""
    own = dispute.by_id == request.user.pk or request.membership.is_admin
    return own or speaks_for(request, dispute.organization)


def _find_dispute(request: WorkspaceRequest, organization: Organization, dispute_id: UUID) -> Dispute:
    disputes = Dispute.objects.in_workspace(request.workspace).filter(organization=organization)
    return get_object_or_404(disputes.select_related("organization", "tenet", "coalition"), pk=dispute_id)


def _organization_url(request: WorkspaceRequest, organization: Organization) -> str:
    where = [request.workspace.slug, organization.pk]
    return reverse("coalitions:organization_detail", args=where) + "#disputes"

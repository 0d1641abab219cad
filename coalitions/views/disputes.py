"""A group disputes what is recorded of it, or what follows from that; it is answered, or taken back."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from coalitions.forms.disputes import DisputeForm, DisputeResultForm, SettleForm
from coalitions.models import Affiliation, Dispute, Disputed
from organizations.access import WorkspaceRequest, organization_view, speaks_for, workspace_view
from organizations.http import edit_row, ids_asked, posted, remove_row
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
def dispute_result_new(request: WorkspaceRequest, organization: Organization) -> HttpResponse:
    """Of a result in a coalition that it is or was in: the one asked for, else the first by name."""
    place = _place_asked_for(request, organization)
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
def dispute_settle(request: WorkspaceRequest, dispute_id: UUID) -> HttpResponse:
    """Answer it. The position itself is corrected where it stands; this says what came of it."""
    dispute = get_object_or_404(_disputes(request), pk=dispute_id)
    organization = dispute.organization
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
    """Whoever speaks for the group, and admins; organizers only what nobody who speaks for it has said."""
    if request.membership.is_admin or speaks_for(request, dispute.organization):
        return True
    by_itself = dispute.organization.representatives.filter(user=dispute.by_id).exists()
    return request.membership.can_edit and not by_itself


def _place_asked_for(request: WorkspaceRequest, organization: Organization) -> Affiliation:
    places = Affiliation.objects.in_workspace(request.workspace).filter(organization=organization)
    if "coalition" in request.GET:
        places = places.filter(coalition__in=ids_asked(request, "coalition"))
    place = places.select_related("coalition").order_by("coalition__name").first()
    if place is None:
        raise Http404
    return place


def _find_dispute(request: WorkspaceRequest, organization: Organization, dispute_id: UUID) -> Dispute:
    return get_object_or_404(_disputes(request), organization=organization, pk=dispute_id)


def _disputes(request: WorkspaceRequest) -> QuerySet[Dispute]:
    rows = Dispute.objects.in_workspace(request.workspace)
    return rows.select_related("organization", "tenet", "coalition")


def _organization_url(request: WorkspaceRequest, organization: Organization) -> str:
    where = [request.workspace.slug, organization.pk]
    return reverse("coalitions:organization_detail", args=where) + "#disputes"

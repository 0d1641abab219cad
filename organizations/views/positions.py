"""Recording where organizations stand. A position that is deleted leaves no row: it is unknown again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from organizations.access import WorkspaceRequest, organization_view, workspace_view
from organizations.forms.positions import PositionForm
from organizations.http import edit_row, id_in, own_path, posted, remove_row
from organizations.models import Evidence, Organization, Position, Role, Tenet
from organizations.models.positions import PositionQuerySet
from organizations.views.organizations import crumbs, organization_url


def positions_shown(request: WorkspaceRequest, organization: Organization) -> PositionQuerySet:
    """Its positions; to its own representative without what others merely guess."""
    positions = Position.objects.in_workspace(request.workspace).filter(organization=organization)
    if not request.membership.can_view:
        positions = positions.known_by([Evidence.DECLARED, Evidence.OBSERVED])
    return positions.select_related("tenet", "organization")


@organization_view(Role.ORGANIZER)
def position_new(request: WorkspaceRequest, organization: Organization) -> HttpResponse:
    """`tenet` in the address chooses it, `known` leads to what is recorded on it, `next` is come back to."""
    tenet = _tenet_asked_for(request)
    if request.method != "POST" and "known" in request.GET and tenet is not None:
        known = positions_shown(request, organization).filter(tenet=tenet).standing(localdate()).first()
        if known is not None:
            address = [request.workspace.slug, organization.pk, known.pk]
            asked = {"next": [request.GET["next"]]} if "next" in request.GET else None
            return redirect(reverse("organizations:position_edit", args=address, query=asked))
    form = PositionForm(
        posted(request),
        workspace=request.workspace,
        instance=Position(organization=organization),
        today=localdate(),
        own=not request.membership.can_edit,
        initial={"tenet": tenet} if tenet else {},
    )
    title = _("Where {organization} stands").format(organization=organization)
    extra = {"breadcrumbs": crumbs(request, organization)}
    done = _afterwards(request, organization)
    return edit_row(request, form, act="position.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def tenet_position_new(request: WorkspaceRequest, tenet_id: UUID) -> HttpResponse:
    tenet = get_object_or_404(Tenet.objects.in_workspace(request.workspace), pk=tenet_id)
    form = PositionForm(
        posted(request),
        workspace=request.workspace,
        instance=Position(tenet=tenet),
        today=localdate(),
        initial={"organization": request.GET.get("organization", "")[:36]},
    )
    title = _("Who stands where on {tenet}").format(tenet=tenet)
    done = reverse("organizations:tenet_detail", args=[request.workspace.slug, tenet.pk])
    listed = reverse("organizations:tenet_list", args=[request.workspace.slug])
    extra = {"breadcrumbs": [(_("Demands & values"), listed), (str(tenet), done)]}
    return edit_row(request, form, act="position.added", title=title, done=done, extra=extra)


@organization_view(Role.ORGANIZER)
def position_edit(request: WorkspaceRequest, organization: Organization, position_id: UUID) -> HttpResponse:
    position = get_object_or_404(positions_shown(request, organization), pk=position_id)
    form = PositionForm(
        posted(request),
        workspace=request.workspace,
        instance=position,
        today=localdate(),
        own=not request.membership.can_edit,
    )
    address = [request.workspace.slug, organization.pk, position.pk]
    extra = {
        "breadcrumbs": crumbs(request, organization),
        "delete_url": reverse("organizations:position_delete", args=address),
        "intro": _("If they changed their mind, record a new position instead: this one stays as history."),
    }
    title = _("{organization} on {tenet}").format(organization=organization, tenet=position.tenet)
    done = _afterwards(request, organization)
    return edit_row(request, form, act="position.edited", title=title, done=done, extra=extra)


@organization_view(Role.ORGANIZER)
def position_delete(request: WorkspaceRequest, organization: Organization, position_id: UUID) -> HttpResponse:
    position = get_object_or_404(positions_shown(request, organization), pk=position_id)
    same = Position.objects.filter(organization=organization, tenet=position.tenet_id)
    if same.exclude(pk=position.pk).exists():
        after = _("Another position of theirs on this is kept; the latest of what is left stands.")
    else:
        after = _("It becomes unknown again where they stand on this. Unknown is not the same as neutral.")
    done = organization_url(request, organization)
    return remove_row(request, position, act="position.deleted", done=done, cancel=done, after=after)


def _afterwards(request: WorkspaceRequest, organization: Organization) -> str:
    """The page that the form was opened from, if it said so."""
    if request.GET.get("next"):
        return own_path(request, "next")
    return organization_url(request, organization)


def _tenet_asked_for(request: WorkspaceRequest) -> Tenet | None:
    """The tenet that "record" was pressed on, if the address names one of this workspace."""
    wanted = id_in(request.GET.get("tenet"))
    return Tenet.objects.in_workspace(request.workspace).filter(pk=wanted).first() if wanted else None

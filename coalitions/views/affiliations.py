"""An organization's place in a coalition, and how its say in it changed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coalitions.forms.coalitions import AffiliationForm, SayForm
from coalitions.models import Affiliation, Say
from coalitions.views.coalitions import coalition_url, find_coalition
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, remove_row
from organizations.models import Role


@workspace_view(Role.ORGANIZER)
def affiliation_new(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    coalition = find_coalition(request, coalition_id)
    place = Affiliation(coalition=coalition)
    form = AffiliationForm(posted(request), workspace=request.workspace, instance=place)
    title = _("Add a member to {coalition}").format(coalition=coalition)
    done = coalition_url(request, coalition.pk)
    return edit_row(request, form, act="affiliation.added", title=title, done=done)


@workspace_view(Role.ORGANIZER)
def affiliation_edit(request: WorkspaceRequest, affiliation_id: UUID) -> HttpResponse:
    place = _find_affiliation(request, affiliation_id)
    form = AffiliationForm(posted(request), workspace=request.workspace, instance=place)
    slug = request.workspace.slug
    day = place.coalition.day(timezone.localdate())
    extra = {
        "affiliation": place,
        "says": place.says_by(day),
        "day": day,
        "delete_url": reverse("coalitions:affiliation_delete", args=[slug, place.pk]),
    }
    return edit_row(
        request,
        form,
        act="affiliation.edited",
        title=str(place),
        done=coalition_url(request, place.coalition_id),
        template="coalitions/affiliation_edit.html",
        extra=extra,
    )


@workspace_view(Role.ORGANIZER)
def affiliation_delete(request: WorkspaceRequest, affiliation_id: UUID) -> HttpResponse:
    place = _find_affiliation(request, affiliation_id)
    done = coalition_url(request, place.coalition_id)
    goes_too = [_("The history of its say in this coalition.")] if place.says.exists() else []
    return remove_row(request, place, act="affiliation.deleted", done=done, cancel=done, goes_too=goes_too)


@workspace_view(Role.ORGANIZER)
def say_new(request: WorkspaceRequest, affiliation_id: UUID) -> HttpResponse:
    place = _find_affiliation(request, affiliation_id)
    form = SayForm(posted(request), workspace=request.workspace, instance=Say(affiliation=place))
    title = _("The say of {organization} changed").format(organization=place.organization)
    return edit_row(request, form, act="say.added", title=title, done=_affiliation_url(request, place))


@workspace_view(Role.ORGANIZER)
def say_edit(request: WorkspaceRequest, say_id: UUID) -> HttpResponse:
    say = _find_say(request, say_id)
    form = SayForm(posted(request), workspace=request.workspace, instance=say)
    done = _affiliation_url(request, say.affiliation)
    extra = {"delete_url": reverse("coalitions:say_delete", args=[request.workspace.slug, say.pk])}
    return edit_row(request, form, act="say.edited", title=str(say), done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def say_delete(request: WorkspaceRequest, say_id: UUID) -> HttpResponse:
    say = _find_say(request, say_id)
    done = _affiliation_url(request, say.affiliation)
    return remove_row(request, say, act="say.deleted", done=done, cancel=done)


def _find_affiliation(request: WorkspaceRequest, affiliation_id: UUID) -> Affiliation:
    places = Affiliation.objects.in_workspace(request.workspace).select_related("coalition", "organization")
    return get_object_or_404(places, pk=affiliation_id)


def _find_say(request: WorkspaceRequest, say_id: UUID) -> Say:
    says = Say.objects.in_workspace(request.workspace)
    return get_object_or_404(
        says.select_related("affiliation__organization", "affiliation__coalition"), pk=say_id
    )


def _affiliation_url(request: WorkspaceRequest, place: Affiliation) -> str:
    return reverse("coalitions:affiliation_edit", args=[request.workspace.slug, place.pk])

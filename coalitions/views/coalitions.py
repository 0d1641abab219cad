"""Adding, changing and removing a coalition and what winning takes. Its page is in coalition_pages.py."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalitions.forms.coalitions import CoalitionForm, NeedForm
from coalitions.models import Coalition, Need
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, remove_row, unsaved_url
from organizations.models import Role


def find_coalition(request: WorkspaceRequest, coalition_id: UUID) -> Coalition:
    """The coalition inside this workspace, else 404."""
    return get_object_or_404(Coalition.objects.in_workspace(request.workspace), pk=coalition_id)


def coalition_url(request: WorkspaceRequest, coalition_id: UUID) -> str:
    return reverse("coalitions:coalition_detail", args=[request.workspace.slug, coalition_id])


@workspace_view(Role.ORGANIZER)
def coalition_new(request: WorkspaceRequest) -> HttpResponse:
    form = CoalitionForm(posted(request), workspace=request.workspace)
    cancel = reverse("coalitions:coalition_list", args=[request.workspace.slug])
    done = unsaved_url("coalitions:coalition_detail", request.workspace)
    extra = {"cancel": cancel}
    return edit_row(request, form, act="coalition.added", title=_("New coalition"), done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def coalition_edit(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    coalition = find_coalition(request, coalition_id)
    form = CoalitionForm(posted(request), workspace=request.workspace, instance=coalition)
    delete_url = reverse("coalitions:coalition_delete", args=[request.workspace.slug, coalition.pk])
    title = _("Edit {row}").format(row=coalition)
    done = coalition_url(request, coalition.pk)
    extra = {"delete_url": delete_url}
    return edit_row(request, form, act="coalition.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def coalition_delete(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    coalition = find_coalition(request, coalition_id)
    members, versions = coalition.affiliations.count(), coalition.platforms.count()
    goes_too = []
    if members:
        text = ngettext("{n} organization's place in it", "{n} organizations' places in it", members)
        goes_too.append(text.format(n=members))
    if versions:
        text = ngettext("{n} version of its platform", "{n} versions of its platform", versions)
        goes_too.append(text.format(n=versions))
    return remove_row(
        request,
        coalition,
        act="coalition.deleted",
        done=reverse("coalitions:coalition_list", args=[request.workspace.slug]),
        cancel=coalition_url(request, coalition.pk),
        goes_too=goes_too,
    )


@workspace_view(Role.ORGANIZER)
def need_new(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    coalition = find_coalition(request, coalition_id)
    need = Need(coalition=coalition)
    form = NeedForm(posted(request), workspace=request.workspace, instance=need)
    title = _("What winning takes")
    return edit_row(request, form, act="need.added", title=title, done=coalition_url(request, coalition.pk))


@workspace_view(Role.ORGANIZER)
def need_edit(request: WorkspaceRequest, need_id: UUID) -> HttpResponse:
    need = get_object_or_404(Need.objects.in_workspace(request.workspace), pk=need_id)
    form = NeedForm(posted(request), workspace=request.workspace, instance=need)
    delete_url = reverse("coalitions:need_delete", args=[request.workspace.slug, need.pk])
    done = coalition_url(request, need.coalition_id)
    extra = {"delete_url": delete_url}
    return edit_row(request, form, act="need.edited", title=_("What winning takes"), done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def need_delete(request: WorkspaceRequest, need_id: UUID) -> HttpResponse:
    need = get_object_or_404(Need.objects.in_workspace(request.workspace), pk=need_id)
    done = coalition_url(request, need.coalition_id)
    return remove_row(request, need, act="need.deleted", done=done, cancel=done)

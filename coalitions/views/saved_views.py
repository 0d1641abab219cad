"""Saved views: a state of the list of organizations is named, found again, renamed, replaced, deleted.

Whoever may look keeps views of their own, which nobody else ever sees; organizers keep those of everybody.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalitions.forms.saved_views import SavedViewForm, SavedViewNameForm, SavedViewStateForm
from coalitions.models import SavedView
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, remove_row, unsaved_url
from organizations.models import Role


@workspace_view(Role.VIEWER)
def saved_view_new(request: WorkspaceRequest) -> HttpResponse:
    """Name a state: that of the address, or the one that was sent along."""
    view = SavedView(workspace=request.workspace, owner=request.user, query=request.GET.urlencode())
    share = request.membership.can_edit
    form = SavedViewForm(posted(request), workspace=request.workspace, instance=view, may_share=share)
    done = unsaved_url("coalitions:saved_view_detail", request.workspace)
    listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
    extra = {"cancel": f"{listed}?{request.GET.urlencode()}"}
    return edit_row(request, form, act="saved_view.added", title=_("Save this view"), done=done, extra=extra)


@workspace_view(Role.VIEWER, in_past=True)
@require_safe
def saved_view_detail(request: WorkspaceRequest, saved_view_id: UUID) -> HttpResponse:
    """An address that stays: it opens the list as the view has it now."""
    view = _find(request, saved_view_id)
    listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
    return redirect(f"{listed}?{'&'.join(filter(None, [view.query, f'view={view.pk}']))}")


@workspace_view(Role.VIEWER)
def saved_view_edit(request: WorkspaceRequest, saved_view_id: UUID) -> HttpResponse:
    view = _own(request, saved_view_id)
    if isinstance(view, HttpResponse):
        return view
    form = SavedViewNameForm(posted(request), workspace=request.workspace, instance=view)
    extra = {"delete_url": reverse("coalitions:saved_view_delete", args=[request.workspace.slug, view.pk])}
    title = _("Rename the saved view")
    done = _open(request, view)
    return edit_row(request, form, act="saved_view.edited", title=title, done=done, extra=extra)


@workspace_view(Role.VIEWER)
def saved_view_replace(request: WorkspaceRequest, saved_view_id: UUID) -> HttpResponse:
    """Let the name stand for the state of the address from now on."""
    view = _own(request, saved_view_id)
    if isinstance(view, HttpResponse):
        return view
    form = SavedViewStateForm(posted(request), workspace=request.workspace, instance=view)
    if request.GET:
        form.initial["query"] = request.GET.urlencode()
    title = _("Let “{view}” show what the list shows now?").format(view=view)
    done = _open(request, view)
    return edit_row(request, form, act="saved_view.edited", title=title, done=done)


@workspace_view(Role.VIEWER)
def saved_view_delete(request: WorkspaceRequest, saved_view_id: UUID) -> HttpResponse:
    view = _own(request, saved_view_id)
    if isinstance(view, HttpResponse):
        return view
    listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
    after = _("The organizations in it stay as they are.")
    cancel = _open(request, view)
    return remove_row(request, view, act="saved_view.deleted", done=listed, cancel=cancel, after=after)


def _find(request: WorkspaceRequest, saved_view_id: UUID) -> SavedView:
    views = SavedView.objects.in_workspace(request.workspace).seen_by(request.user)
    return get_object_or_404(views, pk=saved_view_id)


def _open(request: WorkspaceRequest, view: SavedView) -> str:
    return reverse("coalitions:saved_view_detail", args=[request.workspace.slug, view.pk])


def _own(request: WorkspaceRequest, saved_view_id: UUID) -> SavedView | HttpResponse:
    """One that this person may change: their own (others they don't find), as organizers everybody's.

    Else the answer that says so.
    """
    view = _find(request, saved_view_id)
    if request.membership.can_edit or not view.shared:
        return view
    messages.error(request, _("Organizers change what everybody sees. You can save it as your own."))
    return redirect(_open(request, view))

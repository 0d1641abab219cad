"""Choosing a workspace, making one, its settings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organizations.access import SignedInRequest, WorkspaceRequest, signed_in, workspace_view
from organizations.forms.workspaces import HomeForm, NewWorkspaceForm, WorkspaceForm
from organizations.http import GET_OR_POST, edit_row, own_path, posted, render_page
from organizations.models import Membership, Organization, Role
from organizations.people import found_workspace
from organizations.services import save_row


def start_url(membership: Membership, address: str = "") -> str:
    """Where somebody begins in a workspace: the map; a representative, the organization they speak for.

    `address` is the workspace's, where it is looked at through other eyes than home's.
    """
    slug = address or membership.workspace.slug
    if membership.can_view:
        return reverse("coalitions:map_detail", args=[slug])
    pages = _spoken_for(membership, slug)
    if len(pages) == 1:
        return pages[0][1]
    return reverse("organizations:workspace_list", query={"all": 1})


def _spoken_for(membership: Membership, slug: str) -> list[tuple[Organization, str]]:
    """The organizations here that the member speaks for, with their pages."""
    bound = membership.user.representations.select_related("organization")
    return [
        (each.organization, reverse("coalitions:organization_detail", args=[slug, each.organization_id]))
        for each in bound.filter(workspace=membership.workspace)
    ]


@signed_in
@require_safe
def workspace_list(request: SignedInRequest) -> HttpResponse:
    """Those you are in; who has just one place to go to goes straight there."""
    memberships = list(request.user.memberships.select_related("workspace__home", "user"))
    if len(memberships) == 1 and "all" not in request.GET:
        return redirect(start_url(memberships[0]))
    rows = [
        (membership, start_url(membership), _spoken_for(membership, membership.workspace.slug))
        for membership in memberships
    ]
    return render_page(request, "organizations/workspace_list.html", {"rows": rows})


@signed_in
@require_http_methods(GET_OR_POST)
def workspace_new(request: SignedInRequest) -> HttpResponse:
    """Whoever makes a workspace is its first admin."""
    form = NewWorkspaceForm(posted(request))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render_page(request, "organizations/workspace_new.html", {"form": form}, status=status)
    workspace = found_workspace(
        workspace=form.instance, founder=request.user, home_name=form.cleaned_data["home_name"]
    )
    messages.success(
        request,
        _("“{name}” is yours. Nobody else sees it until you invite them.").format(name=workspace.name),
    )
    return redirect("organizations:workspace_detail", workspace.slug)


@workspace_view(Role.REPRESENTATIVE, in_past=True)
@require_safe
def workspace_detail(request: WorkspaceRequest) -> HttpResponse:
    """The short address of a workspace leads to where one begins there."""
    return redirect(start_url(request.membership, request.workspace.slug))


@workspace_view(Role.ADMIN)
@require_http_methods(GET_OR_POST)
def workspace_edit(request: WorkspaceRequest) -> HttpResponse:
    """Name, question, home organization, who sees absorption risk, whether openings are shown."""
    stored = request.membership.workspace  # whose home is its own, whoever's eyes it is seen through
    form = WorkspaceForm(posted(request), workspace=stored, instance=stored)
    done = reverse("organizations:workspace_edit", args=[request.workspace.slug])
    return edit_row(
        request, form, act="workspace.edited", title=_("Settings"), done=done,
        template="organizations/workspace_edit.html",
    )  # fmt: skip


@workspace_view(Role.ORGANIZER)
@require_POST
def home_edit(request: WorkspaceRequest) -> HttpResponse:
    """Look through another organization's eyes from now on. The last choice holds."""
    stored = request.membership.workspace
    data = {"home": request.POST.get("home", ""), "version": stored.version}
    form = HomeForm(data, workspace=stored, instance=stored)
    if form.is_valid():
        save_row(form=form, user=request.user, act="workspace.home_chosen")
        workspace = form.instance
        if workspace.home:
            messages.success(request, _("You now look as {home}.").format(home=workspace.home))
        else:
            messages.success(request, _("No home organization is chosen now."))
    else:
        messages.error(request, _("That organization isn't here any more; nothing was changed."))
    return redirect(own_path(request, "next"))

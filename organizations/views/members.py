"""People: who is here, with which role, and who speaks for which organization."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.members import MemberForm, RepresentativeForm
from organizations.http import GET_OR_POST, edit_row, posted, posted_version, remove_row, render_page
from organizations.models import Membership, Representative, Role, StaleRow
from organizations.people import LastAdmin, change_role, remove_member, working_invitations

LAST_ADMIN = gettext_lazy(
    "Somebody must be left who can invite people and give roles. Make another person admin first."
)


@workspace_view(Role.VIEWER)
@require_safe
def member_list(request: WorkspaceRequest) -> HttpResponse:
    """Everybody here with their role; e-mail addresses and invitations for admins only."""
    spoken_for = Representative.objects.in_workspace(request.workspace).select_related("organization")
    here = Prefetch("user__representations", spoken_for, to_attr="speaks_here_for")
    members = Membership.objects.in_workspace(request.workspace).select_related("user")
    context = {"members": members.prefetch_related(here), "invitations": []}
    if request.membership.is_admin:
        working = working_invitations(now=timezone.now()).in_workspace(request.workspace)
        context["invitations"] = working.select_related("organization", "made_by")
    return render_page(request, "organizations/member_list.html", context)


@workspace_view(Role.ADMIN)
@require_http_methods(GET_OR_POST)
def member_edit(request: WorkspaceRequest, membership_id: UUID) -> HttpResponse:
    """Another role, from that person's next request on, for which they sign in anew."""
    membership = _member(request, membership_id)
    form = MemberForm(posted(request), workspace=request.workspace, instance=membership)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            change_role(form=form, by=request.user)
        except LastAdmin:
            form.add_error("role", LAST_ADMIN)
        except StaleRow:
            form.say_stale()
            status = 409
        else:
            if membership.user == request.user:
                update_session_auth_hash(request, membership.user)
            elif "role" in form.changed_data:
                messages.info(request, _("{person} signs in again first.").format(person=membership.user))
            messages.success(request, _("Saved: {row}").format(row=membership))
            return redirect("organizations:member_list", request.workspace.slug)
    title = _("Role of {person}").format(person=membership.user)
    context = {"form": form, "title": title, "cancel": _people(request)}
    return render_page(request, "components/row_form.html", context, status=status)


@workspace_view(Role.ADMIN)
@require_http_methods(GET_OR_POST)
def member_delete(request: WorkspaceRequest, membership_id: UUID) -> HttpResponse:
    """Take somebody out, from their next request on."""
    membership = _member(request, membership_id)
    context = {"member": membership, "cancel": _people(request), "stale": False, "refused": ""}
    status = 200
    if request.method == "POST":
        try:
            remove_member(membership=membership, expected=posted_version(request), by=request.user)
        except LastAdmin:
            context["refused"], status = LAST_ADMIN, 422
        except StaleRow:
            context["stale"], status = True, 409
        else:
            messages.success(request, _("{person} is out of this workspace.").format(person=membership.user))
            left = membership.user == request.user
            return redirect(reverse("organizations:workspace_list") if left else _people(request))
    return render_page(request, "organizations/member_delete.html", context, status=status)


@workspace_view(Role.ADMIN)
@require_http_methods(GET_OR_POST)
def representative_new(request: WorkspaceRequest, membership_id: UUID) -> HttpResponse:
    """Bind somebody to an organization, whose page they then edit."""
    membership = _member(request, membership_id)
    form = RepresentativeForm(posted(request), workspace=request.workspace, user=membership.user)
    title = _("{person} speaks for …").format(person=membership.user)
    return edit_row(request, form, act="representative.added", title=title, done=_people(request))


@workspace_view(Role.ADMIN)
@require_http_methods(GET_OR_POST)
def representative_delete(request: WorkspaceRequest, representative_id: UUID) -> HttpResponse:
    """The person stays a member, but speaks for that organization no more."""
    here = Representative.objects.in_workspace(request.workspace).select_related("user", "organization")
    row = get_object_or_404(here, pk=representative_id)
    people = _people(request)
    return remove_row(request, row, act="representative.deleted", done=people, cancel=people)


def _member(request: WorkspaceRequest, membership_id: UUID) -> Membership:
    members = Membership.objects.in_workspace(request.workspace).select_related("user", "workspace")
    return get_object_or_404(members, pk=membership_id)


def _people(request: WorkspaceRequest) -> str:
    return reverse("organizations:member_list", args=[request.workspace.slug])

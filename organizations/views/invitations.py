"""Inviting by a link that works once, and accepting it."""

from uuid import UUID

from django.contrib.auth import authenticate, login, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from organizations.access import HtmxHttpRequest, WorkspaceRequest, open_to_all, workspace_view
from organizations.forms.members import InvitationForm
from organizations.forms.sign_in import JoinForm
from organizations.http import GET_OR_POST, posted, remove_row, render_page
from organizations.models import Invitation, Role, User
from organizations.people import InvitationGone, accept_invitation, invite, working_invitations
from organizations.signing_in import forget_attempts, knock


@workspace_view(Role.ADMIN)
@require_http_methods(GET_OR_POST)
def invitation_new(request: WorkspaceRequest) -> HttpResponse:
    """Make a link for one person; it is shown once, on the answer to this very request."""
    form = InvitationForm(posted(request), workspace=request.workspace)
    context = {"form": form, "link": ""}
    if form.is_valid():
        token = invite(invitation=form.instance, by=request.user, now=timezone.now())
        path = reverse("organizations:invitation_accept", args=[token])
        context["link"] = request.build_absolute_uri(path)
    status = 422 if form.is_bound and not context["link"] else 200
    return render_page(request, "organizations/invitation_new.html", context, status=status)


@workspace_view(Role.ADMIN)
@require_http_methods(GET_OR_POST)
def invitation_delete(request: WorkspaceRequest, invitation_id: UUID) -> HttpResponse:
    """The link stops working at once."""
    waiting = Invitation.objects.in_workspace(request.workspace).filter(accepted_at=None)
    row = get_object_or_404(waiting, pk=invitation_id)
    people = reverse("organizations:member_list", args=[request.workspace.slug])
    return remove_row(request, row, act="invitation.deleted", done=people, cancel=people)


@open_to_all("the invited may have no account yet")
@sensitive_post_parameters("password")
@require_http_methods(GET_OR_POST)
def invitation_accept(request: HtmxHttpRequest, token: str) -> HttpResponse:
    """Join with the account that is signed in, or with a new one. Only the link tells which workspace."""
    now = timezone.now()
    working = working_invitations(now=now).with_token(token).select_related("workspace", "organization")
    invitation = working.first()
    form = None if request.user.is_authenticated else JoinForm(posted(request))
    person = _who_joins(request, form) if invitation and request.method == "POST" else None
    if invitation and person:
        try:
            accept_invitation(invitation=invitation, user=person, now=now)
        except InvitationGone:
            invitation = None
        else:
            if form:
                login(request, person)
            else:
                update_session_auth_hash(request, person)  # a stronger role has ended their other sessions
            return redirect("organizations:workspace_detail", invitation.workspace.slug)
    status = 404 if invitation is None else 422 if request.method == "POST" else 200
    context = {"invitation": invitation, "form": form, "here": request.path}
    return render_page(request, "organizations/invitation_accept.html", context, status=status)


def _who_joins(request: HtmxHttpRequest, form: JoinForm | None) -> User | None:
    """Who is signed in, who proves to have an account, or a new person (not saved yet); else nobody."""
    if form is None:
        return request.user if isinstance(request.user, User) else None
    if not form.is_valid():
        return None
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    if not User.objects.filter(email=email).exists():
        newcomer = User(email=email, name=form.cleaned_data["name"])
        newcomer.set_password(password)
        return newcomer
    attempt = knock(email=email, address=request.META.get("REMOTE_ADDR", ""), now=timezone.now())
    known = authenticate(request, username=email, password=password) if attempt else None
    if attempt is None or not isinstance(known, User):
        form.add_error(
            None, _("This address can't be used with that password. Sign in first, or use another.")
        )
        return None
    forget_attempts(attempt)
    return known

"""The stream that tells a page that something changed, who changed it, and whether one is seen by others."""

import re
import time
from typing import Final, cast

from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from organizations.access import SignedInRequest, WorkspaceRequest, signed_in, workspace_view
from organizations.http import changes_asked, own_path
from organizations.live.asking import ticket_only
from organizations.live.streaming import SCOPE_KEY, Scope
from organizations.live.telling import Ticket, announce_presence
from organizations.live.words import sentence, who_changed
from organizations.models import Role, User

PLACE: Final = re.compile(r"[a-z_]{1,20}(:[0-9a-f-]{36})?")
TIME: Final = re.compile(r"\d{1,11}(\.\d{1,6})?")
BEGINNING: Final = "retry: 1000\n\n"  # milliseconds until the browser asks again after a lost connection


@workspace_view(Role.REPRESENTATIVE)
@require_safe
def change_stream(request: WorkspaceRequest) -> HttpResponse:
    """The beginning of a stream that organizations/live goes on with. A page it is not: that is elsewhere."""
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        return redirect("organizations:workspace_detail", request.workspace.slug)
    if isinstance(request, ASGIRequest) and request.method == "GET":
        cast(Scope, request.scope)[SCOPE_KEY] = _ticket(request)
    headers = {"X-Accel-Buffering": "no"}
    return HttpResponse(BEGINNING, content_type="text/event-stream", headers=headers)


def _ticket(request: WorkspaceRequest) -> Ticket:
    place = request.GET.get("at", "")
    since = request.headers.get("Last-Event-ID") or request.GET.get("since", "")
    seen = request.user.shows_presence and request.membership.can_view and PLACE.fullmatch(place)
    return Ticket(
        workspace=request.workspace.pk,
        user=request.user.pk,
        role=request.membership.role,
        session=request.session.session_key or "",
        session_hash=request.session.get(HASH_SESSION_KEY, ""),
        only=ticket_only(request.membership.role, request.workspace.pk, request.user.pk),
        place=place if seen else "",
        since=float(since) if TIME.fullmatch(since) else time.time(),
    )


@workspace_view(Role.VIEWER)
@require_safe
def change_news(request: WorkspaceRequest) -> HttpResponse:
    """One sentence on who made these changes (`change` of the address), as far as this person may know."""
    found = changes_asked(request)
    said = _("{who} changed what is shown here.").format(who=who_changed(found, asking=request.user))
    return HttpResponse(sentence(said), content_type="text/plain; charset=utf-8")


@signed_in
@require_POST
def presence_edit(request: SignedInRequest) -> HttpResponse:
    """Be seen by others who look at the same page, and see them; or neither."""
    shown = request.POST.get("shown") == "1"
    User.objects.filter(pk=request.user.pk).update(shows_presence=shown)
    announce_presence()
    seen = _("Others who look at the same page now see that you are there, and you see them.")
    hidden = _("Nobody sees any more which page you look at, and you don't see others.")
    messages.success(request, seen if shown else hidden)
    return redirect(own_path(request, "next"))

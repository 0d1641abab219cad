"""Through whose eyes a workspace is seen: its home organization's, or those that the address names.

Nothing is stored: the address says it, so every link of a page keeps it. For the request alone the
workspace's home is that organization, and whatever is told from home is told from there.
"""

from collections.abc import Callable
from copy import copy
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from organizations.admitted import WorkspaceRequest
from organizations.looking_back import READING, Seen, elsewhere
from organizations.models import Organization
from organizations.past import AT

BY = "~"  # between a workspace's address and the organization that it is seen by


def through_its_eyes(
    request: WorkspaceRequest, address: str, answer: Callable[[WorkspaceRequest], HttpResponse]
) -> HttpResponse:
    """Answer as seen by the organization in the address; where none is named, or home, as ever.

    Takes    an admitted request, the address as it was asked for (with its moment), what answers.
    Returns  the answer; where the organization isn't there the same page through home's eyes, which says so.
    Raises   Http404 where something is sent for an organization that isn't there.
    Cost     one query where the address names an organization.
    """
    own, asked = _taken_apart(address)
    if not asked:
        return answer(request)
    organization = _whose_eyes(request, asked)
    if organization is None:
        if request.method not in READING:
            raise Http404
        messages.info(request, _("The organization it was to be seen by isn't here: this is your own view."))
        return redirect(elsewhere(request, own))
    if organization.pk != request.workspace.home_id:
        request.seen = Seen(request, organization, own)
        request.workspace = copy(request.workspace)
        request.workspace.slug, request.workspace.home = address, organization
        organization.workspace = request.workspace
    return answer(request)


def seen_by(request: WorkspaceRequest, path: str, organization: Organization) -> str:
    """The page at `path` of this workspace as seen by the organization; the list where it is no such page."""
    own, _eyes = _taken_apart(request.workspace.slug)
    slug, at, moment = own.partition(AT)
    address = f"{slug}{BY}{organization.pk}{at}{moment}"
    page, _mark, asked = path.partition("?")
    try:
        match = resolve(page)
    except Resolver404:
        match = None
    if match is None or _taken_apart(match.kwargs.get("workspace", ""))[0].partition(AT)[0] != slug:
        return reverse("coalitions:organization_list", args=[address])
    there = reverse(match.view_name, args=match.args, kwargs=match.kwargs | {"workspace": address})
    return f"{there}?{asked}" if asked else there


def own_address(address: str) -> str:
    """The address without whose eyes it is seen through."""
    return _taken_apart(address)[0]


def _taken_apart(address: str) -> tuple[str, str]:
    """The address without the organization, and that."""
    slug, at, moment = address.partition(AT)
    own, _by, asked = slug.partition(BY)
    return f"{own}{at}{moment}", asked


def _whose_eyes(request: WorkspaceRequest, asked: str) -> Organization | None:
    """The organization of this workspace; who only speaks for groups sees through the eyes of those."""
    try:
        found = Organization.objects.in_workspace(request.workspace).filter(pk=UUID(asked))
    except ValueError:
        return None
    if not request.membership.can_view:
        found = found.filter(representatives__user=request.user)
    return found.first()

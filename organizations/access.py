"""The only place that decides who may do what.

Every view is marked with one of these decorators; a test walks the URL table and fails on a view without
a mark (`minimum_role`), another tries each kind of person on each address.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from organizations.admitted import HtmxHttpRequest as HtmxHttpRequest
from organizations.admitted import SignedInRequest as SignedInRequest
from organizations.admitted import WorkspaceRequest as WorkspaceRequest
from organizations.looking_back import READING, Past, refuse, rendered, say_missing
from organizations.merged import merged_into
from organizations.models import Membership, Organization, Role, User
from organizations.moments import NoMoment, looked_at, read_moment
from organizations.past import AT, NothingRecorded, check_moment, look_back
from organizations.refusals import refusals_told
from organizations.seeing import BY, through_its_eyes

METHODS = ["GET", "HEAD", "POST"]


type View[**P] = Callable[Concatenate[WorkspaceRequest, P], HttpResponse]
type Admitted = Callable[..., HttpResponse]


def _admit(request: HttpRequest, slug: str) -> WorkspaceRequest:
    """Find the membership anew at each request, so that a removal takes effect on the next one.

    Outsiders get the same 404 as for a workspace that doesn't exist.
    """
    began = time.time()
    memberships = Membership.objects.select_related("workspace__home")
    membership = get_object_or_404(memberships, user=cast(User, request.user), workspace__slug=slug)
    admitted = cast(WorkspaceRequest, request)
    admitted.began = began
    admitted.membership, admitted.workspace = membership, membership.workspace
    admitted.past, admitted.seen = None, None
    if admitted.workspace.home is not None:
        admitted.workspace.home.workspace = admitted.workspace  # it need not be read again
    return admitted


def _in_its_time(
    request: HttpRequest, address: str, in_past: bool, answer: Callable[[WorkspaceRequest], HttpResponse]
) -> HttpResponse:
    """Answer for the workspace as it is, or as it was where the address names a moment.

    Who may see it is decided by today's memberships either way. In the past only views marked `in_past`
    answer, and only to reading. The address may name whose eyes it is seen through, too.
    """
    slug, at, text = address.partition(AT)
    admitted = _admit(request, slug.partition(BY)[0])
    if not at:
        return through_its_eyes(admitted, address, answer)
    try:
        moment = read_moment(text)
        check_moment(admitted.workspace, moment)
    except (NoMoment, NothingRecorded) as error:
        why = str(error) if isinstance(error, NothingRecorded) else _("The address names no moment.")
        return say_missing(request, slug, why)
    if not in_past or request.method not in READING:
        return refuse(request, slug)
    with look_back(admitted.workspace, moment) as then:
        admitted.past = Past(request, admitted.workspace, moment, slug)
        admitted.workspace = admitted.membership.workspace = then
        try:
            return rendered(through_its_eyes(admitted, address, answer))
        except Http404:
            return say_missing(request, slug, _("This was not recorded at that moment, or not any more."))


def workspace_view[**P](minimum: Role, *, in_past: bool = False) -> Callable[[View[P]], Admitted]:
    """Admit members holding at least `minimum`; weaker roles get 403, outsiders 404.

    `in_past`: it only shows what is recorded, so it can show what was recorded at a moment of the past.
    """

    def decorate(view: View[P]) -> Admitted:
        @refusals_told
        @wraps(view)
        def admit(request: HttpRequest, workspace: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            def answer(admitted: WorkspaceRequest) -> HttpResponse:
                if admitted.membership.role < minimum:
                    raise PermissionDenied
                about = kwargs.get("organization_id", kwargs.get("from_id"))
                return _answer(request, lambda: _or_lead_on(admitted, about, view, *args, **kwargs))

            return _in_its_time(request, workspace, in_past, answer)

        admit.minimum_role = minimum  # type: ignore[attr-defined]  # read by tests/architecture
        admit.in_past = in_past  # type: ignore[attr-defined]  # read by the search and by tests/architecture
        return admit

    return decorate


def organization_view[**P](
    minimum: Role, *, in_past: bool = False
) -> Callable[[View[Concatenate[Organization, P]]], Admitted]:
    """Admit members holding at least `minimum`, and representatives of the organization in the URL.

    The view gets the organization, found inside the workspace. A representative of another
    organization gets 404, as for one that doesn't exist. `in_past` as for `workspace_view`.
    """

    def decorate(view: View[Concatenate[Organization, P]]) -> Admitted:
        @refusals_told
        @wraps(view)
        def admit(
            request: HttpRequest, workspace: str, organization_id: UUID, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            def answer(admitted: WorkspaceRequest) -> HttpResponse:
                found = _organization(admitted, organization_id, minimum)
                if found is None:
                    return _answer(request, lambda: _lead_on(admitted, organization_id))
                return _answer(request, lambda: view(admitted, found, *args, **kwargs))

            return _in_its_time(request, workspace, in_past, answer)

        admit.minimum_role = minimum  # type: ignore[attr-defined]  # read by tests/architecture
        admit.in_past = in_past  # type: ignore[attr-defined]  # read by tests/architecture
        admit.representatives = True  # type: ignore[attr-defined]  # read by tests/architecture
        return admit

    return decorate


def _or_lead_on[**P](
    request: WorkspaceRequest, about: object, view: View[P], *args: P.args, **kwargs: P.kwargs
) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except Http404:
        if isinstance(about, UUID):
            return _lead_on(request, about)
        raise


def _lead_on(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    """The same page of the organization that this one was merged into, with a sentence that says so, or 404.

    Only for pages: what a script asks for, or a form that is sent, is not answered for another organization.
    """
    asked = request.method in ("GET", "HEAD") and not request.htmx
    merged = merged_into(request.workspace, organization_id) if asked else None
    if merged is None or (request.past and merged.at > request.past.moment.end):
        raise Http404
    told = _("“{name}” was merged into “{into}” on {day}.")
    day = date_format(localtime(merged.at), "DATE_FORMAT")
    messages.info(request, told.format(name=merged.name, into=merged.into, day=day))
    return redirect(request.get_full_path().replace(str(organization_id), str(merged.into.pk)))


def _organization(request: WorkspaceRequest, organization_id: UUID, minimum: Role) -> Organization | None:
    """The organization in the URL, for members holding at least `minimum` and who speaks for it."""
    found = Organization.objects.in_workspace(request.workspace).filter(pk=organization_id).first()
    if found is not None:
        found.workspace = request.workspace  # it is the one that was read already
    if request.membership.role < minimum and not (found and speaks_for(request, found)):
        raise Http404 if request.membership.role == Role.REPRESENTATIVE else PermissionDenied
    return found


def speaks_for(request: WorkspaceRequest, organization: Organization) -> bool:
    """Whether the person asking is a representative of `organization`."""
    return organization.representatives.filter(user=request.user).exists()


def may_edit(request: WorkspaceRequest, organization: Organization) -> bool:
    """Organizers and up edit any organization, representatives their own; nobody edits the past."""
    return not looked_at() and (request.membership.can_edit or speaks_for(request, organization))


def may_see_risk(request: WorkspaceRequest, organization: Organization | None = None) -> bool:
    """Who sees absorption risk is a setting of the workspace; a group's own representative sees its own."""
    if request.membership.can_see_risk:
        return True
    return organization is not None and speaks_for(request, organization)


def signed_in[**P](view: Callable[Concatenate[SignedInRequest, P], HttpResponse]) -> Admitted:
    """Mark a view that needs no workspace: whoever is signed in may see it, about themselves."""

    @wraps(view)
    def admit(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return _answer(request, lambda: view(cast(SignedInRequest, request), *args, **kwargs))

    admit.minimum_role = None  # type: ignore[attr-defined]  # read by tests/architecture
    return admit


def open_to_all[**P](
    reason: str,
) -> Callable[[Callable[Concatenate[HtmxHttpRequest, P], HttpResponse]], Admitted]:
    """Mark a view that answers people who aren't signed in, and say why it must."""

    def decorate(view: Callable[Concatenate[HtmxHttpRequest, P], HttpResponse]) -> Admitted:
        @login_not_required
        @wraps(view)
        def admit(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            return _answer(request, lambda: view(cast(HtmxHttpRequest, request), *args, **kwargs))

        admit.minimum_role = None  # type: ignore[attr-defined]  # read by tests/architecture
        admit.open_reason = reason  # type: ignore[attr-defined]  # read by tests/architecture
        return admit

    return decorate


def _answer(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """No method but those that pages use; pages with data are never kept by a browser or a proxy."""
    response = view() if request.method in METHODS else HttpResponseNotAllowed(METHODS)
    if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
        response.content = render_to_string("405.html", request=request)
    add_never_cache_headers(response)
    return response

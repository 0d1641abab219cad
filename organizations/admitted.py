"""Requests that were admitted: what a view may count on."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from organizations.looking_back import Past, Seen
from organizations.models import Membership, User, Workspace


class HtmxHttpRequest(HttpRequest):
    """A request after django-htmx's middleware."""

    htmx: HtmxDetails


class SignedInRequest(HtmxHttpRequest):
    """A request by somebody we know."""

    user: User  # LoginRequiredMiddleware let nobody else through


class WorkspaceRequest(SignedInRequest):
    """A request that was admitted to a workspace."""

    workspace: (
        Workspace  # as it is looked at: its address and home may be those of the eyes it is seen through
    )
    membership: Membership  # whose workspace is the one that is stored
    began: float  # seconds since 1970: what changes from then on, the page may not show yet
    past: Past | None  # None: the present
    seen: Seen | None  # None: through the eyes of the home organization

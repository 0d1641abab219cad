"""Who was refused what goes to the log of the server, under one name (docs/deployment.md).

Ids only: no name, no mail address, nothing of what was sent or of what stands behind the "?" of an address.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from organizations.models import User

_log = logging.getLogger("basis.refused")
REFUSED = (403, 404)


def refusals_told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view as it is; each 403 and 404 that it answers is told, with who asked for what."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except (PermissionDenied, Http404) as error:
            _tell(request, 404 if isinstance(error, Http404) else 403)
            raise
        if response.status_code in REFUSED:
            _tell(request, response.status_code)
        return response

    return told


def tell_sign_in_refused(request: HttpRequest, email: str, why: str) -> None:
    """Somebody did not come in: the id of whose account it is, if anybody's, and from where they asked."""
    whose = User.objects.filter(email=email.strip().lower()).values_list("pk", flat=True).first()
    _log.info("sign-in refused (%s): account %s from %s", why, whose or "unknown", _from(request))


def _tell(request: HttpRequest, status: int) -> None:
    _log.info("%s for user %s: %s %s", status, request.user.pk, request.method, quote(request.path))


def _from(request: HttpRequest) -> str:
    return quote(str(request.META.get("REMOTE_ADDR", "")), safe=":.")

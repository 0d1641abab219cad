"""A request that looks at the past: the moment, the way back, and what is said where there is nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import SimpleTemplateResponse
from django.urls import ResolverMatch, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organizations.models import Change, Organization, Workspace
from organizations.models.changes import ChangeQuerySet
from organizations.moments import Moment, write_moment
from organizations.past import AT

READING = ["GET", "HEAD"]


@dataclass(frozen=True, slots=True)
class Past:
    """The moment that a request looks at, for the banner of its page."""

    request: HttpRequest
    workspace: Workspace
    moment: Moment
    slug: str  # the workspace's own address

    @property
    def present(self) -> str:
        """The same page today."""
        return elsewhere(self.request, self.slug)

    def in_words(self) -> str:
        """The moment as people read it."""
        if self.moment.whole_day:
            return _("As it was recorded at the end of {day}").format(day=date_format(self.moment.day))
        then = date_format(timezone.localtime(self.moment.end), "DATETIME_FORMAT")
        return _("As it was recorded on {moment}").format(moment=then)

    @property
    def recorded(self) -> str:
        """The moment as files say it."""
        return self.moment.end.isoformat()

    def earlier(self) -> str:
        """The same page as the change before the last one left it; "" where there is none."""
        known = self._changes().filter(at__lte=self.moment.end).order_by("-at")
        return self._at(known.values_list("at", flat=True)[1:2])

    def later(self) -> str:
        """The same page as the next change left it."""
        to_come = self._changes().filter(at__gt=self.moment.end).order_by("at")
        return self._at(to_come.values_list("at", flat=True)[:1])

    def _changes(self) -> ChangeQuerySet:
        return Change.objects.in_workspace(self.workspace).of_data().filter(only_for=None)

    def _at(self, found: Iterable[datetime]) -> str:
        return next((elsewhere(self.request, f"{self.slug}{AT}{write_moment(at)}") for at in found), "")


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose eyes a request looks through, where they are not the home organization's."""

    request: HttpRequest
    organization: Organization
    address: str  # the workspace's, of the same moment, without them

    @property
    def own(self) -> str:
        """The same page through the eyes of the home organization."""
        return elsewhere(self.request, self.address)


def elsewhere(request: HttpRequest, address: str) -> str:
    """The page that is asked for, at another address of the workspace."""
    match = cast(ResolverMatch, request.resolver_match)
    path = reverse(match.view_name, kwargs=match.kwargs | {"workspace": address})
    asked = request.META.get("QUERY_STRING", "")
    return f"{path}?{asked}" if asked else path


def say_missing(request: HttpRequest, slug: str, why: str) -> HttpResponse:
    """What is said of a moment, or of a row at it, that isn't there."""
    choose = reverse("organizations:past_choose", args=[slug])
    told = {"why": why, "present": elsewhere(request, slug), "choose": choose}
    return _no_page(request, "past_missing.html", told, 404)


def refuse(request: HttpRequest, slug: str) -> HttpResponse:
    """What is said of a page that the past doesn't have, and to whoever would change it."""
    response = _no_page(request, "past_refused.html", {"present": elsewhere(request, slug)}, 405)
    response["Allow"] = ", ".join(READING)
    return response


def _no_page(request: HttpRequest, template: str, told: dict[str, str], status: int) -> HttpResponse:
    response = HttpResponse(render_to_string(f"organizations/{template}", told, request), status=status)
    add_never_cache_headers(response)
    return response


def rendered(response: HttpResponse) -> HttpResponse:
    """Templates ask the database while they are rendered, so that happens before the past is left."""
    return response.render() if isinstance(response, SimpleTemplateResponse) else response

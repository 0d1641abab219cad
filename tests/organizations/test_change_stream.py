"""The view that admits to the stream; what follows in it: tests/organizations/live."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import AsyncRequestFactory, Client

from organizations.live.asking import not_admitted
from organizations.live.streaming import SCOPE_KEY
from organizations.live.telling import Ticket
from organizations.models import Role, User
from organizations.views.live import change_stream
from tests import factories

URL = "/w/clean-air/live/"


def test_it_begins_a_stream_that_nobody_keeps(viewer):
    response = viewer.get(URL)

    assert response["Content-Type"] == "text/event-stream"
    assert "no-cache" in response["Cache-Control"]
    assert response["X-Accel-Buffering"] == "no"
    assert response.content == b"retry: 1000\n\n"


@pytest.mark.parametrize(("who", "status"), [("outsider", 404), ("anonymous", 302)])
def test_others_hear_nothing(request, workspace, who, status):
    assert request.getfixturevalue(who).get(URL).status_code == status


def test_it_is_no_page(viewer):
    response = viewer.get(URL, headers={"Sec-Fetch-Mode": "navigate"})

    assert response.url == "/w/clean-air/"


def admitted(user: User, query: str = "", **headers: str) -> Ticket:
    """The ticket that the view puts into the request's scope."""
    client = Client()
    client.force_login(user)
    request: Any = AsyncRequestFactory().get(URL + query, headers=headers)
    request.user, request.session = user, client.session
    change_stream(request, workspace="clean-air")
    ticket: Ticket = request.scope[SCOPE_KEY]
    return ticket


def test_a_member_is_admitted_to_their_workspace_as_they_are(workspace):
    ada = factories.member(workspace, Role.ORGANIZER)

    ticket = admitted(ada, "?at=list&since=12.5")

    assert (ticket.workspace, ticket.user, ticket.role) == (workspace.pk, ada.pk, Role.ORGANIZER)
    assert (ticket.place, ticket.since, ticket.only) == ("list", 12.5, None)
    assert ticket.session_hash == ada.get_session_auth_hash()
    assert not_admitted([ticket]) == set()


def test_a_browser_that_comes_back_says_what_it_heard_last(workspace):
    ada = factories.member(workspace, Role.VIEWER)

    assert admitted(ada, "?since=12.5", **{"Last-Event-ID": "13.5"}).since == 13.5
    assert admitted(ada, "?since=nonsense").since > 1_000_000_000


def test_a_representative_is_admitted_to_their_organization_and_not_shown(organization):
    speaker = factories.representative(organization)

    ticket = admitted(speaker, "?at=list")

    assert ticket.only == frozenset({str(organization.pk)})
    assert ticket.place == ""


@pytest.mark.parametrize("place", ["", "<b>", "list:1", "a" * 80])
def test_a_place_that_is_none_is_nowhere(workspace, place):
    ada = factories.member(workspace, Role.VIEWER)

    assert admitted(ada, f"?at={quote(place)}").place == ""


def test_who_hides_is_nowhere(workspace):
    ada = factories.member(workspace, Role.VIEWER, shows_presence=False)

    assert admitted(ada, "?at=list").place == ""

"""What is told of a change, and to whom: ids only. What they mean is fetched through the views."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import connection

from organizations.models import Change, Role, Versioned
from organizations.models.changes import REPRESENTED

CHANNEL: Final = "basis_live"
WAITING: Final = 32  # frames that one stream may lag behind; more are not told one by one
RESYNC: Final = "event: resync\ndata: {}\n\n"  # something was missed: look at all of it again
CLOSED: Final = "event: closed\ndata: {}\n\n"  # no longer signed in or admitted
PAUSE: Final = "event: pause\ndata: {}\n\n"  # too many pages open: this one asks again once it is used
STOPPING: Final = ": the server stops\n\n"  # the browser asks again by itself
LAST: Final = frozenset({CLOSED, PAUSE, STOPPING})
PING: Final = ": ping\n\n"

type Reach = Mapping[str, list[str] | None]  # kind of row -> ids of organizations; None = many


@dataclass(frozen=True, slots=True)
class News:
    """That one change was committed."""

    id: str
    workspace: UUID
    user: UUID | None
    at: float  # seconds since 1970
    reach: Reach
    only_for: UUID | None = None  # the one person whom alone it concerns


@dataclass(frozen=True, slots=True, eq=False)
class Ticket:
    """Who listens, as they were when a view admitted them."""

    workspace: UUID
    user: UUID
    role: int
    session: str
    session_hash: str
    only: frozenset[str] | None  # the organizations that a representative speaks for; None = everything
    place: str  # which page is looked at; empty = not to be seen by others, nor to see them
    since: float  # when the page was made


def news_of(change: Change) -> News:
    at = change.at.timestamp()
    return News(
        str(change.pk), change.workspace_id, change.user_id, at, change.reach, only_for=change.only_for_id
    )


def announce(change: Change) -> None:
    """Ring at every process that listens, as the transaction commits. SQLite's are watching the file."""
    if connection.vendor == "postgresql":
        _notify(str(change.pk))  # a payload may have 8,000 bytes: whoever hears of it reads the rest


def announce_presence() -> None:
    """Ring because people came or went."""
    if connection.vendor == "postgresql":
        _notify("")


def _notify(payload: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])


@cache
def _private_kinds() -> frozenset[str]:
    models: Any = apps.get_models()
    return frozenset(m._meta.model_name for m in models if issubclass(m, Versioned) and m.private)


def reach_for(ticket: Ticket, reach: Reach) -> Reach:
    """What of a change's reach this person may know of; empty = it is none of their business."""
    if ticket.only is None:
        hidden = _private_kinds() if ticket.role < Role.ORGANIZER else frozenset()
        return {kind: ids for kind, ids in reach.items() if kind not in hidden | {REPRESENTED}}
    ids = reach.get(REPRESENTED, [])
    own = ids if ids is None else sorted(ticket.only.intersection(ids))
    return {} if own == [] else {"organization": own}  # None: perhaps theirs among many


def change_frame(ticket: Ticket, news: News, *, again: bool = False) -> str:
    """One event of the stream, empty where there is nothing to tell; `again`: it was while the page came."""
    reach = reach_for(ticket, news.reach)
    if not reach or news.only_for not in (None, ticket.user):
        return ""
    data = {"id": news.id, "reach": reach, "mine": news.user == ticket.user, "again": again}
    return f"event: change\nid: {news.at:.6f}\ndata: {json.dumps(data)}\n\n"


def presence_frame(people: list[tuple[str, str]]) -> str:
    """Who else has the same page open: ids and names, which members may read of each other."""
    return f"event: here\ndata: {json.dumps([{'id': id_, 'name': name} for id_, name in people])}\n\n"

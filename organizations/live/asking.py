"""What the hub asks the database: each function is one short job of its own thread, never of a stream."""

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from organizations.live.telling import WAITING, News, Ticket, announce_presence, news_of
from organizations.models import Change, Membership, Presence, Representative, Role, User

INVERTED: Final = 5.0  # seconds that a change may commit after its time: a browser skips what it heard
FORGOTTEN: Final = timedelta(seconds=30)  # after which a process that says nothing is gone


def news_since(ticket: Ticket) -> list[News] | None:
    """What changed in the workspace after the page was made; None = too much to tell one by one."""
    began = datetime.fromtimestamp(ticket.since - INVERTED, UTC)
    missed = Change.objects.filter(workspace_id=ticket.workspace, at__gt=began).order_by("at")
    found = [news_of(change) for change in missed[: WAITING + 1]]
    return found if len(found) <= WAITING else None


def not_admitted(tickets: Collection[Ticket]) -> set[Ticket]:
    """Those who are signed out, removed, or have another role by now. Four queries, however many."""
    users = User.objects.in_bulk({ticket.user for ticket in tickets})
    hashes = {pk: user.get_session_auth_hash() for pk, user in users.items() if user.is_active}
    keys = {ticket.session for ticket in tickets}
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    open_sessions = set(sessions.values_list("session_key", flat=True))
    members = Membership.objects.filter(
        workspace__in={ticket.workspace for ticket in tickets}, user__in=hashes
    )
    roles = {(each.workspace_id, each.user_id): each.role for each in members}
    speaking = _speaking({ticket.user for ticket in tickets if ticket.only is not None})
    return {
        ticket
        for ticket in tickets
        if hashes.get(ticket.user) != ticket.session_hash
        or ticket.session not in open_sessions
        or roles.get((ticket.workspace, ticket.user)) != ticket.role
        or (ticket.only is not None and ticket.only != speaking[ticket.workspace, ticket.user])
    }


def _speaking(users: Collection[UUID]) -> dict[tuple[UUID, UUID], frozenset[str]]:
    """The organizations that these representatives speak for, in each workspace."""
    found: dict[tuple[UUID, UUID], frozenset[str]] = defaultdict(frozenset)
    rows = Representative.objects.filter(user__in=users).values_list("workspace", "user", "organization")
    for workspace, user, organization in rows:
        found[workspace, user] |= {str(organization)}
    return found


def ticket_only(role: int, workspace: UUID, user: UUID) -> frozenset[str] | None:
    return _speaking({user})[workspace, user] if role == Role.REPRESENTATIVE else None


def keep_presence(process: UUID, looking: dict[UUID, Ticket]) -> None:
    """Write down who looks at what in this process, and no others; what dead processes left behind goes."""
    now = timezone.now()
    left = Q(process=process) & ~Q(pk__in=looking)
    gone, _kinds = Presence.objects.filter(left | Q(alive_at__lt=now - FORGOTTEN)).delete()
    kept = Presence.objects.filter(process=process).update(alive_at=now)
    if kept < len(looking):
        rows = [
            Presence(
                id=id_,
                process=process,
                workspace_id=ticket.workspace,
                user_id=ticket.user,
                place=ticket.place,
                alive_at=now,
            )
            for id_, ticket in looking.items()
        ]
        Presence.objects.bulk_create(rows, ignore_conflicts=True)
    if gone or kept < len(looking):
        announce_presence()


type Looking = dict[tuple[UUID, str], list[tuple[str, str]]]  # page -> ids and names of people


def who_is_where(workspaces: Collection[UUID]) -> Looking:
    """Who looks at which page of these workspaces, each person once, by name."""
    alive = Presence.objects.filter(
        workspace__in=workspaces, alive_at__gte=timezone.now() - FORGOTTEN, user__shows_presence=True
    ).select_related("user")
    found: dict[tuple[UUID, str], dict[str, str]] = {}
    for each in alive:
        found.setdefault((each.workspace_id, each.place), {})[str(each.user_id)] = str(each.user)
    return {
        place: sorted(people.items(), key=lambda each: (each[1].casefold(), each[0]))
        for place, people in found.items()
    }

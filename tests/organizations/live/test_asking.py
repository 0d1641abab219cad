"""Who is still admitted, what was missed, and who looks at what."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import HASH_SESSION_KEY
from django.test import Client
from django.utils import timezone

from organizations.keeping import history_opened
from organizations.live.asking import (
    keep_presence,
    news_since,
    not_admitted,
    ticket_only,
    who_is_where,
)
from organizations.live.telling import WAITING, Ticket
from organizations.models import Change, Membership, Presence, Representative, Role, User, Workspace
from organizations.services import one_change
from tests import factories

PROCESS = uuid4()


def ticket_of(user: User, workspace: Workspace, place: str = "list") -> Ticket:
    """As a view gives it to somebody who is signed in."""
    client = Client()
    client.force_login(user)
    session = client.session
    role = user.memberships.get(workspace=workspace).role
    only = ticket_only(role, workspace.pk, user.pk)
    key, hashed = str(session.session_key), session[HASH_SESSION_KEY]
    return Ticket(workspace.pk, user.pk, role, key, hashed, only, place, timezone.now().timestamp())


@pytest.fixture
def ada(workspace):
    return factories.member(workspace, Role.ORGANIZER, name="Ada")


@pytest.fixture
def ben(workspace):
    return factories.member(workspace, Role.VIEWER, name="Ben")


def sign_out(user: User, ticket: Ticket) -> None:
    from django.contrib.sessions.models import Session

    Session.objects.filter(session_key=ticket.session).delete()


def remove(user: User, ticket: Ticket) -> None:
    user.memberships.all().delete()


def change_role(user: User, ticket: Ticket) -> None:
    Membership.objects.filter(user=user).update(role=Role.ADMIN)


def end_sessions(user: User, ticket: Ticket) -> None:
    user.end_sessions()


def switch_off(user: User, ticket: Ticket) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize("act", [sign_out, remove, change_role, end_sessions, switch_off])
def test_who_may_listen_no_more_is_found(workspace, ada, ben, act):
    mine, other = ticket_of(ada, workspace), ticket_of(ben, workspace)
    assert not_admitted([mine, other]) == set()

    act(ada, mine)

    assert not_admitted([mine, other]) == {mine}


def test_a_representative_who_speaks_for_another_group_is_found(workspace, organization):
    speaker = factories.representative(organization)
    mine = ticket_of(speaker, workspace)
    assert not_admitted([mine]) == set()

    Representative.objects.filter(user=speaker).update(organization=factories.organization(workspace))

    assert not_admitted([mine]) == {mine}


def test_many_are_looked_at_with_as_many_queries_as_one(workspace, ada, ben, django_assert_num_queries):
    tickets = [ticket_of(user, workspace) for user in (ada, ben) for _each in range(5)]

    with django_assert_num_queries(3):
        assert not_admitted(tickets) == set()


def test_many_representatives_cost_one_query_more(workspace, organization, django_assert_num_queries):
    others = [factories.organization(workspace) for _each in range(3)]
    speakers = [factories.representative(each) for each in (organization, *others)]
    tickets = [ticket_of(user, workspace) for user in speakers]

    with django_assert_num_queries(4):
        assert not_admitted(tickets) == set()


def test_what_changed_since_the_page_was_made_is_told(workspace, ada):
    elsewhere = factories.workspace()
    with one_change(workspace=workspace, user=ada, act="old.one") as old:
        pass
    with history_opened():
        Change.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(minutes=1))
    mine = ticket_of(ada, workspace)
    for place in (workspace, elsewhere):
        with one_change(workspace=place, user=ada, act="new.one"):
            pass

    found = news_since(mine)
    assert found is not None
    assert [news.id for news in found] == [str(workspace.changes.get(act="new.one").pk)]


def test_what_was_committed_late_is_told(workspace, ada):
    with one_change(workspace=workspace, user=ada, act="slow.one") as slow:
        pass
    with history_opened():
        Change.objects.filter(pk=slow.pk).update(at=timezone.now() - timedelta(seconds=4))

    found = news_since(ticket_of(ada, workspace))

    assert [news.id for news in found or ()] == [str(slow.pk)]


def test_too_much_is_not_told_one_by_one(workspace, ada):
    mine = ticket_of(ada, workspace)
    Change.objects.bulk_create(Change(workspace=workspace, act="x.y") for _each in range(WAITING + 1))

    assert news_since(mine) is None


def test_people_are_seen_where_they_look_once_each(workspace, ada, ben):
    looking = {uuid4(): ticket_of(ada, workspace), uuid4(): ticket_of(ada, workspace)}
    looking[uuid4()] = ticket_of(ben, workspace, "matrix")

    keep_presence(PROCESS, looking)

    assert who_is_where({workspace.pk}) == {
        (workspace.pk, "list"): [(str(ada.pk), "Ada")],
        (workspace.pk, "matrix"): [(str(ben.pk), "Ben")],
    }
    assert who_is_where({factories.workspace().pk}) == {}


def test_who_leaves_is_gone(workspace, ada):
    keep_presence(PROCESS, {uuid4(): ticket_of(ada, workspace)})

    keep_presence(PROCESS, {})

    assert not Presence.objects.exists()


def test_who_left_while_nothing_could_be_written_is_gone_at_the_next_sign_of_life(workspace, ada, ben):
    stays = {uuid4(): ticket_of(ben, workspace)}
    keep_presence(PROCESS, stays | {uuid4(): ticket_of(ada, workspace)})

    keep_presence(PROCESS, stays)

    assert [each.user for each in Presence.objects.all()] == [ben]


def test_who_looks_in_another_process_stays(workspace, ada):
    keep_presence(uuid4(), {uuid4(): ticket_of(ada, workspace)})

    keep_presence(PROCESS, {})

    assert Presence.objects.count() == 1


def test_what_a_dead_process_left_behind_is_not_seen_and_goes(workspace, ada, ben):
    keep_presence(uuid4(), {uuid4(): ticket_of(ada, workspace)})
    Presence.objects.update(alive_at=timezone.now() - timedelta(seconds=31))
    assert who_is_where({workspace.pk}) == {}

    keep_presence(PROCESS, {uuid4(): ticket_of(ben, workspace)})

    assert [each.user for each in Presence.objects.all()] == [ben]


def test_a_sign_of_life_keeps_people_where_they_are(workspace, ada):
    looking = {uuid4(): ticket_of(ada, workspace)}
    keep_presence(PROCESS, looking)
    Presence.objects.update(alive_at=timezone.now() - timedelta(seconds=20))

    keep_presence(PROCESS, looking)

    assert Presence.objects.get().alive_at > timezone.now() - timedelta(seconds=5)


def test_who_hides_is_not_seen(workspace, ada):
    keep_presence(PROCESS, {uuid4(): ticket_of(ada, workspace)})

    User.objects.filter(pk=ada.pk).update(shows_presence=False)

    assert who_is_where({workspace.pk}) == {}

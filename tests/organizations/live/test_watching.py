"""Each committed change is heard, and what is taken back is not: on whichever database this runs."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection, connections

from organizations.keeping import history_opened
from organizations.live.telling import CHANNEL, News, announce_presence
from organizations.live.watching import EVERY, watch
from organizations.models import Role
from organizations.models.changes import TOLD_ONE_BY_ONE
from organizations.services import one_change
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


class Notes:
    """What a listener is told."""

    def __init__(self) -> None:
        self.ready = asyncio.Event()
        self.news: list[News] = []
        self.rings = self.resyncs = 0

    def heard(self, news: News) -> None:
        self.news.append(news)

    def rung(self) -> None:
        self.rings += 1

    def resync(self) -> None:
        self.resyncs += 1


async def listening(act: Callable[[], None], until: Callable[[Notes], bool]) -> Notes:
    notes = Notes()
    watching = asyncio.create_task(watch(notes))
    try:
        async with asyncio.timeout(20):
            await notes.ready.wait()
            await asyncio.to_thread(in_a_thread, act)
            while not until(notes):
                await asyncio.sleep(0.01)
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
    return notes


def in_a_thread(act: Callable[[], None]) -> None:
    try:
        act()
    finally:
        connections.close_all()


def test_each_change_is_heard_in_its_order(workspace, organization):
    def act() -> None:
        for word in ("first.one", "second.one"):
            with one_change(workspace=workspace, user=None, act=word):
                organization.save_over(organization.version)

    notes = asyncio.run(listening(act, lambda notes: len(notes.news) == 2))

    changes = workspace.changes.order_by("at")
    assert [news.id for news in notes.news] == [str(change.pk) for change in changes]
    assert [news.workspace for news in notes.news] == [workspace.pk] * 2
    assert notes.news[0].reach["organization"] == [str(organization.pk)]
    assert [news.at for news in notes.news] == [change.at.timestamp() for change in changes]
    assert notes.resyncs == 1  # as it began


def test_a_change_that_reaches_many_by_many_kinds_of_rows_is_heard_whole(workspace):
    ids = [str(uuid4()) for _each in range(TOLD_ONE_BY_ONE)]
    reach = {f"kind {number}": ids for number in range(8)}

    def act() -> None:
        with one_change(workspace=workspace, user=None, act="much.deleted") as change:
            change.reach = reach

    notes = asyncio.run(listening(act, lambda notes: bool(notes.news)))

    assert [news.reach for news in notes.news] == [reach]


def test_what_is_taken_back_is_not_heard(workspace):
    def act() -> None:
        with contextlib.suppress(ZeroDivisionError), one_change(workspace=workspace, user=None, act="no.no"):
            1 / 0  # noqa: B018 # it fails
        with one_change(workspace=workspace, user=None, act="yes.yes"):
            pass

    notes = asyncio.run(listening(act, lambda notes: bool(notes.news)))

    assert [news.id for news in notes.news] == [str(workspace.changes.get().pk)]


def test_comings_and_goings_ring(workspace):
    def act() -> None:
        if connection.vendor == "sqlite":
            factories.member(workspace, Role.VIEWER)
        else:
            announce_presence()

    assert asyncio.run(listening(act, lambda notes: notes.rings > 0)).news == []


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a file has no connection that can be cut")
def test_a_lost_connection_comes_back_and_says_that_something_may_be_missing(workspace):
    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%%' AND datname = current_database()"
            )

    notes = asyncio.run(listening(act, lambda notes: notes.resyncs > 1))

    assert notes.news == []


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="nothing is said through a file")
def test_what_another_version_says_is_no_reason_to_hear_no_more(workspace):
    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, '["not an id"]'])
        with one_change(workspace=workspace, user=None, act="yes.yes"):
            pass

    notes = asyncio.run(listening(act, lambda notes: bool(notes.news)))

    assert [news.id for news in notes.news] == [str(workspace.changes.get().pk)]
    assert notes.resyncs > 1


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only a file numbers its rows anew")
def test_after_the_newest_changes_were_deleted_the_next_is_heard(workspace):
    with one_change(workspace=workspace, user=None, act="first.one"):
        pass
    gone = factories.workspace()
    with one_change(workspace=gone, user=None, act="gone.one"):
        pass

    def act() -> None:
        with history_opened():
            gone.changes.all().delete()
        time.sleep(3 * EVERY)
        with one_change(workspace=workspace, user=None, act="next.one"):
            pass

    notes = asyncio.run(listening(act, lambda notes: bool(notes.news)))

    assert [news.id for news in notes.news] == [str(workspace.changes.get(act="next.one").pk)]
    assert notes.resyncs > 1

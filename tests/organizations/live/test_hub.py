"""What serves all streams of a process goes on after any fault, and nobody misses anything by it."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError

from organizations.live import hub as hubs
from organizations.live.hub import Hub, Stream
from organizations.live.telling import RESYNC, Ticket
from organizations.live.watching import Listener


def page(place: str = "") -> Stream:
    return Stream(Ticket(uuid4(), uuid4(), 20, "session", "hash", only=None, place=place, since=0.0))


@pytest.fixture
def quick(monkeypatch):
    """Without a database, and with no pauses."""
    monkeypatch.setattr(hubs, "AGAIN", 0)
    monkeypatch.setattr(hubs, "READY", 0.1)
    monkeypatch.setattr(hubs, "news_since", lambda _ticket: [])
    monkeypatch.setattr(hubs, "not_admitted", lambda _tickets: set())


async def joined(stream: Stream, until: Callable[[], bool]) -> list[str]:
    """What a page that opens is told."""
    hub = Hub()
    await hub.join(stream)
    async with asyncio.timeout(10):
        while not until():
            await asyncio.sleep(0)
    await hub.close()
    return [stream.frames.get_nowait() for _each in range(stream.frames.qsize())]


def test_no_fault_ends_the_listening_for_good_and_every_page_is_looked_at_again(monkeypatch, quick):
    began = []

    async def watch(listener: Listener) -> None:
        listener.resync()
        listener.ready.set()
        began.append(1)
        await asyncio.sleep(0.05)
        raise ValueError("a fault of our own")

    monkeypatch.setattr(hubs, "watch", watch)

    told = asyncio.run(joined(page(), lambda: len(began) > 1))

    assert told == [RESYNC] * (len(began) - 1)


def test_a_page_that_was_there_before_the_database_is_looked_at_again(monkeypatch, quick):
    heard = []

    async def watch(listener: Listener) -> None:
        await asyncio.sleep(0.3)
        listener.resync()
        listener.ready.set()
        heard.append(1)
        await asyncio.sleep(10)

    monkeypatch.setattr(hubs, "watch", watch)

    assert asyncio.run(joined(page(), lambda: bool(heard))) == [RESYNC]


async def one_leaves(written: list[set[UUID]]) -> tuple[Stream, Stream]:
    """Two pages open, and one closes when both are written down; the third writing ends it."""
    hub, stays, leaves = Hub(), page("list"), page("list")
    await asyncio.gather(hub.join(stays), hub.join(leaves))
    async with asyncio.timeout(10):
        while len(written) < 1:
            await asyncio.sleep(0.01)
        hub.leave(leaves)
        while len(written) < 3:
            await asyncio.sleep(0.01)
    await hub.close()
    return stays, leaves


def test_who_left_while_the_database_was_away_is_gone_once_it_is_back(monkeypatch, quick):
    written: list[set[UUID]] = []

    def keep_presence(_process: UUID, looking: dict[UUID, Ticket]) -> None:
        written.append(set(looking))
        if len(written) == 2:
            raise OperationalError("away")

    async def watch(listener: Listener) -> None:
        listener.ready.set()
        await asyncio.sleep(10)

    for name, fake in (("keep_presence", keep_presence), ("who_is_where", lambda _: {}), ("watch", watch)):
        monkeypatch.setattr(hubs, name, fake)

    stays, leaves = asyncio.run(one_leaves(written))

    assert written == [{stays.id, leaves.id}, {stays.id}, {stays.id}]


def test_who_is_no_longer_seen_sees_nobody_any_more():
    mine = page("list")
    me, ada = (str(mine.ticket.user), "Me"), (str(uuid4()), "Ada")
    place = mine.ticket.workspace, "list"

    def told(*here: tuple[str, str]) -> Any:
        hubs._tell_who_is_here(mine, {place: list(here)})
        (line,) = [line for line in mine.frames.get_nowait().splitlines() if line.startswith("data: ")]
        return [each["name"] for each in json.loads(line.removeprefix("data: "))]

    assert told(me, ada) == ["Ada"]
    assert told(ada) == []

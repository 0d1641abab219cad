"""What serves all streams of a process goes on after any fault, and nobody misses anything by it."""

import asyncio
from collections.abc import Callable
from uuid import uuid4

import pytest

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

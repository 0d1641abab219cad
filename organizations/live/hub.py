"""Everybody who listens in this process, and the few tasks that serve all of them.

Nothing runs while nobody listens. A stream holds no thread and no connection to the database: two threads and
one listening connection serve the whole process, and what a stream can't take in time becomes one "resync".
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import close_old_connections, connections

from organizations.live.asking import Looking, keep_presence, news_since, not_admitted, who_is_where
from organizations.live.telling import (
    CLOSED,
    LAST,
    PAUSE,
    RESYNC,
    STOPPING,
    WAITING,
    News,
    Ticket,
    change_frame,
    presence_frame,
)
from organizations.live.watching import AGAIN, watch

CHECK: Final = 3.0  # seconds between two looks at who is still admitted
BEAT: Final = 10.0  # seconds between two signs of life of this process
TOGETHER: Final = 0.2  # seconds in which comings and goings are gathered
PER_PERSON: Final = 12  # pages that one person has open at once
READY: Final = 3.0  # seconds that the database may take until it is listened to
LINGER: Final = 5.0  # seconds after the last one left, since most of them are only going to the next page
log = logging.getLogger(__name__)


class Stream:
    """One open page."""

    def __init__(self, ticket: Ticket) -> None:
        self.id = uuid4()
        self.ticket = ticket
        self.begun = False  # whether it has waited long enough to be listened for
        self.frames: asyncio.Queue[str] = asyncio.Queue(WAITING)
        self.told: list[tuple[str, str]] = []  # who was said to be here last

    def put(self, frame: str) -> None:
        if self.frames.full():
            while not self.frames.empty():
                self.frames.get_nowait()
            frame = frame if frame in LAST else RESYNC
        self.frames.put_nowait(frame)


class Hub:
    """The streams of this process."""

    def __init__(self) -> None:
        self.process = uuid4()
        self.streams: dict[UUID, Stream] = {}
        self.ready = asyncio.Event()
        self._moved, self._rung, self._check = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing: asyncio.Task[None] | None = None
        self._reading, self._writing = (ThreadPoolExecutor(1, f"live-{name}") for name in ("read", "write"))

    # Coming and going

    async def join(self, stream: Stream) -> None:
        """Listen from now on, and be told what changed since the page was made."""
        if not self._tasks:
            self._start()
        mine = [each for each in self.streams.values() if each.ticket.user == stream.ticket.user]
        for oldest in mine[: max(0, len(mine) - PER_PERSON + 1)]:
            oldest.put(PAUSE)
        self.streams[stream.id] = stream
        self._moved.set()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.ready.wait(), READY)
        stream.begun = True
        missed = await self._read(news_since, stream.ticket)
        if missed is None:
            stream.put(RESYNC)
        for news in missed or ():
            self._tell(stream, news, again=True)

    def leave(self, stream: Stream) -> None:
        self.streams.pop(stream.id, None)
        self._moved.set()
        if not self.streams:
            asyncio.get_running_loop().call_later(LINGER, self._rest)

    def _rest(self) -> None:
        if not self.streams and self._tasks:
            self._closing = asyncio.create_task(self.close())

    def _start(self) -> None:
        works = (self._watching, self._checking, self._beating, self._looking)
        self._tasks = {asyncio.create_task(self._lasting(work)) for work in works}

    async def _lasting(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """No fault is a reason to stop for ever: the database's, or one of our own."""
        while True:
            try:
                await work()
            except Exception:
                log.exception("live: %s begins again", work.__name__)
            await asyncio.sleep(AGAIN)

    def stop(self) -> None:
        """End every stream, for the server waits for them before it stops."""
        for stream in self.streams.values():
            stream.put(STOPPING)

    async def close(self) -> None:
        """End all tasks and give back the threads' connections."""
        tasks, self._tasks = self._tasks, set()
        self.ready.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for thread in (self._reading, self._writing):
            await asyncio.get_running_loop().run_in_executor(thread, connections.close_all)

    # What is heard

    async def _watching(self) -> None:
        await watch(self)

    def heard(self, news: News) -> None:
        if not news.reach:
            self._check.set()  # people, roles: perhaps somebody listens who may no longer
        for stream in self.streams.values():
            if stream.ticket.workspace == news.workspace:
                self._tell(stream, news)

    def _tell(self, stream: Stream, news: News, *, again: bool = False) -> None:
        if frame := change_frame(stream.ticket, news, again=again):
            stream.put(frame)

    def resync(self) -> None:
        """Something may have been missed, but not by those that still wait to be told what they missed."""
        for stream in self.streams.values():
            if stream.begun:
                stream.put(RESYNC)

    def rung(self) -> None:
        self._rung.set()

    # What is looked after

    async def _checking(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._check.wait(), CHECK)
            self._check.clear()
            tickets = {stream.ticket: stream for stream in self.streams.values()}
            for ticket in await self._read(not_admitted, list(tickets)) if tickets else ():
                tickets[ticket].put(CLOSED)

    async def _beating(self) -> None:
        while True:
            await asyncio.sleep(TOGETHER)
            self._moved.clear()
            looking = {each.id: each.ticket for each in self.streams.values() if each.ticket.place}
            await self._run(self._writing, keep_presence, self.process, looking)
            self.rung()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), BEAT)

    async def _looking(self) -> None:
        while True:
            await self._rung.wait()
            await asyncio.sleep(TOGETHER)
            self._rung.clear()
            placed = [stream for stream in self.streams.values() if stream.ticket.place]
            if placed:
                places: Looking = await self._read(who_is_where, {each.ticket.workspace for each in placed})
                for stream in placed:
                    _tell_who_is_here(stream, places)

    async def _read(self, ask: Callable[..., Any], *what: Any) -> Any:
        return await self._run(self._reading, ask, *what)

    async def _run(self, thread: ThreadPoolExecutor, ask: Callable[..., Any], *what: Any) -> Any:
        def job() -> Any:
            close_old_connections()
            return ask(*what)

        return await asyncio.get_running_loop().run_in_executor(thread, job)


def _tell_who_is_here(stream: Stream, places: Looking) -> None:
    ticket = stream.ticket
    here = places.get((ticket.workspace, ticket.place), [])
    others = [(id_, name) for id_, name in here if id_ != str(ticket.user)]
    if len(others) == len(here):  # who isn't seen themselves sees nobody
        others = []
    if others != stream.told:
        stream.told = others
        stream.put(presence_frame(others))

"""Hearing of each committed change: LISTEN on PostgreSQL, the file's version on SQLite. One per process.

Both call `heard` for each change, `rung` when people may have come or gone, and `resync` when something may
have been missed; `ready` is set as soon as nothing that is committed from then on goes unheard.
"""

import asyncio
import contextlib
import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol
from uuid import UUID

import psycopg
from django.db import connection

from organizations.live.telling import CHANNEL, News, read_news, uuid_or_none

EVERY: Final = 0.1  # seconds between two looks at the file's version; one takes 5 microseconds
AT_ONCE: Final = 200
QUIET: Final = 20.0  # seconds without a word, after which the connection is asked whether it lives
AGAIN: Final = 1.0  # seconds until the next attempt to connect


class Listener(Protocol):
    """Who is told."""

    ready: asyncio.Event

    def heard(self, news: News) -> None: ...

    def rung(self) -> None: ...

    def resync(self) -> None: ...


async def watch(listener: Listener) -> None:
    """Never ends by itself."""
    if connection.vendor == "postgresql":
        await _watch_postgres(listener)
    else:
        await _watch_sqlite(listener, Path(connection.settings_dict["NAME"]))


async def _watch_postgres(listener: Listener) -> None:
    wanted = connection.get_connection_params()
    ours = {name: wanted[name] for name in wanted if name not in {"cursor_factory", "context"}}
    ours |= {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3}
    while True:
        with contextlib.suppress(psycopg.OperationalError):
            async with await psycopg.AsyncConnection.connect(**ours, autocommit=True) as listening:
                await listening.execute(f"LISTEN {CHANNEL}")
                if listener.ready.is_set():  # it was away: what was said meanwhile nobody repeats
                    listener.resync()
                listener.ready.set()
                await _hear(listening, listener)
        await asyncio.sleep(AGAIN)


async def _hear(listening: psycopg.AsyncConnection[Any], listener: Listener) -> None:
    while True:
        async for note in listening.notifies(timeout=QUIET):
            if note.payload:
                listener.heard(read_news(note.payload))
            else:
                listener.rung()
        await listening.execute("SELECT 1")


@dataclass(slots=True)
class _File:
    """What was seen last of the database's file."""

    connection: sqlite3.Connection
    version: int
    row: int

    @classmethod
    def open(cls, path: Path) -> "_File":
        # it only reads, and a lock is no reason to hold up the event loop: the next look is near
        opened = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)
        file = cls(opened, 0, 0)
        file.version = file.version_now()
        (file.row,) = opened.execute("SELECT coalesce(max(rowid), 0) FROM organizations_change").fetchone()
        return file

    def version_now(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def news(self) -> list[News]:
        """The changes that were committed since; writers come one by one, so their rows are in that order."""
        asked = (
            "SELECT rowid, id, workspace_id, user_id, only_for_id, at, reach FROM organizations_change"
            " WHERE rowid > ? ORDER BY rowid LIMIT ?"
        )
        rows = self.connection.execute(asked, (self.row, AT_ONCE)).fetchall()
        if rows:
            self.row = rows[-1][0]
        return [_news(*columns) for _row, *columns in rows]


def _news(id_: str, workspace: str, user: str | None, only_for: str | None, at: str, reach: str) -> News:
    told = datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp()
    people = uuid_or_none(user), uuid_or_none(only_for)
    return News(str(UUID(id_)), UUID(workspace), people[0], told, json.loads(reach), people[1])


async def _watch_sqlite(listener: Listener, path: Path) -> None:
    while True:
        with contextlib.suppress(sqlite3.Error):
            file = _File.open(path)
            with contextlib.closing(file.connection):
                if listener.ready.is_set():
                    listener.resync()
                listener.ready.set()
                await _look(file, listener)
        await asyncio.sleep(AGAIN)


async def _look(file: _File, listener: Listener) -> None:
    while True:
        await asyncio.sleep(EVERY)
        try:
            version = file.version_now()
            if version == file.version:
                continue
            found = file.news()
        except sqlite3.OperationalError:  # locked just now
            continue
        if len(found) < AT_ONCE:  # else there is more: look again
            file.version = version
        for news in found:
            listener.heard(news)
        listener.rung()

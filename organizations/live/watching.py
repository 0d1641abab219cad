"""Hearing of each committed change: LISTEN on PostgreSQL, the file's version on SQLite. One per process.

Both call `heard` for each change, `rung` when people may have come or gone, and `resync` when something may
have been missed, so whenever they begin; `ready` is set as soon as whatever is committed then is heard.
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

from organizations.live.telling import CHANNEL, News

EVERY: Final = 0.1  # seconds between two looks at the file's version; one takes 5 microseconds
AT_ONCE: Final = 200
QUIET: Final = 20.0  # seconds without a word, after which the connection is asked whether it lives
AGAIN: Final = 1.0  # seconds until the next attempt to connect
TOLD: Final = "id, workspace_id, user_id, at, reach, only_for_id"  # of a change; as News has it


class Listener(Protocol):
    """Who is told."""

    ready: asyncio.Event

    def heard(self, news: News) -> None: ...

    def rung(self) -> None: ...

    def resync(self) -> None: ...


async def watch(listener: Listener) -> None:
    """Until something goes wrong that a new connection doesn't mend."""
    begin = _watch_postgres if connection.vendor == "postgresql" else _watch_sqlite
    while True:
        with contextlib.suppress(psycopg.OperationalError, sqlite3.Error):
            await begin(listener)
        await asyncio.sleep(AGAIN)


def _begun(listener: Listener) -> None:
    """What was said before nobody repeats."""
    listener.resync()
    listener.ready.set()


async def _watch_postgres(listener: Listener) -> None:
    wanted = connection.get_connection_params()
    ours = {name: wanted[name] for name in wanted if name not in {"cursor_factory", "context"}}
    ours |= {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3}
    async with await psycopg.AsyncConnection.connect(**ours, autocommit=True) as listening:
        await listening.execute(f"LISTEN {CHANNEL}")
        _begun(listener)
        while True:
            heard = {note.payload async for note in listening.notifies(timeout=QUIET, stop_after=1)}
            if "" in heard:
                listener.rung()
            for news in await _read(listening, listener, heard - {""}):
                listener.heard(news)


async def _read(
    listening: psycopg.AsyncConnection[Any], listener: Listener, payloads: set[str]
) -> list[News]:
    """The changes that were announced. It asks even for none: so a dead connection is noticed."""
    try:
        ids = [UUID(payload) for payload in payloads]
    except ValueError:  # a process of another version speaks otherwise
        listener.resync()
        ids = []
    asked = f"SELECT {TOLD} FROM organizations_change WHERE id = ANY(%s) ORDER BY at"  # noqa: S608  # columns
    rows = await (await listening.execute(asked, [ids])).fetchall()
    return [News(str(id_), place, user, at.timestamp(), *rest) for id_, place, user, at, *rest in rows]


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
        file.version, file.row = file.version_now(), file.last()
        return file

    def version_now(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def last(self) -> int:
        asked = "SELECT coalesce(max(rowid), 0) FROM organizations_change"
        return int(self.connection.execute(asked).fetchone()[0])

    def news(self) -> list[News]:
        """The changes that were committed since; writers come one by one, so their rows are in that order."""
        asked = f"SELECT rowid, {TOLD} FROM organizations_change WHERE rowid > ? ORDER BY rowid LIMIT ?"  # noqa: S608  # columns
        rows = self.connection.execute(asked, (self.row, AT_ONCE)).fetchall()
        if rows:
            self.row = rows[-1][0]
        return [_news(*columns) for _row, *columns in rows]


def _news(id_: str, workspace: str, user: str | None, at: str, reach: str, only_for: str | None) -> News:
    told = datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp()
    people = [UUID(each) if each else None for each in (user, only_for)]
    return News(str(UUID(id_)), UUID(workspace), people[0], told, json.loads(reach), people[1])


async def _watch_sqlite(listener: Listener) -> None:
    file = _File.open(Path(connection.settings_dict["NAME"]))
    with contextlib.closing(file.connection):
        _begun(listener)
        await _look(file, listener)


async def _look(file: _File, listener: Listener) -> None:
    while True:
        await asyncio.sleep(EVERY)
        try:
            version = file.version_now()
            if version == file.version:
                continue
            if (last := file.last()) < file.row:  # the newest were deleted: their numbers are given again
                file.row = last
                listener.resync()
            found = file.news()
        except sqlite3.OperationalError:  # locked just now
            continue
        if len(found) < AT_ONCE:  # else there is more: look again
            file.version = version
        for news in found:
            listener.heard(news)
        listener.rung()

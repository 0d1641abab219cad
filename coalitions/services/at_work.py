"""In which workspace a process is at a long file: it holds a lock that ends with it, however it ends.

On PostgreSQL an advisory lock of its session, on SQLite a byte of a file beside the database.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

PATIENCE = 5.0  # seconds: whoever looks holds the lock for an instant, and so does who has just finished
_HELD = """
    SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND classid = %s AND objid = %s)
"""


@contextmanager
def holding(workspace_id: UUID) -> Iterator[bool]:
    """Be the one that is at a file of this workspace until the block ends; False where another process is."""
    take = _database_lock if connection.vendor == "postgresql" else _file_lock
    with take(_key(workspace_id)) as held:
        yield held


def is_held(workspace_id: UUID) -> bool:
    """Whether a process that lives is at a file of this workspace. Cost: one query, or opening a file."""
    key = _key(workspace_id)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_HELD, [key >> 32, key & 0xFFFFFFFF])
            return bool(cursor.fetchone()[0])
    with _opened() as file:
        return not _locked(file, key)


def _key(workspace_id: UUID) -> int:
    return workspace_id.int & (2**62 - 1)  # within what both kinds of lock can number


@contextmanager
def _database_lock(key: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        held = _in_time(lambda: _asked(cursor, "SELECT pg_try_advisory_lock(%s)", key))
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                _asked(cursor, "SELECT pg_advisory_unlock(%s)", key)


def _asked(cursor: CursorWrapper, question: str, key: int) -> bool:
    cursor.execute(question, [key])
    return bool(cursor.fetchone()[0])


@contextmanager
def _file_lock(key: int) -> Iterator[bool]:
    with _opened() as file:
        yield _in_time(lambda: _locked(file, key))


@contextmanager
def _opened() -> Iterator[int]:
    """A file of no content. What is locked in it is free again once it is closed."""
    database = Path(connection.settings_dict["NAME"])
    file = os.open(database.with_name(f"{database.name}-work"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield file
    finally:
        os.close(file)


def _locked(file: int, key: int) -> bool:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, key)
    except OSError:
        return False
    return True


def _in_time(take: Callable[[], bool]) -> bool:
    began = time.monotonic()
    while not take():
        if time.monotonic() - began > PATIENCE:
            return False
        time.sleep(0.05)
    return True

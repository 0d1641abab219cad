"""In which workspace a process is at a long file: it holds a lock that ends with it, however it ends.

It also holds one of the few places that the whole site has for such work, so that many workspaces at once
don't take every core and all memory. On PostgreSQL an advisory lock of its session, on SQLite a byte of a
file beside the database.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
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
    with _lock()(_key(workspace_id), PATIENCE) as held:
        yield held


@contextmanager
def in_a_place() -> Iterator[bool]:
    """Have one of the site's places until the block ends; False where all are taken."""
    take = _lock()
    with ExitStack() as places:
        yield any(places.enter_context(take(place, 0)) for place in _places())


def is_held(workspace_id: UUID) -> bool:
    """Whether a process that lives is at a file of this workspace. Cost: one query, or opening a file."""
    return _is_taken(_key(workspace_id))


def is_full() -> bool:
    """Whether processes that live have all places of the site. Cost: as `is_held`, once for each place."""
    return all(_is_taken(place) for place in _places())


def _places() -> range:
    return range(1, settings.IMPORTS_AT_ONCE + 1)  # no workspace has a key as small


def _lock() -> Callable[[int, float], AbstractContextManager[bool]]:
    return _database_lock if connection.vendor == "postgresql" else _file_lock


def _is_taken(key: int) -> bool:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_HELD, [key >> 32, key & 0xFFFFFFFF])
            return bool(cursor.fetchone()[0])
    with _opened() as file:
        return not _locked(file, key)


def _key(workspace_id: UUID) -> int:
    return workspace_id.int & (2**62 - 1)  # within what both kinds of lock can number


@contextmanager
def _database_lock(key: int, patience: float) -> Iterator[bool]:
    with connection.cursor() as cursor:
        held = _in_time(lambda: _asked(cursor, "SELECT pg_try_advisory_lock(%s)", key), patience)
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
def _file_lock(key: int, patience: float) -> Iterator[bool]:
    with _opened() as file:
        yield _in_time(lambda: _locked(file, key), patience)


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


def _in_time(take: Callable[[], bool], patience: float) -> bool:
    began = time.monotonic()
    while not take():
        if time.monotonic() - began > patience:
            return False
        time.sleep(0.05)
    return True

"""How SQLite is used: settings that go together."""

from pathlib import Path
from typing import Any

from organizations.keeping import KeepingConnection


def sqlite(path: str | Path, folder: Path) -> dict[str, Any]:
    """WAL and IMMEDIATE: readers and writers never meet. FULL: a saved row survives power loss."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Tests get a file too: in memory, threads meet table locks that a file doesn't have.
        "TEST": {"NAME": folder / "test.sqlite3"},
        "OPTIONS": {
            "factory": KeepingConnection,
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }

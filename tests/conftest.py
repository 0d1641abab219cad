"""What every test shares: no network beyond this machine, the browser, and a running site."""

import socket
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import BaseCommand
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from hypothesis import HealthCheck, settings

from coalitions.services import background
from coalitions.services.background import work_on
from organizations.keeping import history_opened
from organizations.models import rows
from organizations.models.history import RowHistory, inside_a_change, remember
from tests.server import Database, Site, migrated_database, running_site
from tools.ensure_browser import find_browser, launch_flags

pytest_plugins = ["tests.personas"]
LOOPBACK = ("127.", "::1", "localhost")
# No test fails because the machine has other things to do; what fails says how it is repeated.
settings.register_profile(
    "busy machine", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("busy machine")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what starts a browser, and what asks the database: a second database has to repeat only that."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & {"page", "browser", "site", "empty_site"}:
            item.add_marker("browser")
        if asked & {"db", "transactional_db", "migrated"} or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """A test that asks another host fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test tried to reach {address[0]}; tests stay on this machine")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def rows_made_by_tests() -> Iterator[None]:
    """What a test sets up needs no Change; what a request, a command or a service writes does."""
    request, execute = Client.request, BaseCommand.execute
    asking = ContextVar("asking", default=False)

    def recorded(these: list[Any], kind: str) -> None:
        if asking.get() or inside_a_change():
            remember(these, kind)

    def one_recorded(self: RowHistory, instance: Any, kind: str, using: str | None = None) -> None:
        recorded([instance], kind)

    def strictly(act: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(act)
        def acted(*args: Any, **options: Any) -> Any:
            token = asking.set(True)
            try:
                return act(*args, **options)
            finally:
                asking.reset(token)

        return acted

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RowHistory, "create_historical_record", one_recorded)
        patch.setattr(rows, "remember", recorded)
        patch.setattr(Client, "request", strictly(request))
        patch.setattr(BaseCommand, "execute", strictly(execute))
        yield


@pytest.fixture(scope="session", autouse=True)
def tables_emptied_between_tests() -> Iterator[None]:
    """A test whose transactions were real leaves empty tables behind: the log and the history too."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def opened(self: BaseDatabaseOperations, statements: Any) -> None:
        with history_opened():
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", opened)
        yield


@pytest.fixture(scope="session", autouse=True)
def work_in_the_process_of_the_test() -> Iterator[None]:
    """A long file is worked on at once: another process would not see what a test has not committed."""

    def at_once(import_id: Any) -> None:
        work_on(import_id=import_id)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(background, "launch", at_once)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own browser, quiet about everything but the pages."""
    found = {"executable_path": path} if (path := find_browser()) else {}
    return {**browser_type_launch_args, "args": launch_flags(), **found}


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database with every table, made once; each site begins with a copy."""
    with migrated_database(tmp_path_factory.mktemp("migrated")) as database:
        yield database


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, migrated: Database) -> Iterator[Site]:
    """The real server with the demonstration loaded, shared by the browser tests that only look."""
    with running_site(tmp_path_factory.mktemp("site"), copied=migrated, demonstration=True) as running:
        yield running


@pytest.fixture
def empty_site(tmp_path: Path, migrated: Database) -> Iterator[Site]:
    """The real server with nothing in it, for a browser test that changes things."""
    with running_site(tmp_path, copied=migrated) as running:
        yield running

"""What works on a long file may end at any moment: that is seen, said, and one click starts it anew."""

import os
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone

from coalitions.models import Doing, ImportWork
from coalitions.services import at_work, import_worker
from coalitions.services.at_work import is_held
from coalitions.services.background import is_working, start_work, work_of, work_on
from organizations.models import Organization
from tests.coalitions.test_import_detail import plan_in, text_of, waiting
from tests.coalitions.test_import_progress import TEXT, every_file_is_long, later, record, work
from tests.coalitions.test_two_at_once import at_once
from tests.server import ROOT

pytestmark = pytest.mark.django_db(transaction=True)

__all__ = ["every_file_is_long", "later"]  # fixtures
TOGETHER = 8
HOLD = """
import sys
from uuid import UUID
import django
django.setup()
from coalitions.services.at_work import holding
with holding(UUID(sys.argv[1])) as held:
    print(held, flush=True)
    sys.stdin.read()
"""


def died():
    """The process had begun."""
    ImportWork.objects.update(doing=Doing.READING, beat=timezone.now())


def test_it_is_started_once_and_when_it_died_that_is_said_and_one_click_starts_it(
    organizer, workspace, later
):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    organizer.get(url)
    assert len(later) == 1

    died()
    told = text_of(organizer.get(url))
    assert "Reading this file was interrupted" in told
    assert "Read again" in told
    assert organizer.get(work(url))["Location"] == url
    assert len(later) == 1

    again = organizer.post(url, {})
    assert again["Location"] == work(url)
    assert len(later) == 2


def test_an_import_that_died_is_said_and_one_click_starts_it(organizer, workspace, later):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    work_on(import_id=record().pk)
    plan = plan_in(organizer.get(url))
    organizer.post(f"{url}apply/", {"plan": plan})
    died()

    page = organizer.get(url)

    assert "This was interrupted. Nothing was imported; try it once more." in text_of(page)
    organizer.post(f"{url}apply/", {"plan": plan_in(page)})
    assert len(later) == 3
    assert not Organization.objects.exists()
    work_on(import_id=record().pk)
    assert Organization.objects.count() == 260
    work_on(import_id=record().pk)  # what has ended is not begun again
    assert Organization.objects.count() == 260


def test_an_interruption_is_said_and_nothing_is_written(organizer, workspace, later, monkeypatch):
    url = waiting(organizer, TEXT)
    organizer.get(url)

    def fail(**_options):
        raise MemoryError

    monkeypatch.setattr(import_worker, "reading_of", fail)
    with pytest.raises(MemoryError):
        work_on(import_id=record().pk)

    page = text_of(organizer.get(url))
    assert "This was interrupted. Nothing was imported" in page
    assert "Reading this file was interrupted" in page


def test_of_many_who_ask_at_the_same_moment_one_starts_it(organizer, workspace, later):
    waiting(organizer, TEXT)
    user = record().user
    with at_once(TOGETHER) as together:
        for number in range(1, 6):
            together([partial(start_work, record=record(), user=user, plan="x") for _each in range(TOGETHER)])

            assert len(later) == number
            died()


@contextmanager
def held_elsewhere(key):
    """A process of its own that holds what this one would have to hold, until the block ends."""
    name, given = connection.settings_dict["NAME"], os.environ.get("DATABASE_URL", "")
    there = urlsplit(given)._replace(path=f"/{name}").geturl() if given else f"sqlite:///{name}"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(key)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": there, "DJANGO_SETTINGS_MODULE": "config.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def at_it(organizer, workspace, later):
    """Another process that holds the file that waits, as long as nobody ends it."""
    organizer.get(waiting(organizer, TEXT))
    with held_elsewhere(record().workspace_id) as process:
        yield process


def test_a_process_is_alive_as_long_as_it_lives_however_silent_it_is(organizer, workspace, at_it, later):
    died()
    assert is_working(work_of(record()))
    start_work(record=record(), user=None)
    assert len(later) == 1

    at_it.kill()
    at_it.wait()

    while is_held(
        record().workspace_id
    ):  # the database may need a moment to see it; the test's limit ends this
        pass
    assert not is_working(work_of(record()))
    start_work(record=record(), user=None)
    assert len(later) == 2


def test_a_second_process_leaves_the_file_to_the_first(organizer, workspace, at_it, monkeypatch):
    monkeypatch.setattr(at_work, "PATIENCE", 0.0)
    monkeypatch.setattr(import_worker, "reading_of", None)

    work_on(import_id=record().pk)

    assert work_of(record()).doing == "queued"

"""Long files of many workspaces wait in line for the few places of the whole site."""

from contextlib import ExitStack
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone

from coalitions.models import Doing, Import, ImportWork
from coalitions.services import background
from coalitions.services.at_work import is_full
from coalitions.services.background import is_working, work_of, work_on
from tests import factories
from tests.coalitions.test_import_detail import text_of, waiting
from tests.coalitions.test_import_interrupted import held_elsewhere
from tests.coalitions.test_import_progress import TEXT, every_file_is_long, later, record, work

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["every_file_is_long", "later"]  # fixtures


@pytest.fixture
def others():
    """Processes that have all places of the site, at files of other workspaces."""
    with ExitStack() as places:
        yield [
            places.enter_context(held_elsewhere(UUID(int=place)))
            for place in range(1, settings.IMPORTS_AT_ONCE + 1)
        ]


def long_ago():
    ImportWork.objects.update(beat=timezone.now() - timedelta(minutes=5))


def test_a_file_waits_for_those_of_other_workspaces_and_its_page_says_so(organizer, workspace, others, later):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    long_ago()

    assert "Waiting in line: other long files are worked on first" in text_of(organizer.get(work(url)))
    assert is_working(work_of(record()))
    assert later == []


def test_a_process_without_a_place_leaves_its_file_in_the_line(organizer, workspace, others, later):
    organizer.get(waiting(organizer, TEXT))

    work_on(import_id=record().pk)

    assert work_of(record()).doing == Doing.QUEUED


def test_when_a_place_is_free_looking_at_the_file_begins_it(organizer, workspace, others, later):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    long_ago()
    others[0].kill()
    others[0].wait()
    while is_full():  # the database may need a moment to see it; the test's limit ends this
        pass

    assert organizer.get(work(url))["Location"] == url
    organizer.get(url)

    assert later == [(record().pk,)]


def test_who_is_done_begins_the_file_that_waits_longest_of_any_workspace(
    organizer, workspace, later, monkeypatch
):
    organizer.get(waiting(organizer, TEXT))
    mine = record().pk
    elsewhere = [
        Import.objects.create(workspace=factories.workspace(), filename="x.csv", content=b"x", size=1)
        for _each in range(2)
    ]
    for minutes, waits in enumerate(elsewhere, start=1):
        beat = timezone.now() - timedelta(minutes=minutes)
        ImportWork.objects.create(imported=waits, doing=Doing.QUEUED, beat=beat)
    monkeypatch.setattr(background, "is_held", lambda workspace: workspace == elsewhere[1].workspace_id)
    later.clear()

    work_on(import_id=mine)

    assert later == [(elsewhere[0].pk,)]

"""Of one workspace one long file is worked on at a time; the others wait, and who asked may still."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from coalitions.models import Doing, Import, ImportWork
from coalitions.services import background
from coalitions.services.background import work_on
from organizations.models import Organization, Role
from tests.coalitions.test_import_detail import plan_in, text_of, waiting
from tests.coalitions.test_import_progress import TEXT, every_file_is_long, later, work

pytestmark = pytest.mark.django_db
__all__ = ["every_file_is_long", "later"]  # fixtures


@pytest.fixture
def two(organizer, workspace, later, monkeypatch):
    """The addresses and ids of two files: a process is at the first, the second was brought in meanwhile."""
    found: list[tuple[str, UUID]] = []
    for at_work in (False, True):
        monkeypatch.setattr(background, "is_held", lambda _workspace, held=at_work: held)
        url = waiting(organizer, TEXT)
        organizer.get(url)
        found.append((url, Import.objects.exclude(pk__in=[pk for _url, pk in found]).get().pk))
    return found


def test_the_second_file_waits_for_the_first_and_is_begun_at_its_end(organizer, two, later):
    (_url, first), (url, second) = two
    assert later == [(first,)]
    assert "Waiting until another file here is done" in text_of(organizer.get(work(url)))

    work_on(import_id=first)

    assert later == [(first,), (second,)]
    assert ImportWork.objects.get(pk=first).doing == Doing.ENDED
    work_on(import_id=second)
    assert len(later) == 2
    assert "Group 24" in text_of(organizer.get(url))


def test_a_cancelled_file_lets_the_next_pass(organizer, two, later):
    (url, first), (_url, second) = two
    organizer.post(f"{url}cancel/")

    work_on(import_id=first)

    assert later == [(first,), (second,)]


def test_a_file_that_waited_for_one_whose_process_was_killed_is_begun_by_looking_at_it(
    organizer, two, later, monkeypatch
):
    (_url, first), (url, second) = two
    monkeypatch.setattr(background, "is_held", lambda _workspace: False)
    long_ago = timezone.now() - timedelta(minutes=5)
    ImportWork.objects.update(beat=long_ago)
    ImportWork.objects.filter(pk=first).update(doing=Doing.READING)

    organizer.get(url)
    work_on(import_id=second)

    assert later == [(first,), (second,)]
    died = ImportWork.objects.get(pk=first)
    assert (died.doing, died.told[:20]) == (Doing.ENDED, "This was interrupted")


def test_who_lost_the_role_while_it_waited_imports_nothing(organizer, facilitator, workspace, later):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    import_id = Import.objects.get().pk
    work_on(import_id=import_id)
    organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))})
    workspace.memberships.filter(user=Import.objects.get().user).update(role=Role.VIEWER)

    work_on(import_id=import_id)

    assert not Organization.objects.exists()
    assert "may not import here any more" in text_of(facilitator.get(url))

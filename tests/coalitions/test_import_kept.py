"""What was found in a file is kept: no page makes it anew, and no answer waits for many rows."""

import json
import zlib

import pytest
from django.utils import timezone

from coalitions.interchange.child import read_safely
from coalitions.models import Doing, Import, ImportWork
from coalitions.services import background, import_worker, imports, uploads
from coalitions.services.background import work_on
from coalitions.services.uploads import keep_decisions
from organizations.models import Organization
from tests.coalitions.test_import_detail import plan_in, text_of, waiting
from tests.coalitions.test_import_progress import later, record, work

pytestmark = pytest.mark.django_db
__all__ = ["later"]  # a fixture

TEXT = "Organization,City\n" + "".join(f"Group {n},Leeds\n" for n in range(60))


@pytest.fixture
def plans(monkeypatch):
    """A line for every time that a file is compared with what is recorded."""
    made, know = [], imports._know_what_is_recorded

    def counted(plan):
        made.append(1)
        know(plan)

    monkeypatch.setattr(imports, "_know_what_is_recorded", counted)
    return made


def test_pages_choices_and_errors_of_a_short_file_are_those_found_once(organizer, workspace, plans):
    url = waiting(organizer, TEXT)

    first, second = organizer.get(url), organizer.get(url, {"page": "2", "show": "created"})
    organizer.get(f"{url}errors/")

    assert [first.context["page"][0].label, second.context["page"][0].label] == ["Group 0", "Group 25"]
    assert len(plans) == 1


def test_what_is_recorded_meanwhile_shows_in_the_preview_of_a_short_file(organizer, workspace, plans):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    organizer.post(f"/w/{workspace.slug}/organizations/add/", {"name": "Group 3"})

    page = organizer.get(url, {"show": "updated"})

    assert [row.label for row in page.context["page"]] == ["Group 3"]
    assert len(plans) == 2


def test_a_small_file_of_many_rows_is_left_to_a_process(organizer, workspace, later, plans, monkeypatch):
    monkeypatch.setattr(import_worker, "MANY", 59)
    url = waiting(organizer, TEXT)

    assert organizer.get(url)["Location"] == work(url)
    assert (len(later), len(plans)) == (1, 0)
    work_on(import_id=record().pk)
    page = organizer.get(url)
    monkeypatch.setattr(import_worker, "_has_many", None)  # it is known, and nothing is read in the answer
    organizer.post(f"{url}apply/", {"plan": plan_in(page)})

    assert (len(later), len(plans)) == (2, 1)
    assert not Organization.objects.exists()


@pytest.mark.parametrize("long", [False, True])
def test_what_another_version_of_the_program_kept_is_read_again(organizer, workspace, long, monkeypatch):
    monkeypatch.setattr(background, "LONG", 0 if long else 200_000)
    url = waiting(organizer, TEXT)
    organizer.get(url)
    kept = ImportWork.objects.get().head
    ImportWork.objects.update(head={**kept, "format": "an older one", "reading": '{"sources": [{}]}'})
    Import.objects.update(reading=zlib.compress(json.dumps({"tables": [{}]}).encode()))

    page = organizer.get(url, follow=True)

    assert "Group 24" in text_of(page)
    organizer.post(f"{url}apply/", {"plan": plan_in(page)})
    assert Organization.objects.count() == 60


def test_a_short_file_whose_server_died_is_looked_at_by_itself(organizer, workspace):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    begun = timezone.now() - background.STARTING * 2
    ImportWork.objects.update(doing=Doing.READING, beat=begun, head={}, rows=None)

    assert "Group 24" in text_of(organizer.get(url))


def test_a_choice_made_while_the_file_is_read_again_is_kept(organizer, workspace, monkeypatch):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    read = read_safely

    def chosen_meanwhile(*args, **options):
        keep_decisions(record=Import.objects.get(), decisions={"group 3": "out"})
        return read(*args, **options)

    def chosen_before(*, record, options):
        keep_decisions(record=Import.objects.get(), decisions={"group 4": "out"})
        return real(record=record, options=options)

    real = uploads.read_upload
    monkeypatch.setattr(uploads, "read_safely", chosen_meanwhile)
    monkeypatch.setattr(uploads, "read_upload", chosen_before)
    organizer.post(url, {"map:City": "kind"})

    kept = record().options
    assert kept["decisions"] == {"group 3": "out", "group 4": "out"}
    assert kept["mapping"] == {"City": "kind"}

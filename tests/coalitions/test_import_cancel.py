"""Forgetting a file that was not imported."""

import pytest

from coalitions.models import Import
from coalitions.models.imports import ImportState
from organizations.models import Change
from tests.coalitions.bringing_in import counts
from tests.coalitions.commands.test_import_workspace import ALLIES
from tests.coalitions.test_import_detail import plan_in, text_of, waiting


def test_it_forgets_the_file_in_one_change(organizer, workspace):
    url = waiting(organizer, ALLIES)
    organizer.get(url)

    page = organizer.post(f"{url}cancel/", follow=True)

    record = Import.objects.get()
    assert (record.state, record.content, record.reading) == (ImportState.CANCELLED, None, None)
    assert Change.objects.filter(act="import.cancelled").count() == 1
    assert "Cancelled. Nothing was imported." in text_of(page)
    assert "This file was not imported" in text_of(organizer.get(url))


def test_what_was_imported_stays_imported(organizer, workspace):
    url = waiting(organizer, ALLIES)
    organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))})
    before = counts()

    organizer.post(f"{url}cancel/")

    assert Import.objects.get().state == ImportState.DONE
    assert counts() == before


def test_what_was_cancelled_is_not_imported(organizer, workspace):
    url = waiting(organizer, ALLIES)
    plan = {"plan": plan_in(organizer.get(url))}
    organizer.post(f"{url}cancel/")
    before = counts()

    organizer.post(f"{url}apply/", plan)

    assert counts() == before


def test_it_takes_a_post(organizer, workspace):
    assert organizer.get(f"{waiting(organizer, ALLIES)}cancel/").status_code == 405


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organizer, workspace, who, status):
    url = waiting(organizer, ALLIES)

    assert request.getfixturevalue(who).post(f"{url}cancel/").status_code == status
    assert Import.objects.get().state == ImportState.PREVIEWED

"""Which fields of two records stay, and by which names a file finds the one that stayed."""

import pytest

from coalitions.models import Import
from coalitions.services.imports import apply_import
from coalitions.services.merging.aliases import also_called
from organizations.models import Change, Note, Organization, Workspace
from organizations.undoing import undo_change
from tests.coalitions.bringing_in import plan_text
from tests.coalitions.merging_worlds import merge, state, two_riders

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(workspace: Workspace) -> tuple[Organization, Organization]:
    return two_riders(workspace)


def test_one_stays_with_what_is_filled_and_the_name_that_goes_is_kept(two):
    keep, other = two
    change = merge(keep, other)
    keep.refresh_from_db()
    assert not Organization.objects.filter(pk=other.pk).exists()
    assert (keep.name, keep.place, keep.kind) == ("Riders Union", "Harbor", "union")
    assert also_called(keep) == ["The Riders' Union", "Riders"]
    assert Change.objects.filter(act="organization.merged").get() == change
    assert change.subject_id == keep.pk


def test_the_chosen_name_stays_and_undo_gives_both_theirs_back(workspace, two):
    keep, other = two
    before = state(workspace)
    change = merge(keep, other, name="other", short_name="other")
    keep.refresh_from_db()
    assert (keep.name, keep.short_name) == ("The Riders' Union", "Riders")
    assert also_called(keep) == ["Riders Union", "RU"]
    assert undo_change(change=change, user=None).kept == []
    assert state(workspace) == before


def test_both_texts_stay_where_both_are_wanted(two, workspace):
    keep, other = two
    for row, text, tags in ((keep, "Drives.", ["drivers"]), (other, "Rides.", ["riders", "drivers"])):
        row.description, row.constituencies = text, tags
        row.save()
    merge(keep, other, description="both", constituencies="both")
    keep.refresh_from_db()
    assert keep.description == "Drives. · Rides."
    assert keep.constituencies == ["drivers", "riders"]


def test_a_value_that_is_not_chosen_is_kept_in_a_note(two):
    keep, other = two
    other.place = "Old town"
    other.save()
    merge(keep, other)
    assert "Old town" in Note.objects.get(organization=keep).text


def test_a_file_that_uses_the_old_name_finds_the_one_that_stayed(workspace, two):
    keep, other = two
    merge(keep, other)
    plan = plan_text(workspace, "Organization,Place\nThe Riders' Union,\nRIDERS,\nRiders Union,Harbor\n")
    assert not plan.creates.get(Organization)


def test_the_old_name_is_no_new_name_even_when_files_may_overwrite(workspace, two):
    keep, other = two
    merge(keep, other)
    plan = plan_text(workspace, "Organization,Place\nThe Riders' Union,Quay\n", overwrite=True)
    apply_import(record=Import(workspace=workspace, filename="x"), plan=plan)
    keep.refresh_from_db()
    assert (keep.name, keep.place) == ("Riders Union", "Quay")

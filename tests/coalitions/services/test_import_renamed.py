"""A file that uses a name from before somebody renamed the organization here means the same one."""

import pytest

from coalitions.models import Tie
from organizations.history import label_of
from organizations.models import Organization
from organizations.services import one_change
from tests.coalitions.bringing_in import bring, plan_text

pytestmark = pytest.mark.django_db
SHEET = "Organization,City\nTenants,Bronx\nRiders,Queens\n"


def rename(workspace, before, after):
    row = Organization.objects.get(workspace=workspace, name=before)
    with one_change(workspace=workspace, user=None, act="organization.edited") as change:
        was = label_of(row)
        row.name = after
        row.save_over(row.version)
        change.about(row, before={"name": was}, after={"name": after})
    return row


def test_the_same_file_again_finds_it_and_never_renames_it_back(workspace):
    bring(workspace, SHEET)
    row = rename(workspace, "Tenants", "Tenants Union")

    plan = plan_text(workspace, SHEET, overwrite=True)

    first = plan.outcomes[0]
    assert (first.outcome.value, first.subject_id) == ("unchanged", row.pk)
    assert first.hint.startswith("Called “Tenants” here until ")
    assert first.hint.endswith("; it stays “Tenants Union”.")
    assert not plan.creates
    assert not plan.updates


def test_ties_find_it_by_its_former_name_too(workspace):
    bring(workspace, SHEET)
    row = rename(workspace, "Tenants", "Tenants Union")

    bring(workspace, "from,to\nTenants,Riders\n")

    assert Tie.objects.get().source_id == row.pk
    assert Organization.objects.count() == 2


def test_a_name_that_another_has_now_is_that_one(workspace):
    bring(workspace, SHEET)
    rename(workspace, "Tenants", "Tenants Union")
    rename(workspace, "Riders", "Tenants")

    (first, _second) = plan_text(workspace, SHEET).outcomes

    assert first.subject_id == Organization.objects.get(name="Tenants").pk
    assert first.hint == ""


def test_a_name_that_two_had_is_neither(workspace):
    bring(workspace, SHEET)
    rename(workspace, "Tenants", "A")
    rename(workspace, "Riders", "Tenants")
    rename(workspace, "Tenants", "B")

    assert plan_text(workspace, "Organization\nTenants\n").outcomes[0].outcome.value == "created"

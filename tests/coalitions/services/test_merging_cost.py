"""Merging asks the database as often for a long record as for a short one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalitions.models import Agreement, Say
from coalitions.services.merging.merge import plan_merge
from organizations.models import Organization, Overlap, Position, Question, Workspace
from organizations.services import delete_rows, one_change
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.merging_worlds import TODAY, merge

pytestmark = pytest.mark.django_db


def two_records(workspace: Workspace, size: int) -> tuple[Organization, Organization]:
    """Both hold a position on each tenet, are in each coalition with a history of their say, and so on."""
    with one_change(workspace=workspace, user=None, act="test.made"):
        workspace.save()
        keep, other = (factories.organization(workspace, name=f"{name} {size}") for name in ("Riders", "RU"))
        for number in range(size):
            tenet, coalition = factories.tenet(workspace), factories.coalition(workspace)
            plank = factories.plank(factories.platform(coalition), tenet, proposed_by=other)
            third = factories.organization(workspace)
            factories.tie(other, keep, note=f"Tie {number}")
            for one in (keep, other):
                factories.position(workspace, organization=one, tenet=tenet, note="n" * 900)
                place = factories.affiliation(coalition, one, contribution=one.name)
                for day in (1, 2 if one is keep else 3):
                    Say(workspace=workspace, affiliation=place, since=date(2026, 1, day), step="vote").save()
                Agreement(workspace=workspace, plank=plank, organization=one).save()
                Question(workspace=workspace, organization=one, tenet=tenet).save()
                a, b = sorted((one, third), key=lambda each: each.pk)
                Overlap(workspace=workspace, a=a, b=b, people=number + 1).save()
    return keep, other


def test_showing_and_merging_twelve_of_each_cost_what_two_do(workspace):
    counts = []
    for size in (2, 12):
        keep, other = two_records(workspace, size)
        with CaptureQueriesContext(connection) as showing:
            plan_merge(keep=keep, other=other, day=TODAY)
        with CaptureQueriesContext(connection) as merging:
            merge(keep, other)
        assert Position.objects.filter(organization=keep).count() == size
        assert Say.objects.filter(affiliation__organization=keep).count() == 3 * size
        counts.append((len(showing), len(merging)))

    assert counts[0] == counts[1]


def test_rows_that_named_what_is_deleted_are_emptied_in_few_statements_and_come_back(workspace):
    counts = []
    for size in (2, 12):
        with one_change(workspace=workspace, user=None, act="test.made"):
            gone = factories.organization(workspace)
            named = [factories.coalition(workspace, target=gone) for _each in range(size)]
        with (
            one_change(workspace=workspace, user=None, act="organization.deleted") as change,
            CaptureQueriesContext(connection) as deleting,
        ):
            delete_rows([gone])
        for coalition in named:
            version = coalition.version
            coalition.refresh_from_db()
            assert (coalition.target, coalition.version) == (None, version + 1)
        undo_change(change=change, user=None)
        assert {each.target for each in type(named[0]).objects.filter(pk__in=[e.pk for e in named])} == {gone}
        counts.append(len(deleting))

    assert counts[0] == counts[1]

"""Taking back what wrote many rows: in few statements, however many they are."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.models import Change, Organization, Position, Representative, Workspace
from organizations.services import add_rows, delete_rows, one_change, save_rows
from organizations.undoing import CannotUndoError, Undone, undo_change
from tests import factories

pytestmark = pytest.mark.django_db

MANY = 300


@pytest.fixture
def rows(workspace: Workspace) -> list[Organization]:
    return [Organization(workspace=workspace, name=f"O{n}") for n in range(MANY)]


def written(workspace: Workspace, write: Any, *what: Any) -> Change:
    with one_change(workspace=workspace, user=None, act="organization.imported") as change:
        write(*what)
    return change


def undone(change: Change) -> tuple[Undone, int]:
    """What it did, and in how many statements."""
    with CaptureQueriesContext(connection) as statements:
        told = undo_change(change=change, user=None)
    return told, len(statements)


def test_what_was_added_goes_in_few_statements(workspace: Workspace, rows: list[Organization]) -> None:
    tenet = factories.tenet(workspace)
    common = {"workspace": workspace, "tenet": tenet, "stance": 1, "as_of": date(2026, 3, 1)}
    positions = [Position(organization=row, **common) for row in rows]
    with one_change(workspace=workspace, user=None, act="organization.imported") as change:
        add_rows(rows)
        add_rows(positions)
    told, statements = undone(change)
    assert (told.rows, Organization.objects.count(), Position.objects.count()) == (2 * MANY, 0, 0)
    assert statements < MANY / 2
    undo_change(change=told.change, user=None)
    assert (Organization.objects.count(), Position.objects.count()) == (MANY, MANY)


def test_one_that_finds_no_room_costs_the_others_nothing(
    workspace: Workspace, rows: list[Organization]
) -> None:
    written(workspace, add_rows, rows)
    change = written(workspace, delete_rows, rows)
    factories.organization(workspace, name="O7")
    told, statements = undone(change)
    assert (told.rows, [kept.label for kept in told.kept]) == (MANY - 1, ["O7"])
    assert statements < MANY / 2


def test_all_of_them_may_find_no_room(workspace: Workspace, rows: list[Organization]) -> None:
    written(workspace, add_rows, rows)
    change = written(workspace, delete_rows, rows)
    written(workspace, add_rows, [Organization(workspace=workspace, name=row.name) for row in rows])
    with CaptureQueriesContext(connection) as statements, pytest.raises(CannotUndoError, match="its place"):
        undo_change(change=change, user=None)
    assert len(statements) < MANY / 2
    assert Organization.objects.count() == MANY


def test_one_that_cannot_be_named_as_before_costs_the_others_little(
    workspace: Workspace, rows: list[Organization]
) -> None:
    written(workspace, add_rows, rows)
    for row in rows:
        row.name = f"New {row.name}"
    change = written(workspace, save_rows, rows, {"name"})
    factories.organization(workspace, name="O7")
    told, statements = undone(change)
    assert (told.rows, [kept.label for kept in told.kept]) == (MANY - 1, ["O7"])
    assert statements < MANY / 2
    versions = set(Organization.objects.exclude(name__endswith="O7").values_list("version", flat=True))
    assert versions == {3}


def test_what_hangs_on_deleted_rows_goes_too_and_comes_back(workspace: Workspace) -> None:
    organizations = [factories.organization(workspace) for _ in range(2)]
    factories.representative(organizations[0])
    tenet = factories.tenet(workspace)
    with one_change(workspace=workspace, user=None, act="everything.added"):
        position = factories.position(workspace, organization=organizations[0], tenet=tenet)
        tie = factories.tie(*organizations)
        coalition = factories.coalition(workspace, target=organizations[1])
        place = factories.affiliation(coalition, organizations[0])
    change = written(workspace, delete_rows, organizations)
    assert not Representative.objects.exists()
    stored = [type(row)._base_manager.filter(pk=row.pk) for row in (position, tie, place)]
    assert not any(each.exists() for each in stored)
    told, _statements = undone(change)
    assert told.kept == []
    assert all(each.exists() for each in stored)
    coalition.refresh_from_db()
    assert coalition.target == organizations[1]

"""Two people edit, delete and take back in any order: the database never differs from a plain model."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizations.models import Change, Organization, StaleRow, Workspace
from organizations.services import one_change, save_rows
from tests import factories
from tests.organizations.taking_back import taken_back

COLUMNS = ("kind", "place")
type Values = dict[str, str]

steps = st.tuples(
    st.sampled_from([0, 1]),  # who
    st.sampled_from(["look", "add", "edit", "edit", "bulk", "delete", "undo", "undo"]),
    st.integers(0, 3),  # which row or change
    st.sampled_from(COLUMNS),
    st.sampled_from(["a", "b", "c"]),
)


@dataclass
class Told:
    """What one act did, as a plain model keeps it: each row before and after, None = not there."""

    change: Change
    rows: dict[UUID, tuple[Values | None, Values | None]]
    undone: bool = False


@dataclass
class Plain:
    """The workspace as plain values, and what each of the two has on the screen."""

    rows: dict[UUID, Values] = field(default_factory=dict)
    version: dict[UUID, int] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    seen: tuple[dict[UUID, int], dict[UUID, int]] = field(default_factory=lambda: ({}, {}))

    def pick(self, who: int, number: int) -> UUID | None:
        shown = list(self.seen[who])
        return shown[number % len(shown)] if shown else None

    def wrote(self, change: Change, after: dict[UUID, Values | None]) -> None:
        told = {pk: (self.rows.get(pk), values) for pk, values in after.items()}
        self.told.append(Told(change, told))
        for pk, values in after.items():
            if values is None:
                del self.rows[pk]
            else:
                self.rows[pk] = values
                self.version[pk] = self.version.get(pk, 0) + 1

    def back(self, told: Told) -> dict[UUID, Values | None]:
        """What taking it back would write: column by column what is still as that act left it."""
        found: dict[UUID, Values | None] = {}
        for pk, (before, after) in told.rows.items():
            now = self.rows.get(pk)
            if before is None and now is not None and now == after:
                found[pk] = None
            elif after is None and now is None:
                found[pk] = before
            elif before and after and now:
                new = {name: before[name] if now[name] == after[name] else now[name] for name in COLUMNS}
                if new != now:
                    found[pk] = new
        return found


def act(workspace: Workspace, plain: Plain, step: tuple[int, str, int, str, str]) -> None:
    who, what, number, column, value = step
    if what == "look":
        plain.seen[who].clear()
        plain.seen[who].update({pk: plain.version[pk] for pk in plain.rows})
    elif what == "add":
        with one_change(workspace=workspace, user=None, act="organization.added") as change:
            row = factories.organization(workspace, **{column: value})
        plain.wrote(change, {row.pk: dict.fromkeys(COLUMNS, "") | {column: value}})
    elif what == "undo" and plain.told:
        undo(plain, plain.told[-1 - number % len(plain.told)])
    elif what == "bulk" and plain.rows:
        bulk(workspace, plain, column, value)
    elif what in ("edit", "delete") and (pk := plain.pick(who, number)):
        one_row(workspace, plain, pk, plain.seen[who][pk], None if what == "delete" else {column: value})


def one_row(workspace: Workspace, plain: Plain, pk: UUID, shown: int, values: Values | None) -> None:
    """Edit or delete a row as it was shown; who looked at an older one is refused."""
    fresh = pk in plain.rows and plain.version[pk] == shown
    try:
        with one_change(workspace=workspace, user=None, act="organization.edited") as change:
            gone = Organization(pk=pk, workspace=workspace, name="gone")
            row = Organization.objects.filter(pk=pk).first() or gone
            for name, value in (values or {}).items():
                setattr(row, name, value)
            row.save_over(shown) if values else row.delete_over(shown)
    except StaleRow:
        assert not fresh
    else:
        assert fresh
        plain.wrote(change, {pk: plain.rows[pk] | values if values else None})


def bulk(workspace: Workspace, plain: Plain, column: str, value: str) -> None:
    with one_change(workspace=workspace, user=None, act="organization.edited") as change:
        rows = list(Organization.objects.select_for_update().in_bulk(list(plain.rows)).values())
        for row in rows:
            setattr(row, column, value)
        save_rows(rows, {column})
    plain.wrote(change, {row.pk: plain.rows[row.pk] | {column: value} for row in rows})


def undo(plain: Plain, told: Told) -> None:
    expected = {} if told.undone else plain.back(told)
    if change := taken_back(told, expected):
        plain.wrote(change, expected)


def stored() -> dict[UUID, Any]:
    rows = Organization.objects.all()
    return {row.pk: ({name: getattr(row, name) for name in COLUMNS}, row.version) for row in rows}


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(todo=st.lists(steps, min_size=5, max_size=30))
def test_it_never_diverges(workspace: Workspace, todo: list[Any]) -> None:
    plain = Plain()
    mark = transaction.savepoint_create()
    try:
        for step in todo:
            act(workspace, plain, step)
            assert stored() == {pk: (values, plain.version[pk]) for pk, values in plain.rows.items()}
    finally:
        transaction.savepoint_rollback(mark)

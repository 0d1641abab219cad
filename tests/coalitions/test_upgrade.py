"""Rows from before a limit was there are brought inside it: an upgrade never fails, and forgets nothing.

Each case makes rows in a workspace of its own, in the tables as they were; waits; and looks at what the
upgrade made of them. There is one upgrade for all, since it takes its time.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from coalitions.models import Coalition, Event, ImportRow, Need, Platform
from organizations.models import Change, Note, Organization, Overlap, Tenet, User, Workspace
from tests.schema import Schema, schema

BEFORE = [("organizations", "0004_sessions_ended"), ("coalitions", "0006_demonstration")]
DAY = date(2026, 3, 1)
_number = count(1)


class Old:
    """A workspace in the tables as they were."""

    def __init__(self, apps: Any) -> None:
        self.apps = apps
        number = next(_number)
        self.workspace = self.make("organizations.Workspace", slug=f"old-{number}", name=f"Old {number}")

    def make(self, model: str, **columns: Any) -> Any:
        return self.apps.get_model(model).objects.create(**columns)

    def organization(self, name: str, **columns: Any) -> Any:
        return self.make("organizations.Organization", workspace=self.workspace, name=name, **columns)

    def coalition(self, name: str) -> Any:
        return self.make("coalitions.Coalition", workspace=self.workspace, name=name)

    def platform(self, coalition: Any, number: int, **columns: Any) -> Any:
        here = {"workspace": self.workspace, "coalition": coalition}
        return self.make("coalitions.Platform", number=number, day=DAY, **here, **columns)

    def now(self, model: Any) -> Any:
        """What is in the workspace after the upgrade."""
        return model.objects.filter(workspace_id=self.workspace.pk)

    def names(self, model: Any) -> set[str]:
        return set(self.now(model).values_list("name", flat=True))


type Case = Callable[[Old], Iterator[None]]


def names_that_differ_in_case_only_get_a_number(old: Old) -> Iterator[None]:
    old.organization("Tenants", short_name="TT")
    old.organization("tenants", short_name="tt", extra={"name": "kept"})
    for name in ("TENANTS (2)", "Évry", "ÉVRY", "x" * 200, "X" * 200):
        old.organization(name)
    yield
    rows = {row.name: (row.short_name, row.extra) for row in old.now(Organization)}
    assert rows["Tenants"] == ("TT", {})
    assert rows["TENANTS (2)"] == ("", {})
    set_aside = {"name": "kept", "name before": "tenants", "short_name": "tt"}
    assert rows["tenants (3)"] == ("tt (2)", set_aside)
    assert {"Évry", "ÉVRY (2)"} <= set(rows) or {"Évry (2)", "ÉVRY"} <= set(rows)
    assert "x" * 196 + " (2)" in rows or "X" * 196 + " (2)" in rows
    assert old.now(Organization).called("Tenants (3)").count() == 1


def the_same_name_in_two_workspaces_stays(old: Old) -> Iterator[None]:
    other = old.make("organizations.Workspace", slug="other", name="Other")
    old.organization("Tenants")
    old.make("organizations.Organization", workspace=other, name="tenants")
    yield
    assert old.names(Organization) == {"Tenants"}
    assert Organization.objects.get(workspace__slug="other").name == "tenants"


def blank_names_are_called_nameless(old: Old) -> Iterator[None]:
    for name in (" ", "  "):
        group = old.organization(name)
        old.coalition(name)
        old.make("coalitions.Event", workspace=old.workspace, day=DAY, name=name)
        old.make("organizations.Tenet", workspace=old.workspace, code=name, name=name)
    old.make("organizations.Note", workspace=old.workspace, organization=group, written_on=DAY, text=" ")
    old.make("organizations.Workspace", slug="blank", name=" ")
    yield
    twice = {"(no name)", "(no name) (2)"}
    assert old.names(Organization) == old.names(Coalition) == old.names(Event) == twice
    assert set(old.now(Tenet).values_list("code", flat=True)) == twice
    assert old.now(Note).get().text == Workspace.objects.get(slug="blank").name == "(no name)"


def addresses_that_are_none_get_one(old: Old) -> Iterator[None]:
    made = {
        slug: old.make("organizations.Workspace", slug=slug, name="x")
        for slug in ("", "-", "a-b", "A B/..", "Été", "ETE")
    }
    yield
    slugs = {before: Workspace.objects.get(pk=row.pk).slug for before, row in made.items()}
    assert sorted(slugs.values()) == ["a-b", "a-b-2", "ete", "ete-2", "workspace", "workspace-2"]
    assert (slugs["a-b"], slugs["A B/.."]) == ("a-b", "a-b-2")
    assert {slugs["Été"], slugs["ETE"]} == {"ete", "ete-2"}


def constituencies_become_a_list(old: Old) -> Iterator[None]:
    for name, before in (("A", "abc"), ("B", ""), ("C", {"a": 1}), ("D", ["a"])):
        old.organization(name, constituencies=before)
    yield
    assert {row.name: (row.constituencies, row.extra) for row in old.now(Organization)} == {
        "A": (["abc"], {}), "B": ([], {}), "C": ([], {"constituencies": "{'a': 1}"}), "D": (["a"], {}),
    }  # fmt: skip


def versions_of_a_platform_are_counted_from_one(old: Old) -> Iterator[None]:
    coalition = old.coalition("A")
    for number in (0, 1, 2, 7):
        old.platform(coalition, number, label=f"was {number}")
    old.platform(old.coalition("B"), 5, label="stays")
    yield
    numbers = dict(old.now(Platform).values_list("label", "number"))
    assert numbers == {"was 0": 1, "was 1": 2, "was 2": 3, "was 7": 4, "stays": 5}


def numbers_beyond_any_sense_become_unknown_and_are_set_aside(old: Old) -> Iterator[None]:
    old.organization("A", members_year=0, money=1e300, members=2**60, people=5.0)
    need = {"coalition": old.coalition("A"), "resource": "money"}
    old.make("coalitions.Need", workspace=old.workspace, low=2, high=1e16, **need)
    yield
    row, need_now = old.now(Organization).get(), old.now(Need).get()
    assert (row.members_year, row.money, row.members, row.people) == (None, None, None, 5)
    assert row.extra == {"members_year": "0", "money": "1e+300", "members": str(2**60)}
    assert (need_now.low, need_now.high, need_now.extra) == (2, None, {"high": "1e+16"})


def over_long_labels_that_only_sqlite_kept_are_cut(old: Old) -> Iterator[None]:
    old.make("organizations.User", email="a@example.org", name="x" * 500)
    old.make("organizations.Change", workspace=old.workspace, act="y" * 80, subject_label="z\0" * 200)
    file = old.make("coalitions.Import", workspace=old.workspace, filename="a.csv", at=timezone.now())
    old.make("coalitions.ImportRow", imported=file, outcome="created", kind="x", label="l" * 400)
    yield
    assert User.objects.get(email="a@example.org").name == "x" * 120
    changes = old.now(Change).exclude(act="history.began")
    assert changes.values_list("act", "subject_label").get() == ("y" * 60, "z" * 200)
    assert ImportRow.objects.get(imported=file.pk).label == "l" * 300


def rows_that_only_sqlite_kept_are_brought_inside(old: Old) -> Iterator[None]:
    a, b = sorted((old.organization(name) for name in ("A\0", "B")), key=lambda each: each.pk)
    old.organization("C", turnout_high=10**12, people=float("inf"))
    old.make("organizations.Overlap", workspace=old.workspace, a=a, b=b, people=10**12)
    coalition = old.coalition("A\0")
    old.coalition("A")
    for number in (3, 10**12):
        old.platform(coalition, number)
    yield
    assert old.names(Organization) == {"A", "B", "C"}
    grown, overlap = old.now(Organization).get(name="C"), old.now(Overlap).get()
    assert (grown.turnout_high, grown.people) == (None, None)
    assert grown.extra == {"turnout_high": str(10**12), "people": "inf"}
    assert (overlap.people, overlap.extra) == (2**31 - 1, {"people": str(10**12)})
    assert old.names(Coalition) == {"A", "A (2)"}
    assert set(old.now(Platform).values_list("number", flat=True)) == {1, 2}


ON_BOTH: list[Case] = [
    names_that_differ_in_case_only_get_a_number,
    the_same_name_in_two_workspaces_stays,
    blank_names_are_called_nameless,
    addresses_that_are_none_get_one,
    constituencies_become_a_list,
    versions_of_a_platform_are_counted_from_one,
    numbers_beyond_any_sense_become_unknown_and_are_set_aside,
]
ON_SQLITE: list[Case] = [
    over_long_labels_that_only_sqlite_kept_are_cut,
    rows_that_only_sqlite_kept_are_brought_inside,
]


def along_the_old_chain(targets: list[tuple[str, str]]) -> Any:
    """Migrates as the versions did that knew no start in one step; gives the models as they then were."""
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def to_the_latest() -> None:
    latest = MigrationExecutor(connection)
    latest.migrate(latest.loader.graph.leaf_nodes())


@pytest.fixture
def emptied(transactional_db: None) -> Iterator[Schema]:
    """No table of ours is left, and what was there is told; it comes back whatever happens."""
    began = schema(connection)
    MigrationExecutor(connection).migrate([("coalitions", None), ("organizations", None)])
    yield began
    to_the_latest()


def test_an_upgrade_brings_old_rows_inside_the_limits(emptied):
    old_apps = along_the_old_chain(BEFORE)
    cases = [*ON_BOTH, *(ON_SQLITE if connection.vendor == "sqlite" else [])]
    waiting = [case(Old(old_apps)) for case in cases]
    for case in waiting:
        next(case)

    to_the_latest()

    for case in waiting:
        assert next(case, "looked at") == "looked at"
    assert schema(connection) == emptied

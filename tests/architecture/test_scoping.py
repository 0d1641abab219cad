"""Every question to the database stays inside one workspace (docs/adr/0011-scoping.md).

While each address is asked for, the SQL is caught. A SELECT from a table of workspaces' rows must be bound
in its WHERE to the workspace, or to the key of something; and the first that names an id from the address
must name the workspace too, so that an id alone opens nothing.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from organizations.models import Row
from tests.architecture.samples import World, address, names_in
from tests.architecture.source import APPS, Url, urls

pytestmark = pytest.mark.django_db
URLS = urls()
MODELS = [model for model in apps.get_models() if model._meta.app_label in APPS]
TABLES = {model._meta.db_table for model in MODELS if issubclass(model, Row)}
FROM = re.compile(r'(?:FROM|JOIN) "(\w+)"')
WORKSPACE = re.compile(r'"workspace_id" (?:=|IN) |"organizations_workspace"\."slug" = ')
KEY = re.compile(r'"(?:\w+_)?id"\)? (?:=|IN) ')
# What is bound otherwise, with the reason; five at most.
BOUND_OTHERWISE = {
    '"organizations_invitation"."token_hash" = ': "the token of 256 random bits is the key",
}


@dataclass(frozen=True)
class Asked:
    """One SELECT: its text, what it is bound by, and its values."""

    sql: str
    values: frozenset[str]

    @property
    def bound_by(self) -> str:
        return self.sql.partition(" WHERE ")[2]

    @property
    def of_a_workspace(self) -> bool:
        return not TABLES.isdisjoint(FROM.findall(self.sql))

    @property
    def names_workspace(self) -> bool:
        return bool(WORKSPACE.search(self.bound_by))

    @property
    def bound(self) -> bool:
        otherwise = any(condition in self.bound_by for condition in BOUND_OTHERWISE)
        return self.names_workspace or otherwise or bool(KEY.search(self.bound_by))


@contextmanager
def listening() -> Iterator[list[Asked]]:
    heard: list[Asked] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            heard.append(Asked(sql, frozenset(bare(each) for each in params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield heard


def bare(value: object) -> str:
    """An id as both databases have it: one keeps it as 32 hexadecimal digits."""
    return str(value).replace("-", "")


def first_naming(heard: list[Asked], id_: str) -> Asked | None:
    return next((each for each in heard if each.of_a_workspace and id_ in each.values), None)


@pytest.mark.parametrize("url", URLS, ids=str)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_select_stays_in_a_workspace(world: World, url: Url, method: str) -> None:
    ids = {bare(world.own.value(name)) for name in names_in(url) if name.endswith("_id")}
    for person in ("admin", "representative of organization_id"):
        with listening() as heard:
            world.ask(person, method, address(url, world.own))

        assert [each.sql for each in heard if each.of_a_workspace and not each.bound] == []
        doors = [door for id_ in ids if (door := first_naming(heard, id_))]
        assert [door.sql for door in doors if not door.names_workspace] == []


def test_a_select_without_a_bound_is_noticed() -> None:
    from coalitions.models import Tie
    from organizations.models import Organization, Position

    with listening() as heard:
        list(Organization.objects.all())
        Tie.objects.exists()
        list(Position.objects.select_related("organization").filter(stance=2))
        list(Organization._base_manager.filter(name="x"))

    assert [each.bound for each in heard if each.of_a_workspace] == [False] * 4


def test_an_id_alone_is_noticed(world: World) -> None:
    from organizations.models import Organization

    id_ = world.own.rows["organization_id"].pk
    with listening() as heard:
        Organization.objects.filter(pk=id_).first()
        Organization.objects.in_workspace(world.own.workspace).filter(pk=id_).first()

    door = first_naming(heard, bare(id_))
    assert door is not None
    assert (door.bound, [each.names_workspace for each in heard]) == (True, [False, True])


def test_what_is_bound_otherwise_is_little_and_has_a_reason() -> None:
    assert len(BOUND_OTHERWISE) <= 5
    assert all(BOUND_OTHERWISE.values())

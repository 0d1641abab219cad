"""Whatever was done since: the workspace as of each moment is what it was at that moment."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coalitions.interchange.writing.notations import NOTATIONS
from coalitions.models import Coalition
from coalitions.services.exports import export_tables
from coalitions.services.many import delete_many, edit_many, join_many
from coalitions.services.merging.merge import CannotMergeError, merge_organizations, plan_merge
from organizations.history import remembered_models
from organizations.models import Change, Organization, Role, Tenet, User, Workspace
from organizations.models.history import ADDED, remember
from organizations.moments import read_moment, write_moment
from organizations.past import look_back
from organizations.services import one_change
from organizations.undoing import CannotUndoError, undo_change
from tests import factories
from tests.coalitions.bringing_in import bring
from tests.coalitions.full_workspace import fill

pytestmark = pytest.mark.django_db
SHEET = "name,kind,place,Living wage\n{name},union,Harbor,{stance}\n"


def export(workspace: Workspace, notation: str = "json") -> bytes:
    stream = BytesIO()
    NOTATIONS[notation].write(export_tables(workspace, private=True), stream)
    return stream.getvalue()


def every_row(workspace: Workspace) -> dict[str, list[str]]:
    """Every column of every row that is remembered; the address is the moment's."""
    found = {}
    for model in remembered_models():
        own = {"pk" if model is Workspace else "workspace_id": workspace.pk}
        columns = [column.attname for column in model._meta.concrete_fields if column.attname != "slug"]
        found[model.__name__] = sorted(map(repr, model._base_manager.filter(**own).values_list(*columns)))
    return found


@pytest.fixture
def person(workspace: Workspace) -> User:
    return factories.member(workspace, Role.ADMIN)


@pytest.fixture
def full(workspace: Workspace, person: User) -> Workspace:
    """Everything there can be, recorded."""
    with one_change(workspace=workspace, user=person, act="history.began"):
        remember([workspace], ADDED)
        fill(workspace)
    return workspace


def some(rows: Any, chance: Random, most: int = 3) -> dict[Any, int]:
    """A few rows' versions, as a list that was looked at sends them."""
    found = list(rows.order_by("id"))
    return {row.pk: row.version for row in chance.sample(found, min(most, len(found)))}


def edit_one(workspace: Workspace, person: User, chance: Random) -> None:
    with one_change(workspace=workspace, user=person, act="organization.edited"):
        row = chance.choice(list(Organization.objects.in_workspace(workspace).order_by("id")))
        row.next_step = f"Said anew {chance.random()}"
        row.save_over(row.version)


def edit_some(workspace: Workspace, person: User, chance: Random) -> None:
    versions = some(Organization.objects.in_workspace(workspace), chance)
    edit_many(workspace=workspace, user=person, versions=versions, values={"kind": chance.choice("abc")})


def join_some(workspace: Workspace, person: User, chance: Random) -> None:
    coalition = Coalition.objects.in_workspace(workspace).order_by("id").first()
    if coalition:
        versions = some(Organization.objects.in_workspace(workspace), chance)
        join_many(workspace=workspace, user=person, versions=versions, coalition=coalition)


def delete_some(workspace: Workspace, person: User, chance: Random) -> None:
    versions = some(Organization.objects.in_workspace(workspace), chance, most=2)
    delete_many(workspace=workspace, user=person, versions=versions)


def delete_one(workspace: Workspace, person: User, chance: Random) -> None:
    model: Any = chance.choice([Tenet, Coalition])
    if row := model.objects.in_workspace(workspace).order_by("id").first():
        with one_change(workspace=workspace, user=person, act="row.deleted"):
            row.delete_over(row.version)


def import_some(workspace: Workspace, person: User, chance: Random) -> None:
    bring(workspace, SHEET.format(name=f"Brought {chance.randrange(4)}", stance=chance.choice("+-0")))


def merge_two(workspace: Workspace, person: User, chance: Random) -> None:
    found = list(Organization.objects.in_workspace(workspace).order_by("id"))
    if len(found) > 1:
        keep, other = chance.sample(found, 2)
        today = timezone.localdate()
        plan = plan_merge(keep=keep, other=other, day=today)
        with suppress(CannotMergeError):
            merge_organizations(
                keep=keep, other=other, choices={}, fingerprint=plan.fingerprint, user=person, day=today
            )


def undo_one(workspace: Workspace, person: User, chance: Random) -> None:
    change = chance.choice(list(Change.objects.in_workspace(workspace).latest_first()[:4]))
    with suppress(CannotUndoError):
        undo_change(change=change, user=person)


ACTS: list[Callable[[Workspace, User, Random], None]] = [
    edit_one, edit_some, join_some, delete_some, delete_one, import_some, merge_two, undo_one, undo_one,
]  # fmt: skip


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each act takes long; shrinking takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.sampled_from(ACTS), min_size=4, max_size=10), seed=st.integers(0, 2**32))
def test_each_moment_is_what_it_was(full: Workspace, person: User, acts: list[Any], seed: int) -> None:
    mark, chance = transaction.savepoint_create(), Random(seed)
    kept: list[tuple[datetime, bytes, dict[str, list[str]]]] = []
    try:
        for act in acts:
            kept.append((timezone.now(), export(full), every_row(full)))
            act(full, person, chance)
        now = every_row(full)
        for moment, exported, rows in kept:
            with look_back(full, read_moment(write_moment(moment))) as then:
                assert every_row(then) == rows
                assert export(then) == exported
        assert every_row(full) == now
    finally:
        transaction.savepoint_rollback(mark)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_each_form_is_exported_as_it_was(full: Workspace, person: User, notation: str) -> None:
    kept, moment = export(full, notation), timezone.now()
    delete_some(full, person, Random(1))

    with look_back(full, read_moment(write_moment(moment))) as then:
        assert export(then, notation) == kept
    assert export(full, notation) != kept

"""What is in the database after a kill, told by the site's own process: `manage.py shell -c` calls these."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from coalitions.models import Import, ImportRow
from coalitions.models.imports import ImportState
from organizations.models import Change, Membership, Organization, Role, User, Workspace

RECORDS = {"organization.added": 1, "organization.edited": 1}


def prepare(people: list[str]) -> None:
    """A workspace and people in it; prints their sessions."""
    workspace = Workspace(slug="kills", name="Kills")
    Workspace._base_manager.bulk_create([workspace])
    sessions = {}
    for name in people:
        user = User.objects.create(email=f"{name.lower()}@example.org")
        Membership._base_manager.bulk_create(
            [Membership(workspace=workspace, user=user, role=Role.ORGANIZER)]
        )
        client = Client()
        client.force_login(user)
        sessions[name] = client.cookies["basis_session"].value
    print(json.dumps(sessions))


def look() -> None:
    """Prints what is there, how often, and whatever doesn't fit together, all of it at one moment.

    A process that outlived the server may be at a long file.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        _look()


def _look() -> None:
    records: Any = Organization.history.model
    told = {
        "names": Counter(Organization.objects.values_list("name", flat=True)),
        "added": Counter(records.objects.filter(history_type="+").values_list("name", flat=True)),
        "placed": Counter(records.objects.filter(history_type="~").values_list("place", flat=True)),
        "waiting": [str(each.pk) for each in Import.objects.filter(state=ImportState.PREVIEWED)],
        "done": [str(each.pk) for each in Import.objects.filter(state=ImportState.DONE)],
        "faults": [*_file(), *_changes(), *_rows(), *_imports()],
    }
    print(json.dumps(told))


def _file() -> Iterator[str]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for pragma, good in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
                cursor.execute(f"PRAGMA {pragma}")
                if (found := cursor.fetchall()) != good:
                    yield f"{pragma}: {found}"


def _remembered() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "history")]


def _changes() -> Iterator[str]:
    """Each change has the records that its act makes, and each record its change."""
    under: Counter[Any] = Counter()
    for model in _remembered():
        under.update(model.history.model.objects.values_list("change_id", flat=True))
    changes = {each.pk: each for each in Change.objects.all()}
    yield from (f"records without a change: {pk}" for pk in under.keys() - changes.keys())
    for pk, change in changes.items():
        expected = RECORDS.get(change.act, 0)
        if change.act == "import.done":
            counts = (change.after or {})["summary"].values()
            expected = sum(each["created"] + each["updated"] for each in counts)
        if under[pk] != expected:
            yield f"{change.act} {change.subject_label}: {under[pk]} records, not {expected}"


def _rows() -> Iterator[str]:
    """Each row is as its last record says."""
    for model in _remembered():
        records = model.history.model
        columns = [field.attname for field in records.tracked_fields]
        last = {
            each["id"]: each
            for each in records.objects.order_by("history_id").values("history_type", *columns)
        }
        now = {each["id"]: each for each in model._base_manager.values(*columns)}
        then = {pk: each for pk, each in last.items() if each.pop("history_type") != "-"}
        if model is not Workspace and now != then:
            yield f"{model.__name__}: {len(now)} rows, {len(then)} by their history"


def _imports() -> Iterator[str]:
    """A file was imported with each of its rows and one change, or waits with none."""
    done = Counter(Change.objects.filter(act="import.done").values_list("subject_id", flat=True))
    outcomes = Counter(ImportRow.objects.values_list("imported_id", flat=True))
    for each in Import.objects.all():
        was_done = each.state == ImportState.DONE
        rows = sum(sum(counts.values()) for counts in each.summary.values())
        found = (done[each.pk], outcomes[each.pk], each.content is None)
        if found != (int(was_done), rows if was_done else 0, was_done):
            yield f"{each.filename} is {each.state}: {found}, summary {each.summary}"

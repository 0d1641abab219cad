"""Writes that must happen together: the row and the one line in the log of changes that tells of it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched
from typing import Any, Protocol
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from organizations.keeping import history_opened
from organizations.live.telling import announce
from organizations.models import Change, Remembered, Row, StaleRow, User, Versioned, Workspace
from organizations.models.checks import FoldedField, columns_written
from organizations.models.history import ADDED, BATCH, DELETED, EDITED, current_change, under
from organizations.models.rows import pointing_at, release
from organizations.sealing import seal
from organizations.writing import ready_to_add_where_room, ready_to_remember, run


class TakenError(Exception):
    """Somebody saved at the same moment what may be there only once; nothing was written."""


class Saves[R: Row](Protocol):
    """A bound and valid form over one row."""

    instance: R
    expected_version: int | None

    def save(self) -> R: ...


@contextmanager
def one_change(
    *, workspace: Workspace, user: User | None, act: str, why: str = "", change: Change | None = None
) -> Iterator[Change]:
    """Everything written inside, and exactly one Change that tells of it, or nothing at all.

    `act` is "noun.verb", `why` the reason that was given. The body may call `change.about(row, …)`.
    `change`: one that was made before, because what is written was made ready under it (writing.py).
    """
    with transaction.atomic():
        change = change or Change()
        change.workspace, change.user, change.act, change.why = workspace, user, act, why
        with under(change):
            yield change
        seal(change)
        change.save(force_insert=True)
        announce(change)


def columns(row: Versioned) -> dict[str, Any]:
    """The row's columns as JSON can hold them, without its id, workspace and version."""
    encoder = DjangoJSONEncoder()
    plain = {}
    for field in row._meta.concrete_fields:
        if field.name not in {"id", "workspace", "version"} and not isinstance(field, FoldedField):
            value = field.value_from_object(row)
            simple = value is None or isinstance(value, bool | int | float | str | list | dict)
            plain[field.attname] = value if simple else encoder.default(value)
    return plain


def save_row[R: Row](*, form: Saves[R], user: User | None, act: str, why: str = "") -> Change:
    """Save the form's row and return the change that tells of it.

    Raises, with nothing written: StaleRow if the row has moved on; TakenError if somebody was quicker with
    something that the form, a moment ago, still found free.
    """
    row = form.instance
    adding = row._state.adding
    stored = None if adding else type(row)._base_manager.filter(pk=row.pk).first()
    before = columns(stored) if stored else None
    try:
        with one_change(workspace=row.workspace, user=user, act=act, why=why) as change:
            saved = form.save()
            _tell(change, saved, before)
    except IntegrityError as error:
        raise TakenError from error
    return change


def _tell(change: Change, saved: Row, before: dict[str, Any] | None) -> None:
    after = columns(saved)
    if before is None:
        change.about(saved, before=None, after=after)
    else:
        changed = [name for name in after if before[name] != after[name]]
        change.about(saved, before={n: before[n] for n in changed}, after={n: after[n] for n in changed})


def add_rows(rows: Sequence[Remembered]) -> None:
    """Insert rows of one kind in few statements and record them. Only inside of a change."""
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
        _remember(rows, ADDED)


def add_where_room(rows: Sequence[Remembered]) -> set[UUID]:
    """As `add_rows`, but the database passes over a row whose name or place is taken. Gives whom it added."""
    if not rows:
        return set()
    model, ids = type(rows[0]), {row.pk for row in rows}
    missing = ids - stored_ids(model, ids)
    new = [row for row in rows if row.pk in missing]
    run(ready_to_add_where_room(new))
    added = stored_ids(model, missing)
    _remember([row for row in new if row.pk in added], ADDED)
    return added


def stored_ids(model: type[models.Model], ids: Collection[UUID]) -> set[UUID]:
    """Those of the ids under which there is a row. Cost: one query for a thousand."""
    stored: set[UUID] = set()
    for some in batched(ids, BATCH, strict=False):
        stored.update(model._base_manager.filter(pk__in=some).values_list("pk", flat=True))
    return stored


def locked_rows[R: Remembered](model: type[R], ids: Collection[UUID]) -> dict[UUID, R]:
    """The rows as they are, locked in one order, so that two who lock the same don't wait for each other."""
    rows: dict[UUID, R] = model._base_manager.order_by("pk").select_for_update().in_bulk(ids)
    return rows


def save_rows(rows: Sequence[Remembered], columns: Collection[str]) -> None:
    """Write these columns of rows of one kind in few statements and record them. Only inside of a change.

    The caller holds the rows' locks and has compared their versions. An upsert by id: all rows are there,
    and it takes a quarter of the time of bulk_update.
    """
    if not rows:
        return
    model = type(rows[0])
    if len({row.pk for row in rows}) < len(rows):
        raise ValueError("a row can be written only once in one statement")
    for row in rows:
        row.version += 1
    names = sorted(column.name for column in columns_written(model, columns))
    # an insert would give each the moment that it was made at: the database keeps the first, so must the row
    made = [f.attname for f in model._meta.concrete_fields if getattr(f, "auto_now_add", False)]
    first = [(row, name, getattr(row, name)) for row in rows for name in made]
    model._base_manager.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*names, "version"],
    )
    for row, name, moment in first:
        setattr(row, name, moment)
    _remember(rows, EDITED)


def _remember(rows: Sequence[Remembered], kind: str) -> None:
    if rows:
        run(ready_to_remember(rows, current_change(rows[0]), kind))


def delete_rows(rows: Sequence[Remembered]) -> None:
    """Delete rows of one kind, with what hangs on them, and record that. Only inside of a change."""
    for some in batched(rows, BATCH, strict=False):
        for other, column in pointing_at(type(some[0]), models.CASCADE):
            hanging: Any = other._base_manager.filter(**{f"{column.name}__in": some})
            if issubclass(other, Remembered):
                delete_rows(list(hanging))
            else:
                hanging.delete()
    delete_bare_rows(rows)


def delete_bare_rows(rows: Sequence[Remembered]) -> None:
    """As `delete_rows`, of rows that nothing hangs on. Django would record each in a statement of its own."""
    release(rows)
    _remember(rows, DELETED)
    for some in batched(rows, BATCH, strict=False):
        stored = type(some[0])._base_manager.filter(pk__in=[row.pk for row in some])
        stored._raw_delete(stored.db)


def delete_row(*, row: Row, expected: int, user: User | None, act: str, why: str = "") -> Change:
    """Delete the row with what hangs on it and return the change that tells of it.

    Raises StaleRow, with nothing written, if the row has moved on.
    """
    with one_change(workspace=row.workspace, user=user, act=act, why=why) as change:
        change.about(row, before=columns(row), after=None)
        row.delete_over(expected)
    return change


def explain_change(*, change: Change, why: str, shown: str, user: User) -> None:
    """Say afterwards why this was done; it is noted who said so, and when. No act, so no Change tells of it.

    Raises StaleRow, with nothing written, if another reason than the one `shown` stands there by now.
    """
    with transaction.atomic():
        said = Change.objects.filter(pk=change.pk)
        if said.select_for_update().values_list("why", flat=True).get() != shown:
            raise StaleRow
        if why != shown:
            with history_opened():
                said.update(why=why, why_at=timezone.now(), why_by=user)

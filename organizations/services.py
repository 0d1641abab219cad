"""Writes that must happen together: the row and the one line in the log of changes that tells of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from organizations.models import Change, Row, User, Versioned, Workspace
from organizations.models.checks import FoldedField


class Saves[R: Row](Protocol):
    """A bound and valid form over one row."""

    instance: R
    expected_version: int | None

    def save(self) -> R: ...


@contextmanager
def one_change(*, workspace: Workspace, user: User | None, act: str) -> Iterator[Change]:
    """Everything written inside, and exactly one Change that tells of it, or nothing at all.

    `act` is "noun.verb". The body may call `change.about(row, …)`.
    """
    with transaction.atomic():
        change = Change(workspace=workspace, user=user, act=act)
        yield change
        change.save(force_insert=True)


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


def save_row[R: Row](*, form: Saves[R], user: User | None, act: str) -> R:
    """Save the form's row and log it. Raises StaleRow, with nothing written, if the row has moved on."""
    row = form.instance
    adding = row._state.adding
    stored = None if adding else type(row)._base_manager.filter(pk=row.pk).first()
    before = columns(stored) if stored else None
    with one_change(workspace=row.workspace, user=user, act=act) as change:
        saved = form.save()
        after = columns(saved)
        if before is None:
            change.about(saved, before=None, after=after)
        else:
            changed = [name for name in after if before[name] != after[name]]
            change.about(saved, before={n: before[n] for n in changed}, after={n: after[n] for n in changed})
    return saved


def delete_row(*, row: Row, expected: int, user: User | None, act: str) -> None:
    """Delete the row with what hangs on it and log it. Raises StaleRow if the row has moved on."""
    with one_change(workspace=row.workspace, user=user, act=act) as change:
        change.about(row, before=columns(row), after=None)
        row.delete_over(expected)

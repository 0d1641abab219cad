"""What every row was before: the tables of django-simple-history, each record under the Change that made it.

The library makes a table of records beside each table of rows, and gives the state of any past moment
(`Position.history.as_of(moment)`). Who, when and why stand once, in the Change (docs/adr/0011).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

if TYPE_CHECKING:
    from organizations.models.changes import Change
    from organizations.models.rows import Versioned

ADDED, EDITED, DELETED = "+", "~", "-"
BATCH: Final = 1_000

_change: ContextVar["Change | None"] = ContextVar("change", default=None)
_forgetting: ContextVar[bool] = ContextVar("forgetting", default=False)


class UnrecordedWrite(Exception):
    """Somebody's row was written outside of a Change; nothing was."""


class Recorded(models.Model):
    """What a record of the history says beside the row's own columns."""

    change = models.ForeignKey("organizations.Change", models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class RowHistory(HistoricalRecords):  # type: ignore[misc]  # the library has no types
    """The history of one kind of row. The Change tells who and why, so the records don't repeat it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(bases=[Recorded], history_id_field=models.BigAutoField(), **options)

    def get_extra_fields(self, model: type[models.Model], fields: dict[str, Any]) -> dict[str, Any]:
        extra: dict[str, Any] = super().get_extra_fields(model, fields)
        for told_by_the_change in ("history_user", "history_change_reason", "get_default_history_user"):
            extra.pop(told_by_the_change)
        return extra

    def create_historical_record(
        self, instance: "Versioned", history_type: str, using: str | None = None
    ) -> None:
        """What the library does after each save and delete of one row."""
        remember([instance], history_type)


@contextmanager
def under(change: "Change") -> Iterator[None]:
    """Whatever is written inside is recorded under this change."""
    token = _change.set(change)
    try:
        yield
    finally:
        _change.reset(token)


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """Whatever is deleted inside goes without a record: its history goes too."""
    token = _forgetting.set(True)
    try:
        yield
    finally:
        _forgetting.reset(token)


def inside_a_change() -> bool:
    """Whether what is written now is recorded under a change."""
    return _change.get() is not None


def current_change(row: models.Model) -> "Change":
    """Under which change the row is written. Raises UnrecordedWrite outside of one."""
    change = _change.get()
    if change is None:
        raise UnrecordedWrite(row._meta.label)
    return change


def remember(rows: Sequence["Versioned"], kind: str) -> None:
    """Record rows of one model as they are now (DELETED: as they were), under the change of the moment.

    Saves and deletes of single rows come here by themselves; who writes many in one statement records them
    in one, too (services.py). Raises UnrecordedWrite outside of a change.
    """
    if not rows or _forgetting.get():
        return
    change = current_change(rows[0])
    change.reached(rows)
    records: Any = type(rows[0]).history.model  # type: ignore[attr-defined]
    columns = [field.attname for field in records.tracked_fields]
    now = timezone.now()
    records.objects.bulk_create(
        [
            records(
                change_id=change.pk,
                history_date=now,
                history_type=kind,
                **{name: getattr(row, name) for name in columns},
            )
            for row in rows
        ],
        batch_size=BATCH,
    )

"""What merging one organization into another would do: the same plan is shown first and then written."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organizations.models import Organization, Remembered, Row
from organizations.models.checks import FoldedField

_NOT_TOLD = {"id", "version", "workspace", "extra"}


@dataclass
class MergePlan:
    """What happens to everything that points at `other` when `keep` takes its place.

    Filled by the rules (coalitions/services/merging/rules.py); writes nothing itself.
    """

    keep: Organization
    other: Organization
    day: date
    lock: bool = False  # inside the writing transaction the rows are held
    moving: Counter[str] = field(default_factory=Counter)  # what moves along, by kind in words
    settled: list[str] = field(default_factory=list)  # how two rows in one place become one
    kept: list[str] = field(default_factory=list)  # what stands nowhere else any more
    blocked: list[str] = field(default_factory=list)  # why it can't be done
    saved: dict[type[Remembered], dict[UUID, Remembered]] = field(default_factory=lambda: defaultdict(dict))
    columns: dict[type[Remembered], set[str]] = field(default_factory=lambda: defaultdict(set))
    gone: dict[type[Remembered], list[Remembered]] = field(default_factory=lambda: defaultdict(list))
    renamed: list[models.QuerySet[Any]] = field(default_factory=list)  # used invitations: no history
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def rows[R: Remembered](
        self, model: type[R], column: str, of: Organization | None = None, named: Iterable[str] = ()
    ) -> list[R]:
        """The rows of one kind that point there, with what they are `named` by. One query."""
        found = model._base_manager.filter(**{column: of or self.other})
        return [self.saved[model].get(row.pk, row) for row in self.held(found, named)]  # type: ignore[misc]  # same kind

    def held[R: Remembered](self, found: models.QuerySet[R], named: Iterable[str] = ()) -> list[R]:
        """These rows; each counts in what the merge was shown with."""
        found = found.select_related(*named).order_by("pk") if named else found.order_by("pk")
        rows = list(found.select_for_update(of=("self",)) if self.lock else found)
        self._seen.update((str(row.pk), row.version) for row in rows)
        return rows

    def save(self, row: Remembered, *columns: str) -> None:
        self.saved[type(row)][row.pk] = row
        self.columns[type(row)].update(columns)

    def move(self, row: Remembered, column: str) -> None:
        """Point the row's `column` (a foreign key's name) at the one that stays."""
        setattr(row, column, self.keep)
        self.save(row, f"{column}_id")

    def count(self, model: type[models.Model], number: int, words: str = "") -> None:
        if number:
            one, many = str(model._meta.verbose_name), str(model._meta.verbose_name_plural)
            self.moving[words or (one if number == 1 else many)] += number

    def drop(self, row: Remembered) -> None:
        self.gone[type(row)].append(row)

    def keep_text(self, row: Any, column: str, text: str) -> None:
        """Add what goes to a text of the row that stays; where there is no room, to a note."""
        longest = row._meta.get_field(column).max_length
        joined = " · ".join(filter(None, (getattr(row, column), text)))
        if longest is None or len(joined) <= longest:
            setattr(row, column, joined)
            self.save(row, column)
        else:
            self.kept.append(f"{row}: {text}"[:9_000])

    @property
    def fingerprint(self) -> str:
        """Names the state that was shown: two organizations and all that moves, at these versions."""
        seen = self._seen | {(str(each.pk), each.version) for each in (self.keep, self.other)}
        told = f"{self.keep.pk} {self.other.pk} {sorted(seen)}"
        return hashlib.sha256(told.encode()).hexdigest()


def told(row: Row, *but: str) -> str:
    """Everything that the row says, in words, except in these columns."""
    parts = []
    for column in row._meta.concrete_fields:
        skipped = column.name in _NOT_TOLD or column.name in but or isinstance(column, FoldedField)
        if not skipped and (value := in_words(row, column.name)):
            parts.append(f"{column.verbose_name}: {value}")
    extra: dict[str, str] = getattr(row, "extra", {})
    return "; ".join([*parts, *(f"{name}: {value}" for name, value in extra.items())])


def label_of(row: models.Model, name: str) -> str:
    """What a column of the row is called on screen."""
    return str(next(column.verbose_name for column in row._meta.concrete_fields if column.name == name))


def in_words(row: models.Model, name: str) -> str:
    """One column of a row as people read it; blank where nothing is recorded."""
    column = row._meta.get_field(name)
    value = getattr(row, name)
    if value is None or value is False or value in ("", []):
        return ""
    if getattr(column, "choices", None):
        return str(getattr(row, f"get_{name}_display")())
    if value is True:
        return _("yes")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)

"""A change in words: which columns of which rows went from what to what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organizations.history import Touched, parents
from organizations.models import Entry, Remembered
from organizations.models.checks import FoldedField
from organizations.models.history import DELETED

NEVER_SHOWN = {"id", "version", "workspace", "extra"}
SHOWN = 200  # rows of one change on a page


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a row, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that a change wrote, in words."""

    kind: str
    label: str
    what: str  # added, edited, deleted
    columns: list[Column]


def rows_in_words(found: dict[type[Remembered], list[Touched]]) -> list[RowChange]:
    """The rows of a change. Cost: two queries for each kind of row they point at."""
    some = [(model, each) for model, rows in found.items() for each in rows]
    names = _names(some)
    return [_row(model, each, names) for model, each in some]


def _row(model: type[Remembered], each: Touched, names: dict[Any, str]) -> RowChange:
    before, after = each.before, each.after
    row = after or before
    what = _("added") if before is None else _("deleted") if after is None else _("edited")
    columns = []
    for column in model._meta.concrete_fields:
        if column.name not in NEVER_SHOWN and not isinstance(column, FoldedField):
            was, now = (_value(one, column, names) for one in (before, after))
            if was != now:
                columns.append(Column(str(column.verbose_name), was, now))
    return RowChange(str(model._meta.verbose_name), _label(row, names), what, columns)


def _value(row: Remembered | None, column: "models.Field[Any, Any]", names: dict[Any, str]) -> str:
    value = getattr(row, column.attname, None)
    if value in (None, "", [], {}):
        return ""
    if isinstance(column, models.ForeignKey):
        return names.get(value, _("(deleted)"))
    if column.choices:
        return str(getattr(row, f"get_{column.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value, "DATETIME_FORMAT" if isinstance(value, datetime) else "DATE_FORMAT")
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _names(some: Iterable[tuple[type[Remembered], Touched]]) -> dict[Any, str]:
    """What the rows pointed at are called now, or were called last."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for model, each in some:
        for column, other in parents(model):
            if column.name not in NEVER_SHOWN:
                states = (each.before, each.after)
                wanted[other].update(getattr(state, column.attname) for state in states if state)
    names: dict[Any, str] = {}
    for other, ids in wanted.items():
        ids.discard(None)
        if ids:
            names |= {row.pk: _called(row) for row in _with_theirs(other).filter(pk__in=ids)}
        if issubclass(other, Entry) and (gone := ids - names.keys()):
            last = other.history.filter(id__in=gone, history_type=DELETED).order_by("history_id")
            names |= {record.id: _called(record.instance) for record in last}
    return names


def _with_theirs(model: type[models.Model]) -> "models.QuerySet[Any]":
    """The rows together with what they are called by."""
    pointing = [column.name for column, _other in parents(model)]
    rows = model._base_manager.all()
    return rows.select_related(*pointing) if pointing else rows


def _called(row: models.Model) -> str:
    try:
        return str(row)
    except ObjectDoesNotExist:
        return str(row._meta.verbose_name)


def _label(row: Remembered | None, names: dict[Any, str]) -> str:
    """What the row is about: its own name, or the names of what it connects."""
    if row is None:
        return ""
    own = getattr(row, "name", "") or getattr(row, "label", "") or getattr(row, "title", "")
    if own:
        return str(own)
    pointing = (column for column, _other in parents(type(row)) if column.name not in NEVER_SHOWN)
    about = [names.get(getattr(row, column.attname), "") for column in pointing]
    return " – ".join(dict.fromkeys(name for name in about if name))

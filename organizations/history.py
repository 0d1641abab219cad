"""Reading the history: which rows a change wrote, and how they were before and after."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any, cast
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery

from organizations.models import Change, Remembered, Workspace
from organizations.models.history import ADDED, DELETED


@dataclass(slots=True)
class Touched:
    """One row as the change found it (None: it was not there) and left it (None: it is gone)."""

    before: Remembered | None
    after: Remembered | None


@cache
def remembered_models() -> tuple[type[Remembered], ...]:
    """Every kind of row that has a history; a kind comes after those that its rows point at.

    Where two kinds point at each other (a workspace names its home organization) the one that can do
    without the other comes first.
    """
    kinds = [model for model in apps.get_models() if issubclass(model, Remembered)]
    after: dict[type[models.Model], set[type[models.Model]]] = {kind: set() for kind in kinds}
    pointing = [(kind, column, other) for kind in kinds for column, other in parents(kind) if other in after]
    for kind, _column, other in sorted(pointing, key=lambda each: each[1].null):
        if not _leads_to(after, other, kind):
            after[kind].add(other)
    return tuple(cast(Iterable[type[Remembered]], TopologicalSorter(after).static_order()))


def _leads_to(
    after: dict[type[models.Model], set[type[models.Model]]],
    one: type[models.Model],
    other: type[models.Model],
) -> bool:
    return one is other or any(_leads_to(after, each, other) for each in after[one])


def parents(model: type[models.Model]) -> Iterator[tuple[models.ForeignKey[Any, Any], type[models.Model]]]:
    """The columns that point at other rows, with the kind of row they point at."""
    for column in model._meta.concrete_fields:
        if isinstance(column, models.ForeignKey):
            yield column, column.remote_field.model


def touched(change: Change, most: int | None = None) -> dict[type[Remembered], list[Touched]]:
    """Each row that the change wrote, by kind, as it was before and after; no more than `most` of them.

    Cost: two queries for each kind that was written, one more with `most`.
    """
    found: dict[type[Remembered], list[Touched]] = {}
    for model in _kinds(change):
        left = None if most is None else most - sum(map(len, found.values()))
        if records := _records(model, change, left):
            found[model] = list(_touched(model, change, records, left))
    return found


def silent_on_risk(found: dict[type[Remembered], list[Touched]]) -> dict[type[Remembered], list[Touched]]:
    """The same without the rows that tell of absorption risk, for who may not see that."""

    def tells(columns: dict[str, Any] | None, each: Touched) -> bool:
        row = each.after or each.before
        return columns is not None and all(getattr(row, name) == said for name, said in columns.items())

    told = {model: [one for one in rows if not tells(model.of_risk, one)] for model, rows in found.items()}
    return {model: rows for model, rows in told.items() if rows}


def touched_count(change: Change) -> int:
    """How many rows the change wrote. Cost: one query for each kind."""
    counts = (model.history.filter(change=change).values("id").distinct() for model in _kinds(change))
    return sum(each.count() for each in counts)


def _kinds(change: Change) -> Iterator[type[Remembered]]:
    """The kinds of row that were written, as its reach names them; the oldest changes have none."""
    return (each for each in remembered_models() if not change.reach or each._meta.model_name in change.reach)


def _records(model: type[Remembered], change: Change, most: int | None) -> list[Any]:
    """What the change recorded of these rows: of the first few all of it."""
    mine = model.history.filter(change=change).order_by("history_id")
    if most is None:
        return list(mine)
    order = mine.values("id").annotate(first=Min("history_id")).order_by("first")
    ids = list(order.values_list("id", flat=True)[:most])
    return list(mine.filter(id__in=ids))


def _touched(
    model: type[Remembered], change: Change, records: list[Any], most: int | None
) -> Iterator[Touched]:
    first = {record.id: record for record in reversed(records)}
    last = {record.id: record for record in records}
    earlier = model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    found_there = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
    mine = model.history.filter(change=change).exclude(history_type=ADDED)
    if most is not None:
        mine = mine.filter(id__in=list(last))
    those = model.history.filter(history_id__in=mine.annotate(found=found_there).values("found"))
    before = {record.id: record.instance for record in those.exclude(change=change)}
    for pk, record in last.items():
        gone, new = record.history_type == DELETED, first[pk].history_type == ADDED
        was = before.get(pk, record.instance if gone else None)
        if new and not gone:
            yield Touched(None, record.instance)
        elif was is not None and not new:  # else nothing is known of what it was
            yield Touched(was, None if gone else record.instance)


def changes_of(row: Remembered) -> QuerySet[Change]:
    """Every change of this row, and of whatever points at it; it may be gone by now."""
    about = Q(pk__in=type(row).history.filter(id=row.pk).values("change_id"))
    for model in remembered_models():
        for column, other in parents(model):
            if other is type(row):
                told = model.history.filter(**{column.attname: row.pk}).values("change_id")
                about |= Q(pk__in=told)
    return Change.objects.filter(about)


def set_by_admins(changes: Collection[Change]) -> set[UUID]:
    """Those of the changes that wrote more of the workspace itself than its home, which organizers choose.

    The rows tell, not the act: taking a change of the settings back is one too. Cost: one query.
    """
    before = Workspace.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    last = Subquery(before.order_by("-history_id").values("history_id")[:1])
    columns = {field.attname for field in Workspace._meta.concrete_fields} - {"version", "home_id"}
    same = Workspace.history.filter(history_id=OuterRef("last"), **{name: OuterRef(name) for name in columns})
    written = Workspace.history.filter(change__in=changes).annotate(last=last)
    return set(written.exclude(Exists(same)).values_list("change_id", flat=True))


def label_of(row: models.Model) -> str:
    """What the row is called, also where what it would be called by is gone. Cost: that of its `str`."""
    try:
        return str(row)
    except ObjectDoesNotExist:
        return str(row._meta.verbose_name)

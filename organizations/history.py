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
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

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


def touched(change: Change) -> dict[type[Remembered], list[Touched]]:
    """Each row that the change wrote, by kind, as it was before and after. Cost: two queries a kind."""
    found = {}
    for model in remembered_models():
        records = list(model.history.filter(change=change).order_by("history_id"))
        if records:
            found[model] = list(_touched(model, change, records))
    return found


def _touched(model: type[Remembered], change: Change, records: list[Any]) -> Iterator[Touched]:
    first = {record.id: record for record in reversed(records)}
    last = {record.id: record for record in records}
    before: dict[Any, Any] = {}
    mine = model.history.filter(change=change).exclude(history_type=ADDED).values("id")
    for record in model.history.filter(id__in=mine).order_by("history_id"):
        if record.history_id < first[record.id].history_id:
            before[record.id] = record.instance
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

"""A workspace as it was recorded at a moment: inside `look_back` every query reads the past.

Both databases find a temporary table before a table of the same name (docs/adr/0015). So a table that is
remembered is made once more as a temporary one when it is first named, filled from the history up to the
moment, and every page, export and analysis reads it without knowing. Who may see it stays the present's.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organizations.models import Change, Remembered, Workspace
from organizations.models.history import DELETED
from organizations.moments import Moment, looking_at

AT = "@"  # between a workspace's address and the moment
_READS = re.compile(
    r"\s*\(*\s*(?:SELECT|WITH|EXPLAIN|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO)\b", re.IGNORECASE
)


class NothingRecorded(Exception):
    """There is no such moment in the workspace's history; the message says why and is fit to show."""


class WroteInThePast(Exception):
    """Something would be written while the past is looked at; nothing was."""


def check_moment(workspace: Workspace, moment: Moment) -> None:
    """Raises NothingRecorded for a moment to come, and for one before the first change."""
    if moment.start > timezone.now():
        raise NothingRecorded(_("That is still to come. Only what was recorded already can be looked at."))
    first = Change.objects.in_workspace(workspace).order_by("at").values_list("at", flat=True).first()
    if first is None or moment.end < first:
        began = date_format(timezone.localtime(first or timezone.now()), "DATETIME_FORMAT")
        told = _(
            "Nothing was recorded here yet at that time. The history of this workspace begins on {began}."
        )
        raise NothingRecorded(told.format(began=began))


@contextmanager
def look_back(workspace: Workspace, moment: Moment) -> Iterator[Workspace]:
    """Inside, this connection sees only the workspace as it was recorded at the moment, and can't write.

    Takes   the workspace as it is now; a moment that `check_moment` let pass.
    Returns the workspace as it was. Its address is the moment's, so that links made of it stay in the past;
            its address and who sees absorption risk are settings and today's.
    Raises  WroteInThePast at a write; whatever is raised inside. All is rolled back in any case.
    Cost    a temporary table for each kind of row that is asked, which reads its history once.
    """
    with _deferred(), transaction.atomic():
        try:
            if connection.vendor == "postgresql" and not connection.savepoint_ids:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            with connection.execute_wrapper(_Shadows(workspace, moment)), looking_at(moment):
                yield Workspace.objects.select_related("home").get(pk=workspace.pk)
        finally:
            transaction.set_rollback(True)  # the temporary tables go, and whatever else


class _Shadows:
    """Every statement passes here: a table is made before it is first asked, a write is refused."""

    def __init__(self, workspace: Workspace, moment: Moment) -> None:
        self.workspace, self.moment = workspace, moment
        self.missing = dict(_remembered())
        self.filling = False

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        if not self.filling:
            if not _READS.match(sql):
                raise WroteInThePast(sql.partition(" (")[0])
            for table in dict.fromkeys(_tables().findall(sql)):
                if model := self.missing.pop(table, None):
                    self._make(model)
        if sql.startswith("ROLLBACK TO"):  # tables that were made since are gone: each is made anew
            self.missing = dict(_remembered())
        return execute(sql, params, many, context)

    def _make(self, model: type[Remembered]) -> None:
        self.filling = True
        try:
            with connection.cursor() as cursor:
                _make_table(cursor, model)
                _fill_table(cursor, model, self.workspace, self.moment)
        finally:
            self.filling = False


@cache
def _remembered() -> dict[str, type[Remembered]]:
    """Each kind of row that has a history, by its table."""
    return {model._meta.db_table: model for model in apps.get_models() if issubclass(model, Remembered)}


@cache
def _tables() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_remembered())})\b")


@contextmanager
def _deferred() -> Iterator[None]:
    """SQLite: begin without the lock that writers take, since nothing is written."""
    inner: Any = connection
    inner.ensure_connection()  # which reads the mode from the settings
    mode = getattr(inner, "transaction_mode", None)
    if mode:
        inner.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        if mode:
            inner.transaction_mode = mode


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _columns(model: type[Remembered]) -> dict[str, Any]:
    return {str(column.column): column for column in model._meta.concrete_fields}


def _make_table(cursor: Any, model: type[Remembered]) -> None:
    made = ", ".join(f"{_quoted(name)} {_kind(column)}" for name, column in _columns(model).items())
    table = _quoted(model._meta.db_table)
    schema = "pg_temp" if connection.vendor == "postgresql" else "temp"
    cursor.execute(f"DROP TABLE IF EXISTS {schema}.{table}")
    cursor.execute(f"CREATE TEMPORARY TABLE {table} ({made})")


def _kind(column: "models.Field[Any, Any]") -> str:
    """The column's type; texts without a limit, since the workspace's address is longer in the past."""
    text = isinstance(column, models.CharField)
    return "text" if text else str(column.db_type(connection))


def _fill_table(cursor: Any, model: type[Remembered], workspace: Workspace, moment: Moment) -> None:
    table = _quoted(model._meta.db_table)
    sql, params = _then(model, workspace, moment).query.sql_with_params()
    names = ", ".join(map(_quoted, _columns(model)))
    cursor.execute(f"INSERT INTO {table} ({names}) {sql}", params)
    if model is Workspace:
        address = f"{workspace.slug}{AT}{moment.text}"
        settings = {"slug": address, "risk_seen_by": workspace.risk_seen_by}
        Workspace.objects.filter(pk=workspace.pk).update(**settings)
    for number, several in enumerate(_indexed(model)):
        name = _quoted(f"past_{model._meta.db_table}_{number}")
        cursor.execute(f"CREATE INDEX {name} ON {table} ({', '.join(map(_quoted, several))})")
    if connection.vendor == "postgresql":
        # grouping by the key alone, as Django does, is allowed only where the database knows it for one
        cursor.execute(f"ALTER TABLE {table} ADD PRIMARY KEY ({_quoted(_key(model))})")
        cursor.execute(f"ANALYZE {table}")


def _key(model: type[Remembered]) -> str:
    return next(name for name, column in _columns(model).items() if column.primary_key)


def _then(model: type[Remembered], workspace: Workspace, moment: Moment) -> models.QuerySet[Any, Any]:
    """The last record of each row by the moment, of those that were there then.

    Whole changes count by when they were made, so that none is seen by half.
    """
    history = model.history.filter(**{"id" if model is Workspace else "workspace_id": workspace.pk})
    recorded = history.filter(change__workspace=workspace, change__at__lte=moment.end)
    last = recorded.order_by().values("id").annotate(last=models.Max("history_id")).values("last")
    there = model.history.filter(history_id__in=last).exclude(history_type=DELETED)
    columns = [_still_there(column) for column in _columns(model).values()]
    rows: models.QuerySet[Any, Any] = there.order_by().values_list(*columns)
    return rows


def _still_there(column: "models.Field[Any, Any]") -> Any:
    """The column; where it names what isn't remembered (a person), only if that is still there."""
    other = column.related_model
    if not isinstance(other, type) or issubclass(other, Remembered):
        return models.F(column.attname)
    return models.Subquery(other._base_manager.filter(pk=models.OuterRef(column.attname)).values("pk")[:1])


def _indexed(model: type[Remembered]) -> list[tuple[str, ...]]:
    """The columns to index: keys and what the model declares, without those that another begins with."""
    meta = model._meta
    named = [[column.name] for column in meta.concrete_fields if column.primary_key or column.is_relation]
    named += [[name.lstrip("-") for name in index.fields] for index in meta.indexes]
    named += [[*one.fields] for one in meta.constraints if isinstance(one, models.UniqueConstraint)]
    column_of = {column.name: name for name, column in _columns(model).items()}
    needed = {tuple(column_of[name] for name in names) for names in named} - {(), ("workspace_id",)}
    longer = {names[:most] for names in needed for most in range(1, len(names))}
    return sorted(needed - longer)

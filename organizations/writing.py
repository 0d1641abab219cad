"""Many rows made ready to be written before anything is locked, so that nobody waits while they are.

SQLite lets one write at a time: to put 20,000 rows into statements takes ten times as long as to run them.
The statements are Django's own; it makes them from one row of a kind, and they are run with all of them.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import connection, models
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery
from django.utils import timezone

from organizations.models import Change, Remembered
from organizations.models.checks import columns_written
from organizations.models.history import ADDED, BATCH, EDITED

_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)
_SIMPLE = frozenset({str, int, bool})  # what such a column takes as it is


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, and what it is run with, once for each row."""

    sql: str
    rows: list[list[Any]]


def ready_to_add(rows: Sequence[models.Model]) -> list[Statement]:
    """Insert rows of one kind, without a record of them."""
    fields = _stored(type(rows[0])) if rows else []
    return [_insert(fields, rows[0], _values(fields, rows))] if rows else []


def ready_to_record(rows: Sequence[Remembered], change: Change) -> list[Statement]:
    """Insert rows of one kind, and their records under `change`."""
    if not rows:
        return []
    fields = _stored(type(rows[0]))
    values = _values(fields, rows)
    return [_insert(fields, rows[0], values), _records(fields, rows, values, change, ADDED)]


def ready_to_add_where_room(rows: Sequence[models.Model]) -> list[Statement]:
    """Insert rows of one kind, without a record of them; one whose name or place is taken is passed over."""
    fields = _stored(type(rows[0])) if rows else []
    passing = {"on_conflict": OnConflict.IGNORE}
    return [_insert(fields, rows[0], _values(fields, rows), passing)] if rows else []


def ready_to_remember(rows: Sequence[Remembered], change: Change, kind: str) -> list[Statement]:
    """Records under `change` of rows of one kind, as they are (DELETED: as they were)."""
    fields = _stored(type(rows[0])) if rows else []
    return [_records(fields, rows, _values(fields, rows, adding=False), change, kind)] if rows else []


def ready_to_save(rows: Sequence[Remembered], columns: Collection[str], change: Change) -> list[Statement]:
    """Write these columns of rows of one kind, whose versions move on, and their records under `change`."""
    if not rows:
        return []
    for row in rows:
        row.version += 1
    fields = _stored(type(rows[0]))
    written = columns_written(type(rows[0]), {*columns, "version"})
    values = _values(fields, rows, adding=False)
    key = type(rows[0])._meta.pk
    over = {"on_conflict": OnConflict.UPDATE, "update_fields": written, "unique_fields": [key]}
    save = _insert(fields, rows[0], values, over)
    return [save, _records(fields, rows, values, change, EDITED)]


def run(statements: Sequence[Statement]) -> None:
    """Write what was made ready. Only inside of a change. Cost: a few microseconds for each row."""
    with connection.cursor() as cursor:
        for each in statements:
            if connection.vendor == "postgresql":
                _stream(cursor, each)
                continue
            for some in batched(each.rows, BATCH, strict=False):
                cursor.executemany(each.sql, some)


def _stream(cursor: Any, statement: Statement) -> None:
    """PostgreSQL takes rows in one stream, ten times as fast as a statement for each of them.

    What writes over rows that are there can't be streamed: such rows go by a table of this transaction.
    """
    insert, _values, rest = statement.sql.partition(" VALUES (")
    over = rest.partition(")")[2]
    table, columns = insert.removeprefix("INSERT INTO ").split(" ", 1)
    into = '"written_over"' if over else table
    if over:
        cursor.execute(f"CREATE TEMPORARY TABLE {into} (LIKE {table}) ON COMMIT DROP")
    with connection.wrap_database_errors, cursor.copy(f"COPY {into} {columns} FROM STDIN") as stream:
        for row in statement.rows:
            stream.write_row(row)
    if over:
        select = f"SELECT {columns[1:-1]} FROM {into}"  # noqa: S608  # names of tables and columns, Django's own
        cursor.execute(f"{insert} {select}{over}")
        cursor.execute(f"DROP TABLE {into}")


type _Field = models.Field[Any, Any]


def _stored(model: type[models.Model]) -> list[_Field]:
    return [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]


def _values(
    fields: Sequence[_Field], rows: Sequence[models.Model], *, adding: bool = True
) -> list[list[Any]]:
    """What the database gets of each row, column by column. Not `adding`: each keeps when it was made."""
    readers = [(field.pre_save, field, isinstance(field, _PLAIN)) for field in fields]
    return [list(_row(readers, row, adding)) for row in rows]


def _row(
    readers: list[tuple[Callable[..., Any], _Field, bool]], row: models.Model, adding: bool
) -> Iterator[Any]:
    for read, field, plain in readers:
        value = read(row, adding)
        if value is None or (plain and type(value) in _SIMPLE):
            yield value
        else:
            yield field.get_db_prep_save(value, connection)


def _insert(
    fields: Sequence[_Field], row: models.Model, values: list[list[Any]], over: dict[str, Any] | None = None
) -> Statement:
    """`over`: what happens to rows that are there, as Django's query takes it."""
    query = InsertQuery(type(row), **(over or {}))
    query.insert_values(fields, [row])
    ((sql, _params),) = query.get_compiler(connection=connection).as_sql()
    return Statement(sql, values)


def _records(
    fields: Sequence[_Field], rows: Sequence[Any], values: list[list[Any]], change: Change, kind: str
) -> Statement:
    """What the history keeps of the rows: their own columns as they are, and three of its own."""
    change.reached(rows)
    row = rows[0]
    model = type(row).history.model
    told = {"change_id": change.pk, "history_date": timezone.now(), "history_type": kind}
    record = model(**told, **{field.attname: getattr(row, field.attname) for field in model.tracked_fields})
    columns = _stored(model)
    at = {field.attname: place for place, field in enumerate(fields)}
    own = [field for field in columns if field.attname in told]
    same = [at[field.attname] for field in columns if field.attname not in told]
    (ours,) = _values(own, [record])
    ordered = [field for field in columns if field.attname not in told] + own
    return _insert(ordered, record, [[*(each[place] for place in same), *ours] for each in values])

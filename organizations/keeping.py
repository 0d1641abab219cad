"""The log of changes and the history only grow: the database itself refuses to write over them.

Triggers stand on the log and on each table of records (docs/adr/0016). What must be able to pass, an
erasure or the reason that is said of a change afterwards, passes through `history_opened()` alone.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, transaction

SAID: Final = "What is in the history stays as it is."
TRIGGER: Final = "kept"  # and the act and the table behind it
HISTORY_OPENED: Final = "history_opened"  # what the triggers ask on SQLite
_SETTING: Final = "basis.history_opened"
_LOG: Final = ("organizations", "change")

_POSTGRESQL_FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION basis_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('{_SETTING}', true) IS DISTINCT FROM 'yes' THEN
        RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'UPDATE' THEN NEW ELSE OLD END;
END $$
"""


def closed() -> bool:
    """What the triggers hear on every connection to SQLite, but inside of `history_opened()`."""
    return False


class KeepingConnection(sqlite3.Connection):
    """On it the history can only grow; one that lacks the function can't write over it at all."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.create_function(HISTORY_OPENED, 0, closed)


@contextmanager
def history_opened() -> Iterator[None]:
    """Inside, this transaction may write over the log and the history; no other can. The only such door.

    Who takes something out of the log, or writes over what its seal covers, seals the workspace's log anew
    (`seal_again` in organizations/sealing.py). Cost: two short statements on PostgreSQL, none on SQLite.
    """
    opened = _opened_on_postgresql if connection.vendor == "postgresql" else _opened_on_sqlite
    with transaction.atomic(), opened():
        yield


@contextmanager
def _opened_on_postgresql() -> Iterator[None]:
    """A setting of this transaction; after an error it goes with what is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, 'yes', true)", [_SETTING])
        yield
        cursor.execute("SELECT set_config(%s, '', true)", [_SETTING])


@contextmanager
def _opened_on_sqlite() -> Iterator[None]:
    """This connection's own answer to what the triggers ask."""
    own = connection.connection
    own.create_function(HISTORY_OPENED, 0, lambda: True)
    try:
        yield
    finally:
        own.create_function(HISTORY_OPENED, 0, closed)


def kept_models(apps: Any) -> list[Any]:
    """The log and every kind of record, of the models as they are or as a migration knows them."""
    return [
        model
        for model in apps.get_models()
        if (model._meta.app_label, model._meta.model_name) == _LOG or _is_record(model)
    ]


def _is_record(model: Any) -> bool:
    names = {field.name for field in model._meta.concrete_fields}
    return {"history_id", "history_type", "change"} <= names


def lay_triggers(apps: Any, schema_editor: Any) -> None:
    """Lay the triggers where they are missing. For RunPython, as the last operation of every migration that
    makes a table of records or, on SQLite, makes one anew, as most changes of a column do: a trigger goes
    with its table. tests/organizations/test_keeping.py notices if one did.
    """
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(_POSTGRESQL_FUNCTION)
    for table in (model._meta.db_table for model in kept_models(apps)):
        for act in ("UPDATE", "DELETE"):
            _lay(schema_editor, f"{TRIGGER}_{act.lower()}_{table}", act, table)
        if postgresql:
            _lay(schema_editor, f"{TRIGGER}_truncate_{table}", "TRUNCATE", table)


def _lay(schema_editor: Any, name: str, act: str, table: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        does = f"FOR EACH {each} EXECUTE FUNCTION basis_keep_history()"
    else:
        does = f"FOR EACH ROW WHEN NOT {HISTORY_OPENED}() BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    _lift(schema_editor, name, table)
    schema_editor.execute(f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" {does}')


def lift_triggers(apps: Any, schema_editor: Any) -> None:
    """What `lay_triggers` laid goes: for going back to a version without them."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in (model._meta.db_table for model in kept_models(apps)):
        for act in ("update", "delete", "truncate"):
            _lift(schema_editor, f"{TRIGGER}_{act}_{table}", table)
    if postgresql:
        schema_editor.execute("DROP FUNCTION IF EXISTS basis_keep_history()")


def _lift(schema_editor: Any, name: str, table: str) -> None:
    where = f' ON "{table}"' if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"{where}')

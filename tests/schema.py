"""What a database says of its own tables, in an order that doesn't depend on how they came to be."""

import re
from typing import Any

type Schema = dict[str, list[str]]

ON_POSTGRESQL = {
    "column": """SELECT table_name, concat_ws(' ', column_name, data_type, character_maximum_length,
        is_nullable, column_default, is_identity, collation_name)
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraint": """SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "index": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


def schema(connection: Any) -> Schema:
    """Columns, constraints and indexes of each table; equal for two databases that keep the same rows alike.

    Takes a connection of Django. Returns for each table its sorted definitions. Costs three queries at most.
    """
    read = _of_sqlite if connection.vendor == "sqlite" else _of_postgresql
    with connection.cursor() as cursor:
        found: Schema = {}
        for table, definition in read(cursor):
            found.setdefault(table, []).append(definition)
    return {table: sorted(definitions) for table, definitions in sorted(found.items())}


def _of_postgresql(cursor: Any) -> list[tuple[str, str]]:
    rows = []
    for what, query in ON_POSTGRESQL.items():
        cursor.execute(query)
        rows += [(table, f"{what} {definition}") for table, definition in cursor.fetchall()]
    return rows


def _of_sqlite(cursor: Any) -> list[tuple[str, str]]:
    cursor.execute("SELECT tbl_name, type, sql FROM sqlite_master WHERE sql IS NOT NULL")
    rows = []
    for table, kind, sql in cursor.fetchall():
        if kind == "table":
            body = re.sub(r"\s+", " ", sql).partition("(")[2]
            rows += [(table, f"in the table {each}") for each in parts(body.rsplit(")", 1)[0])]
        else:
            rows.append((table, sql))
    return rows


def parts(body: str) -> list[str]:
    """The columns and constraints of CREATE TABLE: what stands between commas outside of brackets."""
    found, depth = [""], 0
    for piece in re.findall(r"'(?:[^']|'')*'|\"[^\"]*\"|.", body):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return [each.strip() for each in found]

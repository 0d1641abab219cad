"""Discourse Network Analyzer's .dna files: an SQLite database of who agreed or disagreed with what, and when.

Each organization and concept gets one position, by the net of its statements; the statements themselves
stand in its source. Nothing in the file is trusted: it is opened from memory and may only be read.
"""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from coalitions.interchange.cells.words import fold
from coalitions.interchange.files.grids import Collected
from coalitions.interchange.files.netting import Statement, net_positions
from coalitions.interchange.limits import Limits
from coalitions.interchange.reading import CannotRead, gettext_noop

MAGIC = b"SQLite format 3\0"
_NEEDED = frozenset({"STATEMENTS", "DOCUMENTS", "VARIABLES", "DATASHORTTEXT", "DATABOOLEAN"})
_ORGANIZATION = ("organization", "organisation", "org", "actor")
_CONCEPT = ("concept", "category", "issue")
_AGREEMENT = ("agreement", "agree", "agrees", "support")
_MILLISECONDS = 10**11  # so many seconds after 1970 nobody will code a statement
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


def read_dna(data: bytes, file: str, limits: Limits) -> Collected:
    """The positions that the statements of the file amount to.

    Raises: CannotRead where it is damaged, or a database of something else.
    """
    connection = sqlite3.connect(":memory:")
    try:
        # A database that was left open says so in two bytes; in memory there is no such journal.
        connection.deserialize(data[:18] + b"\1\1" + data[20:])
        _lock(connection, limits)
        return Collected([net_positions(file, _statements(connection, file), limits)])
    except (sqlite3.Error, sqlite3.Warning, ValueError, TypeError, OverflowError):
        raise CannotRead(
            "damaged_dna", gettext_noop("“%(file)s” is a damaged database: it can't be read."), file=file
        ) from None
    finally:
        connection.close()


def _lock(connection: sqlite3.Connection, limits: Limits) -> None:
    """Reading tables is all that is left: no functions, no views, no attached files, no writing."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.unpacked_bytes)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.set_authorizer(
        lambda action, *_about: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
    )


def _statements(connection: sqlite3.Connection, file: str) -> Iterator[Statement]:
    newer = "ENTITIES" in _tables(connection, file)
    who, what, agrees = _variables(connection, file)
    names = _names(connection) if newer else {}
    actors, concepts = _texts(connection, who, names), _texts(connection, what, names)
    said = _values(connection, "DATABOOLEAN", "Value", agrees)
    documents = {
        key: (str(title or ""), str(words or ""), _day(day, newer=newer))
        for key, title, words, day in connection.execute("SELECT ID, Title, Text, Date FROM DOCUMENTS")
    }
    rows = connection.execute("SELECT ID, DocumentId, Start, Stop FROM STATEMENTS ORDER BY ID")
    for number, document, start, stop in rows:
        if number in said:
            title, words, day = documents.get(document, ("", "", ""))
            quoted = words[start:stop] if isinstance(start, int) and isinstance(stop, int) else ""
            side = 1 if said[number] else -1
            yield Statement(
                int(number), actors.get(number, ""), concepts.get(number, ""), side, day, title, quoted
            )


def _tables(connection: sqlite3.Connection, file: str) -> set[str]:
    """The names of the tables proper: a view or a virtual table could be anything."""
    tables = {
        str(name).upper()
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if not str(sql).upper().startswith("CREATE VIRTUAL")
    }
    if not tables >= _NEEDED:
        raise CannotRead(
            "other_database",
            gettext_noop(
                "“%(file)s” is a database, but none of Discourse Network Analyzer:"
                " it has no table %(missing)s."
            ),
            file=file,
            missing=", ".join(sorted(_NEEDED - tables)),
        )
    return tables


def _variables(connection: sqlite3.Connection, file: str) -> tuple[set[int], set[int], set[int]]:
    """The variables that name an organization, a concept, and whether they agree; one of each per type."""
    found: list[set[int]] = []
    rows = list(connection.execute("SELECT ID, Variable, DataType FROM VARIABLES"))
    for words, kind in ((_ORGANIZATION, "shorttext"), (_CONCEPT, "shorttext"), (_AGREEMENT, "boolean")):
        named = {key for key, name, type_ in rows if fold(str(name)) in words and fold(str(type_)) == kind}
        found.append(named)
        if not named:
            raise CannotRead(
                "no_such_variable",
                gettext_noop(
                    "The statements of “%(file)s” have no variable called “%(variable)s”,"
                    " so they don't say who agrees with what."
                ),
                file=file,
                variable=words[0],
            )
    return found[0], found[1], found[2]


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table by asking for none of its rows (PRAGMA is denied by now)."""
    described = connection.execute(f"SELECT * FROM {table} LIMIT 0").description  # noqa: S608 (our own names)
    return {str(column[0]).upper() for column in described}


def _names(connection: sqlite3.Connection) -> dict[object, str]:
    column = "Value" if "VALUE" in _columns(connection, "ENTITIES") else "Name"
    return {
        key: str(name)
        for key, name in connection.execute(f"SELECT ID, {column} FROM ENTITIES")  # noqa: S608 (our own names)
    }


def _texts(connection: sqlite3.Connection, variables: set[int], names: dict[object, str]) -> dict[int, str]:
    """What each statement says in these variables: words, or the id of an entity that has the words."""
    column = "Entity" if "ENTITY" in _columns(connection, "DATASHORTTEXT") else "Value"
    told = _values(connection, "DATASHORTTEXT", column, variables)
    return {key: names.get(value, "" if names and isinstance(value, int) else str(value or "")).strip()
            for key, value in told.items()}  # fmt: skip


def _values(
    connection: sqlite3.Connection, table: str, column: str, variables: set[int]
) -> dict[int, object]:
    rows = connection.execute(f"SELECT StatementId, VariableId, {column} FROM {table}")  # noqa: S608 (our own names)
    return {statement: value for statement, variable, value in rows if variable in variables}


def _day(written: object, *, newer: bool) -> str:
    """A day from seconds (version 3) or milliseconds (version 2) since 1970; blank where it is neither."""
    if not isinstance(written, int):
        return ""
    seconds = written if newer and abs(written) < _MILLISECONDS else written / 1000
    try:
        return (_EPOCH + timedelta(seconds=seconds)).date().isoformat()
    except OverflowError:
        return ""

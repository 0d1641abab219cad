"""Native tables out: CSV files in a folder or .zip, a workbook, or JSON; the same rows give the same bytes.

A row is a dictionary: native columns, and `extra:NAME` for extra fields; None and "" are blank. Kinds
without rows are left out. Reading what was written gives back the same values.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from coalitions.interchange.cells.cleaning import protect_cell
from coalitions.interchange.cells.values import say_number
from coalitions.interchange.fields.columns import Kind
from coalitions.interchange.fields.native import EXTRA, FORMAT, KINDS, VERSION
from coalitions.interchange.reading import Message, gettext_noop

type Value = str | int | float | bool | date | None
type Tables = Mapping[str, Iterable[Mapping[str, Value]]]

_DIGITS = re.compile(r"(\d+)")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a .zip can say
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_NUMBERS = frozenset({"integer", "number"})


class CannotWrite(Exception):
    """The tables can't be written there; nothing was."""

    def __init__(self, code: str, text: str, **params: str | int) -> None:
        self.message = Message(code, text, params)
        super().__init__(str(self.message))


def write_folder(tables: Tables, path: Path) -> None:
    """One CSV file per kind, in a folder that is made where it is missing."""
    files = dict(csv_files(tables))
    stale = [
        f"{kind}.csv" for kind in KINDS if f"{kind}.csv" not in files and (path / f"{kind}.csv").exists()
    ]
    if stale or (path.exists() and not path.is_dir()):
        raise CannotWrite(
            "stale",
            gettext_noop(
                "“%(path)s” holds files that this export would not replace: %(files)s. Choose another place."
            ),
            path=path.name,
            files=", ".join(stale) or path.name,
        )
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (path / name).write_bytes(content)


def write_zip(tables: Tables, stream: IO[bytes], *, recorded: str = "") -> None:
    """One CSV file per kind in an archive, whose comment says the moment they were `recorded` by."""
    _pack(csv_files(tables), stream, say_recorded(recorded))


def say_recorded(moment: str) -> str:
    """What a file of the past says of itself to whoever looks at its properties."""
    return f"As it was recorded at {moment}" if moment else ""


def write_xlsx(tables: Tables, stream: IO[bytes], *, recorded: str = "") -> None:
    """One sheet per kind; every cell is text or a number, never a formula."""
    sheets = [
        (kind.name, columns, rows, {column for column in columns if _is_number(kind, column)})
        for kind, columns, rows in _sorted_tables(tables)
    ]
    write_workbook(
        sheets or [("organizations", KINDS["organizations"].column_names, [], set())], stream, recorded
    )


def write_workbook(
    sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[str]], Container[str]]],
    stream: IO[bytes],
    recorded: str = "",
    *,
    keywords: str = "",
) -> None:
    """Sheets of (title, columns, rows, which columns are numbers); no cell is a formula.

    `keywords`: what the properties of the workbook say it is.
    """
    workbook = Workbook(write_only=True)
    if keywords:
        workbook.properties.keywords = keywords
    if recorded:
        workbook.properties.description = say_recorded(recorded)
    for title, columns, rows, are_numbers in sheets:
        sheet = workbook.create_sheet(title)
        numbers = [column in are_numbers for column in columns]
        sheet.append([_text_cell(sheet, column) for column in columns])
        for row in rows:
            cells = zip(row, numbers, strict=True)
            sheet.append([_xlsx_cell(sheet, text, number=number) for text, number in cells])
    saved = io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as archive:
        _pack(((name, _without_clock(archive.read(name))) for name in archive.namelist()), stream)


def write_json(tables: Tables, stream: IO[bytes], *, recorded: str = "") -> None:
    """All tables in one file: the native text of every cell that is not blank."""
    said = {
        kind.name: [{column: text for column, text in zip(columns, row, strict=True) if text} for row in rows]
        for kind, columns, rows in _sorted_tables(tables)
    }
    of = {"recorded": recorded} if recorded else {}
    whole = {"format": FORMAT, "version": VERSION, **of, "tables": said}
    stream.write(json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n")


def csv_files(tables: Tables) -> Iterator[tuple[str, bytes]]:
    """The name and content of each CSV file."""
    for kind, columns, rows in _sorted_tables(tables):
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([protect_cell(column) for column in columns])
        writer.writerows([protect_cell(cell) for cell in row] for row in rows)
        yield f"{kind.name}.csv", text.getvalue().encode()


def _sorted_tables(tables: Tables) -> Iterator[tuple[Kind, list[str], list[list[str]]]]:
    for kind in KINDS.values():
        rows = list(tables.get(kind.name, ()))
        if not rows:
            continue
        extra = {column for row in rows for column in row if column.startswith(EXTRA)}
        columns = [*kind.column_names, *sorted(extra)]
        texts = [[_text(row.get(column)) for column in columns] for row in rows]
        first = [columns.index(column) for column in kind.identity]
        texts.sort(key=lambda row: ([_natural(row[index]) for index in first], row))
        yield kind, columns, texts


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return say_number(value)
    return value.isoformat() if isinstance(value, date) else value


def _natural(text: str) -> list[tuple[int, str]]:
    """Sorts version 2 before version 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(text)]


def _is_number(kind: Kind, name: str) -> bool:
    column = kind.column(name)
    return column is not None and column.cell in _NUMBERS


def _xlsx_cell(sheet: WriteOnlyWorksheet, text: str, *, number: bool) -> Cell | float | None:
    if not text:
        return None
    return float(text) if number else _text_cell(sheet, text)


def _text_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    # "_x0041_" is how a workbook writes the character 41: what only looks so is escaped itself
    escaped = _ESCAPE.sub(lambda found: f"_x005F{found[0]}", protect_cell(text))
    cell: Cell = WriteOnlyCell(sheet, value=escaped)
    cell.data_type = "s"  # text whatever it starts with
    return cell


def _without_clock(content: bytes) -> bytes:
    return _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content) if b"dcterms:" in content else content


def _pack(files: Iterable[tuple[str, bytes]], stream: IO[bytes], comment: str = "") -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, content in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)

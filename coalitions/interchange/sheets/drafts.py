"""Native rows while they are being made from one sheet."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coalitions.interchange.cells.cleaning import Unclean
from coalitions.interchange.cells.values import BadValue
from coalitions.interchange.fields.beside import Beside, columns_kept, refuse_formula
from coalitions.interchange.fields.columns import Column
from coalitions.interchange.reading import Message, Row, Source
from coalitions.interchange.sheets.hearing import Listener
from coalitions.interchange.sheets.sheet import Sheet

# Columns of words, and of steps that people write in words.
_WORDS = frozenset({"choice", "yes_no"})
_STEPS = frozenset({"stance", "vitality", "influence", "strength"})


@dataclass(slots=True)
class Draft:
    """The native rows that one sheet gives, by kind."""

    sheet: Sheet
    shape: str
    rows: dict[str, list[Row]] = field(default_factory=dict)
    columns: dict[str, dict[str, None]] = field(default_factory=dict)  # an ordered set
    mapping: dict[str, str] = field(default_factory=dict)
    scale: Message | None = None
    notices: list[Message] = field(default_factory=list)
    listeners: list[Listener] = field(default_factory=list)
    _mentioned: set[tuple[str, str]] = field(default_factory=set)

    def add(
        self,
        kind: str,
        number: int,
        values: Mapping[str, str],
        beside: Beside | None = None,
    ) -> Row:
        """One row; blank values are left out."""
        extra, kept = (_filled(beside.extra), tuple(beside.kept)) if beside else ({}, ())
        row = Row(self.sheet.file, self.sheet.sheet, number, _filled(values), extra, kept=kept)
        self.rows.setdefault(kind, []).append(row)
        self.has(kind, *row.values)
        return row

    def mention(self, kind: str, number: int, values: dict[str, str]) -> None:
        """A row that is only named here; the plan makes it where nothing has that name yet."""
        name = (kind, values["name"].casefold())
        if name not in self._mentioned:
            self._mentioned.add(name)
            row = Row(self.sheet.file, self.sheet.sheet, number, values, {}, mention=True)
            self.rows.setdefault(kind, []).append(row)

    def assume(self, kind: str, number: int, values: Mapping[str, str]) -> None:
        """A row that counts only where nothing is known of what it is about; blank values are left out."""
        row = Row(self.sheet.file, self.sheet.sheet, number, _filled(values), {}, mention=True)
        self.rows.setdefault(kind, []).append(row)
        self.has(kind, *row.values)

    def has(self, kind: str, *columns: str) -> None:
        """Say that the source has these columns of that kind, whether or not a row fills them."""
        self.columns.setdefault(kind, {}).update(dict.fromkeys(columns))

    def listen(self, header: str, column: Column, reader: Callable[[str], str]) -> Callable[[str], str]:
        """The reader of that column, heard where it holds words or steps; else as it is."""
        if column.cell not in _WORDS and column.name not in _STEPS:
            return reader
        listener = Listener(header, column.name)
        self.listeners.append(listener)
        return listener.to(reader)

    def source(self) -> Source:
        """How the sheet was understood."""
        return Source(
            self.sheet.file,
            self.sheet.sheet,
            self.shape,
            self.sheet.headers,
            {header: self.mapping.get(header, "") for header in self.sheet.headers},
            self.sheet.header_row,
            len({n for n, _cells in self.sheet.records} | {each.number for each in self.sheet.problems}),
            self.scale,
            (*self.sheet.notices, *self.notices, *self._told()),
            tuple(heard for each in self.listeners if (heard := each.heard())),
        )

    def _told(self) -> list[Message]:
        kept = Counter(
            str(message.params["column"])
            for rows in self.rows.values()
            for row in rows
            for message in row.kept
        )
        return [columns_kept(kept)] if kept else []


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {column: value for column, value in values.items() if value}


def beside(sheet: Sheet, cells: Sequence[str], used: Sequence[int] | set[int]) -> Beside:
    """The cells of a record that no field took, under their headers; nothing is lost."""
    found = Beside()
    for index, header in enumerate(sheet.headers):
        if index in used or not cells[index]:
            continue
        try:
            refuse_formula(cells[index])
            found.extra[header] = cells[index]
        except BadValue as error:
            found.keep(header, cells[index], error.message)
    return found


def read_or_keep(
    reader: Callable[[str], str],
    field: str,
    text: str,
    values: dict[str, str],
    kept: Beside,
    *,
    required: bool,
) -> None:
    """Read a cell into `values`; what can't be read is kept beside the row, or refused where it is required.

    `reader` is `placed`. Raises: BadValue and Unclean for a required cell.
    """
    try:
        values[field] = reader(text)
    except (BadValue, Unclean) as error:
        if required:
            raise
        kept.keep(error.column, text, error.message)


def words_or_keep(sheet: Sheet, cells: Sequence[str], indexes: Iterable[int], kept: Beside) -> list[str]:
    """The filled cells of free text; a formula without its result is kept beside the row."""
    found = []
    for index in indexes:
        try:
            refuse_formula(cells[index])
        except BadValue as error:
            kept.keep(sheet.headers[index], cells[index], error.message)
        else:
            found += [cells[index]] if cells[index] else []
    return found


def placed(header: str, reader: Callable[[str], str]) -> Callable[[str], str]:
    """The reader, so that its errors say in which column the cell stands."""

    def read(text: str) -> str:
        try:
            refuse_formula(text)
            return reader(text)
        except (BadValue, Unclean) as error:
            error.column = header
            raise

    return read

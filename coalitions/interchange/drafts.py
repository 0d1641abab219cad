"""Native rows while they are being made from one sheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coalitions.interchange.cells import Unclean
from coalitions.interchange.columns import Column
from coalitions.interchange.hearing import Listener
from coalitions.interchange.reading import Message, Row, Source
from coalitions.interchange.sheets import Sheet
from coalitions.interchange.values import BadValue

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
        extra: Mapping[str, str] | None = None,
    ) -> Row:
        """One row; blank values are left out."""
        row = Row(self.sheet.file, self.sheet.sheet, number, _filled(values), _filled(extra or {}))
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
            (*self.sheet.notices, *self.notices),
            tuple(heard for each in self.listeners if (heard := each.heard())),
        )


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {column: value for column, value in values.items() if value}


def extras(sheet: Sheet, cells: Sequence[str], used: Sequence[int] | set[int]) -> dict[str, str]:
    """The cells of a record that no field took, under their headers; nothing is lost."""
    return {
        header: cells[index]
        for index, header in enumerate(sheet.headers)
        if index not in used and cells[index]
    }


def placed(header: str, reader: Callable[[str], str]) -> Callable[[str], str]:
    """The reader, so that its errors say in which column the cell stands."""

    def read(text: str) -> str:
        try:
            return reader(text)
        except (BadValue, Unclean) as error:
            error.column = header
            raise

    return read

"""What a native table and its columns are; which there are is said in `native.py`."""

from dataclasses import dataclass
from typing import Literal

type Cell = Literal[
    "text", "long", "integer", "number", "date", "moment", "yes_no", "choice", "list", "steps"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `cell` says what its text must look like, `refers` which kind it names a row of.

    text/long   cleaned text, at most 200 / 10,000 characters
    integer     digits, possibly with a minus; between `low` and `high`
    number      a decimal written with a point; between `low` and `high`
    date        YYYY-MM-DD
    moment      YYYY-MM-DDTHH:MM:SS.ffffff+00:00; a day alone is its beginning
    yes_no      "yes", "no" or blank
    choice      one of `choices`
    list        values separated by `;`
    steps       `TENET:strength` separated by spaces, strength 1-5 or left out
    """

    name: str
    cell: Cell = "text"
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One table. `requires`: never blank; `identity`: what makes two rows the same row."""

    name: str
    columns: tuple[Column, ...]
    requires: tuple[str, ...]
    identity: tuple[str, ...]
    private: bool = False  # notes and contacts: only for those who may see private notes

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns in the order we write them."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column | None:
        """The column of that name, or None where it is an extra one."""
        return next((column for column in self.columns if column.name == name), None)

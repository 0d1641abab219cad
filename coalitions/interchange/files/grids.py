"""A sheet as it lies there: rows of text, each with the number a person sees beside it."""

from dataclasses import dataclass, field

from coalitions.interchange.limits import Limits
from coalitions.interchange.reading import CannotRead, Message, Skipped, gettext_noop


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet or file. `rows`: (row number, cells); blank rows are left out.

    `formulas`: the numbers of the rows that hold a formula without its result (a cell that is a `Formula`).
    """

    file: str
    sheet: str
    rows: list[tuple[int, list[str]]]
    formulas: frozenset[int] = frozenset()
    notices: tuple[Message, ...] = ()


@dataclass(slots=True)
class Collected:
    """What was found in one upload."""

    grids: list[Grid] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    lines: int = 0

    def count_lines(self, text: bytes, limits: Limits) -> None:
        """Add the lines of one more text file; a little of an archive can unpack to very many blank ones.

        Raises: CannotRead where all files together have more than may be read.
        """
        self.lines += max(text.count(b"\n"), text.count(b"\r"))
        if self.lines > limits.lines:
            raise too_many_lines(limits.lines)

    def skip(self, file: str, sheet: str, message: Message, *, hidden: bool = False) -> None:
        """Name a sheet or file that is not read."""
        self.skipped.append(Skipped(file, sheet, message, hidden))


def too_many_rows(limit: int) -> CannotRead:
    """More rows than may be read at once."""
    return CannotRead(
        "too_many_rows",
        gettext_noop(
            "There are more than %(limit)d rows, which is the most that can be read at once."
            " Split the file, or use the command line, which takes 2,000,000 rows."
        ),
        limit=limit,
    )


def too_many_lines(limit: int) -> CannotRead:
    """More lines than may be looked at, however few of them hold anything."""
    return CannotRead(
        "too_many_lines",
        gettext_noop(
            "There are more than %(limit)d lines, blank ones included, which is the most that can be read at"
            " once. Remove the blank lines, or split the file."
        ),
        limit=limit,
    )


def too_many_columns(limit: int, found: int) -> CannotRead:
    """More columns than may be read."""
    return CannotRead(
        "too_many_columns",
        gettext_noop("There are %(found)d columns; at most %(limit)d can be read."),
        limit=limit,
        found=found,
    )


def check_size(rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet before its cells are taken one by one."""
    if rows > limits.position_rows + 1000:  # titles and blank rows; counted exactly once the shape is known
        raise too_many_rows(limits.rows)
    if columns > limits.columns:
        raise too_many_columns(limits.columns, columns)

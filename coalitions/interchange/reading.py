"""What reading a file gives: native tables as plain text values, what went wrong per row, and how we read it.

All of it is frozen, and plain enough to go through JSON: a child process makes it (`child.py`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


def gettext_noop(text: str) -> str:
    """Mark an English message for translation; whoever shows it translates it (no gettext in here)."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as code, English template and parameters: `text % params` says it in English."""

    code: str
    text: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.params


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a native table: `values` has only native columns, and only those not blank.

    `number` is the row in the source file as a person counts it there: 1 is the first line.
    `mention`: the organization or tenet is only named here, by whatever the file calls it (short name, id
    or name). Make it where nothing in the workspace is called so; otherwise leave what is there alone.
    A position of that kind counts only where none of its pair is known.
    `kept`: cells that could not be read as what their column holds; each is in `extra`, word for word.
    `heading`: it looks like a heading of the sheet, and is taken only where somebody says so.
    """

    file: str
    sheet: str
    number: int
    values: dict[str, str]
    extra: dict[str, str] = field(default_factory=dict)
    mention: bool = False
    kept: tuple[Message, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that can't be taken as it is: nothing of it is in `Table.rows`. `cells` is what stood there."""

    file: str
    sheet: str
    number: int
    message: Message
    column: str = ""
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one native kind, of however many files and sheets they came.

    `columns`: the native columns that the source has at all, blank or not; a column that is not here says
    nothing, so what is recorded stays.
    """

    kind: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """How the cells of one column were read, to be shown: (as written, native text, how many cells).

    The native text is "" where the cell says that nothing is known, and None where it is not understood.
    `column` is "" for the body of a matrix; `more`: different cells that are not listed.
    """

    column: str
    field: str
    values: tuple[tuple[str, str | None, int], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """How one sheet or file was understood, to be shown before anything is written.

    `mapping` goes from the header as written to the field it was read as ("" = kept as an extra field).
    """

    file: str
    sheet: str
    shape: str
    headers: tuple[str, ...]
    mapping: dict[str, str]
    header_row: int
    rows: int
    scale: Message | None = None
    notices: tuple[Message, ...] = ()
    heard: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sheet or file that was not read, and why. `hidden` ones are read when ticked."""

    file: str
    sheet: str
    message: Message
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one upload: what it says, what it doesn't, and how it was understood."""

    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def rows(self, kind: str) -> tuple[Row, ...]:
        """The rows of one native kind, in the order of the source."""
        return next((table.rows for table in self.tables if table.kind == kind), ())

    def columns(self, kind: str) -> tuple[str, ...]:
        """The native columns the source has for that kind."""
        return next((table.columns for table in self.tables if table.kind == kind), ())


class CannotRead(Exception):
    """The file as a whole can't be read: nothing of it was taken, and nothing was changed.

    `headers`: those of each sheet, where it came so far.
    """

    headers: tuple[tuple[str, ...], ...] = ()

    def __init__(self, code: str, text: str, **params: str | int | float) -> None:
        self.message = Message(code, text, params)
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True)
class Question:
    """What only the person who made the file knows. `option` is the reading option that answers it.

    `choices` are (value for the option, what it says). `values`: what stands in the cells and how often;
    where there are any, each of them is asked for by itself, and the option holds an answer for each.
    """

    option: str
    message: Message
    choices: tuple[tuple[str, Message], ...]
    file: str = ""
    sheet: str = ""
    column: str = ""
    values: tuple[tuple[str, int], ...] = ()


class NeedsAnswer(Exception):
    """Nothing was guessed and nothing taken: read again with these questions answered in the options."""

    headers: tuple[tuple[str, ...], ...] = ()

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions = tuple(questions)
        super().__init__(" ".join(str(question.message) for question in self.questions))

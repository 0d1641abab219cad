"""Statements that organizations made, many on one concept, as one position for each of both."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from coalitions.interchange.cells.cleaning import protect_cell
from coalitions.interchange.files.grids import Grid, too_many_rows
from coalitions.interchange.limits import Limits
from coalitions.interchange.reading import Message, gettext_noop

_HEADERS = (
    "organization", "tenet", "stance", "evidence", "as_of", "source",
    "extra:statements for", "extra:statements against",
)  # fmt: skip
_QUOTED = 160  # characters of a statement's own words
_CELL = 9_000  # characters of all statements of a pair: the rest is counted


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: who said it of what, for (1) or against (-1), on which day (or blank), and where."""

    number: int
    who: str
    what: str
    side: int
    day: str
    title: str
    words: str


@dataclass(slots=True)
class _Pair:
    """Everything one organization said of one concept."""

    number: int
    who: str
    what: str
    sides: Counter[int] = field(default_factory=Counter)
    day: str = ""  # of the last statement
    told: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, said: Statement) -> None:
        self.sides[said.side] += 1
        self.day = max(self.day, said.day)
        words = " ".join(said.words.split())
        shown = f"“{words[:_QUOTED]}{'…' if len(words) > _QUOTED else ''}”" if words else ""
        parts = (said.day, said.title.strip()[:200], "+" if said.side > 0 else "−", shown)
        self.told[said.day, " ".join(part for part in parts if part)] += 1

    def cells(self) -> list[str]:
        net = self.sides[1] - self.sides[-1]
        stance = str((net > 0) - (net < 0))
        numbers = [str(self.sides[1]), str(self.sides[-1])]
        cells = [self.who, self.what, stance, "declared", self.day, self._source(), *numbers]
        return [protect_cell(cell) for cell in cells]

    def _source(self) -> str:
        lines: list[str] = []
        length, listed = 0, sorted(self.told.items())
        for (_day, line), times in listed:
            told = f"{line} (×{times})" if times > 1 else line
            length += len(told) + 1
            if length > _CELL:
                lines.append(f"… (+{len(listed) - len(lines)})")
                break
            lines.append(told)
        return "\n".join(lines)


def net_positions(file: str, statements: Iterable[Statement], limits: Limits) -> Grid:
    """One row for each organization and concept; a statement that names only one stays a row of its own."""
    pairs: dict[object, _Pair] = {}
    for count, statement in enumerate(statements, start=1):
        if count > limits.position_rows:
            raise too_many_rows(limits.position_rows)
        who, what = statement.who, statement.what
        key: object = (who.casefold(), what.casefold()) if who and what else statement.number
        pairs.setdefault(key, _Pair(statement.number, who, what)).add(statement)
    rows: list[tuple[int, list[str]]] = [(pair.number, pair.cells()) for pair in pairs.values()]
    even = sum(pair.sides[1] == pair.sides[-1] for pair in pairs.values())
    notices = (_netted(pairs.values()), *([_evenly(even)] if even else []))
    return Grid(file, "", [(0, list(_HEADERS)), *rows], notices=notices)


def _netted(pairs: Iterable[_Pair]) -> Message:
    total = sum(pair.sides.total() for pair in pairs)
    return Message(
        "netted",
        gettext_noop(
            "%(statements)d statements: for each organization and concept one position, by the net of its"
            " statements. Every statement stands in the source of its position, + for and − against."
        ),
        {"statements": total},
    )


def _evenly(count: int) -> Message:
    return Message(
        "evenly",
        gettext_noop("As many statements for as against: %(count)d. These are read as “asked, no position”."),
        {"count": count},
    )

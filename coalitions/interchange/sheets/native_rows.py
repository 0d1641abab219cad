"""Native tables: each cell checked against what its column holds, and written in its one native spelling."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import lru_cache, partial

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.cells.days import column_order, read_date, read_moment
from coalitions.interchange.cells.scales import Scale, key, read_stance
from coalitions.interchange.cells.values import (
    BadValue,
    is_blank,
    join_list,
    join_steps,
    read_count,
    read_number,
    read_yes_no,
    say_number,
    split_list,
    split_steps,
)
from coalitions.interchange.cells.words import WORDS, fold
from coalitions.interchange.fields.beside import Beside
from coalitions.interchange.fields.columns import Column, Kind
from coalitions.interchange.fields.native import EXTRA
from coalitions.interchange.options import Options
from coalitions.interchange.reading import NeedsAnswer, gettext_noop
from coalitions.interchange.sheets.choices import read_choice
from coalitions.interchange.sheets.drafts import Draft, placed, read_or_keep
from coalitions.interchange.sheets.sheet import Sheet

_INTEGER = re.compile(r"[+-]?\d+(?:\.0+)?\Z", re.ASCII)
_LONGEST = 200  # characters of a text column

type Reader = Callable[[str], str]


def read_native(sheet: Sheet, kind: Kind, options: Options, *, mentions: bool) -> Draft:
    """The rows of a native table. `mentions`: also name the organizations and tenets it refers to."""
    draft = Draft(sheet, kind.name)
    columns = _columns(sheet, kind, options)
    draft.mapping = {sheet.headers[index]: column.name for index, column in columns.items()}
    draft.has(kind.name, *(column.name for column in columns.values()))
    readers = {
        index: placed(
            _extra_name(sheet.headers[index]),
            draft.listen(sheet.headers[index], column, column_reader(sheet, index, kind, column, options)),
        )
        for index, column in columns.items()
    }
    names = {index: _extra_name(header) for index, header in enumerate(sheet.headers) if index not in columns}
    refers = {column.name for column in kind.columns if column.refers and column.cell == "text"}
    needed = {*kind.requires, *refers, *({"kind"} if kind.name == "ties" else ())}
    for number, cells in sheet.records:
        kept = Beside({name: str(cells[index]) for index, name in names.items() if cells[index]})
        values = _values(sheet, number, cells, columns, readers, needed, kept)
        if values is None or not _complete(sheet, kind, number, cells, values):
            continue
        if mentions:
            _mention(draft, kind, number, values, options)
        if kind.name != "positions" or values.get("stance"):  # no stance = unknown, and unknown has no row
            draft.add(kind.name, number, values, kept)
    return draft


def _columns(sheet: Sheet, kind: Kind, options: Options) -> dict[int, Column]:
    wanted = {header: options.mapping.get(header, header) for header in sheet.headers}
    found = {index: kind.column(wanted[header]) for index, header in enumerate(sheet.headers)}
    return {index: column for index, column in found.items() if column is not None}


def _extra_name(header: str) -> str:
    return header.removeprefix(EXTRA)


def _values(
    sheet: Sheet,
    number: int,
    cells: list[str],
    columns: dict[int, Column],
    readers: dict[int, Reader],
    needed: Collection[str],
    kept: Beside,
) -> dict[str, str] | None:
    values: dict[str, str] = {}
    for index, column in columns.items():
        if cells[index]:
            try:
                read_or_keep(
                    readers[index], column.name, cells[index], values, kept, required=column.name in needed
                )
            except (BadValue, Unclean) as error:
                sheet.problem(number, cells, error.message, column.name)
                return None
    return values


def _complete(sheet: Sheet, kind: Kind, number: int, cells: list[str], values: dict[str, str]) -> bool:
    if kind.name == "tenets" and "name" not in values and "id" in values:
        values["name"] = values["id"]
    says_nothing = {"organization", "tenet", "evidence", "vitality_evidence", "as_of", "source"}
    unknown = kind.name == "positions" and {column for column in values if values[column]} <= says_nothing
    for column in kind.requires:
        if not values.get(column) and not (unknown and column == "stance"):
            message = BadValue(
                "missing", gettext_noop("The cell “%(column)s” is blank; this row needs it."), column=column
            )
            sheet.problem(number, cells, message.message, column)
            return False
    return _has_two_ends(sheet, kind, number, cells, values)


def _has_two_ends(sheet: Sheet, kind: Kind, number: int, cells: list[str], values: dict[str, str]) -> bool:
    if kind.name not in ("ties", "overlaps", "differences"):
        return True
    one, other = kind.identity[:2]
    if values[one].casefold() != values[other].casefold():
        return True
    text = gettext_noop("“%(name)s” is tied to itself.")
    if kind.name == "differences":
        text = gettext_noop("“%(name)s” can't differ from itself.")
    message = BadValue("to_itself", text, name=values[one])
    sheet.problem(number, cells, message.message, other)
    return False


def _mention(draft: Draft, kind: Kind, number: int, values: dict[str, str], options: Options) -> None:
    for column in kind.columns:
        if column.cell in ("steps", "date") or column.refers not in ("organizations", "tenets"):
            continue
        written = values.get(column.name, "")
        for name in split_list(written) if column.cell == "list" else [written]:
            if name:
                facet = {"facet": options.facet} if column.refers == "tenets" else {}
                draft.mention(column.refers, number, {"name": name, **facet})


def column_reader(sheet: Sheet, index: int, kind: Kind, column: Column, options: Options) -> Reader:
    """`cell_reader` of one column of a sheet, whose days say by themselves which of their numbers is the day.

    Raises: NeedsAnswer where they don't.
    """
    if column.cell != "date":
        return cell_reader(kind, column, options)
    order = column_order(sheet.column(index), options.dates)
    if not isinstance(order, str):
        raise NeedsAnswer([replace(order, file=sheet.file, sheet=sheet.sheet, column=sheet.headers[index])])
    return lru_cache(maxsize=4096)(partial(_date, order))


def cell_reader(kind: Kind, column: Column, options: Options) -> Reader:
    """What turns a cell of that column into its native text, or raises BadValue or Unclean."""
    words = WORDS.get(f"{kind.name}.{column.name}") or WORDS.get(column.name, {})
    if column.name.endswith("evidence"):
        words = WORDS["evidence"]
    own = {fold(word): value for word, value in options.words.items()}
    if (kind.name, column.name) == ("positions", "stance"):
        stances = {key(stance): meaning for stance, meaning in options.stances.items()}
        return lru_cache(maxsize=4096)(partial(_stance, Scale(words=stances)))
    readers: dict[str, Reader] = {
        "text": partial(clean_text, longest=_LONGEST, one_line=True),
        "long": str,
        "integer": partial(read_integer, column),
        "number": partial(_number, column),
        "date": partial(_date, options.dates),
        "moment": partial(_moment, options.dates),
        "yes_no": _yes_no,
        "choice": partial(read_choice, column, words, own),
        "list": _list,
        "steps": _steps,
    }
    reader = readers[column.cell]
    return reader if column.cell in ("text", "long") else lru_cache(maxsize=4096)(reader)


def read_integer(column: Column, text: str) -> str:
    """A whole number between the column's ends, or blank where unknown."""
    if is_blank(text):
        return ""
    whole = int(float(text)) if _INTEGER.match(text) and len(text) < 16 else read_count(text)
    return str(int(_within(column, whole, text)))


def _stance(scale: Scale, text: str) -> str:
    stance = read_stance(text, scale)
    return "" if stance is None else str(stance)


def _number(column: Column, text: str) -> str:
    return "" if is_blank(text) else say_number(_within(column, read_number(text), text))


def _within(column: Column, number: float, text: str) -> float:
    low, high = column.low, column.high
    if low is not None and high is not None and not low <= number <= high:
        raise BadValue(
            "out_of_range",
            gettext_noop("“%(value)s” does not fit in “%(column)s”: it goes from %(low)s to %(high)s."),
            value=text[:80],
            column=column.name,
            low=say_number(low),
            high=say_number(high),
        )
    return number


def _date(order: str, text: str) -> str:
    return "" if is_blank(text) else read_date(text, order)


def _moment(order: str, text: str) -> str:
    return "" if is_blank(text) else read_moment(text, order)


def _yes_no(text: str) -> str:
    return "" if is_blank(text) else read_yes_no(text)


def _list(text: str) -> str:
    return join_list(split_list(text))


def _steps(text: str) -> str:
    return join_steps(split_steps(text))

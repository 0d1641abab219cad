"""Workbooks (.xlsx, .xls, .ods) through calamine, and what it doesn't say: hidden rows, lost formulas."""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from coalitions.interchange.cells.values import say_number
from coalitions.interchange.fields.beside import Formula
from coalitions.interchange.files.grids import Collected, Grid, check_size
from coalitions.interchange.files.sheet_facts import SheetFacts
from coalitions.interchange.limits import Limits
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead, Message, gettext_noop


def read_workbook(
    data: bytes, file: str, limits: Limits, options: Options, facts: dict[str, SheetFacts]
) -> Collected:
    """The visible sheets of a workbook, and the ticked hidden ones; the others are named.

    Raises: CannotRead for a damaged or locked workbook.
    """
    found = Collected()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            for about in workbook.sheets_metadata:
                if _wanted(found, file, about, options):
                    known = facts.get(about.name, SheetFacts())
                    sheet = workbook.get_sheet_by_name(about.name)
                    _add(found, _grid(sheet, file, about.name, limits, options, known), known)
    except CannotRead:
        raise
    except PasswordError:
        raise _locked(file) from None
    except MemoryError:
        raise
    except BaseException as error:  # calamine's panics are no Exception: pyo3 PanicException
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise _damaged(file) from None
    return found


def _locked(file: str) -> CannotRead:
    return CannotRead(
        "locked",
        gettext_noop("“%(file)s” is protected by a password. Save it without one and try again."),
        file=file,
    )


def _damaged(file: str) -> CannotRead:
    return CannotRead(
        "damaged",
        gettext_noop(
            "“%(file)s” is damaged, or not the workbook it says it is. Open it, save it anew and try again."
        ),
        file=file,
    )


def _wanted(found: Collected, file: str, about: Any, options: Options) -> bool:
    hidden = about.visible != SheetVisibleEnum.Visible
    if about.typ != SheetTypeEnum.WorkSheet:
        found.skip(file, about.name, Message("chart", gettext_noop("It is a chart or a macro, not a table.")))
    elif "(ignore)" in about.name.casefold():
        found.skip(file, about.name, Message("ignored", gettext_noop("Its name says (ignore).")))
    elif options.sheets and about.name not in options.sheets:
        found.skip(file, about.name, Message("not_chosen", gettext_noop("It was not chosen.")), hidden=hidden)
    elif hidden and not options.hidden and about.name not in options.sheets:
        found.skip(
            file,
            about.name,
            Message("hidden", gettext_noop("It is hidden. Tick it to read it.")),
            hidden=True,
        )
    else:
        return True
    return False


def _add(found: Collected, grid: Grid, facts: SheetFacts) -> None:
    if grid.rows:
        found.grids.append(grid)
        return
    message = (
        Message(
            "strict",
            gettext_noop("No cells could be read: it is saved as “Strict Open XML”. Save it as .xlsx."),
        )
        if facts.strict
        else Message("empty", gettext_noop("It is empty."))
    )
    found.skip(grid.file, grid.sheet, message)


def _grid(
    sheet: CalamineSheet, file: str, name: str, limits: Limits, options: Options, facts: SheetFacts
) -> Grid:
    check_size(sheet.height, sheet.width, limits)
    first_row, first_column = sheet.start or (0, 0)
    fills = _merged_fills(sheet)
    hidden = () if options.hidden else facts.hidden_rows
    rows = [
        (number, cells)
        for number, cells in _text_rows(sheet, first_row, first_column, fills, facts.formulas)
        if (options.hidden or number not in facts.hidden_rows) and any(cells)
    ]
    notices = () if not hidden else (_hidden_rows(sorted(facts.hidden_rows)),)
    return Grid(file, name, rows, frozenset(facts.formulas), notices)


def _hidden_rows(numbers: list[int]) -> Message:
    shown = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
    return Message(
        "hidden_rows",
        gettext_noop("Hidden rows are not read: %(rows)s. Tick them to read them."),
        {"rows": shown},
    )


def _text_rows(
    sheet: CalamineSheet,
    first_row: int,
    first_column: int,
    fills: dict[tuple[int, int], tuple[int, int]],
    formulas: Mapping[int, Mapping[int, str]],
) -> Iterator[tuple[int, list[str]]]:
    pad = [""] * first_column
    held: dict[tuple[int, int], str] = {}
    for index, values in enumerate(sheet.to_python(skip_empty_area=True)):
        row = first_row + index
        cells = pad + [value if type(value) is str else cell_text(value) for value in values]
        for column, written in formulas.get(row + 1, {}).items():
            if column < len(cells) and not cells[column]:
                cells[column] = Formula(written)
        if fills:
            _fill(row, cells, fills, held)
        yield row + 1, cells


def _merged_fills(sheet: CalamineSheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell that a merged column covers: the cell whose value it shows. Widths are left alone."""
    fills: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and bottom - top < 1000:
            fills |= {(row, left): (top, left) for row in range(top, bottom + 1)}
    return fills


def _fill(
    row: int,
    cells: list[str],
    fills: dict[tuple[int, int], tuple[int, int]],
    held: dict[tuple[int, int], str],
) -> None:
    if not any(cells):
        return
    for column in range(len(cells)):
        origin = fills.get((row, column))
        if origin == (row, column):
            held[origin] = cells[column]
        elif origin is not None and not cells[column]:
            cells[column] = held.get(origin, "")


def cell_text(value: object) -> str:
    """A cell's value as text: whole numbers without a fraction, days as YYYY-MM-DD, yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return say_number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)

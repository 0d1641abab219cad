"""A grid with its header row found and its cells cleaned: what the shapes are recognised in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from coalitions.interchange.cells.cleaning import Unclean, clean_cells, clean_text, unprotect_cell
from coalitions.interchange.cells.scales import looks_like_stance
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.beside import Formula
from coalitions.interchange.fields.headers import recognised
from coalitions.interchange.fields.native import KINDS
from coalitions.interchange.files.grids import Grid, too_many_columns
from coalitions.interchange.limits import Limits
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Message, Problem, gettext_noop

_NATIVE_COLUMNS = frozenset(column for kind in KINDS.values() for column in kind.column_names)
# what the file of rows that were not imported says of each before its cells
REASON_COLUMNS = ("file", "row", "kind", "reason")
_SEARCHED = 25  # rows that are looked at for the header


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: cleaned headers, all different, and records of as many cells as there are headers."""

    file: str
    sheet: str
    headers: tuple[str, ...]
    header_row: int
    records: list[tuple[int, list[str]]]
    problems: list[Problem] = field(default_factory=list)
    notices: tuple[Message, ...] = ()

    @property
    def title(self) -> str:
        """The sheet's name, else the file's without its ending, folded."""
        return fold(self.sheet or self.file.rsplit("/", 1)[-1].rsplit(".", 1)[0])

    def column(self, index: int) -> list[str]:
        """The cells of one column that are not blank; formulas without their result are."""
        cells = (cells[index] for _, cells in self.records)
        return [cell for cell in cells if cell and not isinstance(cell, Formula)]

    def problem(self, number: int, cells: Sequence[str], message: Message, column: str = "") -> None:
        """Put a row aside with its reason."""
        written = {header: cell for header, cell in zip(self.headers, cells, strict=False) if cell}
        self.problems.append(Problem(self.file, self.sheet, number, message, column, written))


def to_sheet(grid: Grid, limits: Limits, options: Options) -> Sheet:
    """Find the header, clean every cell; rows with a cell that can't be stored become problems."""
    grid = _without_reasons(grid)
    at = _header_index(grid, options.header_row)
    number, raw = grid.rows[at]
    width = max(_width(cells) for _, cells in grid.rows[at : at + 1000])
    width = max(width, *(len(cells) for _, cells in grid.rows[at:]))
    if width > limits.columns:
        raise too_many_columns(limits.columns, width)
    headers, repeated = _headers([_soft(cell) for cell in raw], width)
    notices = grid.notices
    if repeated:
        notices += (_repeated(repeated),)
    sheet = Sheet(grid.file, grid.sheet, headers, number, [], [], notices)
    for row_number, cells in grid.rows[at + 1 :]:
        _add_record(sheet, row_number, cells, grid, limits)
    return sheet


def _without_reasons(grid: Grid) -> Grid:
    """Without what Basis itself wrote beside the rows that it could not take, where they come in again."""
    first = len(REASON_COLUMNS)
    if not grid.rows or tuple(grid.rows[0][1][:first]) != REASON_COLUMNS:
        return grid
    rows = [(number, cells[first:]) for number, cells in grid.rows]
    said = gettext_noop("The columns that said why these rows were not imported (%(columns)s) are left out.")
    told = Message("reasons_left_out", said, {"columns": ", ".join(REASON_COLUMNS)})
    return replace(grid, rows=rows, notices=(*grid.notices, told))


def _width(cells: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell), default=0)


def _add_record(sheet: Sheet, number: int, cells: list[str], grid: Grid, limits: Limits) -> None:
    width = len(sheet.headers)
    try:
        cleaned = clean_cells(cells, longest=limits.cell_characters)
    except Unclean as error:
        sheet.problem(number, [_soft(cell)[:200] for cell in cells], error.message)
        return
    if number in grid.formulas:
        pairs = zip(cells, cleaned, strict=True)
        cleaned = [Formula(clean) if isinstance(cell, Formula) else clean for cell, clean in pairs]
    if any(cleaned):
        sheet.records.append((number, cleaned + [""] * (width - len(cleaned))))


def _soft(cell: str) -> str:
    """A cell for showing, whatever it holds."""
    shown = "".join(
        letter if letter >= " " and not "\ud800" <= letter <= "\udfff" else " " for letter in cell
    )
    try:
        return clean_text(unprotect_cell(shown[:1000]), one_line=True)
    except Unclean:
        return "".join(letter for letter in shown[:200] if letter.isprintable()).strip()


def _header_index(grid: Grid, chosen: int) -> int:
    if chosen:
        return next((i for i, (number, _) in enumerate(grid.rows) if number == chosen), 0)
    rows = [cells for _, cells in grid.rows[:_SEARCHED]]
    filled = [sum(1 for cell in cells if cell.strip()) for cells in rows]
    usual = Counter(filled[1:] or filled).most_common(1)[0][0]
    shown = [[_soft(cell) for cell in cells] for cells in rows]
    scores = [recognised(cells, _NATIVE_COLUMNS) for cells in shown]
    for wanted, share in ((2, 0.0), (1, 0.5)):
        for index, score in enumerate(scores):
            if score >= wanted and filled[index] >= share * usual and not _is_data(shown[index]):
                return index
    return next((index for index, count in enumerate(filled) if count >= max(usual / 2, 1)), 0)


def _is_data(cells: Sequence[str]) -> bool:
    """Whether a row with a header's word is rather a row of stances ("support" is both)."""
    filled = [cell for cell in cells if cell]
    others = [cell for cell in filled if not looks_like_stance(cell)]
    return len(filled) > len(others) and recognised(others, _NATIVE_COLUMNS) == 0


def _headers(cells: list[str], width: int) -> tuple[tuple[str, ...], list[str]]:
    """Headers for all columns, made different from each other, and those that stood there twice."""
    headers: list[str] = []
    repeated: list[str] = []
    for index in range(width):
        written = cells[index] if index < len(cells) else ""
        header, times = written or f"column {index + 1}", 1
        while header in headers:
            times += 1
            header = f"{written} ({times})"
        if times > 1:
            repeated.append(written)
        headers.append(header)
    return tuple(headers), repeated


def _repeated(headers: list[str]) -> Message:
    return Message(
        "repeated_headers",
        gettext_noop(
            "These headers stand there more than once: %(headers)s."
            " The first of each is read; what the others say is kept too: joined to it (notes, places,"
            " addresses), or as an extra field with a number behind its name."
        ),
        {"headers": ", ".join(dict.fromkeys(headers))},
    )

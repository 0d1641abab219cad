"""Matrices: organizations × demands, either way round, and organizations × organizations."""

import re
from collections.abc import Sequence
from functools import partial

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.cells.scales import Scale, is_said_whole, is_unknown, looks_like_stance
from coalitions.interchange.cells.values import BadValue, is_blank
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.beside import Beside, Formula, refuse_formula
from coalitions.interchange.fields.headers import NAME_HEADERS, TENET_HEADERS, map_headers
from coalitions.interchange.fields.native import ORGANIZATIONS, POSITIONS
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Message, Row, gettext_noop
from coalitions.interchange.sheets.drafts import Draft, placed, read_or_keep
from coalitions.interchange.sheets.headings import heading_rows
from coalitions.interchange.sheets.longlists import mention_both, stance_text
from coalitions.interchange.sheets.native_rows import Reader, cell_reader
from coalitions.interchange.sheets.sheet import Sheet
from coalitions.interchange.sheets.stances import sheet_scale

# Columns about the organization itself that a matrix may have beside its demands.
BESIDE = frozenset(
    {"kind", "short_name", "place", "members", "constituency", "level", "structure", "website"}
)
_CORNER = re.compile(r"\s*(?:[\\/|→↓×]|\bby\b|\bvs\.?\s)\s*")
_SHARE = 0.8
_NAME_LENGTH = 200
AS_WRITTEN = "as written"  # the extra field of a position with what stood in the matrix


def name_index(sheet: Sheet, options: Options) -> int:
    """The column with the names that run down: the one whose header says so, else the first."""
    fields = map_headers(sheet.headers, "allies", options.mapping)
    return next((index for index, field in fields.items() if field == "name"), 0)


def beside_columns(sheet: Sheet, options: Options) -> dict[int, str]:
    """Columns that say something of the organization itself, by index."""
    fields = map_headers(sheet.headers, "allies", options.mapping)
    return {index: field for index, field in fields.items() if field in BESIDE}


def is_matrix(sheet: Sheet, options: Options) -> bool:
    """Whether the sheet is names down, names across, and a stance in nearly every filled cell between."""
    fields = map_headers(sheet.headers, "allies", options.mapping)
    name, beside = name_index(sheet, options), beside_columns(sheet, options)
    body = [i for i in range(len(sheet.headers)) if i != name and i not in beside]
    if len(body) < 2 or any(fields.get(i) not in (None, "position", "issues", "interest") for i in body):
        return False
    cells = [cell for index in body for cell in sheet.column(index) if not is_unknown(cell)]
    fitting = sum(1 for cell in cells if looks_like_stance(cell))
    share = _SHARE if beside else 0.5  # a word that is no stance is then said, not taken for something else
    return bool(cells) and fitting >= share * len(cells) and (not beside or _has_sides(cells))


def _has_sides(cells: Sequence[str]) -> bool:
    """Whether there is more than ticks: beside an organization's own columns, ticks may mean anything."""
    return any(fold(cell) not in ("yes", "no", "x", "y", "n", "✓", "true", "false") for cell in cells)


def demands_run_down(sheet: Sheet, index: int) -> bool:
    """Whether the corner says that the rows are demands: "Demand", "Demand / organization"."""
    first = fold(_CORNER.split(sheet.headers[index].strip(), maxsplit=1)[0])
    return first in TENET_HEADERS and first not in NAME_HEADERS


def read_matrix(sheet: Sheet, options: Options, *, demands_down: bool) -> Draft:
    """Organizations, demands, and an estimated position for each filled cell."""
    name = name_index(sheet, options)
    beside = {} if demands_down else beside_columns(sheet, options)
    body = [i for i in range(len(sheet.headers)) if i != name and i not in beside]
    draft = Draft(sheet, "matrix_demands_down" if demands_down else "matrix")
    across = "organization" if demands_down else "tenet"
    draft.mapping = {sheet.headers[i]: across for i in body} | {
        sheet.headers[i]: f for i, f in beside.items()
    }
    draft.mapping[sheet.headers[name]] = "tenet" if demands_down else "name"
    scale = sheet_scale(sheet, [cell for i in body for cell in sheet.column(i)], options)
    draft.scale = scale.say()
    draft.has("positions", "organization", "tenet", "stance", "evidence")
    reader = _MatrixReader(draft, options, name, beside, body, scale, demands_down)
    for number, cells in sheet.records:
        try:
            reader.add(number, cells)
        except (BadValue, Unclean) as error:
            sheet.problem(number, cells, error.message)
    return draft


class _MatrixReader:
    def __init__(
        self,
        draft: Draft,
        options: Options,
        name: int,
        beside: dict[int, str],
        body: list[int],
        scale: Scale,
        demands_down: bool,
    ) -> None:
        self.draft, self.options, self.name, self.beside = draft, options, name, beside
        self.body, self.scale, self.demands_down = body, scale, demands_down
        self.readers: dict[int, Reader] = {}
        for index, field in beside.items():
            if column := ORGANIZATIONS.column(field):
                self.readers[index] = placed(
                    draft.sheet.headers[index], cell_reader(ORGANIZATIONS, column, options)
                )
        self.headings = heading_rows(draft.sheet, name) if not demands_down else frozenset()
        self.written: dict[str, dict[str, str]] = {}  # the extra fields of each spelling, made once
        stance = POSITIONS.column("stance")
        self.stance = draft.listen("", stance, partial(stance_text, scale=scale)) if stance else str
        draft.has("organizations", "name", *beside.values())

    def add(self, number: int, cells: list[str]) -> None:
        """One row: of each cell that is no stance it is said so, and all others are taken."""
        refuse_formula(cells[self.name])
        down = clean_text(cells[self.name], longest=_NAME_LENGTH, one_line=True)
        if number in self.headings:
            row = Row(self.draft.sheet.file, self.draft.sheet.sheet, number, {"name": down}, heading=True)
            self.draft.rows.setdefault("organizations", []).append(row)
            return
        if not down:
            raise BadValue("no_name", gettext_noop("This row doesn't say which organization it is about."))
        stances = self._stances(number, cells)
        about, kept = {"name": down}, Beside()
        for i, field in self.beside.items():
            if cells[i]:
                read_or_keep(self.readers[i], field, cells[i], about, kept, required=False)
        if len(about) > 1 or kept.kept:
            self.draft.add("organizations", number, about, kept)
        for across, stance, text in stances:
            organization, tenet = (across, down) if self.demands_down else (down, across)
            mention_both(self.draft, number, organization, tenet, self.options.facet)
            if stance:
                values = {"organization": organization, "tenet": tenet, "stance": stance}
                self.draft.add(
                    "positions",
                    number,
                    {**values, "evidence": "estimated"},
                    Beside(self._beside(text, stance)),
                )

    def _beside(self, text: str, stance: str) -> dict[str, str]:
        """The cell as written, where the stance doesn't say all of it."""
        if is_said_whole(text, stance, self.scale):
            return {}
        return self.written.setdefault(text, {AS_WRITTEN: text})

    def _stances(self, number: int, cells: list[str]) -> list[tuple[str, str, str]]:
        """(header, stance, as written) of each cell that can be read; the others become problems."""
        read, sheet = [], self.draft.sheet
        for index in self.body:
            try:
                read.append((sheet.headers[index], self._stance(index, cells[index]), cells[index]))
            except BadValue as error:
                alone = [cell if at in (self.name, index) else "" for at, cell in enumerate(cells)]
                sheet.problem(number, alone, error.message, sheet.headers[index])
        return read

    def _stance(self, index: int, text: str) -> str:
        try:
            refuse_formula(text)
            return self.stance(text) if text else ""
        except BadValue as error:
            raise BadValue(
                error.message.code,
                f"%(header)s: {error.message.text}",
                **error.message.params,
                header=self.draft.sheet.headers[index],
            ) from None


def is_adjacency(sheet: Sheet) -> bool:
    """Whether the same names run down and across."""
    if len(sheet.headers) < 3:
        return False
    down = {fold(cells[0]) for _, cells in sheet.records}
    across = {fold(header) for header in sheet.headers[1:]}
    return len(down) > 1 and len(down & across) >= _SHARE * max(len(down), len(across))


def read_adjacency(sheet: Sheet, options: Options) -> Draft:
    """A tie for each ticked pair; a pair ticked both ways is one tie."""
    draft = Draft(sheet, "adjacency", mapping={sheet.headers[0]: "name"})
    draft.notices.append(
        Message("plain_ties", gettext_noop("The ties have no kind; they are taken as partnerships."))
    )
    draft.has("ties", "source", "target", "kind", "evidence")
    seen: set[frozenset[str]] = set()
    for number, cells in sheet.records:
        name = cells[0]
        if not name or isinstance(name, Formula):
            sheet.problem(
                number,
                cells,
                Message("no_name", gettext_noop("This row doesn't say which organization it is about.")),
            )
            continue
        draft.mention("organizations", number, {"name": name})
        for header, cell in zip(sheet.headers[1:], cells[1:], strict=True):
            pair = frozenset({fold(name), fold(header)})
            if not _is_ticked(cell) or len(pair) == 1 or pair in seen:
                continue
            seen.add(pair)
            draft.mention("organizations", number, {"name": header})
            values = {"source": name, "target": header, "kind": "partnership", "evidence": "estimated"}
            draft.add("ties", number, values)
    return draft


def _is_ticked(cell: str) -> bool:
    return not (is_blank(cell) or isinstance(cell, Formula) or cell in ("0", "no", "No"))

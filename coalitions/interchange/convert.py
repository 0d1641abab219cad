"""Sheets in, one Reading out: native tables, however the file was laid out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coalitions.interchange.cells.values import BadValue
from coalitions.interchange.fields.native import KINDS
from coalitions.interchange.files.grids import Collected, too_many_rows
from coalitions.interchange.limits import Limits
from coalitions.interchange.options import Options
from coalitions.interchange.reading import (
    CannotRead,
    NeedsAnswer,
    Question,
    Reading,
    Row,
    Skipped,
    Table,
    gettext_noop,
)
from coalitions.interchange.sheets.drafts import Draft
from coalitions.interchange.sheets.shapes import read_sheet, recognise
from coalitions.interchange.sheets.sheet import Sheet, to_sheet


def convert(collected: Collected, limits: Limits, options: Options) -> Reading:
    """The reading of everything collected from one upload.

    Takes: the grids and what was skipped; the limits; what the person has answered so far.
    Raises: CannotRead where nothing can be taken; NeedsAnswer with every open question at once.
    """
    sheets = [to_sheet(grid, limits, options) for grid in collected.grids]
    try:
        return _reading(sheets, list(collected.skipped), limits, options)
    except (CannotRead, NeedsAnswer) as error:
        error.headers = tuple(sheet.headers for sheet in sheets)
        raise


def _reading(sheets: list[Sheet], skipped: list[Skipped], limits: Limits, options: Options) -> Reading:
    shaped = _shaped(sheets, options, skipped)
    _check_rows(shaped, limits)
    drafts = _drafts(shaped, options)
    tables = _tables(drafts)
    positions = sum(len(table.rows) for table in tables if table.kind == "positions")
    if positions > limits.position_rows:
        raise too_many_rows(limits.position_rows)
    problems = tuple(problem for sheet, _ in shaped for problem in sheet.problems)
    if not any(table.rows for table in tables) and not problems:
        raise _nothing(skipped, sheets)
    return Reading(tables, problems, tuple(draft.source() for draft in drafts), tuple(skipped))


def _shaped(sheets: Sequence[Sheet], options: Options, skipped: list[Skipped]) -> list[tuple[Sheet, str]]:
    alone = len(sheets) == 1
    shaped = []
    for sheet in sheets:
        try:
            shaped.append((sheet, recognise(sheet, options, alone=alone)))
        except CannotRead as error:
            if alone or error.message.code == "missing_columns":
                raise
            skipped.append(Skipped(sheet.file, sheet.sheet, error.message))
    return shaped


def _check_rows(shaped: Iterable[tuple[Sheet, str]], limits: Limits) -> None:
    rows = positions = 0
    for sheet, shape in shaped:
        if shape == "positions":
            positions += len(sheet.records) + len(sheet.problems)
        else:
            rows += len(sheet.records) + len(sheet.problems)
    if rows > limits.rows:
        raise too_many_rows(limits.rows)
    if positions > limits.position_rows:
        raise too_many_rows(limits.position_rows)


def _drafts(shaped: Sequence[tuple[Sheet, str]], options: Options) -> list[Draft]:
    alone = len(shaped) == 1
    drafts: list[Draft] = []
    questions: list[Question] = []
    for sheet, shape in shaped:
        try:
            drafts.append(read_sheet(sheet, shape, options, mentions=alone))
        except NeedsAnswer as open_questions:
            questions.extend(open_questions.questions)
        except BadValue as error:
            raise CannotRead(error.message.code, error.message.text, **error.message.params) from None
    if questions:
        raise NeedsAnswer(questions)
    return drafts


def _tables(drafts: Sequence[Draft]) -> tuple[Table, ...]:
    renamed = _names_by_id(drafts)
    tables = []
    for kind in KINDS:
        rows = [row for draft in drafts for row in draft.rows.get(kind, [])]
        columns = dict.fromkeys(column for draft in drafts for column in draft.columns.get(kind, {}))
        if kind == "positions":
            rows.sort(key=lambda row: row.mention)  # what is said outright comes first
        else:
            rows = _without_known_mentions(rows)
        if kind == "ties" and renamed:
            rows = [_renamed(row, renamed) for row in rows]
        if kind == "organizations" and renamed:
            rows = [row for row in rows if not (row.mention and row.values["name"] in renamed)]
        if rows or columns:
            tables.append(Table(kind, tuple(rows), tuple(columns)))
    return tuple(tables)


def _without_known_mentions(rows: list[Row]) -> list[Row]:
    """Whole rows, then those that are only named and that no other row is called."""
    known = {
        row.values[column].casefold()
        for row in rows
        if not row.mention
        for column in ("name", "short_name", "id")
        if column in row.values
    }
    kept = [row for row in rows if not row.mention]
    for row in rows:
        if row.mention and row.values["name"].casefold() not in known:
            known.add(row.values["name"].casefold())
            kept.append(row)
    return kept


def _names_by_id(drafts: Sequence[Draft]) -> dict[str, str]:
    """Other tools' edge lists name the ends by the id that the list of organizations gives them."""
    lists = [draft for draft in drafts if draft.shape == "ally_list"]
    if not lists or not any(draft.shape == "edge_list" for draft in drafts):
        return {}
    names = {row.values["name"] for draft in lists for row in draft.rows["organizations"]}
    return {
        row.extra[header]: row.values["name"]
        for draft in lists
        for row in draft.rows["organizations"]
        for header in row.extra
        if draft.mapping.get(header) == "external_id" and row.extra[header] not in names
    }


def _renamed(row: Row, names: dict[str, str]) -> Row:
    ends = {end: names.get(row.values[end], row.values[end]) for end in ("source", "target")}
    return replace(row, values={**row.values, **ends})


def _nothing(skipped: Sequence[Skipped], sheets: Sequence[Sheet]) -> CannotRead:
    strict = next((item.message for item in skipped if item.message.code == "strict"), None)
    if strict is not None:
        return CannotRead(strict.code, strict.text, **strict.params)
    if sheets:
        return CannotRead("no_rows", gettext_noop("There are headers but no rows below them."))
    reasons = " ".join(f"{item.sheet or item.file}: {item.message}" for item in skipped[:20])
    return CannotRead("no_tables_left", gettext_noop("Nothing could be read. %(reasons)s"), reasons=reasons)

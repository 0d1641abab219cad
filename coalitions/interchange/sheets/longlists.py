"""A long list of positions: one row per organization and tenet (issue, demand, topic …) with a stance."""

from functools import partial

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.cells.scales import Scale, is_said_whole, read_stance
from coalitions.interchange.cells.values import BadValue
from coalitions.interchange.cells.words import VITALITY, WORDS, fold
from coalitions.interchange.fields.headers import map_headers
from coalitions.interchange.fields.native import POSITIONS, TENETS
from coalitions.interchange.options import Options
from coalitions.interchange.reading import gettext_noop
from coalitions.interchange.sheets.drafts import Draft, beside, placed, read_or_keep
from coalitions.interchange.sheets.native_rows import Reader, column_reader
from coalitions.interchange.sheets.sheet import Sheet
from coalitions.interchange.sheets.stances import sheet_scale

_NEEDED = frozenset({"organization", "tenet", "stance"})
_NAME_LENGTH = 200


def long_fields(sheet: Sheet, options: Options) -> dict[int, str]:
    """Column index → field of a position."""
    fields = map_headers(sheet.headers, "long", options.mapping)
    for index, field in list(fields.items()):
        if field == "facet" and not all(fold(cell) in WORDS["facet"] for cell in sheet.column(index)):
            del fields[index]
    return fields


def read_positions(sheet: Sheet, options: Options) -> Draft:
    """Positions, and the organizations and tenets that they name."""
    fields = long_fields(sheet, options)
    draft = Draft(sheet, "positions_list", mapping={sheet.headers[i]: f for i, f in fields.items()})
    stance_at = next(index for index, field in fields.items() if field == "stance")
    scale = sheet_scale(sheet, sheet.column(stance_at), options, sheet.headers[stance_at])
    draft.scale = scale.say()
    readers = _readers(draft, fields, options, scale)
    draft.has("positions", *(field for field in fields.values() if field != "facet"), "evidence")
    for number, cells in sheet.records:
        try:
            _add(draft, number, cells, fields, readers, scale, options)
        except (BadValue, Unclean) as error:
            sheet.problem(number, cells, error.message, error.column)
    return draft


def _readers(draft: Draft, fields: dict[int, str], options: Options, scale: Scale) -> dict[int, Reader]:
    readers: dict[int, Reader] = {}
    for index, field in fields.items():
        column = POSITIONS.column(field) or TENETS.column(field)
        if column is None:
            continue
        reader = column_reader(draft.sheet, index, TENETS if field == "facet" else POSITIONS, column, options)
        if field == "stance":
            reader = partial(stance_text, scale=scale)
        elif field == "vitality":
            reader = _vitality_reader(reader)
        header = draft.sheet.headers[index]
        readers[index] = placed(header, draft.listen(header, column, reader))
    return readers


def _vitality_reader(otherwise: Reader) -> Reader:
    return lambda text: str(VITALITY[fold(text)]) if fold(text) in VITALITY else otherwise(text)


def stance_text(text: str, scale: Scale) -> str:
    """The stance as native text, or blank where nothing is known."""
    stance = read_stance(text, scale)
    return "" if stance is None else str(stance)


def _add(
    draft: Draft,
    number: int,
    cells: list[str],
    fields: dict[int, str],
    readers: dict[int, Reader],
    scale: Scale,
    options: Options,
) -> None:
    values, kept = {"evidence": "estimated"}, beside(draft.sheet, cells, set(fields))
    for index, field in fields.items():
        if cells[index]:
            read: dict[str, str] = {}
            read_or_keep(readers[index], field, cells[index], read, kept, required=field in _NEEDED)
            if value := read.get(field):
                values[field] = (
                    f"{values[field]}; {value}" if field in values and field == "source" else value
                )
    facet = values.pop("facet", "") or options.facet
    for field in ("organization", "tenet"):
        if field not in values:
            raise BadValue(
                "missing", gettext_noop("The cell “%(column)s” is blank; this row needs it."), column=field
            )
    mention_both(draft, number, values["organization"], values["tenet"], facet)
    if "stance" in values:
        at = next(index for index, field in fields.items() if field == "stance")
        if not is_said_whole(cells[at], values["stance"], scale):
            kept.extra[draft.sheet.headers[at]] = cells[at]
        draft.add("positions", number, values, kept)


def mention_both(draft: Draft, number: int, organization: str, tenet: str, facet: str) -> None:
    """Name the organization and the tenet, also where the stance is unknown."""
    name = clean_text(organization, longest=_NAME_LENGTH, one_line=True)
    draft.mention("organizations", number, {"name": name})
    draft.mention(
        "tenets", number, {"name": clean_text(tenet, longest=_NAME_LENGTH, one_line=True), "facet": facet}
    )

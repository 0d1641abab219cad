"""An edge list: from, to, and what ties them; Kumu's and Gephi's headers included."""

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.cells.values import BadValue, is_blank
from coalitions.interchange.cells.words import LEVELS, fold
from coalitions.interchange.fields.headers import map_headers
from coalitions.interchange.fields.native import TIES
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Message, gettext_noop
from coalitions.interchange.sheets.drafts import Draft, beside, placed, read_or_keep, words_or_keep
from coalitions.interchange.sheets.native_rows import Reader, column_reader
from coalitions.interchange.sheets.sheet import Sheet

_NEEDED = frozenset({"source", "target", "kind"})  # without these a tie is not what was meant
_STEPS = ("1", "2", "3", "4", "5")
_GEPHI_TYPES = frozenset({"directed", "undirected", "mutual"})  # says nothing of what ties the two
_NAME_LENGTH = 200
_BACKWARDS = {"b to a", "b -> a", "b→a", "b > a", "to a", "a <- b", "a ← b", "<-", "<", "←", "←–"} | {
    "target to source", "to to from", "reverse", "reversed", "backward", "backwards", "incoming", "inbound",
}  # fmt: skip


def edge_fields(sheet: Sheet, options: Options) -> dict[int, str]:
    """Column index → field of a tie; empty where the sheet has no two ends."""
    fields = map_headers(sheet.headers, "edges", options.mapping)
    if not {"source", "target"} <= set(fields.values()):
        return {}
    for index, field in list(fields.items()):
        folded = {fold(cell) for cell in sheet.column(index)}
        if field == "kind" and (folded <= _GEPHI_TYPES or not folded):
            del fields[index]
    return _kind_elsewhere(sheet, fields, options)


def _kind_elsewhere(sheet: Sheet, fields: dict[int, str], options: Options) -> dict[int, str]:
    """Gephi's Type says directed or not; where its Label is filled, that says what ties them.

    Not where the person said of that column that it is something else.
    """
    if "kind" not in fields.values():
        for index, header in enumerate(sheet.headers):
            if (
                index not in fields
                and header not in options.mapping
                and fold(header) in ("label", "relation", "relationship")
                and sheet.column(index)
            ):
                return {**fields, index: "kind"}
    return fields


def read_edges(sheet: Sheet, options: Options) -> Draft:
    """Ties, and the organizations that they name."""
    fields = edge_fields(sheet, options)
    draft = Draft(sheet, "edge_list", mapping={sheet.headers[i]: f for i, f in fields.items()})
    taken = {index: field for index, field in fields.items() if field not in ("direction", "note")}
    if "kind" not in taken.values():
        text = gettext_noop("The ties have no kind; they are taken as partnerships.")
        draft.notices.append(Message("plain_ties", text))
    if not _has_strengths(sheet, taken):
        taken = {index: field for index, field in taken.items() if field != "strength"}
        draft.notices.append(_weights_kept())
    notes = [index for index, field in fields.items() if field == "note"]
    readers = _readers(draft, taken, options)
    if back := _backwards(sheet, fields):
        draft.notices.append(_turned(len(back)))
    draft.has("ties", *taken.values(), *(["note"] if notes else []), "kind", "evidence")
    for number, cells in sheet.records:
        try:
            _add(draft, number, cells, taken, notes, readers, turned=number in back)
        except (BadValue, Unclean) as error:
            sheet.problem(number, cells, error.message, error.column)
    return draft


def _readers(draft: Draft, fields: dict[int, str], options: Options) -> dict[int, Reader]:
    readers: dict[int, Reader] = {}
    for index, field in fields.items():
        if column := TIES.column(field):
            reader = column_reader(draft.sheet, index, TIES, column, options)
            reader = _strength_reader(reader) if field == "strength" else reader
            header = draft.sheet.headers[index]
            readers[index] = placed(header, draft.listen(header, column, reader))
    return readers


def _strength_reader(otherwise: Reader) -> Reader:
    return lambda text: str(LEVELS[fold(text)]) if fold(text) in LEVELS else otherwise(text)


def _has_strengths(sheet: Sheet, fields: dict[int, str]) -> bool:
    """Whether the weights are strengths 1-5 or high, medium, low; all 1 is how tools write "no weight"."""
    cells = [cell for i, f in fields.items() if f == "strength" for cell in sheet.column(i)]
    fitting = all(cell in _STEPS or fold(cell) in LEVELS or is_blank(cell) for cell in cells)
    return not cells or (fitting and not (set(cells) == {"1"} and len(cells) > 1))


def _weights_kept() -> Message:
    return Message(
        "weights_kept",
        gettext_noop("The weights are no strengths from 1 to 5; they are kept as extra fields."),
    )


def _backwards(sheet: Sheet, fields: dict[int, str]) -> set[int]:
    """The rows whose direction says that the tie goes from the second organization to the first."""
    columns = [index for index, field in fields.items() if field == "direction"]
    return {
        number
        for number, cells in sheet.records
        if any(" ".join(cells[index].casefold().split()) in _BACKWARDS for index in columns)
    }


def _turned(ties: int) -> Message:
    return Message(
        "ties_turned",
        gettext_noop("Ties whose direction says that they go the other way, and are read so: %(count)s."),
        {"count": ties},
    )


def _add(
    draft: Draft,
    number: int,
    cells: list[str],
    fields: dict[int, str],
    notes: list[int],
    readers: dict[int, Reader],
    *,
    turned: bool,
) -> None:
    values = {"kind": "partnership", "evidence": "estimated"}
    kept = beside(draft.sheet, cells, {*fields, *notes})
    for index, field in fields.items():
        if text := cells[index]:
            read_or_keep(readers[index], field, text, values, kept, required=field in _NEEDED)
    _check_ends(values, {field: draft.sheet.headers[index] for index, field in fields.items()})
    if turned:
        values["source"], values["target"] = values["target"], values["source"]
    if note := "\n".join(words_or_keep(draft.sheet, cells, notes, kept)):
        values["note"] = note
    for end in ("source", "target"):
        name = clean_text(values[end], longest=_NAME_LENGTH, one_line=True)
        draft.mention("organizations", number, {"name": name})
    draft.add("ties", number, values, kept)


def _check_ends(values: dict[str, str], headers: dict[str, str]) -> None:
    for end in ("source", "target"):
        if not values.get(end):
            told = gettext_noop("The cell “%(column)s” is blank; this row needs it.")
            raise BadValue("missing", told, column=headers[end] or end)
    if values["source"].casefold() == values["target"].casefold():
        raise BadValue("to_itself", gettext_noop("“%(name)s” is tied to itself."), name=values["source"])

"""Maps that Basis wrote for other tools, read as what they are: native tables, not somebody's map.

Such a file carries a mark among its keywords. A tool that saves it anew under its own name drops the mark,
and the file is read as any other map. Written and read here by the same rules, so that nothing changes
on the way: what the workspace works out by itself is not read back, several values keep their commas.
"""

import re
from collections.abc import Sequence

from coalitions.interchange.cells.cleaning import protect_cell, unprotect_cell
from coalitions.interchange.cells.values import join_list, split_list
from coalitions.interchange.fields.headers import map_headers
from coalitions.interchange.fields.native import EXTRA, KINDS
from coalitions.interchange.files.elements import CONNECTIONS, ELEMENTS
from coalitions.interchange.files.grids import Collected, Grid
from coalitions.interchange.reading import CannotRead, Message, gettext_noop

MARK, UNITY_MARK = "basis map 1", "basis unity 1"
FOR, AGAINST, NEITHER = "positions for", "positions against", "asked, no position"

_LEFT_OUT = frozenset({"name", "notes", "source"})  # the label; the description; long texts about the row
OF_ORGANIZATIONS = tuple(name for name in KINDS["organizations"].column_names if name not in _LEFT_OUT)
OF_TIES = tuple(name for name in KINDS["ties"].column_names if name not in ("source", "target"))
DERIVED = frozenset({"coalitions", FOR, AGAINST, NEITHER, "direction", "weight"})
LISTS = frozenset({"constituency", "coalitions"})

_KINDS = {ELEMENTS: "organizations", CONNECTIONS: "ties"}
_MEANT = {
    "organizations": {
        **{name: name for name in OF_ORGANIZATIONS},
        "type": "kind", "label": "name", "description": "notes",
    },
    "ties": {**{name: name for name in OF_TIES}, "type": "kind", "from": "source", "to": "target"},
}  # fmt: skip
_TOOLS = {"id", "key", "networkx_key", "mode", "pid", "viz", "slices", "spells", "start", "end", "parents"}
_ARGUMENTS = {"self", "node_for_adding", "u_for_edge", "v_for_edge"}  # of the functions that make the graph
_RESERVED = {
    *("name", "notes", "source", "target", "title", "nodelabel"),
    *(name for of in _MEANT.values() for name in of),
    *DERIVED,
    *_TOOLS,
    *_ARGUMENTS,
}
_PRIVATE = frozenset({"notes", "contact", "first_name", "last_name", "email", "phone", "role"})
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-F]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
_KEYWORDS = re.compile(rb"<(?:\w+:)?keywords>\s*basis map 1\s*</")


def extra_header(name: str) -> str:
    """What the column of an extra field is called: its name, but where that says something else already."""
    said = name.casefold()
    plain = said and said not in _RESERVED and not said.startswith(EXTRA) and not _is_private(name)
    return name if plain else f"{EXTRA}{name}"


def _is_private(header: str) -> bool:
    """Whether a column called so, of anybody's file, goes into private notes or contacts."""
    return bool(_PRIVATE & set(map_headers((header,), "allies", {}).values()))


def to_xml(text: str) -> str:
    """The text with the characters that XML has no way to write spelled out, as workbooks spell them."""
    spelled = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", spelled)


def from_xml(text: str) -> str:
    """What `to_xml` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def to_bars(name: str, text: str) -> str:
    """Several values as Kumu separates them; a bar inside a value has a backslash before it."""
    if name in LISTS:
        return "|".join(re.sub(r"([\\|])", r"\\\1", value) for value in split_list(text))
    if name.casefold() != "tags":
        return text
    marks = {"\\": "\\\\", "|": "\\|", "; ": "|", ";": "| "}
    return re.sub(r"\\|\||;( ?)(?=\S)", lambda found: marks[found[0]], text)


def from_bars(name: str, text: str) -> str:
    """What `to_bars` was given."""
    if name in LISTS:
        parts = re.findall(r"(?:[^|\\]|\\.?)+", text, re.DOTALL)
        return join_list(re.sub(r"\\([\\|])", r"\1", part).strip() for part in parts)
    if name.removeprefix(EXTRA).casefold() != "tags":
        return text
    marks = {"|": "; ", "| ": ";"}
    return re.sub(r"\\(.)|\|( ?)", lambda found: found[1] or marks[found[0]], text, flags=re.DOTALL)


def is_own_workbook(properties: bytes) -> bool:
    """Whether the properties of a workbook say that it is a map of ours."""
    return bool(_KEYWORDS.search(properties))


def own_tables(found: Collected, *, bars: bool) -> Collected:
    """The sheets of a map of ours as native tables; as they are where somebody put other columns in.

    Takes: the sheets; whether they are a workbook for Kumu (several values between bars), else from XML.
    """
    tables = [_table(grid, bars=bars) for grid in found.grids]
    if all(table is not None for table in tables):
        found.grids = [table for table in tables if table is not None]
    return found


def _table(grid: Grid, *, bars: bool) -> Grid | None:
    kind = _KINDS.get(grid.sheet, "")
    if not kind or not grid.rows:
        return None
    number, first = grid.rows[0]
    written = [unprotect_cell(cell) if bars else from_xml(unprotect_cell(cell)) for cell in first]
    headers = _headers(kind, written)
    if not {*KINDS[kind].requires} <= {*headers}:
        return None
    if kind == "organizations" and any(_is_private(name) for name in written if _is_unknown(kind, name)):
        return None
    kept = [index for index, header in enumerate(headers) if header]
    rows = [(at, [_cell(headers[i], cells, i, bars=bars) for i in kept]) for at, cells in grid.rows[1:]]
    names = [headers[index] for index in kept]
    if "short_name" not in names and kind == "organizations":
        names.append("short_name")  # two columns of ours: no row below is taken for the headers
    notices = grid.notices if len(kept) == len(headers) else (*grid.notices, _worked_out())
    return Grid(grid.file, kind, [(number, names), *rows], grid.formulas, notices)


def _headers(kind: str, written: Sequence[str]) -> list[str]:
    """The native name of each column; blank for what the workspace works out by itself."""
    headers: list[str] = []
    for name in written:
        meant = _MEANT[kind].get(name.casefold(), "")
        if name.casefold() in DERIVED:
            headers.append("")
        elif meant and meant not in headers:
            headers.append(meant)
        else:
            headers.append(name if name.startswith(EXTRA) else f"{EXTRA}{name}")
    return headers


def _is_unknown(kind: str, name: str) -> bool:
    return not name.startswith(EXTRA) and name.casefold() not in (*_MEANT[kind], *DERIVED)


def _cell(header: str, cells: Sequence[str], index: int, *, bars: bool) -> str:
    text = unprotect_cell(cells[index]) if index < len(cells) else ""
    return protect_cell(from_bars(header, text) if bars else from_xml(text))


def _worked_out() -> Message:
    text = gettext_noop(
        "Basis wrote this map. Its coalitions, counts of positions, directions and weights are not read:"
        " they follow from what is recorded."
    )
    return Message("worked_out", text)


def unity_graph_of_ours(file: str) -> CannotRead:
    """Who agrees with whom, as a file: a result, of which nothing is to be recorded."""
    return CannotRead(
        "unity_graph",
        gettext_noop(
            "“%(file)s” says who agrees with whom, as Basis worked it out from positions."
            " There is nothing in it to record."
        ),
        file=file,
    )

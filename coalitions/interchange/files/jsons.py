"""JSON: a workspace as we write it, a map of Kumu's, a map of nodes and links, or a list of records."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from coalitions.interchange.cells.values import say_number
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.native import EXTRA, FORMAT, KINDS, VERSION
from coalitions.interchange.files.elements import FROM, ID, LABEL, TO, as_sheets, record_grid
from coalitions.interchange.files.grids import Collected
from coalitions.interchange.files.own_maps import UNITY_MARK, unity_graph_of_ours
from coalitions.interchange.limits import Limits
from coalitions.interchange.reading import CannotRead, gettext_noop

_ELEMENTS, _CONNECTIONS = ("elements", "nodes"), ("connections", "links", "edges", "ties")
_NAMES = {
    "label": LABEL, "id": ID, "from": FROM, "source": FROM, "to": TO, "target": TO,
    "elementtype": "Type", "connectiontype": "Type", "type": "Type",
}  # fmt: skip


def looks_like_json(data: bytes, name: str) -> bool:
    """Whether it says so by its name, or is JSON although it doesn't."""
    if name.lower().endswith(".json"):
        return True
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    try:
        return isinstance(_parsed(data), dict | list)
    except (ValueError, RecursionError):
        return False


def read_json(data: bytes, file: str, limits: Limits) -> Collected:
    """The tables of a JSON file.

    Raises: CannotRead where it is damaged, or says nothing that is known here.
    """
    try:
        said = _parsed(data)
    except (ValueError, RecursionError):
        raise CannotRead("damaged_json", gettext_noop("“%(file)s” is no valid JSON."), file=file) from None
    if isinstance(said, dict) and said.get("format") == FORMAT:
        return _workspace(said, file, limits)
    of = said.get("graph") if isinstance(said, dict) else None
    if isinstance(of, dict) and of.get("keywords") == UNITY_MARK:
        raise unity_graph_of_ours(file)
    if isinstance(said, dict):
        elements, connections = _listed(said, _ELEMENTS), _listed(said, _CONNECTIONS)
        if elements or connections:
            return as_sheets(file, *_linked(elements, connections), limits)
    if isinstance(said, list) and said and all(isinstance(each, dict) for each in said):
        return Collected([record_grid(file, "", (), [_flat(each) for each in said], limits)])
    raise CannotRead(
        "other_json",
        gettext_noop(
            "“%(file)s” is JSON, but neither a workspace of Basis, nor a map of elements and connections,"
            " nor a list of records."
        ),
        file=file,
    )


def _parsed(data: bytes) -> Any:
    return json.loads(data.decode(json.detect_encoding(data)).lstrip("\ufeff"))


def _workspace(said: Mapping[str, Any], file: str, limits: Limits) -> Collected:
    tables = said.get("tables")
    if said.get("version") != VERSION or not isinstance(tables, dict):
        raise CannotRead(
            "other_version",
            gettext_noop("“%(file)s” was written by another version of Basis, which is not known here."),
            file=file,
        )
    found = Collected()
    for kind, rows in tables.items():
        if kind not in KINDS or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise CannotRead(
                "other_table",
                gettext_noop("“%(file)s” has a table “%(table)s”, which is not known here."),
                file=file,
                table=str(kind)[:80],
            )
        texts = [{str(name): _text(value) for name, value in row.items()} for row in rows]
        if texts:
            names = {name for row in texts for name in row}
            extra = sorted(name for name in names if name.startswith(EXTRA))
            columns = [*KINDS[kind].requires, *(n for n in KINDS[kind].column_names if n in names), *extra]
            found.grids.append(record_grid(file, kind, dict.fromkeys(columns), texts, limits))
    if not found.grids:
        raise CannotRead("no_tables", gettext_noop("“%(file)s” holds no table that can be read."), file=file)
    return found


def _listed(said: Mapping[str, Any], names: Iterable[str]) -> list[dict[str, str]]:
    rows: list[Any] = next((said[name] for name in names if isinstance(said.get(name), list)), [])
    return [_flat(row) for row in rows if isinstance(row, dict)]


def _flat(row: Mapping[str, Any]) -> dict[str, str]:
    """A record with what Kumu puts into `attributes` beside the rest, under the names that sheets have."""
    inner = row.get("attributes")
    both = {**row, **(inner if isinstance(inner, dict) else {})}
    flat: dict[str, str] = {}
    for name, value in both.items():
        if value is not inner or not isinstance(inner, dict):
            flat[_NAMES.get(fold(str(name)), str(name))] = _text(value)
    return {name: text for name, text in flat.items() if name and text}


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return say_number(value) if abs(value) < 1e300 else str(value)
        case list() if all(isinstance(each, str | int | float) for each in value):
            return "; ".join(_text(each) for each in value)
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def _linked(
    elements: list[dict[str, str]], connections: list[dict[str, str]]
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Connections between labels; Kumu's own backups, and graphs, connect ids."""
    elements = [{LABEL: each.get("name", each.get(ID, "")), **each} for each in elements]
    labels = {each[ID]: each[LABEL] for each in elements if each.get(ID)}
    named = [
        {name: labels.get(text, text) if name in (FROM, TO) else text for name, text in each.items()}
        for each in connections
    ]
    return elements, named

"""Organizations and the ties between them for tools that draw maps: GraphML, GEXF, and Kumu's workbook.

Made from the native tables, so there is nothing in them that those don't hold. Of positions only how many
are for and against goes along: these tools know no demands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import IO, Any

import networkx as nx

from coalitions.interchange.cells.values import join_list
from coalitions.interchange.fields.native import EVIDENCE, EXTRA, KINDS
from coalitions.interchange.files.elements import CONNECTIONS, ELEMENTS
from coalitions.interchange.files.own_maps import (
    AGAINST,
    FOR,
    MARK,
    NEITHER,
    OF_ORGANIZATIONS,
    OF_TIES,
    extra_header,
    to_bars,
    to_xml,
)
from coalitions.interchange.writing.tables import say_recorded, write_workbook

type Rows = Mapping[str, Iterable[Mapping[str, str]]]
type Cells = dict[str, str]

_BOTH_WAYS = frozenset({"partnership", "alliance", "tension"})  # the other kinds go from one to the other
_COUNTED = {1: FOR, -1: AGAINST, 0: NEITHER}
_OURS = frozenset(
    {*OF_ORGANIZATIONS, *OF_TIES, "description", "coalitions", "direction", FOR, AGAINST, NEITHER}
)
_CELLS = {column.name: column.cell for column in KINDS["organizations"].columns}
_WHOLE = frozenset(name for name, cell in _CELLS.items() if cell == "integer") | {
    *(FOR, AGAINST, NEITHER, "strength")
}  # fmt: skip
_BROKEN = frozenset(name for name, cell in _CELLS.items() if cell == "number")


def write_graph(tables: Rows, stream: IO[bytes], *, notation: str, recorded: str = "") -> None:
    """A graph of the organizations: GraphML, or GEXF where `notation` says so."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph["keywords"] = MARK
    if recorded:
        graph.graph["name"] = say_recorded(recorded)
    for each in elements(tables):
        told = {to_xml(name): _value(name, text) for name, text in each.items()}
        graph.add_node(to_xml(each["label"]), **told)
    for number, each in enumerate(connections(tables)):
        of_tie: dict[str, Any] = {
            to_xml(name): _value(name, text) for name, text in each.items() if name not in ("from", "to")
        }
        if "strength" in of_tie:
            of_tie["weight"] = of_tie["strength"]
        ends = to_xml(each["from"]), to_xml(each["to"])
        graph.add_edge(*ends, key=number, **of_tie)
    written = BytesIO()
    (nx.write_gexf if notation == "gexf" else nx.write_graphml_xml)(graph, written)
    stream.write(written.getvalue())


def write_kumu(tables: Rows, stream: IO[bytes], *, recorded: str = "") -> None:
    """A workbook as Kumu imports it: elements and connections, several values separated by bars."""
    organizations, ties = elements(tables), connections(tables)
    tags = next((name for row in organizations for name in row if name.casefold() == "tags"), "Tags")
    sheets = []
    for title, rows, first in (
        (ELEMENTS, organizations, ("label", "kind", "description", tags)),
        (CONNECTIONS, ties, ("from", "to", "kind", "direction")),
    ):
        names = dict.fromkeys((*first, *sorted({name for row in rows for name in row} - {*first})))
        cells = [[to_bars(name, row.get(name, "")) for name in names] for row in rows]
        shown = [_title(name) for name in names]
        numbers = {_title(name) for name in names if name in _WHOLE | _BROKEN}
        sheets.append((title, shown, cells, numbers))
    write_workbook(sheets, stream, recorded, keywords=MARK)


def _title(name: str) -> str:
    """What Kumu calls the column; an extra field keeps its own name."""
    if name == "kind":
        return "Type"
    return name[:1].upper() + name[1:] if name in _OURS | {"label", "from", "to"} else name


def elements(tables: Rows) -> list[Cells]:
    """Each organization with what is known of it, its coalitions, and how many positions it takes."""
    names = _names(tables)
    counted, places = _positions(tables, names), _places(tables, names)
    found = []
    for row in tables.get("organizations", ()):
        name = row["name"]
        told = {
            **{column: row.get(column, "") for column in OF_ORGANIZATIONS},
            "label": name,
            "description": row.get("notes", ""),
            "coalitions": join_list(places[name]),
            **{column: str(number) for column, number in counted[name].items()},
        }
        found.append({column: text for column, text in told.items() if text} | _extra(row))
    found.sort(key=lambda each: each["label"])
    return _one_column_of_tags(found)


def _extra(row: Mapping[str, str]) -> Cells:
    """The extra fields, in the order of their names."""
    named = {column.removeprefix(EXTRA): row[column] for column in sorted(row) if column.startswith(EXTRA)}
    return {extra_header(name): text for name, text in named.items() if text}


def _one_column_of_tags(rows: list[Cells]) -> list[Cells]:
    """The maps know tags in one spelling: the first stays, the others are extra fields that say so."""
    spelled = sorted({name for row in rows for name in row if name.casefold() == "tags"})
    others = {name: f"{EXTRA}{name}" for name in spelled[1:]}
    return [{others.get(name, name): text for name, text in row.items()} for row in rows] if others else rows


def connections(tables: Rows) -> list[Cells]:
    """Each tie between the names of its ends; two between one pair stay two."""
    names = _names(tables)
    found = []
    for row in tables.get("ties", ()):
        told = {name: row.get(name, "") for name in OF_TIES}
        ends = {
            end: names.get(row[column], row[column]) for end, column in (("from", "source"), ("to", "target"))
        }
        direction = "mutual" if row.get("kind") in _BOTH_WAYS else "directed"
        known = {name: text for name, text in told.items() if text}
        found.append({**ends, **known, "direction": direction, **_extra(row)})
    return sorted(found, key=lambda each: list(each.items()))


def _names(tables: Rows) -> dict[str, str]:
    """What a table calls an organization (its short name, else its name) → its name."""
    return {row.get("short_name") or row["name"]: row["name"] for row in tables.get("organizations", ())}


def _positions(tables: Rows, names: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How many demands each is for and against, by the latest position on each."""
    latest: dict[tuple[str, str], tuple[str, int, int]] = {}
    for row in tables.get("positions", ()):
        pair = names.get(row["organization"], row["organization"]), row["tenet"]
        trust = -EVIDENCE.index(row["evidence"]) if row.get("evidence") in EVIDENCE else -len(EVIDENCE)
        told = row.get("as_of", ""), trust, int(row["stance"])
        latest[pair] = max(latest.get(pair, told), told)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, _tenet), (_day, _trust, stance) in latest.items():
        counted[name][_COUNTED[(stance > 0) - (stance < 0)]] += 1
    return counted


def _places(tables: Rows, names: Mapping[str, str]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for row in tables.get("affiliations", ()):
        if not row.get("left"):
            places[names.get(row["organization"], row["organization"])].append(row["coalition"])
    return places


def _value(name: str, text: str) -> str | int | float:
    """Of one type in all rows, as graph tools want it."""
    if name in _WHOLE:
        return int(float(text))
    return float(text) if name in _BROKEN else to_xml(text)

"""Organizations and the ties between them for tools that draw maps: GraphML, GEXF, and Kumu's workbook.

Made from the native tables, so there is nothing in them that those don't hold. Of positions only how many
are for and against goes along: these tools know no demands.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import IO, Any

import networkx as nx

from coalitions.interchange.elements import CONNECTIONS, ELEMENTS
from coalitions.interchange.native import EVIDENCE, EXTRA, KINDS
from coalitions.interchange.values import join_list
from coalitions.interchange.write import say_recorded, write_workbook

type Rows = Mapping[str, Iterable[Mapping[str, str]]]
type Cells = dict[str, str]

FOR, AGAINST, NEITHER = "positions for", "positions against", "asked, no position"
_BOTH_WAYS = frozenset({"partnership", "alliance", "tension"})  # the other kinds go from one to the other
_COUNTED = {1: FOR, -1: AGAINST, 0: NEITHER}
_LEFT_OUT = frozenset({"name", "notes", "source"})  # the label; the description; long texts about the row
_OF_TIES = ("kind", "strength", "since", "until", "evidence", "note")
_SEVERAL = frozenset({"constituency", "coalitions", "tags"})
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_NUMBERS = frozenset(
    column.name for column in KINDS["organizations"].columns if column.cell in ("integer", "number")
) | {FOR, AGAINST, NEITHER, "strength"}  # fmt: skip


def write_graph(tables: Rows, stream: IO[bytes], *, notation: str, recorded: str = "") -> None:
    """A graph of the organizations: GraphML, or GEXF where `notation` says so."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    if recorded:
        graph.graph["name"] = say_recorded(recorded)
    for each in elements(tables):
        graph.add_node(_xml(each["label"]), **{_xml(name): _value(name, text) for name, text in each.items()})
    for number, each in enumerate(connections(tables)):
        told: dict[str, Any] = {
            name: _value(name, text) for name, text in each.items() if name not in ("from", "to")
        }
        if "strength" in told:
            told["weight"] = told["strength"]
        ends = _xml(each["from"]), _xml(each["to"])
        graph.add_edge(*ends, key=number, **told)
    written = BytesIO()
    (nx.write_gexf if notation == "gexf" else nx.write_graphml_xml)(graph, written)
    stream.write(written.getvalue())


def write_kumu(tables: Rows, stream: IO[bytes], *, recorded: str = "") -> None:
    """A workbook as Kumu imports it: elements and connections, several values separated by bars."""
    sheets = []
    for title, rows, first in (
        (ELEMENTS, elements(tables), ("label", "kind", "description", "tags")),
        (CONNECTIONS, connections(tables), ("from", "to", "kind", "direction")),
    ):
        names = dict.fromkeys((*first, *sorted({name for row in rows for name in row} - {*first})))
        cells = [[_bars(name, row.get(name, "")) for name in names] for row in rows]
        shown = ["Type" if name == "kind" else name[:1].upper() + name[1:] for name in names]
        numbers = {title for title, name in zip(shown, names, strict=True) if name in _NUMBERS}
        sheets.append((title, shown, cells, numbers))
    write_workbook(sheets, stream, recorded)


def elements(tables: Rows) -> list[Cells]:
    """Each organization with what is known of it, its coalitions, and how many positions it takes."""
    names = _names(tables)
    counted, places = _positions(tables, names), _places(tables, names)
    found = []
    for row in tables.get("organizations", ()):
        name = row["name"]
        columns = [each for each in row if each not in _LEFT_OUT and not each.startswith(EXTRA)]
        told = {
            **{column: row[column] for column in columns},
            "label": name,
            "description": row.get("notes", ""),
            "coalitions": join_list(places[name]),
            **{column: str(number) for column, number in counted[name].items()},
        }
        known = {column: text for column, text in told.items() if text}
        found.append(known | _extra(row, known))
    return sorted(found, key=lambda each: each["label"])


def _extra(row: Mapping[str, str], known: Cells) -> Cells:
    """The extra fields under names of their own; the maps know tags, however they are spelled."""
    taken = {column.casefold() for column in known} | {"id", "from", "to", "type"}
    named = {column.removeprefix(EXTRA): text for column, text in row.items() if column.startswith(EXTRA)}
    return {
        "tags" if name.casefold() == "tags" else name: text
        for name, text in named.items()
        if text and name and name.casefold() not in taken
    }


def connections(tables: Rows) -> list[Cells]:
    """Each tie between the names of its ends; two between one pair stay two."""
    names = _names(tables)
    found = []
    for row in tables.get("ties", ()):
        told = {name: row.get(name, "") for name in _OF_TIES}
        ends = {
            end: names.get(row[column], row[column]) for end, column in (("from", "source"), ("to", "target"))
        }
        direction = "mutual" if row.get("kind") in _BOTH_WAYS else "directed"
        found.append({**ends, **{name: text for name, text in told.items() if text}, "direction": direction})
    return sorted(found, key=lambda each: list(each.values()))


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
    if name in _NUMBERS:
        number = float(text)
        return int(number) if number.is_integer() else number
    return _xml(text)


def _xml(text: str) -> str:
    """The text without the two characters that can be stored but that XML has no way to write."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _bars(name: str, text: str) -> str:
    """Several values as Kumu separates them."""
    return text.replace("; ", "|").replace(";", "|") if name in _SEVERAL else text

"""GraphML and GEXF, the two ways in which graph tools write a map as XML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from coalitions.interchange.cells.words import fold
from coalitions.interchange.files.elements import FROM, ID, LABEL, TO, as_sheets
from coalitions.interchange.files.grids import Collected, check_size
from coalitions.interchange.files.own_maps import MARK, UNITY_MARK, own_tables, unity_graph_of_ours
from coalitions.interchange.limits import Limits
from coalitions.interchange.reading import CannotRead, Message, gettext_noop

_LABELS = ("label", "name", "nodelabel", "title")
_COUNTER = "networkx_key"  # which of two connections between one pair: a number that says nothing else
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:\Z|T)", re.ASCII)
_DRAWN = frozenset({"r", "g", "b", "x", "y"})  # where all of these are, a drawing was saved along
_DRAWING = _DRAWN | {"z", "size", "alpha"}


def read_markup(data: bytes, file: str, limits: Limits) -> Collected:
    """The map in a GraphML or GEXF file.

    Raises: CannotRead for other XML, for damaged XML, and for XML that defines its own entities.
    """
    try:
        root = ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise CannotRead(
            "own_entities_map",
            gettext_noop("“%(file)s” holds XML with a document type definition, which no map needs."),
            file=file,
        ) from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise CannotRead(
            "damaged_xml", gettext_noop("“%(file)s” is damaged: it is no well-formed XML."), file=file
        ) from None
    readers = {"graphml": _graphml, "gexf": _gexf}
    if (kind := _tag(root)) not in readers:
        raise other_markup(file)
    keywords = _keywords(root)
    if keywords == UNITY_MARK:
        raise unity_graph_of_ours(file)
    elements, connections = readers[kind](root, limits)
    if keywords == MARK:
        return own_tables(as_sheets(file, elements, connections, limits), bars=False)
    kept, notices = _without_drawing(elements)
    return as_sheets(file, kept, connections, limits, notices)


def _keywords(root: Element) -> str:
    """What the file as a whole says it is, where the two notations have a place for it."""
    if _tag(root) == "gexf":
        return next(((each.text or "").strip() for each in _found(root, {"keywords"})), "")
    names = {key.get("id"): key.get("attr.name") for key in root if _tag(key) == "key"}
    graphs = (each for each in root if _tag(each) == "graph")
    told = (data for graph in graphs for data in graph if _tag(data) == "data")
    return next(((each.text or "").strip() for each in told if names.get(each.get("key")) == "keywords"), "")


def other_markup(file: str) -> CannotRead:
    """XML or a web page that is no map."""
    return CannotRead(
        "markup",
        gettext_noop(
            "“%(file)s” is a web page or XML, whatever its name ends in."
            " Open it in a spreadsheet program, save it as .xlsx and try again."
        ),
        file=file,
    )


type _Records = list[dict[str, str]]


def _graphml(root: Element, limits: Limits) -> tuple[_Records, _Records]:
    names = {
        key.get("id", ""): key.get("attr.name", "") or key.get("id", "") for key in root if _tag(key) == "key"
    }
    elements: _Records = []
    connections: _Records = []
    for each in _found(root, {"node", "edge"}):
        told = dict(_graphml_data(each, names))
        if _tag(each) == "node":
            elements.append(_element(each.get("id", ""), "", told))
        else:
            connections.append(_connection(each, told))
        check_size(max(len(elements), len(connections)), 0, limits)
    return elements, _labelled(connections, elements)


def _graphml_data(each: Element, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for data in each:
        if _tag(data) != "data":
            continue
        if not len(data):
            yield names.get(data.get("key", ""), data.get("key", "")), (data.text or "").strip()
            continue
        for part in data.iter():  # yEd draws each one, and writes its name into the drawing
            if _tag(part) in ("nodelabel", "edgelabel") and (part.text or "").strip():
                yield LABEL, (part.text or "").strip()
                break


def _gexf(root: Element, limits: Limits) -> tuple[_Records, _Records]:
    names: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    for attributes in _found(root, {"attributes"}):
        of = names.setdefault(attributes.get("class", "node"), {})
        of |= {each.get("id", ""): each.get("title", "") or each.get("id", "") for each in attributes}
    elements: _Records = []
    connections: _Records = []
    for each in _found(root, {"node", "edge"}):
        told = dict(_gexf_data(each, names.get(_tag(each), {})))
        if _tag(each) == "node":
            elements.append(_element(each.get("id", ""), each.get("label", ""), told))
        else:
            about = {name: each.get(name, "") for name in ("kind", "label", "weight")}
            connections.append(_connection(each, {**about, **dict(_times(each)), **told}))
        check_size(max(len(elements), len(connections)), 0, limits)
    return elements, _labelled(connections, elements)


def _gexf_data(each: Element, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for values in each:
        if _tag(values) == "attvalues":
            for value in values:
                key = value.get("for", "") or value.get("id", "")
                yield names.get(key, key), value.get("value", "")


def _times(each: Element) -> Iterator[tuple[str, str]]:
    """When a connection began and ended: a day says so; a number on the map's own clock is only kept."""
    for name in ("start", "end"):
        if written := each.get(name):
            yield f"{name} date" if _DAY.match(written) else f"{name} on its clock", written


def _element(key: str, label: str, told: dict[str, str]) -> dict[str, str]:
    """One element: its label is what it calls so, else its id."""
    if not label:
        named = next((name for name in _LABELS for said in told if fold(said) == name and told[said]), "")
        label = told.pop(next(said for said in told if fold(said) == named)) if named else key
    rest = {f"{name} (2)" if name in (LABEL, ID) else name: value for name, value in told.items() if name}
    return {LABEL: label, ID: key, **rest}


def _connection(each: Element, told: Mapping[str, str]) -> dict[str, str]:
    ends = {FROM: each.get("source", ""), TO: each.get("target", "")}
    shown = {
        name: value
        for name, value in told.items()
        if value and name and name not in ends and name != _COUNTER
    }
    return {**ends, **shown}


def _labelled(connections: _Records, elements: _Records) -> _Records:
    """Connections between labels, not ids; an end that is no element stays as it is written."""
    labels = {each[ID]: each[LABEL] for each in elements}
    return [{**each, **{end: labels.get(each[end], each[end]) for end in (FROM, TO)}} for each in connections]


def _without_drawing(elements: _Records) -> tuple[_Records, tuple[Message, ...]]:
    if not elements or not all(set(each) >= _DRAWN for each in elements):
        return elements, ()
    text = gettext_noop("Where the drawing puts each one, its size and its colour are not read.")
    kept = [{name: value for name, value in each.items() if name not in _DRAWING} for each in elements]
    return kept, (Message("drawing", text),)


def _found(root: Element, tags: Iterable[str]) -> Iterator[Element]:
    """All of these, however deep in groups, in the order of the file."""
    wanted = frozenset(tags)
    return (each for each in root.iter() if _tag(each) in wanted)


def _tag(element: Any) -> str:
    """The name without its namespace, in small letters; blank for a comment."""
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""

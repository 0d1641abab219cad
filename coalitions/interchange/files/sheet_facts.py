"""What an .xlsx says beside its values: hidden rows, formulas whose result is missing, the strict dialect."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from posixpath import normpath

from defusedxml import ElementTree

_ROW_HIDDEN = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\shidden=[\"'](?:1|true)[\"'])[^>]*?\sr=[\"'](\d+)[\"']")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\st=[\"']str[\"'])[^>]*?\sr=[\"']([A-Z]+)(\d+)[\"'][^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_STRICT = b"purl.oclc.org/ooxml"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is known of one sheet."""

    hidden_rows: frozenset[int] = frozenset()
    formulas: Mapping[int, Mapping[int, str]] = field(default_factory=dict)  # row → column → as written
    strict: bool = False


def xlsx_facts(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """The facts per sheet name; nothing for a workbook whose table of contents can't be followed."""
    try:
        book = archive.read("xl/workbook.xml")
        parts = _sheet_parts(book, archive.read("xl/_rels/workbook.xml.rels"))
        strict = _STRICT in book
        return {name: _facts(archive.read(part), strict) for name, part in parts.items()}
    except (KeyError, ElementTree.ParseError, ValueError):
        return {}


def _sheet_parts(book: bytes, relations: bytes) -> dict[str, str]:
    targets = {
        element.get("Id", ""): normpath(f"xl/{element.get('Target', '')}".replace("xl//xl", "xl"))
        for element in ElementTree.fromstring(relations)
    }
    parts = {}
    for element in ElementTree.fromstring(book).iter():
        if element.tag.endswith("}sheet"):
            ids = [value for key, value in element.attrib.items() if key.endswith("}id")]
            if ids and ids[0] in targets:
                parts[element.get("name", "")] = targets[ids[0]]
    return parts


def _facts(xml: bytes, strict: bool) -> SheetFacts:
    hidden = (
        frozenset(int(found[1]) for found in _ROW_HIDDEN.finditer(xml)) if b"hidden=" in xml else frozenset()
    )
    formulas: dict[int, dict[int, str]] = {}
    if b"<f" in xml or b":f" in xml:
        for found in _FORMULA.finditer(xml):
            formulas.setdefault(int(found[2]), {})[_column(found[1])] = _written(found[3])
    return SheetFacts(hidden, formulas, strict)


def _column(letters: bytes) -> int:
    """The index of a column from its letters: 0 for A, 26 for AA."""
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _written(formula: bytes | None) -> str:
    """The formula as a person sees it; of one that only repeats another's not more than that it is one."""
    text = unescape((formula or b"").decode("utf-8", "replace"))
    return f"={text}" if text else "=…"

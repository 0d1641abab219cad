"""Rows that only divide a sheet ("-- FAITH --", "Opponents:", TOTAL): offered, never taken silently."""

import re

from coalitions.interchange.fields.beside import Formula
from coalitions.interchange.sheets.sheet import Sheet

_MARKED = re.compile(r"(?:[-–—=*#_~]{2,}|[=*#])\s*\w.*|.*\w\s*(?:[-–—=*#_~]{2,}|[=*#:])", re.DOTALL)
_SUM = re.compile(r"(?:grand\s+|sub\s*-?\s*)?totals?|sum|count", re.I)
_TOTAL = re.compile(rf"(?:{_SUM.pattern})\s*[:=]?\s*\d*", re.I)
_NUMBER = re.compile(r"[+-]?[\d.,]+%?")


def heading_rows(sheet: Sheet, name: int) -> frozenset[int]:
    """The numbers of the rows that look like headings or sums of the sheet, by the cell that names them.

    A sheet that only has names is a list of them, whatever marks they carry.
    """
    found, filled_elsewhere = set(), False
    for number, cells in sheet.records:
        others = [cell for index, cell in enumerate(cells) if cell and index != name]
        text = cells[name]
        if (not others and _MARKED.fullmatch(text)) or (
            _TOTAL.fullmatch(text) and all(isinstance(c, Formula) or _NUMBER.fullmatch(c) for c in others)
        ):
            found.add(number)
        filled_elsewhere = filled_elsewhere or bool(others)
    return frozenset(found) if filled_elsewhere else frozenset()

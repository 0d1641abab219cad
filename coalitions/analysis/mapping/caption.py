"""The legend set in rows, for pictures that leave the page; on the page the browser sets it."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalitions.analysis.mapping.metrics import text_width

SWATCH, GAP, BETWEEN, MARGIN = 30.0, 9.0, 30.0, 40.0


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the legend: what its swatch shows, and its words, ready to print.

    `kind`: coalition, none (in no coalition), tie, size, unknown, risk, decision_maker, disputed, count or
            words.
    `key` is the tie's kind or the risk's band; `shape` and `r` what is drawn.
    """

    kind: str
    text: str
    key: str = ""
    colour: int = 0
    dash: int = 0
    shape: str = ""
    r: float = 0.0


@dataclass(frozen=True, slots=True)
class SetItem:
    """An entry with the middle of its swatch and the start of its words."""

    item: Item
    x: float
    y: float
    text_x: float


@dataclass(frozen=True, slots=True)
class Caption:
    """A legend of so many rows, this high."""

    items: tuple[SetItem, ...]
    height: float
    size: float


def set_caption(groups: Sequence[Sequence[Item]], width: float, size: float) -> Caption:
    """Set a legend in rows of a given width; each group starts a row of its own.

    Takes: groups of entries, the width, the size of the type.
    Returns: the entries with their places, from (0, 0) down.
    Raises: nothing.
    Cost: one measurement an entry.
    Source: plain line breaking.
    """
    done: list[SetItem] = []
    top = 0.0
    for group in groups:
        for row in _rows(group, width - 2 * MARGIN, size):
            height = max(size * 1.7, *(2 * item.r + 8 for item, _ in row))
            for item, x in row:
                swatch = _swatch(item)
                middle = round(top + height / 2, 1)
                left = MARGIN + x
                done.append(SetItem(item, round(left + swatch / 2, 1), middle, round(left + swatch + GAP, 1)))
            top += height
    return Caption(tuple(done), round(top + size, 1), size)


def _swatch(item: Item) -> float:
    """How wide an entry's swatch is; plain words have none."""
    return -GAP if item.kind in ("count", "words") else max(SWATCH, 2 * item.r + 4)


def _rows(group: Sequence[Item], width: float, size: float) -> list[list[tuple[Item, float]]]:
    """Break a group where it would run past the edge."""
    rows: list[list[tuple[Item, float]]] = []
    x = width
    for item in group:
        wide = _swatch(item) + GAP + text_width(item.text, size)
        if not rows or x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((item, x))
        x += wide + BETWEEN
    return rows

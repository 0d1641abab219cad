"""Names of organizations without any overlap: beside their symbol, else led to by a line, else on zoom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.crowding import Sheets, moved
from coalitions.analysis.mapping.metrics import ASCENT, DESCENT, LEADING, Type, text_width, wrap
from coalitions.analysis.mapping.shapes import CALM_UP_TO, Box, Label, Line
from coalitions.analysis.mapping.stress import Array

TRIES = 160  # names tried on the whole sheet; four times as many at each doubling
LONGEST = 44  # characters; the whole name is in the title, the panel and the table
WEIGHT = 600
CROWD = 2.0  # how much a name minds taking all the room of another
FAR = (26, 42, 62, 88, 120, 156, 220, 300, 400, 520, 660)  # how far off a name may be led to
PAD, AIR = 2.5, 2.5  # beside and between


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place by its symbol; `room` is the symbol's reach left, up, right, down.

    `urgent`: led to by a line even on a crowded map, as far off as need be.
    """

    id: Id
    name: str
    note: str
    x: float
    y: float
    room: Box
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to set a name: its lines, where its box is centred, how little it is liked."""

    lines: tuple[str, ...]
    box: Box
    dislike: float


def box_of(room: Box) -> Box:
    """A symbol's box around its centre."""
    return -room[0], -room[1], room[2], room[3]


def settle(
    wishes: Sequence[Wish],
    sheets: Sheets,
    frame: tuple[float, float],
    type_: Type,
    avoid: Sequence[BaseGeometry] = (),
) -> dict[Id, Label]:
    """Find a place for as many names as there is room for.

    Takes: the wishes, most important first; what is taken (symbols and coalition names are there
    already); the sheet; sizes of type; lines and outlines that names had better not lie on.
    Returns: labels by organization; one that fits only when enlarged says from which magnification.
    None is left out but those that fit nowhere even at the largest.
    Raises: nothing.
    Cost: wishes × 30 positions, each a grid look-up; 300 names 0.3 s, 2,000 names 1 s.
    Source: greedy point labelling over positions × lines (Christensen, Marks, Shieber 1995).
    """
    careful = len(wishes) <= CALM_UP_TO
    tries = {w.id: list(_ways(w, type_)) for w in wishes}
    if careful:
        tries = _weighed(wishes, tries, sheets, avoid)
    placed: dict[Id, Label] = {}
    for zoom in sheets.zooms:
        waiting = [w for w in wishes if w.id not in placed]
        limit = len(waiting) if careful else TRIES * zoom * zoom
        for wish in waiting[:limit]:
            found = _beside(wish, tries[wish.id], sheets, frame, zoom)
            if found is not None:
                placed[wish.id] = _taken(wish, found, sheets, type_, zoom)
        if zoom == 1:
            for wish in [w for w in wishes if w.id not in placed and (careful or w.urgent)]:
                label = _led(wish, sheets, frame, type_)
                if label is not None:
                    placed[wish.id] = label
    return placed


def _weighed(
    wishes: Sequence[Wish], tries: Mapping[Id, list[_Try]], sheets: Sheets, avoid: Sequence[BaseGeometry]
) -> dict[Id, list[_Try]]:
    """Like a way to set a name less where it lies on lines or takes the room of other names."""
    flat = [(n, t) for n, w in enumerate(wishes) for t in tries[w.id] if sheets.free(t.box, w.x, w.y)]
    found: dict[Id, list[_Try]] = {w.id: [] for w in wishes}
    if not flat:
        return found
    boxes = shapely.box(*np.array([moved(t.box, wishes[n].x, wishes[n].y) for n, t in flat]).T)
    lines = np.bincount(shapely.STRtree(avoid).query(boxes, "intersects")[0], minlength=len(flat))
    owner = np.array([n for n, _ in flat])
    one, other = shapely.STRtree(boxes).query(boxes)
    share = 1.0 / np.bincount(owner, minlength=len(wishes))[owner]
    crowd = np.bincount(one, np.where(owner[one] != owner[other], share[other], 0.0), len(flat))
    for (n, way), hits, taken in zip(flat, lines, crowd, strict=True):
        dislike = way.dislike + 0.4 * min(int(hits), 6) + CROWD * float(taken)
        found[wishes[n].id].append(_Try(way.lines, way.box, round(dislike, 6)))
    return {i: sorted(ways, key=lambda t: t.dislike) for i, ways in found.items()}


def _ways(wish: Wish, type_: Type) -> Iterator[_Try]:
    """Positions around the symbol, for the name in one, two or three lines."""
    name = _shown(wish.name)
    seen: set[tuple[str, ...]] = set()
    long = text_width(name, 1.0, WEIGHT) > 7.5
    for count in (1, 2, 3):
        lines = wrap(name, count, type_.label, WEIGHT)
        if lines in seen or (count == 3 and text_width(name, 1.0, WEIGHT) < 13):
            continue
        seen.add(lines)
        width, height = extent(lines, wish.note, type_)
        extra = {1: 0.5 if long else 0.0, 2: 0.0 if long else 0.9, 3: 0.8}[count]
        for (x, y), dislike in _spots(wish.room, width, height):
            yield _Try(lines, (x - width / 2, y - height / 2, x + width / 2, y + height / 2), dislike + extra)


def _shown(name: str) -> str:
    """The name, cut where it is very long."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _spots(room: Box, width: float, height: float) -> Iterator[tuple[tuple[float, float], float]]:
    """Centres for a box beside a symbol, and how little each is liked: below, above, sides, corners."""
    left, up, right, down = room
    gap = 1.0
    low, high = down + gap + height / 2, -up - gap - height / 2
    east, west = right + gap + 2 + width / 2, -left - gap - 2 - width / 2
    shift = max(width / 2 - right, 0.0)
    yield (0.0, low), 0.0
    yield (0.0, high), 0.5
    yield (east, 0.0), 0.3
    yield (west, 0.0), 0.6
    for part in (0.45, 0.9):
        yield (shift * part, low), 0.4 + part / 2
        yield (-shift * part, low), 0.5 + part / 2
        yield (shift * part, high), 0.8 + part / 2
        yield (-shift * part, high), 0.9 + part / 2
    for sign, base in ((1, 0.7), (-1, 0.9)):
        yield (east - 4, sign * (down if sign > 0 else up) * 0.8), base
        yield (west + 4, sign * (down if sign > 0 else up) * 0.8), base + 0.2


def extent(lines: Sequence[str], note: str, type_: Type) -> tuple[float, float]:
    """Width and height of a name with its note, with a little air around."""
    width = max(text_width(line, type_.label, WEIGHT) for line in lines)
    if note:
        width = max(width, text_width(note, type_.note))
    below = type_.note * LEADING if note else 0.0
    return width + 2 * PAD, type_.label * (ASCENT + DESCENT + LEADING * (len(lines) - 1)) + below + 2 * AIR


def _beside(
    wish: Wish, tries: Iterable[_Try], sheets: Sheets, frame: tuple[float, float], zoom: int
) -> _Try | None:
    """The best liked free position at a magnification; on the whole sheet it must not leave it."""
    for way in tries:
        if zoom == 1 and not inside(moved(way.box, wish.x, wish.y), frame):
            continue
        if sheets.free(way.box, wish.x, wish.y, zoom):
            return way
    return None


def inside(box: Box, frame: tuple[float, float]) -> bool:
    """Whether a box lies on the sheet."""
    return box[0] >= 4 and box[1] >= 4 and box[2] <= frame[0] - 4 and box[3] <= frame[1] - 4


def _taken(wish: Wish, way: _Try, sheets: Sheets, type_: Type, zoom: int) -> Label:
    """Take the position and set the lines in it."""
    sheets.add(way.box, wish.x, wish.y, zoom)
    return Label(_set(way.lines, wish.note, way.box, type_), rounded(way.box), "", zoom)


def set_lines(lines: Sequence[str], box: Box, size: float) -> tuple[Line, ...]:
    """Set lines of text from the top of a box."""
    x = round((box[0] + box[2]) / 2, 1)
    tops = [round(box[1] + AIR + size * (ASCENT + LEADING * n), 1) for n in range(len(lines))]
    return tuple(Line(text, x, y) for text, y in zip(lines, tops, strict=True))


def _set(lines: Sequence[str], note: str, box: Box, type_: Type) -> tuple[Line, ...]:
    """Set a name's lines and its note below them."""
    done = set_lines(lines, box, type_.label)
    y = done[-1].y + type_.note * LEADING + (type_.label - type_.note) * DESCENT
    return (*done, Line(note, done[-1].x, round(y, 1), True)) if note else done


def rounded(box: Box) -> Box:
    """A box with one decimal."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def _led(wish: Wish, sheets: Sheets, frame: tuple[float, float], type_: Type) -> Label | None:
    """A free position a little way off, with a line to it that runs over nothing."""
    lines = wrap(_shown(wish.name), 2, type_.label, WEIGHT)
    width, height = extent(lines, wish.note, type_)
    taken = sheets.at(1)
    symbol = moved(box_of(wish.room), wish.x, wish.y)
    for far in FAR if wish.urgent else FAR[:6]:
        for n in range(16):
            turn = pi * (n // 2 + 0.5) / 8 * (1 if n % 2 else -1) + pi / 2
            x = cos(turn) * (wish.room[2] + far + width / 2)
            y = sin(turn) * (wish.room[3] + far + height / 2)
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if not inside(moved(box, wish.x, wish.y), frame) or not sheets.free(box, wish.x, wish.y):
                continue
            start, end = _leader(wish.room, box)
            ends = (start[0] + wish.x, start[1] + wish.y), (end[0] + wish.x, end[1] + wish.y)
            if taken.crosses(*ends, symbol):
                continue
            sheets.add(box, wish.x, wish.y)
            _keep_free(sheets, start, end, wish)
            path = f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
            return Label(_set(lines, wish.note, box, type_), rounded(box), path)
    return None


def _leader(room: Box, box: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    """From the symbol's rim to the nearest point of the label."""
    end = np.array([min(max(0.0, box[0] + 6), box[2] - 6), min(max(0.0, box[1]), box[3])])
    length = float(np.hypot(*end))
    start = end / length * min(max(room), length)
    return (float(start[0]), float(start[1])), (float(end[0]), float(end[1]))


def _keep_free(sheets: Sheets, start: tuple[float, float], end: tuple[float, float], wish: Wish) -> None:
    """Let no later name lie on a leader line."""
    spots: Array = np.linspace(start, end, 10)[1:-1]
    for x, y in spots:
        sheets.add((x - 2, y - 2, x + 2, y + 2), wish.x, wish.y)

"""Names of coalitions: on the edge of their outline or in a free spot of it, over nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LinearRing, Point, Polygon
from shapely.geometry.base import BaseGeometry

from coalitions.analysis.mapping.crowding import Sheets
from coalitions.analysis.mapping.labels import inside, rounded, set_lines
from coalitions.analysis.mapping.metrics import ASCENT, DESCENT, LEADING, text_width, wrap
from coalitions.analysis.mapping.shapes import Box, Label
from coalitions.analysis.mapping.stress import Array

WEIGHT = 700
AIR = 7.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What names of coalitions must keep clear of, and what they had better not lie on."""

    sheets: Sheets
    frame: tuple[float, float]
    size: float
    busy: Sequence[BaseGeometry] = ()  # where names of organizations will probably be
    lines: Sequence[BaseGeometry] = ()  # ties


def name_outlines(
    names: Sequence[str], shapes: Sequence[BaseGeometry], setting: Setting
) -> list[tuple[Label, float, float] | None]:
    """Find a place for each coalition's name.

    Takes: names and outlines in the same order, and the sheet they are set on.
    Returns: per coalition its label and the point it hangs on, or None where there is no room (then
    the legend alone names it). The largest outline chooses first.
    Raises: nothing.
    Cost: coalitions × some 300 spots, weighed as arrays.
    Source: ours: least overlap with other outlines and with names to come, near the top edge.
    """
    found: list[tuple[Label, float, float] | None] = [None] * len(names)
    shapes = [shape.simplify(3.0) for shape in shapes]  # enough to weigh by, and far fewer corners
    order = sorted(range(len(names)), key=lambda k: (-shapes[k].area, names[k]))
    for k in order:
        if not shapes[k].is_empty:
            others = [s for n, s in enumerate(shapes) if n != k]
            found[k] = _named(names[k], shapes[k], others, setting)
    return found


def _named(
    name: str, shape: BaseGeometry, others: Sequence[BaseGeometry], setting: Setting
) -> tuple[Label, float, float] | None:
    """Weigh every spot for a name in one to three lines, and take the best free one."""
    boxes: list[Box] = []
    broken: list[tuple[str, ...]] = []
    size = setting.size
    for lines in _broken(name, size):
        width = max(text_width(line, size, WEIGHT) for line in lines) + 2 * AIR
        height = size * (ASCENT + DESCENT + LEADING * (len(lines) - 1)) + 5.0
        for x, y in _spots(shape, width, height):
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            around = (-width / 2, -height / 2, width / 2, height / 2)
            if inside(box, setting.frame) and setting.sheets.free(around, x, y):
                boxes.append(box)
                broken.append(lines)
    if not boxes:
        return None
    dislike = _dislikes(boxes, shape, others, setting) + 0.15 * np.array([len(lines) - 1 for lines in broken])
    best = int(np.argmin(dislike))
    return _hung(broken[best], boxes[best], setting.sheets, size)


def _broken(name: str, size: float) -> list[tuple[str, ...]]:
    """The name in one, two and three lines, as far as it is long enough."""
    ems = text_width(name, 1.0, WEIGHT)
    counts = [n for n in (1, 2, 3) if ems > (n - 1) * 6.0 or n == 1]
    if ems > 17:
        counts = counts[1:]
    return list(dict.fromkeys(wrap(name, n, size, WEIGHT) for n in counts))


def _spots(shape: BaseGeometry, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Centres just outside the edge all around, and over the inside."""
    rings = [p.exterior for p in shapely.get_parts(shape) if isinstance(p, Polygon)]
    for ring in rings:
        count = max(16, min(72, int(ring.length / 24)))
        way = 1.0 if ring.is_ccw else -1.0
        for n in range(count):
            here, there = _along(ring, n / count), _along(ring, (n + 0.3) / count)
            x, y = (there.y - here.y) * way, (here.x - there.x) * way
            length = max((x * x + y * y) ** 0.5, 1e-6)
            x, y = x / length, y / length
            for off in (4.0, 26.0):
                yield here.x + x * (width / 2 + off), here.y + y * (height / 2 + off)
                yield here.x + x * (width / 4 + off), here.y + y * (height / 2 + off)
    left, top, right, bottom = shape.bounds
    for x in np.linspace(left + width / 2, right - width / 2, 12) if right - left > width else ():
        for y in np.linspace(top + height / 2 + 6, bottom - height / 2 - 6, 12):
            yield float(x), float(y)


def _along(ring: LinearRing, part: float) -> Point:
    """The point of a ring after a part of its way around."""
    return ring.interpolate(part, normalized=True)


def _dislikes(
    boxes: Sequence[Box], shape: BaseGeometry, others: Sequence[BaseGeometry], setting: Setting
) -> Array:
    """How little each spot is liked: over others, half in and half out, over names to come, far down."""
    frames = shapely.box(*np.array(boxes).T)
    area = shapely.area(frames)
    own = shapely.area(shapely.intersection(frames, shape)) / area
    dislike: Array = 2.0 * np.minimum(own, 1.0 - own) + 0.15 * (own > 0.5)
    for other in others:
        dislike += 3.0 * shapely.area(shapely.intersection(frames, other)) / area
    for things, weight in ((setting.busy, 0.5), (setting.lines, 0.2)):
        hits = shapely.STRtree(things).query(frames, "intersects")[0]
        dislike += weight * np.bincount(hits, minlength=len(boxes))
    _, top, _, bottom = shape.bounds
    middle = np.array([(b[1] + b[3]) / 2 for b in boxes])
    dislike += 0.5 * np.clip((middle - top) / max(bottom - top, 1.0), -0.3, 1.3)
    dislike += shapely.distance(frames, shape) / 60.0
    return dislike


def _hung(lines: Sequence[str], box: Box, sheets: Sheets, size: float) -> tuple[Label, float, float]:
    """Take the spot; the label hangs on its own middle, so it stays there when the map is enlarged."""
    x, y = round((box[0] + box[2]) / 2, 1), round((box[1] + box[3]) / 2, 1)
    around = (box[0] - x, box[1] - y, box[2] - x, box[3] - y)
    sheets.add(around, x, y)
    return Label(set_lines(lines, around, size), rounded(around)), x, y

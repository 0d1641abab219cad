"""Which boxes are taken: the one place that says whether a text may stand somewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from coalitions.analysis.mapping.shapes import Box

CELL = 96.0


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def moved(box: Box, x: float, y: float) -> Box:
    """A box around the origin, put at a place."""
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


class Taken:
    """Boxes on one sheet, found by grid cell."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """Take a box."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def free(self, box: Box) -> bool:
        """Whether nothing taken overlaps this box."""
        return not any(overlap(box, other) for cell in _cells(box) for other in self._cells.get(cell, ()))

    def crosses(self, start: tuple[float, float], end: tuple[float, float], spare: Box) -> bool:
        """Whether a straight line runs over anything taken, except over `spare`."""
        for n in range(1, 24):
            x = start[0] + (end[0] - start[0]) * n / 24
            y = start[1] + (end[1] - start[1]) * n / 24
            dot = (x - 1, y - 1, x + 1, y + 1)
            if not overlap(dot, spare) and not self.free(dot):
                return True
        return False


class Sheets:
    """The same things seen at several magnifications: places grow apart, boxes keep their size."""

    def __init__(self, zooms: Iterable[int]) -> None:
        self.zooms = tuple(zooms)
        self._taken = {zoom: Taken() for zoom in self.zooms}

    def add(self, box: Box, x: float, y: float, zoom: int = 1) -> None:
        """Take a box around a place, from a magnification on."""
        for z in self._from(zoom):
            self._taken[z].add(moved(box, x * z, y * z))

    def free(self, box: Box, x: float, y: float, zoom: int = 1) -> bool:
        """Whether a box around a place is free at this magnification and at all larger ones."""
        return all(self._taken[z].free(moved(box, x * z, y * z)) for z in self._from(zoom))

    def at(self, zoom: int) -> Taken:
        """What is taken at one magnification."""
        return self._taken[zoom]

    def _from(self, zoom: int) -> Iterator[int]:
        return (z for z in self.zooms if z >= zoom)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    """The grid cells a box touches."""
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row

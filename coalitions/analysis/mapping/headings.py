"""Headings over kinds of groups, where a map has nothing else to tell."""

from coalitions.analysis.mapping.crowding import Sheets
from coalitions.analysis.mapping.metrics import ASCENT, DESCENT, text_width
from coalitions.analysis.mapping.scene import Scene
from coalitions.analysis.mapping.shapes import Line
from coalitions.analysis.mapping.shelves import by_kind

WEIGHT = 700
LEFT, ABOVE = 32.0, 16.0  # from the sheet's edge; over the highest symbol


def headings_of(scene: Scene, sheets: Sheets) -> tuple[Line, ...]:
    """Set the name of each kind over its first row, and keep other names off it.

    Takes: the scene, and the sheets, to which the headings are added.
    Returns: lines set from the left; none where kinds don't place anybody or the map names none.
    Raises: nothing.
    Cost: one pass.
    Source: product rule.
    """
    if not scene.data.rest:
        return ()
    spelling = {" ".join(o.kind.casefold().split()): o.kind for o in reversed(scene.everyone)}
    size, found = scene.type.note, []
    for kind, ids in by_kind(scene.data).items():
        text = spelling[kind] if kind else scene.data.rest
        y = min(scene.places[i][1] - scene.rooms[i][1] for i in ids) - ABOVE
        box = (0.0, -size * ASCENT, text_width(text, size, WEIGHT) + 8.0, size * DESCENT)
        sheets.add(box, LEFT, y)
        found.append(Line(text, LEFT, round(y, 1)))
    return tuple(found)

"""The camps of a coalition as a picture: a square of squares, members in the order of their camps."""

from collections.abc import Mapping
from dataclasses import dataclass

from coalitions.analysis.groups.camp_table import WORDS, CampTable, Standing
from coalitions.analysis.inputs import Id
from coalitions.analysis.wording import Text

STEP, LETTER, TOP = 24, 8, 28  # sizes in the picture's own units
MOST = 40  # members beyond which a square is too small to be seen


@dataclass(frozen=True, slots=True)
class Cell:
    """One pair: where its square stands, and how."""

    x: int
    y: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Line:
    """One member: its number and name beside its row of squares."""

    number: int
    name: str
    y: int
    x: int  # of its number over its column


@dataclass(frozen=True, slots=True)
class CampPicture:
    """All that the template draws."""

    width: int
    height: int
    left: int
    top: int
    side: int  # of the whole square of squares
    between: int | None  # where the line between the camps runs, from the left and from the top
    lines: list[Line]
    cells: list[Cell]
    rows: list[tuple[Id, list[Text | None]]]  # the same as words, for the table; None: itself


def camp_picture(table: CampTable, names: Mapping[Id, str]) -> CampPicture | None:
    """The picture and its table; None where there are too many members to draw."""
    order = [*table.first, *table.second]
    if len(order) > MOST:
        return None
    left = LETTER * max(len(names[each]) for each in order) + 40
    side = STEP * len(order)
    places = {each: STEP * at for at, each in enumerate(order)}
    return CampPicture(
        width=left + side + 2,
        height=TOP + side + 2,
        left=left,
        top=TOP,
        side=side,
        between=STEP * len(table.first) if table.second else None,
        lines=[
            Line(at, names[each], TOP + places[each] + 16, left + places[each] + STEP // 2)
            for at, each in enumerate(order, 1)
        ],
        cells=[
            Cell(left + places[b] + STEP // 2, TOP + places[a] + STEP // 2, standing)
            for (a, b), standing in table.pairs.items()
        ],
        rows=[
            (each, [None if each == other else Text(WORDS[table.pairs[each, other]]) for other in order])
            for each in order
        ],
    )

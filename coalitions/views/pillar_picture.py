"""The pillars around a target as a picture: the nearer its ring, the closer a group is to who decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from coalitions.analysis.groups.allies import STRATEGIC_FROM, Wedge
from coalitions.analysis.groups.allies_words import VERY_CLOSE
from coalitions.analysis.inputs import Id

ROW, LETTER, EDGE = 30, 8, 14  # sizes in the picture's own units
REACH = (120, 200, 280)  # how far to the side each ring goes: very close, close, far
MOST = 24  # pillars drawn, the closest; the table below names all

_SIDES = {
    Wedge.ACTIVE_ALLY: "with", Wedge.ALLY: "with", Wedge.PASSIVE_ALLY: "with",
    Wedge.NEUTRAL: "between", Wedge.UNKNOWN: "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who is drawn: its name, how close it is, who is next on its way, and where it stands."""

    id: Id
    name: str
    pull: float
    next: Id
    guessed: bool  # the first tie of its way
    wedge: Wedge


@dataclass(frozen=True, slots=True)
class Post:
    """One pillar in the picture."""

    name: str
    x: int
    y: int
    side: str  # with, between, against, unknown
    right: bool
    to_x: int
    to_y: int
    guessed: bool


@dataclass(frozen=True, slots=True)
class PillarPicture:
    """All that the template draws, around the middle."""

    left: int
    top: int
    width: int
    height: int
    rings: list[tuple[int, int]]  # to the side, and up
    posts: list[Post]


def pillar_picture(pillars: Sequence[Drawn]) -> PillarPicture | None:
    """The closest pillars, each in a row of its own so that no name covers another; None without any."""
    drawn = sorted(pillars, key=lambda each: (-each.pull, each.name))[:MOST]
    if not drawn:
        return None
    rows = _rows(drawn)
    rings = _rings([(_ring(each.pull), rows[each.id][1]) for each in drawn])
    places: dict[Id, tuple[int, int]] = {}
    for each in drawn:
        side, height = rows[each.id]
        reach, up = rings[_ring(each.pull)]
        places[each.id] = (side * round(reach * sqrt(1 - (height / up) ** 2)), height)
    letters = max(len(each.name) for each in drawn)
    half, up = REACH[-1] + EDGE + LETTER * letters, rings[-1][1] + EDGE
    return PillarPicture(-half, -up, 2 * half, 2 * up, rings, [_post(each, places) for each in drawn])


def _rows(drawn: Sequence[Drawn]) -> dict[Id, tuple[int, int]]:
    """Right (1) or left (−1), beside who is next on its way where there is room; and how far down.

    One in each row of a side; from the middle row outwards, below and above by turns.
    """
    found: dict[Id, tuple[int, int]] = {}
    full = {1: 0, -1: 0}
    for each in drawn:
        emptier = 1 if full[1] <= full[-1] else -1
        beside = found.get(each.next, (emptier, 0))[0]
        side = beside if full[beside] < full[-beside] + 2 else emptier
        row = full[side]
        found[each.id] = (side, ROW * ((row + 1) // 2) * (1 if row % 2 else -1))
        full[side] += 1
    return found


def _ring(pull: float) -> int:
    return 0 if pull >= VERY_CLOSE else 1 if pull >= STRATEGIC_FROM else 2


def _rings(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Each high enough for whoever stands on it, and around the one inside."""
    rings, up = [], 0
    for ring, reach in enumerate(REACH):
        highest = max((abs(height) for at, height in found if at == ring), default=0)
        up = max(up + ROW, 2 * ROW, round(1.15 * highest))
        rings.append((reach, up))
    return rings


def _post(each: Drawn, places: dict[Id, tuple[int, int]]) -> Post:
    x, y = places[each.id]
    to_x, to_y = places.get(each.next, (0, 0))
    return Post(each.name, x, y, _SIDES.get(each.wedge, "against"), x >= 0, to_x, to_y, each.guessed)

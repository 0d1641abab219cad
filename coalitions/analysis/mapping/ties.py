"""Lines for ties: quiet arcs, a zigzag for tension, an arrowhead on those that run one way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import atan2, ceil, degrees, hypot

from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.inputs import DIRECTED, MapTie, Place
from coalitions.analysis.mapping.shapes import TieLine

BEND = 0.07  # of the length: how far an arc stands off the straight line
WAVE, SWING = 8.0, 3.0  # of a zigzag
KINDS = ("partnership", "alliance", "support", "part_of", "influences", "successor", "tension")

MOST_LINES = 2_500  # with more ties only strong ones are drawn before one of their ends is looked at
STRONG = 0.8

type _Curve = tuple[Place, Place, Place]


def lines_of(ties: Sequence[MapTie], places: Mapping[Id, Place], zigzag: bool) -> tuple[TieLine, ...]:
    """Draw every tie whose two ends have a place.

    Takes: ties in any order, places, and whether tension is drawn as a zigzag (else as dashes by style).
    Returns: lines in a lasting order; several ties of one pair bend differently.
    Raises: nothing.
    Cost: proportional to the ties (and the length of zigzags).
    Source: quadratic arcs.
    """
    drawn: list[TieLine] = []
    pairs: Counter[tuple[Id, Id]] = Counter()
    for tie in sorted(ties, key=lambda t: (t.source, t.target, t.kind)):
        if tie.source == tie.target or tie.source not in places or tie.target not in places:
            continue
        pair = (min(tie.source, tie.target), max(tie.source, tie.target))
        curve = _curve(places[pair[0]], places[pair[1]], pairs[pair])
        pairs[pair] += 1
        if pair[0] != tie.source:
            curve = curve[::-1]
        held = len(ties) > MOST_LINES and (tie.strength or 0.0) < STRONG and not tie.words
        drawn.append(replace(_line(tie, curve, zigzag and tie.kind == "tension"), held=held))
    return tuple(drawn)


def kinds_of(lines: Sequence[TieLine]) -> tuple[str, ...]:
    """The kinds present, in the legend's order; kinds we don't know come last."""
    present = {line.kind for line in lines}
    return tuple(k for k in KINDS if k in present) + tuple(sorted(present - set(KINDS)))


def _curve(start: Place, end: Place, nth: int) -> _Curve:
    """The n-th arc between two places: a little to one side, the next to the other."""
    bend = BEND * (1 + nth) * (-1 if nth % 2 else 1)
    x, y = end[0] - start[0], end[1] - start[1]
    return start, ((start[0] + end[0]) / 2 - y * bend, (start[1] + end[1]) / 2 + x * bend), end


def _at(curve: _Curve, t: float) -> Place:
    """A point of an arc, t running from 0 to 1."""
    (ax, ay), (bx, by), (cx, cy) = curve
    s = 1 - t
    return s * s * ax + 2 * s * t * bx + t * t * cx, s * s * ay + 2 * s * t * by + t * t * cy


def _line(tie: MapTie, curve: _Curve, zigzag: bool) -> TieLine:
    """One tie; the arrowhead sits a little past the middle, clear of both symbols."""
    start, middle, end = curve
    path = f"M{start[0]:.1f} {start[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    x, y = _at(curve, 0.58)
    ahead, behind = _at(curve, 0.62), _at(curve, 0.54)
    turn = degrees(atan2(ahead[1] - behind[1], ahead[0] - behind[0]))
    return TieLine(
        tie.source,
        tie.target,
        tie.kind,
        tie.label,
        _zigzag(curve) if zigzag else path,
        tie.kind in DIRECTED,
        round(x, 1),
        round(y, 1),
        round(turn, 1),
        words=tie.words,
    )


def _zigzag(curve: _Curve) -> str:
    """An arc as a fine zigzag."""
    length = hypot(curve[2][0] - curve[0][0], curve[2][1] - curve[0][1])
    count = max(4, 2 * ceil(length / WAVE / 2))
    spots = [curve[0]]
    for n in range(1, count):
        x, y = _at(curve, n / count)
        ahead = _at(curve, (n + 0.5) / count)
        dx, dy = ahead[0] - x, ahead[1] - y
        size = hypot(dx, dy) or 1.0
        side = SWING if n % 2 else -SWING
        spots.append((x - dy / size * side, y + dx / size * side))
    spots.append(curve[2])
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)

"""How one organization looks: its size, its coalitions' colours, its risk's shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, log10, pi, sin, sqrt

from coalitions.analysis.mapping.inputs import MapOrganization, Risk
from coalitions.analysis.mapping.shapes import EYES, SizeKey, Wedge

COLOURS = 8
RATING_TOP = 5.0
NUMBER = 10.0  # the radius of the disc that carries a number


@dataclass(frozen=True, slots=True)
class Sizes:
    """The rule by which symbols are sized, and the radii it gives."""

    rule: str  # turnout, people or ""
    top: float
    largest: float
    smallest: float

    def value(self, organization: MapOrganization) -> float | None:
        """The figure that counts under this rule, None where unknown."""
        if self.rule == "turnout":
            return organization.turnout
        return organization.people if self.rule == "people" else None

    def radius(self, value: float | None) -> float:
        """Area in proportion to the value, never smaller than can be seen; small where unknown."""
        if value is None:
            return round(max(self.smallest, 0.36 * self.largest), 1)
        share = min(max(value, 0.0) / self.top, 1.0)
        return round(max(self.smallest, self.largest * sqrt(share)), 1)

    def examples(self) -> tuple[SizeKey, ...]:
        """Three round figures for the legend, small to large."""
        if self.rule == "people":
            values = [1.0, 3.0, 5.0]
        else:
            values = [_rounded(self.top * part) for part in (0.05, 0.3, 1.0)] if self.rule else []
        kept = sorted({v for v in values if v > 0})
        return tuple(SizeKey(v, self.radius(v)) for v in kept)


def sizes_of(organizations: Sequence[MapOrganization], area: float) -> Sizes:
    """Choose what sizes mean on a map.

    Takes: the organizations and the area they share.
    Returns: turnout, where at least half of those with either figure have it; else the people rating;
    else nothing.
    Raises: nothing.
    Cost: one pass.
    Source: product rule; one rule a map, since people and ratings share no scale.
    """
    turnouts = [o.turnout for o in organizations if o.turnout is not None]
    either = sum(o.turnout is not None or o.people is not None for o in organizations)
    largest = min(max(0.125 * sqrt(area / max(len(organizations), 1)), 5.0), 34.0)
    smallest = max(0.28 * largest, 3.2)
    if turnouts and 2 * len(turnouts) >= either and max(turnouts) > 0:
        return Sizes("turnout", max(turnouts), largest, smallest)
    rated = any(o.people is not None for o in organizations)
    return Sizes("people" if rated else "", RATING_TOP, largest, smallest)


def _rounded(value: float) -> float:
    """The nearest of 1, 2, 5 × a power of ten, from below."""
    if value < 1:
        return 1.0
    power = 10 ** int(log10(value))
    steps = (power / 2, power, 2 * power, 5 * power)  # rounding may carry the power one too far
    return float(max(step for step in steps if step <= value))


def colour_of(index: int) -> tuple[int, int]:
    """The palette's colour (1 … 8) and the dash pattern of the n-th place among the colours."""
    return index % COLOURS + 1, index // COLOURS


def wedges(indexes: Sequence[int], r: float, shape: str = "") -> tuple[Wedge, ...]:
    """Share a symbol out among its coalitions.

    Takes: the coalitions' places among the colours (none: one grey wedge), the radius, another outline.
    Returns: one wedge per coalition, clockwise from the top, in order of colour.
    Raises: nothing.
    Cost: proportional to the coalitions.
    Source: pie symbols, as on `outlines` that overlap.
    """
    colours = [colour_of(i)[0] for i in sorted(indexes)] or [0]
    if len(colours) == 1:
        whole = shape or circle(r)
        return (Wedge(colours[0], whole, whole),)
    step = 2 * pi / len(colours)
    return tuple(_wedge(colour, n * step - pi / 2, step, r) for n, colour in enumerate(colours))


def _wedge(colour: int, start: float, step: float, r: float) -> Wedge:
    """One slice."""
    end = start + step
    arc = f"A{r:g} {r:g} 0 {int(step > pi)} 1 {_spot(r * cos(end), r * sin(end))}"
    first = _spot(r * cos(start), r * sin(start))
    return Wedge(colour, f"M0 0L{first}{arc}Z", f"M{first}{arc}")


def _spot(x: float, y: float) -> str:
    """A point to one decimal, as short as path data can be."""
    return f"{round(x, 1) + 0.0:g} {round(y, 1) + 0.0:g}"


def circle(r: float) -> str:
    """A circle around the origin, as path data."""
    return f"M{-r:g} 0a{r:g} {r:g} 0 1 1 {2 * r:g} 0a{r:g} {r:g} 0 1 1 {-2 * r:g} 0Z"


def polygon(corners: int, r: float, turn: float = 0.0, inner: float = 1.0, at: float = 0.0) -> str:
    """A regular polygon around (at, -at); with `inner` below 1 a star of twice the corners."""
    count = corners * (2 if inner < 1 else 1)
    spots = []
    for n in range(count):
        far = r * (inner if inner < 1 and n % 2 else 1.0)
        angle = 2 * pi * n / count + turn - pi / 2
        spots.append(_spot(at + far * cos(angle), far * sin(angle) - at))
    return f"M{'L'.join(spots)}Z"


def shape_of(index: int, r: float) -> str:
    """The symbol of the n-th colour where outlines are left out; none looks like a risk's triangle."""
    makers = (
        lambda: circle(r),
        lambda: polygon(4, r * 1.2, pi / 4),
        lambda: polygon(4, r * 1.25),
        lambda: polygon(5, r * 1.15),
        lambda: polygon(6, r * 1.1, pi / 6),
        lambda: polygon(4, r * 1.5, 0.0, 0.45),
        lambda: polygon(5, r * 1.45, 0.0, 0.5),
        lambda: polygon(4, r * 1.5, pi / 4, 0.45),
    )
    return makers[index % COLOURS]()


def risk_shape(risk: Risk | None, r: float, badge: float) -> str:
    """High: a triangle at the upper right of the symbol. Medium: a ring, printed dashed. Else nothing."""
    if risk is Risk.HIGH:
        return polygon(3, badge, at=0.8 * r)
    return circle(round(r + 6.0, 1)) if risk is Risk.MEDIUM else ""


def room_of(
    risk: Risk | None,
    r: float,
    badge: float,
    *,
    eyes: bool = False,
    near: bool = False,
    disputed: bool = False,
) -> tuple[float, float, float, float]:
    """How far a symbol reaches from its centre: left, up, right, down."""
    far = r + (EYES + 2.0 if eyes else 7.5 if risk is Risk.MEDIUM else 1.5)
    corner = max(far, 0.8 * r + badge + 1.0) if risk is Risk.HIGH else far
    number = max(far, 0.8 * r + NUMBER + 1.0) if near else far
    mark = max(far, 0.8 * r + NUMBER + 1.0) if disputed else far
    return number, corner, max(corner, mark), max(number, mark)

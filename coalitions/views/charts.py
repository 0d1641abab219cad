"""Lines over a scale as an SVG draws them: whole numbers in a box of fixed size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 480, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 120, 34, 48  # room for the figures and for the lines' names
LINE = 17  # between two names, so that neither covers the other
DASHES = 4  # ways of drawing a line that differ without colour


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: its ends, the values that are written on it, and what it measures."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    name: str

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5


@dataclass(frozen=True, slots=True)
class Series:
    """A line by its name; a value of None leaves a gap. `stepped`: it keeps its height until the next."""

    name: str
    points: Sequence[tuple[float, float | None]]
    stepped: bool = False
    labels: Sequence[str] = ()  # beside the points, where there are any
    named_at_top: bool = False  # its name stands at its highest point instead of its end


@dataclass(frozen=True, slots=True)
class Dot:
    x: int
    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line as it is drawn; `dash` says how, 0 for a whole line."""

    name: str
    path: str
    dots: tuple[Dot, ...]
    dash: int
    name_x: int
    name_y: int


@dataclass(frozen=True, slots=True)
class Tick:
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that components/chart.html draws."""

    lines: tuple[Drawn, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    across_name: str
    up_name: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def chart(series: Iterable[Series], across: Scale, up: Scale) -> Chart:
    """Lay lines out. Their names stand at their ends, apart from each other."""
    lines = [_drawn(each, across, up, place % DASHES) for place, each in enumerate(series)]
    return Chart(
        lines=tuple(_named_apart([each for each in lines if each.dots])),
        across=tuple(Tick(_x(across, value), text) for value, text in across.ticks),
        up=tuple(Tick(_y(up, value), text) for value, text in up.ticks),
        across_name=across.name,
        up_name=up.name,
    )


def round_scale(most: float, name: str) -> Scale:
    """From 0 to a round number that holds `most`, with about four steps."""
    step = 1.0
    while most / step > 5:
        step *= 2.5 if str(step)[0] == "2" else 2
    high = step * max(1, -(-most // step))
    steps = int(high / step)
    return Scale(0.0, high, tuple((step * n, f"{step * n:,.0f}") for n in range(steps + 1)), name)


def percent_scale(low: float, high: float, step: float, name: str) -> Scale:
    """Whole percentages from `low` to `high`."""
    count = round((high - low) / step)
    ticks = ((low + step * n, f"{round(100 * (low + step * n))}%") for n in range(count + 1))
    return Scale(low, high, tuple(ticks), name)


def _drawn(each: Series, across: Scale, up: Scale, dash: int) -> Drawn:
    known = [(_x(across, x), None if y is None else _y(up, y)) for x, y in each.points]
    labels = [*each.labels, *[""] * (len(known) - len(each.labels))]
    dots = tuple(Dot(x, y, label) for (x, y), label in zip(known, labels, strict=True) if y is not None)
    x, y = _name_place(dots, each.named_at_top)
    return Drawn(each.name, _path(known, each.stepped), dots, dash, x, y)


def _name_place(dots: Sequence[Dot], at_top: bool) -> tuple[int, int]:
    """Beside the last point, or above and beside the highest."""
    if not dots:
        return 0, 0
    if at_top:
        top = min(dots, key=lambda dot: dot.y)
        return top.x + 8, top.y - 4
    return dots[-1].x + 8, dots[-1].y + 4


def _path(points: Sequence[tuple[int, int | None]], stepped: bool) -> str:
    """Moves and lines; begins anew after a gap. A step goes at the height of where it leads."""
    words: list[str] = []
    open_at: int | None = None
    for x, y in points:
        if y is None:
            open_at = None
        elif open_at is None:
            words.append(f"M{x} {y}")
            open_at = y
        else:
            words.append(f"V{y}H{x}" if stepped else f"L{x} {y}")
            open_at = y
    return "".join(words)


def _named_apart(lines: Sequence[Drawn]) -> Iterable[Drawn]:
    """Names in the order of the lines, moved down where they would touch."""
    lowest = float("-inf")
    for each in sorted(lines, key=lambda line: (line.name_y, line.dash)):
        y = int(max(each.name_y, lowest + LINE))
        lowest = y
        yield Drawn(each.name, each.path, each.dots, each.dash, each.name_x, y)


def _x(scale: Scale, value: float) -> int:
    return round(LEFT + scale.share(value) * (WIDTH - LEFT - RIGHT))


def _y(scale: Scale, value: float) -> int:
    return round(HEIGHT - BOTTOM - scale.share(value) * (HEIGHT - BOTTOM - TOP))

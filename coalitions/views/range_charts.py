"""Ranges on one scale as an SVG draws them: from at least to at most, one below the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from coalitions.views.charts import Tick, round_scale

WIDTH, LEFT, RIGHT, ROW, TOP = 480, 84, 24, 44, 30


@dataclass(frozen=True, slots=True)
class Range:
    """From least to most, under a name."""

    name: str
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    x: int
    y: int
    width: int
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the scale that is asked for, from top to bottom."""

    x: int
    width: int
    name: str


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Everything that components/range_chart.html draws."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    mark: Mark | None
    width: int
    height: int
    top: int
    bottom: int


def range_chart(ranges: Iterable[Range], asked: Range | None = None) -> RangeChart:
    """Lay ranges out on a scale from 0, with what is asked for as a stretch across all of them."""
    rows = list(ranges)
    most = max([each.most for each in (*rows, *([asked] if asked else []))], default=1.0)
    scale = round_scale(most, "")
    bottom = TOP + ROW * len(rows)

    def at(value: float) -> int:
        return round(LEFT + scale.share(value) * (WIDTH - LEFT - RIGHT))

    bars = tuple(
        Bar(
            each.name, at(each.least), TOP + ROW * place, max(at(each.most) - at(each.least), 3), _words(each)
        )
        for place, each in enumerate(rows)
    )
    mark = Mark(at(asked.least), max(at(asked.most) - at(asked.least), 2), asked.name) if asked else None
    ticks = tuple(Tick(at(value), text) for value, text in scale.ticks)
    return RangeChart(bars, ticks, mark, WIDTH, bottom + 26, TOP, bottom)


def _words(each: Range) -> str:
    least, most = f"{each.least:,.0f}", f"{each.most:,.0f}"
    return least if least == most else f"{least}–{most}"

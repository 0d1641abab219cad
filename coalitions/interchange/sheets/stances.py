"""The stances of one sheet: one scale for all of them, asked for where the cells don't say."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from coalitions.interchange.cells.legends import span_of
from coalitions.interchange.cells.scales import Scale, choose_scale
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Message, NeedsAnswer, gettext_noop
from coalitions.interchange.sheets.sheet import Sheet

type Meanings = tuple[tuple[str, Message], ...]

_UNKNOWN = ("unknown", Message("unknown", gettext_noop("leave it out: unknown")))
MEANINGS: dict[str, Meanings] = {  # what a stance as written may mean, where it fills that field
    "stance": (
        ("2", Message("strongly_for", gettext_noop("strongly for"))),
        ("1", Message("for", gettext_noop("for"))),
        ("0", Message("neutral", gettext_noop("asked, no position"))),
        ("-1", Message("against", gettext_noop("against"))),
        ("-2", Message("strongly_against", gettext_noop("strongly against"))),
        _UNKNOWN,
    ),
    "spectrum": (
        ("2", Message("active_ally", gettext_noop("active ally"))),
        ("1", Message("passive_ally", gettext_noop("passive ally"))),
        ("0", Message("neutral", gettext_noop("neutral"))),
        ("-1", Message("passive_opponent", gettext_noop("passive opponent"))),
        ("-2", Message("active_opponent", gettext_noop("active opponent"))),
        _UNKNOWN,
    ),
}


def sheet_scale(
    sheet: Sheet,
    cells: Iterable[str],
    options: Options,
    column: str = "",
    field: Literal["stance", "spectrum"] = "stance",
) -> Scale:
    """The scale of these cells, which fill `field`: as the person or the header `column` says, else guessed.

    Raises: NeedsAnswer where it can't be known; BadValue where the answer given is no scale.
    """
    cells = list(cells)
    span = options.scale or _told(column, cells)
    found = choose_scale(cells, span=span, low_means=options.low_means, words=options.stances)
    if isinstance(found, Scale):
        return found
    raise NeedsAnswer(
        replace(
            question,
            file=sheet.file,
            sheet=sheet.sheet,
            column=column,
            choices=MEANINGS[field] if question.values else question.choices,
        )
        for question in found
    )


def _told(header: str, cells: Iterable[str]) -> str:
    """The scale that a header tells, LOW..HIGH, where all numbers below are on it; else ""."""
    span = span_of(header)
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 9]
    if span is None or not all(span[0] <= number <= span[1] for number in numbers):
        return ""
    return f"{span[0]}..{span[1]}"

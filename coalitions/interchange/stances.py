"""The stances of one sheet: one scale for all of them, asked for where the cells don't say."""

from collections.abc import Iterable
from dataclasses import replace

from coalitions.interchange.options import Options
from coalitions.interchange.reading import NeedsAnswer
from coalitions.interchange.scales import Scale, choose_scale
from coalitions.interchange.sheets import Sheet


def sheet_scale(sheet: Sheet, cells: Iterable[str], options: Options, column: str = "") -> Scale:
    """The scale of these cells.

    Raises: NeedsAnswer where it can't be known; BadValue where the answer given is no scale.
    """
    found = choose_scale(cells, span=options.scale, low_means=options.low_means, words=_stance_words(options))
    if isinstance(found, Scale):
        return found
    raise NeedsAnswer(
        replace(question, file=sheet.file, sheet=sheet.sheet, column=column) for question in found
    )


def _stance_words(options: Options) -> dict[str, str]:
    return {word: value for word, value in options.words.items() if value.lstrip("+-−").isdigit()}

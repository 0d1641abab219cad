"""How wide a text is in the typeface that is served (Inter), without opening a font."""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ASCENT, DESCENT = 0.97, 0.25  # of the size: above and below the baseline, as the font says
LEADING = 1.16  # from one baseline to the next
SLACK = 1.015  # browsers kern and round; a box must never be too small

ZERO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type and marks, in drawing units."""

    label: float
    note: float
    name: float
    badge: float


@cache
def _advances(weight: int) -> dict[str, float]:
    """Read the advances of one weight, in ems, by character."""
    text = files(__package__).joinpath("inter_widths.json").read_text(encoding="utf-8")
    runs: dict[str, list[int]] = json.loads(text)[str(weight)]
    return {chr(int(start, 16) + n): w / 1000 for start, run in runs.items() for n, w in enumerate(run)}


@cache
def _fallback(character: str) -> float:
    """Guess, on the wide side, the width of a character that Inter does not have (in ems)."""
    if unicodedata.category(character) in ZERO_WIDTH:
        return 0.0
    if ord(character) >= 0x1F000 or 0x2600 <= ord(character) < 0x27C0:
        return 1.3  # emoji and pictures
    if unicodedata.bidirectional(character) in ("R", "AL"):
        return 0.6
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.8


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Measure one line of text.

    Takes: the text, its size in drawing units, its weight (400, 600 or 700).
    Returns: its width in drawing units, never less than what a browser sets.
    Raises: KeyError for another weight.
    Cost: one look-up a character; the table is read once a process.
    Source: the advances of Inter 4 (`tools/build_fonts.py --widths`); other scripts by a wide guess.
    """
    known = _advances(weight)
    return SLACK * size * sum(known[c] if c in known else _fallback(c) for c in text)


def wrap(text: str, lines: int, size: float, weight: int = 400) -> tuple[str, ...]:
    """Break a text into at most so many lines, as even as can be.

    Takes: the text, how many lines at most, size and weight.
    Returns: the lines; fewer where there are fewer words.
    Raises: nothing beyond `text_width`.
    Cost: words² × lines look-ups; names are short.
    Source: the partition with the shortest longest line, earlier lines longer on a tie.
    """
    words = text.split()
    if lines <= 1 or len(words) <= 1:
        return (" ".join(words),)
    best: tuple[str, ...] = (" ".join(words),)
    width = text_width(best[0], size, weight)
    for cut in range(len(words) - 1, 0, -1):
        rest = wrap(" ".join(words[cut:]), lines - 1, size, weight)
        split = (" ".join(words[:cut]), *rest)
        longest = max(text_width(line, size, weight) for line in split)
        if longest < width - 1e-9:
            best, width = split, longest
    return best

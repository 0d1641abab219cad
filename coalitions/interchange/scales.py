"""Stances on any scale or in words become −2 … 2; which end means "with us" is never guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil, floor

from coalitions.interchange.reading import Message, Question, gettext_noop
from coalitions.interchange.values import BLANKS, BadValue, say_number
from coalitions.interchange.words import LEVELS, SHOWN_STANCES, STANCES, UNKNOWN_WORDS, WEDGES, fold, word

_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?\Z")
_SPAN = re.compile(r"\s*([+\-−]?\d+(?:\.\d+)?)\s*(?:\.\.|…|:|\bto\b)\s*([+\-−]?\d+(?:\.\d+)?)\s*\Z")
_KNOWN = ((0.0, 1.0), (1.0, 3.0), (1.0, 5.0), (0.0, 5.0), (1.0, 7.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0))
_BOTH_SIDES = ((-1.0, 1.0), (-2.0, 2.0))
_HIGH_LOW = frozenset({"high", "hi", "h", "medium", "med", "mid", "m", "low", "l", "moderate"})


@dataclass(frozen=True, slots=True)
class Scale:
    """How the numbers of one sheet read: `low` … `high`, and whether `low` is with us."""

    low: float = -2.0
    high: float = 2.0
    low_is_for: bool = False
    words: Mapping[str, str] = field(default_factory=dict)  # the person's own: word → −2 … 2
    levels: bool = True  # whether "high" and "low" are said, and which of them is with us is known

    def say(self) -> Message:
        """The scale in words, to be shown before anything is written."""
        ends = {"low": say_number(self.low), "high": say_number(self.high)}
        if self.low_is_for:
            return Message(
                "scale_low_for", gettext_noop("%(low)s = strongly for … %(high)s = strongly against"), ends
            )
        return Message("scale", gettext_noop("%(low)s = strongly against … %(high)s = strongly for"), ends)


def parse_span(text: str) -> tuple[float, float]:
    """The ends of a scale written LOW..HIGH.

    Raises: BadValue where it is no scale.
    """
    found = _SPAN.match(text)
    if found is None or _float(found[1]) >= _float(found[2]):
        raise BadValue(
            "bad_scale",
            gettext_noop("“%(value)s” is not a scale. Write its lowest and highest number like this: 1..5"),
            value=text[:40],
        )
    return _float(found[1]), _float(found[2])


def is_unknown(text: str) -> bool:
    """Whether a stance cell says that nothing is known."""
    return text == "" or text.casefold() in BLANKS or fold(text) in UNKNOWN_WORDS


@lru_cache(maxsize=1 << 16)
def looks_like_stance(text: str) -> bool:
    """Whether a cell is a stance as people write it: a small number or a known word."""
    if _NUMBER.match(text):
        return -100 <= _float(text) <= 100
    return _stance_word(text) in STANCES or fold(text) in _HIGH_LOW


def choose_scale(
    values: Iterable[str], *, span: str, low_means: str, words: Mapping[str, str]
) -> Scale | list[Question]:
    """The scale that the stances of one sheet are on, or the questions without which it stays unknown.

    Takes: the cells; LOW..HIGH and "for"/"against" as the person answered ("" = not asked yet); own words.
    Raises: BadValue where `span` is no scale.
    """
    own = {fold(key): value for key, value in words.items()}
    left = [text for text in values if not is_unknown(text) and fold(text) not in own]
    numbers = {_float(text) for text in left if _NUMBER.match(text)}
    levels = {fold(text) for text in left} & _HIGH_LOW
    ends = parse_span(span) if span else _guess_span(numbers)
    if ends is None:
        return [_ask_span(numbers)]
    sided = ends[0] < 0 or not numbers
    if not low_means and (levels or not sided):
        return [_ask_end(ends if numbers else None)]
    return Scale(*ends, low_means == "for", own)


def _guess_span(numbers: set[float]) -> tuple[float, float] | None:
    if not numbers:
        return -2.0, 2.0
    candidates = _BOTH_SIDES if min(numbers) < 0 else _KNOWN
    fitting = (ends for ends in candidates if ends[0] <= min(numbers) and max(numbers) <= ends[1])
    return next(fitting, None)


def _ask_span(numbers: set[float]) -> Question:
    return Question(
        "scale",
        Message(
            "which_scale",
            gettext_noop("The stances go from %(low)s to %(high)s. What are the ends of their scale?"),
            {"low": say_number(min(numbers)), "high": say_number(max(numbers))},
        ),
        (),
    )


def _ask_end(ends: tuple[float, float] | None) -> Question:
    low, high = ("low", "high") if ends is None else (say_number(ends[0]), say_number(ends[1]))
    params = {"low": low, "high": high}
    return Question(
        "low_means",
        Message(
            "which_end",
            gettext_noop("The stances are written from %(low)s to %(high)s. Which end means “with us”?"),
            params,
        ),
        (
            ("against", Message("high_is_for", gettext_noop("%(high)s means strongly for"), params)),
            ("for", Message("low_is_for", gettext_noop("%(low)s means strongly for"), params)),
        ),
    )


def read_stance(text: str, scale: Scale) -> int | None:
    """−2 … 2, the nearer step, or None where the cell says that nothing is known.

    Raises: BadValue for a number off the scale, and for a word that is not known (the accepted are listed).
    """
    if is_unknown(text):
        return None
    own = scale.words.get(fold(text))
    if own is not None:
        return None if is_unknown(own) else _own_stance(own)
    if _NUMBER.match(text):
        return _step(_float(text), scale, text)
    if (said := STANCES.get(_stance_word(text))) is not None:
        return said
    if scale.levels and fold(text) in _HIGH_LOW:
        level = LEVELS[fold(text)] - 3
        return -level if scale.low_is_for else level
    raise BadValue(
        "unknown_stance",
        gettext_noop(
            "“%(value)s” is not a stance that is known here."
            " Write a number of the scale, or one of: %(words)s."
        ),
        value=text[:80],
        words=SHOWN_STANCES,
    )


def read_wedge(text: str, scale: Scale) -> str | None:
    """The place on the spectrum of allies: active_ally … active_opponent, unknown; None = says nothing."""
    if text and fold(text) in UNKNOWN_WORDS:
        return "unknown"
    stance = read_stance(text, scale)
    return None if stance is None else WEDGES[stance]


def _own_stance(text: str) -> int:
    return _step(_float(text), Scale(), text) if _NUMBER.match(text) else read_stance(text, Scale()) or 0


def _step(number: float, scale: Scale, text: str) -> int:
    if not scale.low <= number <= scale.high:
        raise BadValue(
            "off_scale",
            gettext_noop("“%(value)s” is not on the scale from %(low)s to %(high)s."),
            value=text[:80],
            low=say_number(scale.low),
            high=say_number(scale.high),
        )
    x = -2 + 4 * (number - scale.low) / (scale.high - scale.low)
    if scale.low_is_for:
        x = -x
    x = round(x, 9)  # halfway between two steps: the one that claims less
    return ceil(x - 0.5) if x > 0 else floor(x + 0.5)


def _stance_word(text: str) -> str:
    return fold(text) if fold(text) in STANCES else word(text)


def _float(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))

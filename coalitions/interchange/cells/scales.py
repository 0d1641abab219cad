"""Stances on any scale or in words become −2 … 2; which end means "with us" is never guessed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil, floor

from coalitions.interchange.cells.values import BLANKS, BadValue, say_number
from coalitions.interchange.cells.words import (
    LEVELS,
    SHOWN_STANCES,
    STANCES,
    UNKNOWN_WORDS,
    WEDGES,
    fold,
    word,
)
from coalitions.interchange.reading import Message, Question, gettext_noop

_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?\Z")
_SPAN = re.compile(r"\s*([+\-−]?\d+(?:\.\d+)?)\s*(?:\.\.|…|:|\bto\b)\s*([+\-−]?\d+(?:\.\d+)?)\s*\Z")
_KNOWN = ((0.0, 1.0), (1.0, 3.0), (1.0, 5.0), (0.0, 5.0), (1.0, 7.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0))
_BOTH_SIDES = ((-1.0, 1.0), (-2.0, 2.0))
_FEW = 12  # so many different numbers can be asked for one by one


@dataclass(frozen=True, slots=True)
class Scale:
    """How the stances of one sheet read: numbers from `low` to `high`, and whether `low` is with us."""

    low: float = -2.0
    high: float = 2.0
    low_is_for: bool = False
    words: Mapping[str, str] = field(default_factory=dict)  # the person's own: `key` → −2 … 2, or unknown
    numbers: bool = True  # whether numbers are read by their place on the scale

    def say(self) -> Message | None:
        """The scale in words, to be shown before anything is written; None where no number is on it."""
        if not self.numbers:
            return None
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
    return _stance_word(text) in STANCES or fold(text) in LEVELS


def key(text: str) -> str:
    """A stance as the person's own words are looked up: numbers as they stand, words folded."""
    return text if _NUMBER.match(text) else fold(text)


def choose_scale(
    values: Iterable[str], *, span: str, low_means: str, words: Mapping[str, str]
) -> Scale | list[Question]:
    """The scale that the stances of one sheet are on, or the questions without which it stays unknown.

    How much is no direction: "low" and "weak" may be little support or none at all, so each such word is
    asked for, and `low_means` says nothing about them.

    Takes: the cells; LOW..HIGH and "for", "against" or "each" (number by number) as the person answered
    ("" = not asked yet); own words.
    Raises: BadValue where `span` is no scale.
    """
    own = {key(word): value for word, value in words.items()}
    left = Counter(text for text in values if not is_unknown(text) and key(text) not in own)
    numbers = {text: _float(text) for text in left if _NUMBER.match(text)}
    each = low_means == "each" and 0 < len(numbers) <= _FEW
    questions: list[Question] = []
    asked = [text for text in left if fold(text) in LEVELS or (each and text in numbers)]
    if asked:
        questions.append(_ask_each({text: left[text] for text in asked}))
    if each or not numbers:
        return questions or Scale(words=own, numbers=False)
    ends = parse_span(span) if span else _guess_span(set(numbers.values()))
    if ends is None:
        return [*questions, _ask_span(set(numbers.values()))]
    if ends[0] >= 0 and low_means not in ("for", "against"):
        return [*questions, _ask_end(ends, few=len(numbers) <= _FEW)]
    return questions or Scale(*ends, low_means == "for", own)


def _guess_span(numbers: set[float]) -> tuple[float, float] | None:
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


def _ask_end(ends: tuple[float, float], *, few: bool) -> Question:
    params = {"low": say_number(ends[0]), "high": say_number(ends[1])}
    high_is_for = gettext_noop("%(high)s means strongly for, %(low)s strongly against")
    low_is_for = gettext_noop("%(low)s means strongly for, %(high)s strongly against")
    each = gettext_noop("Neither, or not so simply: I say what each number means")
    choices = [
        ("against", Message("high_is_for", high_is_for, params)),
        ("for", Message("low_is_for", low_is_for, params)),
        ("each", Message("each_number", each)),
    ]
    text = gettext_noop("The stances are written from %(low)s to %(high)s. Which end means “with us”?")
    return Question("low_means", Message("which_end", text, params), tuple(choices[: 3 if few else 2]))


def _ask_each(counted: Mapping[str, int]) -> Question:
    spelled: dict[str, tuple[str, int]] = {}
    for text, count in counted.items():
        written, before = spelled.get(key(text), (text, 0))
        spelled[key(text)] = (written, before + count)
    text = gettext_noop(
        "These say how much, but not whether for or against: little support is no opposition."
        " What does each mean here? The words themselves are kept as an extra field."
    )
    return Question(
        "stances", Message("which_stance", text), (), values=tuple(sorted(spelled.values(), key=_height))
    )


def _height(spelled: tuple[str, int]) -> tuple[float, str]:
    """High before low, so that the answers can be given in order."""
    written = spelled[0]
    return -(_float(written) if _NUMBER.match(written) else float(LEVELS[fold(written)])), written


def read_stance(text: str, scale: Scale) -> int | None:
    """−2 … 2, the nearer step, or None where the cell says that nothing is known.

    Raises: BadValue for a number off the scale, and for a word that is not known (the accepted are listed).
    """
    if is_unknown(text):
        return None
    own = scale.words.get(key(text))
    if own is not None:
        return None if is_unknown(own) else _own_stance(own)
    if _NUMBER.match(text):
        return _step(_float(text), scale, text)
    if (said := STANCES.get(_stance_word(text))) is not None:
        return said
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


def is_said_whole(text: str, stance: str, scale: Scale) -> bool:
    """Whether the stance −2 … 2 is just what was written; where not, the words are kept beside it."""
    plain = scale.numbers and (scale.low, scale.high) == (-2, 2) and bool(_NUMBER.match(text))
    return plain and key(text) not in scale.words and _float(text) == float(stance)


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

"""What a header says of its cells: "Influence (1-3)", "Support 1-5", "Power 1-10 (10 = high)"."""

import re
from dataclasses import dataclass

from coalitions.interchange.cells.values import BadValue, is_blank, say_number
from coalitions.interchange.cells.words import LEVELS, fold
from coalitions.interchange.reading import Message, gettext_noop

_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_LEGEND = re.compile(r"\d\s*(?:-|–|—|/|,|\bto\b|\.\.|…)\s*\d|[=/]|\w\s*:\s*\w")
_SPAN = re.compile(r"(?<![\d.−-])(\d{1,3})\s*(?:-|–|—|\bto\b|\.\.|…)\s*(\d{1,3})(?![\d.])")
_PAIR = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:=|:|\bis\b)\s*([^\W\d]+(?:[ -][^\W\d]+)?)")
_MIDDLE = 3
_ALL_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
# A scale without brackets, behind all words: "Influence 1-5", "Support: scale of 1 to 10".
_AT_END = re.compile(
    r"[\s,:;–—-]+(?:(?:on a |in a )?(?:scale|rating|score)(?: of| from)?[\s:]+)?"
    r"(\d{1,3}\s*(?:-|–|—|\bto\b|\.\.|…)\s*\d{1,3})\s*\Z",
    re.I,
)


def legend_of(header: str) -> str:
    """What a header tells of how its cells are meant, in brackets or as a scale at its end; else ""."""
    found = next((found.strip() for found in _BRACKETS.findall(header) if _LEGEND.search(found)), "")
    behind = _AT_END.search(_ALL_BRACKETS.sub(" ", header))
    return ", ".join(part for part in (behind[1] if behind else "", found) if part)


def bare(header: str) -> str:
    """A header without its brackets, and without the scale at its end."""
    return _AT_END.sub("", _ALL_BRACKETS.sub(" ", header))


def span_of(header: str) -> tuple[int, int] | None:
    """The scale that a header tells; None where it tells none."""
    span = _SPAN.search(legend_of(header))
    return (int(span[1]), int(span[2])) if span and int(span[1]) < int(span[2]) else None


@dataclass(frozen=True, slots=True)
class Influence:
    """How the influence in one column reads: numbers from `low` to `high`, and whether `low` is the most."""

    low: int = 1
    high: int = 5
    low_is_most: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether numbers are influence from 1 to 5 just as they stand."""
        return self == Influence()

    def say(self, header: str) -> Message:
        """In words, to be shown before anything is written."""
        least, most = (self.high, self.low) if self.low_is_most else (self.low, self.high)
        text = gettext_noop("“%(header)s” is read as it says: %(least)s is the least, %(most)s the most.")
        return Message("influence_scale", text, {"header": header[:80], "least": least, "most": most})

    def read(self, text: str) -> str:
        """Influence 1-5: a number of this scale, or high, medium, low; blank where unknown.

        Raises: BadValue for anything else.
        """
        if is_blank(text):
            return ""
        if fold(text) in LEVELS:
            return str(LEVELS[fold(text)])
        if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not self.low <= int(text) <= self.high:
            raise BadValue(
                "no_influence",
                gettext_noop("“%(value)s” is no influence from %(low)s to %(high)s."),
                value=text[:80],
                low=say_number(self.low),
                high=say_number(self.high),
            )
        part = (int(text) - self.low) / (self.high - self.low)
        return str(1 + int(4 * (1 - part if self.low_is_most else part) + 0.5))


def influence_of(header: str) -> Influence:
    """The scale that a header tells; from 1 to 5 where it tells none."""
    legend = legend_of(header)
    told = {int(number): LEVELS.get(fold(word), 0) for number, word in _PAIR.findall(legend)}
    levels = {number: level for number, level in told.items() if level}
    if _SPAN.search(legend) and not span_of(header):
        return Influence()
    low, high = span_of(header) or (min(levels, default=1), max(levels, default=5))
    if low >= high or not all(low <= number <= high for number in levels):
        return Influence()
    most_at_low = levels.get(low, _MIDDLE) > _MIDDLE
    return Influence(low, high, most_at_low or levels.get(high, _MIDDLE) < _MIDDLE)

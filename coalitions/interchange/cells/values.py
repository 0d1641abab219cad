"""Counts, yes and no, and several values in one cell, as people write them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from coalitions.interchange.reading import Message, gettext_noop

BLANKS = frozenset({"", "-", "--", "–", "—", "?", "??", "n/a", "na", "n.a.", "unknown", "tbd", "not known"})
YES = frozenset({"yes", "y", "true", "t", "x", "✓", "✔", "☑", "✅", "1", "sí", "si", "oui"})
NO = frozenset({"no", "n", "false", "f", "✗", "✘", "☐", "❌", "0", "non"})

_ABOUT = re.compile(r"^(?:about|around|approx(?:imately|\.)?|circa|ca?\.?|roughly|some|over|>|~|≈)\s*", re.I)
_COUNT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|thousand|m|million|mio)?\.?\Z", re.I)
_THOUSANDS = re.compile(r"\d{1,3}(?:([,. '’\u00a0\u202f])\d{3})(?:\1\d{3})*\Z")
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "mio": 1_000_000}
_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d{1,3})?\Z", re.ASCII | re.I)


class BadValue(ValueError):
    """A cell that can't be read as what its column holds; `column` is its header, where that is known."""

    column = ""

    def __init__(self, code: str, text: str, **params: str | int | float) -> None:
        self.message = Message(code, text, params)
        super().__init__(str(self.message))


def is_blank(text: str) -> bool:
    """Whether the cell says nothing: unknown, which is never zero and never neutral."""
    return text == "" or text.casefold() in BLANKS


@lru_cache(maxsize=10_000)
def read_count(text: str) -> int:
    """A number of people as written: 1,200 · ~50 · about 300 · 500+ · 1.2k.

    Raises: BadValue where it is no single count (a range, a word).
    """
    core = _ABOUT.sub("", text.strip()).rstrip("+").strip()
    if _THOUSANDS.match(core):
        return int(re.sub(r"\D", "", core))
    found = _COUNT.match(core)
    amount = float(found[1].replace(",", ".")) * _TIMES.get((found[2] or "").lower(), 1) if found else 0.5
    if not float(round(amount, 6)).is_integer():
        raise BadValue(
            "not_a_count", gettext_noop("“%(value)s” is not a number of people or things."), value=text[:80]
        )
    return int(round(amount, 6))


@lru_cache(maxsize=10_000)
def read_number(text: str) -> float:
    """A decimal number with a point or a comma; thousands as in `read_count`."""
    if _DECIMAL.match(text) and not ("," in text and _THOUSANDS.match(text)):
        return float(text.replace(",", "."))
    try:
        return float(read_count(text))
    except BadValue:
        raise BadValue(
            "not_a_number", gettext_noop("“%(value)s” is not a number."), value=text[:80]
        ) from None


def say_number(number: float) -> str:
    """The shortest text that reads as the number: 3, not 3.0."""
    return str(int(number)) if float(number).is_integer() and abs(number) <= 1e15 else repr(float(number))


def read_yes_no(text: str) -> str:
    """ "yes" or "no".

    Raises: BadValue for anything else.
    """
    word = text.casefold()
    if word in YES:
        return "yes"
    if word in NO:
        return "no"
    raise BadValue("not_yes_or_no", gettext_noop("“%(value)s” is neither yes nor no."), value=text[:80])


def split_values(text: str, separators: str = "|;,\n") -> list[str]:
    """The values of one cell, without blanks and repeats, in their order."""
    parts = re.split(f"[{re.escape(separators)}]", text)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


_UNESCAPED = re.compile(r"(?:[^;\\]|\\.?)+", re.DOTALL)
_ESCAPED = re.compile(r"\\([;\\])")


def split_list(text: str) -> list[str]:
    """The values of a native list; `\\;` is a semicolon inside a value, and `\\\\` a backslash."""
    parts = (_ESCAPED.sub(r"\1", part).strip() for part in _UNESCAPED.findall(text))
    return list(dict.fromkeys(part for part in parts if part))


def join_list(values: Iterable[str]) -> str:
    """The values as `split_list` reads them."""
    return ";".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in dict.fromkeys(values))


_STEP = re.compile(r"((?:[^\\]|\\.)+?)(?::([1-5]))?\Z", re.DOTALL)
_STEPS = re.compile(r"(?:[^\s\\]|\\.)+", re.DOTALL)


def split_steps(text: str) -> list[tuple[str, str]]:
    """The steps of a `legitimizes` cell: pairs of the tenet named and the strength 1-5, blank if not said.

    A backslash stands before a space, colon or backslash that belongs to the tenet's id.
    Raises: BadValue for another strength.
    """
    steps = []
    for step in _STEPS.findall(text):
        found = _STEP.match(step)
        if found is None or (not found[2] and re.search(r"(?<!\\):\d+\Z", step)):
            raise BadValue(
                "bad_step",
                gettext_noop("“%(value)s” is not TENET:strength with a strength from 1 to 5."),
                value=step[:80],
            )
        steps.append((re.sub(r"\\(.)", r"\1", found[1], flags=re.DOTALL), found[2] or ""))
    return steps


def join_steps(steps: Iterable[tuple[str, str]]) -> str:
    """The steps as `split_steps` reads them."""
    escaped = ((re.sub(r"([\\\s:])", r"\\\1", name), strength) for name, strength in steps)
    return " ".join(f"{name}:{strength}" if strength else name for name, strength in escaped)

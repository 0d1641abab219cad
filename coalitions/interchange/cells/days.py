"""Days as people write them; which number is the day is told by its column, or asked: it is never guessed."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from coalitions.interchange.cells.values import BadValue
from coalitions.interchange.reading import Message, Question, gettext_noop

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)\Z", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})(?:/(\d{1,2})/(\d{4}|\d\d)|-(\d{1,2})-(\d{4}))\Z", re.ASCII)
_WRITTEN = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?)"
    r"\s+(\d{4})\Z",
    re.I | re.ASCII,
)
_SHORT = re.compile(r"(\d{1,2})[-\s]([a-z]{3})[-\s](\d{4}|\d\d)\Z", re.I | re.ASCII)  # as Excel writes it
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|Z|[+-]\d\d:?\d\d)?\Z", re.I)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_OF_THIS_CENTURY = 69  # 00–69 are 2000–2069, 70–99 are 1970–1999


@lru_cache(maxsize=10_000)
def read_date(text: str, order: str = "") -> str:
    """A day as YYYY-MM-DD; `order` (day_first, month_first) is what its column or the person says.

    Dots put the day first by convention (21.4.2026); 21/4/26 and 4/21/26 can only be one day; of 3/4/26
    the order says which. Raises: BadValue where there is no such day, or where it could be two.
    """
    core = _CLOCK.sub("", text.strip())
    if found := _ISO.match(core):
        return _day(found[1], found[2], found[3], text)
    if found := _DOTTED.match(core):
        return _day(found[3], found[2], found[1], text)
    if slashed := _numbers(core):
        return _either(*slashed, text, order)
    if found := _WRITTEN.match(core):
        return _day(found[5], _month(found[2] or found[3], text), found[1] or found[4], text)
    if found := _SHORT.match(core):
        return _day(found[3], _month(found[2], text), found[1], text)
    raise _no_date(text)


@lru_cache(maxsize=10_000)
def read_moment(text: str, order: str = "") -> str:
    """A moment in the time of Greenwich, to the microsecond; a day alone is its beginning.

    Raises: BadValue as `read_date` does.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        moment = datetime.fromisoformat(read_date(text, order)).replace(tzinfo=UTC)
    return moment.isoformat()


def _numbers(core: str) -> tuple[int, int, str] | None:
    found = _SLASHED.match(core)
    return (int(found[1]), int(found[2] or found[4]), found[3] or found[5]) if found else None


def _month(word: str, text: str) -> int:
    if word[:3].lower() not in _MONTHS:
        raise _no_date(text)
    return _MONTHS.index(word[:3].lower()) + 1


def _no_date(text: str) -> BadValue:
    return BadValue(
        "not_a_date",
        gettext_noop("“%(value)s” is not a date that can be read. Write it as year-month-day: 2026-02-28."),
        value=text[:80],
    )


def _day(year: str, month: int | str, day: int | str, text: str) -> str:
    whole = int(year)
    if len(year) == 2:
        whole += 2000 if whole <= _LAST_OF_THIS_CENTURY else 1900
    try:
        return date(whole, int(month), int(day)).isoformat()
    except ValueError:
        raise BadValue(
            "no_such_day", gettext_noop("There is no such day as “%(value)s”."), value=text[:80]
        ) from None


def _either(first: int, second: int, year: str, text: str, order: str) -> str:
    if first > 12 or (second <= 12 and order == DAY_FIRST):
        return _day(year, second, first, text)
    if second > 12 or first == second or order == MONTH_FIRST:
        return _day(year, first, second, text)
    raise BadValue(
        "which_day",
        gettext_noop(
            "“%(value)s” can be two different days. Say whether the day or the month comes first,"
            " or write it as year-month-day: 2026-02-28."
        ),
        value=text[:80],
    )


def column_order(cells: Iterable[str], answer: str) -> str | Question:
    """Which comes first in the days of one column, or the question without which that is not known.

    What a day of the column proves (21/4/26, 3/21/26) holds for all of it; where its days prove both or
    nothing, it is the person's `answer`. Blank where no day needs it.
    """
    proven: set[str] = set()
    unclear = ""
    for text in cells:
        slashed = _numbers(_CLOCK.sub("", text.strip()))
        if slashed is None or slashed[0] == slashed[1]:
            continue
        first, second, _year = slashed
        if first <= 12 and second <= 12:
            unclear = unclear or text
        elif first <= 31 and second <= 31 and min(first, second) <= 12:
            proven.add(DAY_FIRST if first > 12 else MONTH_FIRST)
    if len(proven) == 1:
        return proven.pop()
    return _ask(unclear) if unclear and not answer else answer


def _ask(text: str) -> Question:
    told = {"value": text[:40]}
    choices = (
        (DAY_FIRST, gettext_noop("The day: %(value)s is %(day)s"), read_date(text, DAY_FIRST)),
        (MONTH_FIRST, gettext_noop("The month: %(value)s is %(day)s"), read_date(text, MONTH_FIRST)),
    )
    question = gettext_noop("“%(value)s” can be two different days. Which comes first, the day or the month?")
    return Question(
        "dates",
        Message("which_order", question, told),
        tuple((order, Message(order, said, {**told, "day": day})) for order, said, day in choices),
    )

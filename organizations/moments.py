"""Moments of the past that somebody looks at, and how an address says them: `clean-air@2026-11-01T14.30`.

What Basis knew at a moment is one thing (here); on which day what it knew holds is another (`as_of` of a
position, `since` of a tie). Looking at a moment sets the first, and with it what "today" means.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.utils import timezone

_WRITTEN = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)[.:](\d\d)(?:[.:](\d\d)(?:\.(\d{6}))?)?(Z?))?", re.ASCII
)
# How long what was written lasts: a day, a minute, a second; with fractions it is that very moment.
_LASTS = {3: timedelta(days=1), 5: timedelta(minutes=1), 6: timedelta(seconds=1), 7: timedelta(0)}
LEAST: Final = timedelta(microseconds=1)

_looked_at: ContextVar["Moment | None"] = ContextVar("looked_at", default=None)


class NoMoment(ValueError):
    """The text says no moment."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time as somebody wrote it; what is looked at is how things stood at its end."""

    text: str
    start: datetime
    end: datetime

    @property
    def day(self) -> date:
        """The day it is on, in the site's time."""
        return timezone.localdate(self.end)

    @property
    def whole_day(self) -> bool:
        return self.end - self.start > timedelta(hours=1)


def read_moment(text: str) -> Moment:
    """What `2026-11-01`, `2026-11-01T14.30`, or that with seconds and their fractions, says.

    In the site's time, or in UTC with a Z at its end. A day, a minute or a second is looked at as it ended.
    Raises NoMoment.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise NoMoment(text)
    numbers = [int(part) for part in found.groups()[:7] if part is not None]
    zone = UTC if found[8] else timezone.get_current_timezone()
    try:
        start = datetime(*numbers, tzinfo=zone)  # type: ignore[misc,arg-type]  # three to seven numbers
        end = start + _LASTS[len(numbers)]  # by the clock: a day may have 23 or 25 hours
        first, last = start.astimezone(UTC), end.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NoMoment(text) from error
    return Moment(text, first, last - LEAST if last > first else first)


def write_moment(moment: datetime) -> str:
    """The very moment as an address has it: `read_moment` gives it back."""
    local = timezone.localtime(moment)
    text = local.strftime("%Y-%m-%dT%H.%M.%S.%f")
    # an hour that the clock shows twice is told in UTC
    same = read_moment(text).end == moment
    return text if same else moment.astimezone(UTC).strftime("%Y-%m-%dT%H.%M.%S.%fZ")


def looked_at() -> Moment | None:
    """The moment of the past that is looked at here and now; None: the present."""
    return _looked_at.get()


@contextmanager
def looking_at(moment: Moment) -> Iterator[None]:
    """Inside, "today" is the moment's day, and nobody may edit."""
    token = _looked_at.set(moment)
    try:
        yield
    finally:
        _looked_at.reset(token)


def this_day() -> date:
    """Today in the site's time; while a moment of the past is looked at, its day."""
    moment = looked_at()
    return moment.day if moment else timezone.localdate()

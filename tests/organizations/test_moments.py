"""How an address says a moment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizations.moments import Moment, NoMoment, looked_at, looking_at, read_moment, this_day, write_moment

LAST = timedelta(microseconds=1)


def end(text: str) -> datetime:
    return read_moment(text).end


@override_settings(TIME_ZONE="UTC")
def test_a_day_a_minute_and_a_second_are_looked_at_as_they_ended() -> None:
    assert end("2026-11-01") == datetime(2026, 11, 2, tzinfo=UTC) - LAST
    assert end("2026-11-01T14.30") == datetime(2026, 11, 1, 14, 31, tzinfo=UTC) - LAST
    assert end("2026-11-01T14:30:15") == datetime(2026, 11, 1, 14, 30, 16, tzinfo=UTC) - LAST
    assert end("2026-11-01T14.30.15.000007") == datetime(2026, 11, 1, 14, 30, 15, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01", "2026-02-30", "2026-11-01T25.00", "2026-11-01T14", "2026-11-01Z",
     "2026-11-01 14.30", "٢٠٢٦-11-01", "9999-12-31", "0000-01-01"],
)  # fmt: skip
def test_what_says_no_moment_is_refused(text: str) -> None:
    with pytest.raises(NoMoment):
        read_moment(text)


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
@settings(suppress_health_check=[HealthCheck.too_slow])  # zones are read from files at first
@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_a_written_moment_is_read_back_in_every_zone(zone: str, at: datetime) -> None:
    moment = at.replace(tzinfo=UTC)
    with timezone.override(zone):
        assert end(write_moment(moment)) == moment


def test_the_hour_that_the_clock_shows_twice_stays_two_hours() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with timezone.override("Europe/Berlin"):
        texts = [write_moment(first), write_moment(first + timedelta(hours=1))]
        assert [end(text) for text in texts] == [first, first + timedelta(hours=1)]
        assert texts[0] != texts[1]


def test_today_is_the_day_that_is_looked_at() -> None:
    then = read_moment("2026-11-01T14.30")
    with looking_at(then):
        assert this_day() == date(2026, 11, 1)
        assert looked_at() is then
    assert this_day() == timezone.localdate()
    assert looked_at() is None


def test_only_a_day_is_a_whole_day() -> None:
    assert read_moment("2026-11-01").whole_day
    assert not read_moment("2026-11-01T14.30").whole_day
    assert isinstance(read_moment("2026-11-01"), Moment)

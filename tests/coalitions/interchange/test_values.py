"""Counts, dates, yes and no, several values in a cell."""

import pytest

from coalitions.interchange.values import (
    BadValue,
    read_count,
    read_date,
    read_number,
    read_yes_no,
    split_values,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("1,200", 1200), ("~50", 50), ("about 300", 300), ("1.2k", 1200), ("500+", 500), ("12 000", 12000)),
        *(("2 million", 2_000_000), ("1.200", 1200), ("approx. 40", 40), ("7", 7), ("1,234,567", 1234567)),
    ],
)
def test_it_reads_a_count_as_people_write_it(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["50-100", "many", "1.5", "-3", ""])
def test_it_does_not_make_up_a_count(text):
    with pytest.raises(BadValue):
        read_count(text)


@pytest.mark.parametrize(("text", "number"), [("0.6", 0.6), ("0,6", 0.6), ("1,200", 1200), ("-2", -2)])
def test_it_reads_a_number_with_a_point_or_a_comma(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("1963-08-28", "1963-08-28"), ("28/08/1963", "1963-08-28"), ("8/28/1963", "1963-08-28")),
        *(("4/4/2021", "2021-04-04"), ("28 August 1963", "1963-08-28"), ("Aug. 28, 1963", "1963-08-28")),
        *(("3/14/2024 10:22:33 AM", "2024-03-14"), ("2024-03-14T10:22:33", "2024-03-14")),
    ],
)
def test_it_reads_a_day_that_can_only_be_one(text, day):
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("31/02/2026", "no_such_day"), ("2026-02-30", "no_such_day"), ("13/13/2026", "no_such_day")),
        *(
            ("3/4/2026", "which_day"),
            ("1963", "not_a_date"),
            ("3/4/21", "not_a_date"),
            ("soon", "not_a_date"),
        ),
    ],
)
def test_it_says_why_a_day_can_not_be_read(text, code):
    with pytest.raises(BadValue) as refused:
        read_date(text)

    assert refused.value.message.code == code


def test_it_takes_the_answer_which_comes_first():
    assert read_date("3/4/2026", "day_first") == "2026-04-03"
    assert read_date("3/4/2026", "month_first") == "2026-03-04"


def test_it_reads_yes_and_no():
    assert [read_yes_no(word) for word in ("x", "YES", "✓", "no", "False")] == [
        "yes",
        "yes",
        "yes",
        "no",
        "no",
    ]
    with pytest.raises(BadValue):
        read_yes_no("perhaps")


def test_it_splits_by_bar_semicolon_comma_and_line():
    assert split_values("a|b; c,d\ne;;a") == ["a", "b", "c", "d", "e"]

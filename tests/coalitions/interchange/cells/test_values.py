"""Counts, dates, yes and no, several values in a cell."""

import pytest

from coalitions.interchange.cells.values import (
    BadValue,
    read_count,
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

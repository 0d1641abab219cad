"""What a header says of its cells in brackets is a scale for influence, and a hint for what is asked."""

import pytest

from coalitions.interchange.cells.legends import Influence, influence_of, legend_of
from coalitions.interchange.cells.values import BadValue
from tests.coalitions.interchange.reading_of import read, values


@pytest.mark.parametrize(
    ("header", "legend"),
    [
        ("Support (1-5, 5 = strong)", "1-5, 5 = strong"),
        ("Influence [H/M/L]", "H/M/L"),
        ("Support (yes: with us)", "yes: with us"),
        ("Notes (2)", ""),
        ("Members (est.)", ""),
        ("Influence", ""),
        ("Influence 1-5", "1-5"),
        ("Influence, 1–5", "1–5"),
        ("Support: scale of 1 to 10", "1 to 10"),
        ("Support 1-10 (10 = high)", "1-10, 10 = high"),
        ("Members 2024-2026", ""),
    ],
)
def test_a_legend_is_what_tells_how_cells_are_meant(header, legend):
    assert legend_of(header) == legend


@pytest.mark.parametrize(
    ("header", "low", "high", "low_is_most"),
    [
        ("Influence (1-3)", 1, 3, False),
        ("Power (1 to 10)", 1, 10, False),
        ("Power (1 = high, 5 = low)", 1, 5, True),
        ("Power (1-3; 3 = weak)", 1, 3, True),
        ("Power (0 = low, 10 = very high)", 0, 10, False),
        ("Power (H/M/L)", 1, 5, False),
        ("Influence 1-3", 1, 3, False),
        ("Influence 1–10", 1, 10, False),
        ("Power 1-10 (10 = high)", 1, 10, False),
        ("Power 1..3 (1 = high)", 1, 3, True),
        ("Power (-2 - 2)", 1, 5, False),
        ("Power (5-1)", 1, 5, False),
        ("Power (2024-2026)", 1, 5, False),
        ("Power (1-3, 9 = high)", 1, 5, False),
    ],
)
def test_influence_is_on_the_scale_that_its_header_tells(header, low, high, low_is_most):
    assert influence_of(header) == Influence(low, high, low_is_most)


@pytest.mark.parametrize(
    ("scale", "read"),
    [
        (Influence(1, 3), {"1": "1", "2": "3", "3": "5", "H": "5", "?": ""}),
        (Influence(1, 10), {"1": "1", "8": "4", "10": "5"}),
        (Influence(1, 5, low_is_most=True), {"1": "5", "2": "4", "5": "1", "low": "1"}),
        (Influence(), {"1": "1", "4": "4", "5": "5"}),
    ],
)
def test_numbers_go_to_the_nearer_of_five_steps(scale, read):
    assert {text: scale.read(text) for text in read} == read


@pytest.mark.parametrize("text", ["4", "0", "2.5", "lots", "-1"])
def test_what_is_not_on_the_scale_is_refused(text):
    with pytest.raises(BadValue):
        Influence(1, 3).read(text)


def test_it_is_said_and_what_was_written_is_kept():
    reading = read('Organization,"Power (1 = high, 3 = low)"\nA,1\nB,3\n')

    assert [row["influence"] for row in values(reading, "organizations")] == ["5", "1"]
    assert [row.extra for row in reading.rows("organizations")] == [
        {"Power (1 = high, 3 = low)": "1"},
        {"Power (1 = high, 3 = low)": "3"},
    ]
    (notice,) = reading.sources[0].notices
    assert str(notice).endswith("is read as it says: 3 is the least, 1 the most.")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Influence 1-5", "influence"),
        ("Influence 1–5", "influence"),
        ("Power (1 to 10)", "influence"),
        ("Support 1-10 (10 = high)", "spectrum"),
        ("Support level, rating 1 to 4", "spectrum"),
    ],
)
def test_a_header_with_its_scale_is_the_field(header, field):
    reading = read(f'Organization,City,"{header}"\nDockers,Oakland,1\n', low_means="against")

    assert reading.sources[0].mapping[header] == field


def test_stances_are_on_the_scale_of_their_header_though_none_reaches_its_end():
    told = read("Organization,City,Support 1-10\nDockers,,5\nBakers,,4\n", low_means="against")
    untold = read("Organization,City,Support\nDockers,,5\nBakers,,4\n", low_means="against")

    assert [row.values["spectrum"] for row in told.rows("organizations")] == ["neutral", "passive_opponent"]
    assert [row.values["spectrum"] for row in untold.rows("organizations")] == ["active_ally", "passive_ally"]


def test_a_scale_that_the_cells_leave_is_none():
    reading = read("Organization,City,Support 1-3\nDockers,,5\nBakers,,1\n", low_means="against")

    assert str(reading.sources[0].scale) == "1 = strongly against … 5 = strongly for"

"""Cells: what may be stored, and what no spreadsheet runs."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coalitions.interchange.cells.cleaning import (
    Unclean,
    clean_cells,
    clean_text,
    protect_cell,
    unprotect_cell,
)

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
likely = st.text(alphabet=st.sampled_from("'=+-@ \t\r\n\0＝＋－＠1.a")) | st.text()


@given(likely)
@example("'=1")
@example("''=1")
@example("' =1")
def test_it_gives_back_exactly_what_was_protected(text):
    assert unprotect_cell(protect_cell(text)) == text


@given(likely)
def test_a_protected_cell_never_starts_like_a_formula_unless_it_is_a_number(text):
    safe = protect_cell(text)

    assert not safe.startswith(RISKY) or re.fullmatch(r"[+-]\d+(\.\d+)?", safe)
    assert not safe.strip().startswith(("=", "@"))


@pytest.mark.parametrize("number", ["-2", "+1", "-0.5", "12", "0.25"])
def test_it_leaves_plain_numbers_alone(number):
    assert protect_cell(number) == number


@pytest.mark.parametrize("text", ["-2+3", "+1 555 123", "=1", "@sum", "-", "- a list", "＝1", " =1", "\tx"])
def test_it_protects_everything_else_that_a_spreadsheet_could_run(text):
    assert protect_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["'tis", "'quoted'", "rock 'n' roll", "''", "a=b"])
def test_it_leaves_an_apostrophe_that_protects_nothing(text):
    assert (protect_cell(text), unprotect_cell(text)) == (text, text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    try:
        once = clean_text(text)
    except Unclean:
        return
    assert clean_text(once) == once


@pytest.mark.parametrize("bad", ["a\0b", "a\x07b", "a\x1bb", "a\x9fb", "a\ud800b"])
def test_it_refuses_what_a_database_would(bad):
    with pytest.raises(Unclean) as refused:
        clean_text(bad)

    assert refused.value.message.code == "control_character"
    assert "U+" in str(refused.value.message)


def test_it_refuses_too_long_a_text_and_says_how_long():
    with pytest.raises(Unclean, match=r"11 characters; at most 10"):
        clean_text("a" * 11, longest=10)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("  José ", "Jos\u00e9"),
        ("Jose\u0301", "Jos\u00e9"),
        ("a\r\nb", "a\nb"),
        ("مجموعة السكن", "مجموعة السكن"),
        ("Tenants 👩‍👩‍👧 United", "Tenants 👩‍👩‍👧 United"),
    ],
)
def test_it_keeps_every_script_and_composes_accents(written, stored):
    assert clean_text(written) == stored


def test_it_can_make_one_line_of_several():
    assert clean_text("a\n\tb  c", one_line=True) == "a b c"


@given(st.lists(likely | st.sampled_from(["Jose\u0301", "a\r\nb", " x ", "a\u2028b", "x" * 30]), max_size=4))
@example(["a\rb"])
@example(["a\x85b"])
def test_a_row_is_cleaned_as_its_cells_are(row):
    def outcome(clean):
        try:
            return clean()
        except Unclean:
            return "refused"

    one_by_one = outcome(lambda: [clean_text(unprotect_cell(cell), longest=25) for cell in row])
    assert outcome(lambda: clean_cells(row, longest=25)) == one_by_one

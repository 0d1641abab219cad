"""Copied text as spreadsheets write it."""

import pytest

from coalitions.services.blocks import read_block


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\t"a ""word"""\n', [["two\nlines", 'a "word"']]),
        ('"tab\there"\tx', [["tab\there", "x"]]),
        ('"Justice" now\tx\ny\tz', [['"Justice" now', "x"], ["y", "z"]]),
        ('"open\tx\ny\tz', [['"open', "x"], ["y", "z"]]),
        ("a\n\nb\n\n\n", [["a"], [], ["b"]]),
        (" a \t\0b\n", [["a", "b"]]),
        ("\n\n", []),
        ("", []),
    ],
)
def test_it_reads_tabs_quotes_and_line_ends_and_drops_the_empty_end(text, cells):
    assert read_block(text) == cells

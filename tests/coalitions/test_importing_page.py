"""The page for organizers tells of every native table and column, exactly as the code has them."""

import re

import pytest

from coalitions.interchange.fields.native import KINDS
from coalitions.interchange.limits import BROWSER, COMMAND_LINE, MEGABYTE
from organizations.limits import LARGEST_AMOUNT, LARGEST_COUNT
from tests.architecture.source import ROOT

PAGE = ROOT / "docs" / "importing.md"


def holds(column):
    """What a cell of the column holds, in the words of the page."""
    words = {
        "text": "text", "long": "long text", "integer": "whole number", "number": "number", "date": "day",
        "moment": "moment",
        "yes_no": "yes, no", "choice": ", ".join(column.choices), "list": "several", "steps": "steps",
    }  # fmt: skip
    told = words[column.cell]
    if column.cell in {"integer", "number"} and column.high is not None and column.high < LARGEST_COUNT:
        told = f"{column.low:g}–{column.high:g}".replace("-", "−")
    return told


def rows_of_the_page(kind):
    """One line for each column of a native table."""
    for column in kind.columns:
        name = f"**{column.name}**" if column.name in kind.requires else column.name
        yield f"| {name} | {holds(column)} |"


def section(kind):
    private = " (only admins take these out)" if kind.private else ""
    lines = [f"### {kind.name}{private}", "", "| Column | Holds |", "|---|---|", *rows_of_the_page(kind)]
    return "\n".join(lines)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_native_table_is_on_the_page_as_it_is(kind):
    assert section(kind) in PAGE.read_text(encoding="utf-8")


def test_no_other_table_is_on_the_page():
    native = PAGE.read_text(encoding="utf-8").split("## Native files")[1]

    assert [found.split()[0] for found in re.findall(r"^### (.+)$", native, re.MULTILINE)] == list(KINDS)


def test_the_largest_numbers_on_the_page_are_those_of_the_code():
    page = PAGE.read_text(encoding="utf-8")

    assert f"up to {LARGEST_COUNT:,}," in page
    assert f"up to {LARGEST_AMOUNT:,}." in page


def test_the_limits_on_the_page_are_those_of_the_code():
    limits = PAGE.read_text(encoding="utf-8").split("## Limits")[1].split("##")[0]

    told = {int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", limits)}

    assert told == {
        BROWSER.file_bytes // MEGABYTE,
        BROWSER.unpacked_bytes // MEGABYTE,
        BROWSER.rows,
        BROWSER.columns,
        BROWSER.position_rows,
        BROWSER.cell_characters,
        COMMAND_LINE.rows,
        BROWSER.lines,
        COMMAND_LINE.lines,
    }


def test_the_index_leads_to_it():
    assert re.search(r"^importing$", (ROOT / "docs" / "index.md").read_text(encoding="utf-8"), re.MULTILINE)

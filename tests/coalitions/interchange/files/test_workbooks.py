"""Workbooks: their sheets, hidden things, merged cells and formulas."""

from datetime import date, datetime

import pytest

from tests.coalitions.interchange.reading_of import codes, read, values
from tests.coalitions.interchange.workbook_files import ods, repacked, xlsx


@pytest.mark.parametrize("name", ["allies.xlsx", "allies.csv", "allies"])
def test_it_reads_a_workbook_whatever_its_name_ends_in(name):
    rows = [
        ["Organization", "Members", "Last contact"],
        ["A", 12, date(2026, 2, 28)],
        ["B", 1.0, datetime(2026, 3, 1)],
    ]

    assert values(read(xlsx(("Sheet1", rows)), name), "organizations") == [
        {"name": "A", "members": "12", "last_checked": "2026-02-28"},
        {"name": "B", "members": "1", "last_checked": "2026-03-01"},
    ]


def test_it_reads_an_open_document():
    assert values(read(ods([["Organization", "Type"], ["A", "b"]])), "organizations") == [
        {"name": "A", "kind": "b"}
    ]


def test_it_names_hidden_and_ignored_sheets_and_reads_a_hidden_one_when_ticked():
    def hide(book):
        book["secret"].sheet_state = "hidden"

    rows = [["Organization"], ["A"]]
    data = xlsx(("list", rows), ("secret", [["Organization"], ["B"]]), ("old (ignore)", rows), change=hide)
    reading = read(data)

    assert {(item.sheet, item.message.code, item.hidden) for item in reading.skipped} == {
        *(("secret", "hidden", True), ("old (ignore)", "ignored", False))
    }
    assert values(reading, "organizations") == [{"name": "A"}]
    assert values(read(data, sheets=("secret",)), "organizations") == [{"name": "B"}]
    assert len(read(data, hidden=True).rows("organizations")) == 2


def test_it_names_hidden_rows_and_reads_them_when_ticked():
    def hide(book):
        book["list"].row_dimensions[3].hidden = True

    data = xlsx(("list", [["Organization"], ["A"], ["B"], ["C"]]), change=hide)
    reading = read(data)

    assert values(reading, "organizations") == [{"name": "A"}, {"name": "C"}]
    assert str(reading.sources[0].notices[0]).startswith("Hidden rows are not read: 3")
    assert len(read(data, hidden=True).rows("organizations")) == 3


def test_it_fills_a_merged_cell_down():
    def merge(book):
        book["list"].merge_cells("A2:A3")

    rows = [["Organization", "Contact"], ["A", "Ann"], [None, "Bob"]]
    reading = read(xlsx(("list", rows), change=merge))

    assert [(row["organization"], row["name"]) for row in values(reading, "contacts")] == [
        ("A", "Ann"),
        ("A", "Bob"),
    ]


def test_a_formula_without_its_result_is_kept_as_it_is_written():
    reading = read(xlsx(("list", [["Organization", "Members"], ["A", "=1+1"], ["B", 2]])))

    first, second = reading.rows("organizations")
    assert (first.values, first.extra) == ({"name": "A"}, {"Members": "=1+1"})
    assert "Members: a formula without its result" in str(first.kept[0])
    assert second.values == {"name": "B", "members": "2"}


def test_a_formula_in_private_notes_stays_private():
    written = '=HYPERLINK("http://x.example/?a=1&b=2")'
    reading = read(xlsx(("list", [["Organization", "Notes", "Cell"], ["A", written, "=B9"]])))

    assert reading.rows("organizations")[0].extra == {}
    assert values(reading, "notes") == [{"organization": "A", "text": f"{written}\nCell: =B9"}]


def test_a_formula_as_the_name_makes_an_error_of_its_row():
    reading = read(xlsx(("list", [["Organization", "Members"], ["=C1", 5], ["B", 2]])))

    assert codes(reading) == [(2, "formula")]
    assert [row.values["name"] for row in reading.rows("organizations")] == ["B"]


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


@pytest.mark.parametrize("changed", [list(STRICT)[:1], list(STRICT)])
def test_strict_open_xml_is_read_or_refused_but_never_zero_rows_done(changed):
    def strict(content):
        for plain in changed:
            content = content.replace(plain, STRICT[plain])
        return content

    parts = (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/_rels/workbook.xml.rels",
    )
    data = repacked(xlsx(("list", [["Organization"], ["A"]])), dict.fromkeys(parts, strict))

    assert values(read(data), "organizations") == [{"name": "A"}]


def test_a_sheet_that_is_no_table_is_named_and_the_others_are_read():
    reading = read(xlsx(("About", [["Read me", "first"]]), ("list", [["Organization"], ["A"]])))

    assert [(item.sheet, item.message.code) for item in reading.skipped] == [("About", "no_name_column")]
    assert values(reading, "organizations") == [{"name": "A"}]


def test_a_workbook_may_have_a_sheet_per_native_kind():
    organizations = ("organizations", [["name", "short_name"], ["Ash Group", "ASH"]])
    ties = ("ties", [["source", "target", "kind"], ["ASH", "Elm", "alliance"]])
    reading = read(xlsx(organizations, ties))

    assert [table.kind for table in reading.tables] == ["organizations", "ties"]
    assert len(reading.rows("organizations")) == 1


def test_an_edge_list_may_name_organizations_by_the_id_in_the_other_sheet():
    nodes = ("people", [["Id", "Label"], ["1", "Ash"], ["2", "Elm"]])
    reading = read(xlsx(nodes, ("links", [["Source", "Target", "Type"], ["1", "2", "Undirected"]])))

    assert [(row["source"], row["target"]) for row in values(reading, "ties")] == [("Ash", "Elm")]
    assert [row["name"] for row in values(reading, "organizations")] == ["Ash", "Elm"]

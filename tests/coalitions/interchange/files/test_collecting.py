"""Files are recognised by what is in them, in any encoding, and named where they can't be read."""

import codecs
import time
from dataclasses import replace

import pytest

from coalitions.interchange.files import collecting
from coalitions.interchange.files.collecting import collect
from coalitions.interchange.limits import BROWSER
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead
from tests.coalitions.interchange.reading_of import codes, read, values
from tests.coalitions.interchange.workbook_files import repacked, xlsx, zipped

TEXT = "Organización,Type\nJosé's “Union”,tenants\n"
EXPECTED = [{"name": "José's “Union”", "kind": "tenants"}]


def refusal(content, name="file.csv", limits=BROWSER, **options):
    with pytest.raises(CannotRead) as refused:
        read(content, name, limits, **options)
    return refused.value.message.code


@pytest.mark.parametrize(
    "data",
    [
        *(TEXT.encode("utf-8"), TEXT.encode("utf-8-sig"), TEXT.encode("cp1252"), TEXT.encode("utf-16")),
        *(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT.encode("utf-16-le"), TEXT.encode("utf-32")),
    ],
)
def test_it_reads_the_encodings_that_spreadsheets_write(data):
    assert values(read(data), "organizations") == EXPECTED


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_it_finds_what_separates_the_cells(delimiter):
    text = "Organization,Type,Place\n\nAnn; Bob & Co,a,b\nC,d,e\n".replace(",", delimiter)
    text = text.replace("Ann; Bob & Co", '"Ann; Bob & Co"')

    assert values(read(text), "organizations")[0] == {"name": "Ann; Bob & Co", "kind": "a", "place": "b"}


def test_it_obeys_the_line_that_names_the_separator():
    reading = read("sep=;\nOrganization;Type\nA;b\n")

    assert (values(reading, "organizations"), reading.rows("organizations")[0].number) == (
        [{"name": "A", "kind": "b"}],
        3,
    )


def test_it_takes_one_column_for_one_column():
    assert values(read("Organization\nA\nB\n"), "organizations") == [{"name": "A"}, {"name": "B"}]


def test_it_counts_rows_as_a_person_does_across_quoted_line_ends():
    reading = read('Organization,Notes\nA,"one\ntwo"\n\nB,\n')

    assert [row.number for row in reading.rows("organizations")] == [2, 5]
    assert values(reading, "notes")[0]["text"] == "one\ntwo"


def test_it_refuses_a_quotation_mark_that_is_never_closed():
    assert refusal('Organization,Notes\nA,"oops\nB,\n') == "open_quote"


def test_it_reads_loose_quotation_marks_and_says_so():
    reading = read('Organization,Type\n"Queen" Bees,a\n')

    assert reading.sources[0].notices[0].code == "loose_quotes"


@pytest.mark.parametrize(
    ("bad", "code"),
    [("a\0b", "control_character"), ("a\x07b", "control_character"), ("x" * 10_001, "too_long")],
)
def test_a_cell_that_can_not_be_stored_makes_an_error_of_its_row_only(bad, code):
    reading = read(f"Organization,Type\nA,b\nC,{bad}\n")

    assert (codes(reading), len(reading.rows("organizations"))) == ([(3, code)], 1)


def test_it_takes_off_the_apostrophe_that_protects_a_cell():
    assert values(read("Organization,Type\n'=A(),'tis\n"), "organizations") == [
        {"name": "=A()", "kind": "'tis"}
    ]


def test_it_reads_an_archive_and_a_folder_of_tables(tmp_path):
    files = {
        "top/organizations.csv": "name\nA\n",
        "top/README.md": "hi",
        "__MACOSX/._x.csv": "junk",
        "top/.DS_Store": "",
    }
    reading = read(zipped(files), "map.zip")
    (tmp_path / "organizations.csv").write_text("name\nA\n")
    (tmp_path / "README.md").write_text("hi")
    found = collect(tmp_path, "map", BROWSER, Options())

    assert values(reading, "organizations") == [{"name": "A"}]
    assert [(item.file, item.message.code) for item in reading.skipped] == [
        ("README.md", "not_a_csv"),
        (".DS_Store", "not_a_csv"),
    ][:1]
    assert ([grid.file for grid in found.grids], [item.file for item in found.skipped]) == (
        ["organizations.csv"],
        ["README.md"],
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        *((b"%PDF-1.7 ...", "not_a_table"), (b"\x89PNG\r\n", "not_a_table"), (b"", "empty_file")),
        *((b"<html><table><tr><td>x", "markup"), (b"<?xml version='1.0'?><note/>", "markup")),
        *(
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
            (b"PK\x03\x04 not really", "damaged_zip"),
        ),
        *((bytes(range(256)) * 20, "not_a_table"), (b"\xef\xbb\xbf \r\n", "empty_file")),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), "not_a_table"),
        (zipped({"photo.jpg": "x"}), "no_tables"),
        *(
            (zipped({"../organizations.csv": "name\nA\n"}), "unsafe_name"),
            (zipped({"/etc/a.csv": "name\nA\n"}), "unsafe_name"),
        ),
        (zipped({f"{n}.csv": "name\nA\n" for n in range(201)}), "too_many_entries"),
    ],
)
def test_it_says_what_is_wrong_with_a_file(content, code):
    assert refusal(content) == code


def test_it_counts_blank_lines_over_all_files_before_it_reads_them(monkeypatch):
    limits = replace(BROWSER, position_rows=100)
    half = "Organization\nA\n" + "\n" * 600
    parsed = []
    monkeypatch.setattr(collecting, "read_csv", lambda data, name, limits: parsed.append(name))

    code = refusal(zipped({"a.csv": half, "b.csv": half}), limits=limits)

    assert (code, parsed) == ("too_many_lines", ["a.csv"])


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_it_refuses_a_flood_of_blank_lines_at_once(end):
    began = time.process_time()

    code = refusal("Organization\nA\n" + end * (BROWSER.lines + 1))

    assert code == "too_many_lines"
    assert time.process_time() - began < 1


def test_it_refuses_xml_with_its_own_entities():
    bomb = b'<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;">]>'
    data = xlsx(("list", [["Organization"], ["A"]]))

    assert (
        refusal(repacked(data, {"xl/worksheets/sheet1.xml": lambda content: bomb + content}))
        == "own_entities"
    )


def test_it_counts_what_an_archive_unpacks_to():
    small = replace(BROWSER, unpacked_bytes=1_000_000)

    assert refusal(zipped({"a.csv": "name\n" + "A" * 2_000_000}), limits=small) == "too_big_unpacked"
    assert refusal(
        repacked(xlsx(("l", [["Organization"]])), {"xl/styles.xml": lambda c: c + b" " * 2_000_000}),
        limits=small,
    ) == ("too_big_unpacked")


def test_it_refuses_more_than_the_limits_and_says_them():
    few = replace(BROWSER, rows=10, position_rows=20, file_bytes=100_000)

    with pytest.raises(CannotRead, match="more than 10 rows"):
        read("Organization\n" + "".join(f"Group {n}\n" for n in range(11)), limits=few)
    native = "organization,tenet,stance\n" + "".join(f"G{n},T,1\n" for n in range(20))
    assert len(read(native, limits=few).rows("positions")) == 20
    with pytest.raises(CannotRead, match="more than 20 rows"):
        read(native + "G,T,1\n", limits=few)
    with pytest.raises(CannotRead, match="more than 20 rows"):
        read("Organization,a1,a2,a3\n" + "".join(f"G{n},2,-1,2\n" for n in range(8)), limits=few)
    assert refusal("x" * 100_001, limits=few) == "too_big"
    with pytest.raises(CannotRead, match="201 columns; at most 200"):
        read("Organization," + ",".join(f"c{n}" for n in range(200)) + "\nA\n")


def test_a_sheet_named_after_a_native_kind_says_which_column_is_missing():
    with pytest.raises(CannotRead, match=r"positions.*no column organization, stance"):
        read("tenet,colour\nA,red\n", "positions.csv")

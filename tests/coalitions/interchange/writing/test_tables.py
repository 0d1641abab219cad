"""What is written reads back as it was, and is the same bytes each time."""

import csv
import io
import re
import zipfile
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.cells.values import join_list
from coalitions.interchange.fields.native import EXTRA, KINDS
from coalitions.interchange.writing.notations import write_tables
from coalitions.interchange.writing.tables import CannotWrite, Value, csv_files, write_xlsx, write_zip
from tests.coalitions.interchange.reading_of import read

likely = st.text(alphabet=st.sampled_from("'=+-@ \n,;\"\t|_x0041.aé־ש🙂"), min_size=1, max_size=12)


def _clean(text):
    try:
        return clean_text(text, one_line=True, longest=200)
    except Unclean:
        return ""


def _differ(one, other, row):
    return not one or row[one].casefold() != row[other].casefold()


def cell(column):
    if column.cell == "integer":
        low, high = int(column.low or 0), 9999 if column.high is None else int(column.high)
        return st.integers(low, high).map(str)
    if column.cell == "number":
        return st.sampled_from(["0", "0.5", "1"])
    if column.cell in ("choice", "yes_no", "date", "moment", "steps"):
        samples = {
            "moment": ["2026-02-03T04:05:06.000007+00:00", "1963-08-28T00:00:00+00:00"],
            "yes_no": ["yes", "no"],
            "date": ["1963-08-28", "2026-02-28"],
            "steps": ["V1:3 D-2", "V1"],
        }
        return st.sampled_from(samples.get(column.cell) or column.choices)
    texts = (likely | st.text(max_size=12)).map(_clean).filter(bool)
    if column.cell == "list":
        return st.lists(texts.map(str.strip).filter(bool), min_size=1, max_size=3).map(join_list)
    return texts


@st.composite
def tables(draw):
    found = {}
    for kind in draw(
        st.lists(st.sampled_from(list(KINDS.values())), min_size=2, max_size=4, unique_by=lambda k: k.name)
    ):
        columns = {column.name: cell(column) for column in kind.columns}
        required = {name: columns.pop(name) for name in kind.requires}
        row = st.fixed_dictionaries(
            required, optional={**columns, f"{EXTRA}=sum(1)": likely.map(_clean).filter(bool)}
        )
        one, other = kind.identity[:2] if kind.name in ("ties", "overlaps", "differences") else ("", "x")
        rows = st.lists(
            row.filter(partial(_differ, one, other)),
            min_size=1,
            max_size=4,
        )
        found[kind.name] = draw(rows)
    return found


def as_rows(reading):
    return {
        table.kind: sorted(
            sorted({**row.values, **{f"{EXTRA}{name}": text for name, text in row.extra.items()}}.items())
            for row in table.rows
        )
        for table in reading.tables
    }


def written(write, rows):
    stream = io.BytesIO()
    write(rows, stream)
    return stream.getvalue()


@settings(max_examples=60, deadline=None)
@given(tables())
def test_what_is_written_reads_back_as_it_was(rows):
    expected = {kind: sorted(sorted(row.items()) for row in found) for kind, found in rows.items()}

    for write in (write_zip, write_xlsx):
        first = written(write, rows)
        reading = read(first)
        assert reading.problems == ()
        assert as_rows(reading) == expected
        again = {kind: [dict(row) for row in found] for kind, found in as_rows(reading).items()}
        assert written(write, again) == first


@settings(max_examples=30, deadline=None)
@given(tables())
def test_no_cell_that_is_written_runs_as_a_formula(rows):
    for _, content in csv_files(rows):
        for row in csv.reader(io.StringIO(content.decode(), newline="")):
            assert not [
                text
                for text in row
                if re.match(r"\s*[=+\-@＝＋－＠]", text) and not re.fullmatch(r"[+-]?\d+(\.\d+)?", text)
            ]
    for sheet in load_workbook(io.BytesIO(written(write_xlsx, rows))):
        assert {found.data_type for line in sheet for found in line} <= {"s", "n"}


def test_the_clock_is_not_in_what_is_written():
    rows = {"organizations": [{"name": "A"}]}
    with zipfile.ZipFile(io.BytesIO(written(write_xlsx, rows))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_rows_come_in_an_order_of_their_own():
    one = {
        "platform": [{"coalition": "C", "version": v, "tenet": "T", "strength": "full"} for v in (10, 2, 1)]
    }
    other = {"platform": list(reversed(one["platform"]))}

    content = dict(csv_files(one))["platform.csv"]
    assert content == dict(csv_files(other))["platform.csv"]
    assert [line.split(",")[1] for line in content.decode().splitlines()[1:]] == ["1", "2", "10"]


def test_it_writes_values_as_text_numbers_and_yes():
    rows: dict[str, list[dict[str, Value]]] = {
        "organizations": [{"name": "A", "decision_maker": True, "people": 2.0, "money": 0.5, "members": None}]
    }

    assert dict(csv_files(rows))["organizations.csv"].decode().splitlines()[1].count("yes") == 1
    assert read(written(write_xlsx, rows)).rows("organizations")[0].values == {
        "name": "A",
        "decision_maker": "yes",
        "people": "2",
        "money": "0.5",
    }


@pytest.mark.parametrize("name", ["map", "map.zip", "map.xlsx", "map.json", "map.graphml", "map.gexf"])
def test_the_name_says_what_is_written(tmp_path, name):
    write_tables({"organizations": [{"name": "A"}]}, tmp_path / name)

    assert (tmp_path / name).is_dir() == (name == "map")
    assert (tmp_path / name).exists()


def test_it_does_not_mix_an_export_with_an_earlier_one(tmp_path):
    write_tables({"organizations": [{"name": "A"}], "trends": [{"name": "T"}]}, tmp_path / "map")
    write_tables({"organizations": [{"name": "B"}], "trends": [{"name": "T"}]}, tmp_path / "map")

    with pytest.raises(CannotWrite, match=r"trends\.csv"):
        write_tables({"organizations": [{"name": "C"}]}, tmp_path / "map")
    assert "B" in (tmp_path / "map" / "organizations.csv").read_text()

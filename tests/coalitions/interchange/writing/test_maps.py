"""Maps for other tools say who is tied to whom, and read back as they were written."""

import io
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coalitions.interchange.fields.native import TIE_KINDS
from coalitions.interchange.writing.maps import elements
from coalitions.interchange.writing.notations import NOTATIONS
from tests.coalitions.interchange.reading_of import read, values

MAPS = ("graphml", "gexf", "kumu")
TABLES = {
    "organizations": [
        {
            "name": "Bus Riders", "short_name": "BR", "kind": "union", "members": "1200", "notes": "Public.",
            "extra:Tags": "north; night", "people": "2.5",
        },
        {"name": "=cmd()", "website": "@example"},
        {"name": "Loner"},
    ],
    "ties": [
        {"source": "BR", "target": "=cmd()", "kind": "part of", "strength": "4", "since": "2001-02-03"},
        {"source": "BR", "target": "=cmd()", "kind": "part of"},
        {"source": "=cmd()", "target": "BR", "kind": "tension"},
    ],
    "positions": [
        {"organization": "BR", "tenet": "D1", "stance": "-2", "as_of": "2001-01-01", "evidence": "declared"},
        {"organization": "BR", "tenet": "D1", "stance": "1", "as_of": "2002-01-01", "evidence": "estimated"},
        {"organization": "BR", "tenet": "D1", "stance": "2", "as_of": "2002-01-01", "evidence": "observed"},
        {"organization": "BR", "tenet": "D2", "stance": "-1", "as_of": "2001-01-01", "evidence": "declared"},
        {"organization": "BR", "tenet": "D3", "stance": "0", "as_of": "2001-01-01", "evidence": "declared"},
    ],
    "affiliations": [
        {"organization": "BR", "coalition": "Fares", "left": "2001-01-01"},
        {"organization": "BR", "coalition": "Nights"},
    ],
    "notes": [{"organization": "BR", "text": "candid"}],
    "contacts": [{"organization": "BR", "email": "ada@example.org"}],
}  # fmt: skip


def written(tables, form):
    stream = io.BytesIO()
    NOTATIONS[form].write(tables, stream)
    return stream.getvalue()


def back(tables, form):
    return read(written(tables, form), f"map.{form}")


@pytest.mark.parametrize("form", MAPS)
def test_organizations_and_ties_come_back(form):
    reading = back(TABLES, form)

    assert [row["name"] for row in values(reading, "organizations")] == ["=cmd()", "Bus Riders", "Loner"]
    assert Counter((t["source"], t["kind"], t["target"]) for t in values(reading, "ties")) == {
        ("Bus Riders", "part of", "=cmd()"): 2, ("=cmd()", "tension", "Bus Riders"): 1,
    }  # fmt: skip
    dated = next(tie for tie in values(reading, "ties") if "since" in tie)
    assert (dated["strength"], dated["since"]) == ("4", "2001-02-03")
    assert not reading.problems


def test_the_latest_best_known_position_on_each_demand_counts():
    told = elements(TABLES)[1]

    assert (told["positions for"], told["positions against"], told["asked, no position"]) == ("1", "1", "1")
    assert told["coalitions"] == "Nights"


@pytest.mark.parametrize("form", MAPS)
def test_what_follows_from_the_rest_is_written_but_not_read(form):
    reading = back(TABLES, form)

    assert [row.extra for row in reading.rows("organizations")] == [{}, {"Tags": "north; night"}, {}]
    assert {row.extra.get("weight", "") for row in reading.rows("ties")} == {""}
    assert {notice.code for source in reading.sources for notice in source.notices} == {"worked_out"}


@pytest.mark.parametrize("form", MAPS)
def test_what_is_private_stays(form):
    assert "candid" not in str(back(TABLES, form))
    assert "ada@example.org" not in str(back(TABLES, form))


def test_no_cell_of_kumus_workbook_can_run_as_a_formula():
    book = load_workbook(io.BytesIO(written(TABLES, "kumu")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "@", "+"))]
    assert [cell.value for cell in book["Elements"][1]][:4] == ["Label", "Type", "Description", "Tags"]


def test_text_that_xml_cannot_write_comes_back():
    assert values(back({"organizations": [{"name": "A\ufffe b"}]}, "gexf"), "organizations") == [
        {"name": "A\ufffe b"}
    ]


NAMES = st.lists(
    st.text(st.sampled_from(list("abAB =+-@'\"<>&;|1éشß🌱\u200f")), min_size=1, max_size=8)
    .map(str.strip).filter(lambda name: len(name.replace("-", "").strip()) > 1),
    min_size=2, max_size=5, unique_by=str.casefold,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(data=st.data(), names=NAMES, form=st.sampled_from(MAPS))
def test_whatever_the_names_are_the_same_organizations_and_ties_come_back(data, names, form):
    pairs = [(a, b) for a in names for b in names if a != b]
    ties = data.draw(st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from(TIE_KINDS)), max_size=6))
    tables = {
        "organizations": [{"name": name, "kind": "union"} for name in names],
        "ties": [{"source": a, "target": b, "kind": kind} for (a, b), kind in ties],
    }

    reading = back(tables, form)

    assert {row["name"] for row in values(reading, "organizations")} == {" ".join(n.split()) for n in names}
    assert Counter((t["source"], t["target"], t["kind"]) for t in values(reading, "ties")) == Counter(
        (" ".join(a.split()), " ".join(b.split()), kind) for (a, b), kind in ties
    )

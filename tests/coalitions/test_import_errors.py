"""The rows that are not imported, to be corrected: as a CSV file with the reason in a column."""

import csv
import io

import pytest

from tests.coalitions.interchange.workbook_files import zipped
from tests.coalitions.test_import_detail import plan_in, waiting

LONG = "x" * 201
BAD = f"Organization,Type,Last contact\n{LONG},union,2026-01-01\n,=party,2026-01-02\nC,,\n"


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_before_the_import_it_holds_their_cells_and_the_reason(organizer, workspace):
    response = organizer.get(f"{waiting(organizer, BAD)}errors/")

    rows = rows_of(response)
    assert [(row["row"], row["Organization"], row["Type"]) for row in rows] == [
        ("2", LONG, "union"),
        ("3", "", "'=party"),
    ]
    assert "201 characters" in rows[0]["reason"]
    assert response["Content-Disposition"] == 'attachment; filename="not-imported.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_after_the_import_it_holds_place_and_reason(organizer, workspace):
    url = waiting(organizer, BAD)
    organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))})

    rows = rows_of(organizer.get(f"{url}errors/"))

    assert [row["row"] for row in rows] == ["2", "3"]
    assert "201 characters" in rows[0]["reason"]


def test_private_words_are_not_in_it(organizer, workspace):
    notes = zipped(
        {"notes.csv": "organization,text,written\nA,they will fold,never\nNobody,they will fold,\n"}
    )

    text = organizer.get(f"{waiting(organizer, notes, 'a.zip')}errors/").content.decode()

    assert "fold" not in text


def test_where_the_file_cannot_be_read_there_is_nothing_to_download(organizer, workspace):
    url = waiting(organizer, "Colour\nred\n")

    assert organizer.get(f"{url}errors/").url == url


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organizer, workspace, who, status):
    url = waiting(organizer, BAD)

    assert request.getfixturevalue(who).get(f"{url}errors/").status_code == status

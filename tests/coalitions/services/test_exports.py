"""A workspace out and in again: nothing is lost, nothing changes, the bytes are the same."""

import csv
import io
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from coalitions.interchange.child import read_safely
from coalitions.interchange.fields.native import KINDS
from coalitions.interchange.writing.notations import write_tables
from coalitions.interchange.writing.tables import write_zip
from coalitions.services.exports import export_tables
from tests import factories
from tests.coalitions.bringing_in import bring, exported, outcomes, plan_text
from tests.coalitions.full_workspace import fill
from tests.organizations.test_organization_new import PLAIN

pytestmark = pytest.mark.django_db

ODD_ONES = ("name", "short_name", "kind", "constituencies", "place", "description", "owner", "source")
FORMULA = re.compile(r"[=+@\t\r\n＝＋－＠]|-(?![\d.]+\Z)")  # a negative number is one, not a formula


@pytest.mark.parametrize("form", ["", ".zip", ".xlsx", ".json"])
def test_it_is_the_exact_inverse_of_importing(workspace, tmp_path, form):
    path, again = tmp_path / f"one{form}", tmp_path / f"two{form}"
    write_tables(export_tables(fill(workspace), private=True), path)
    fresh = factories.workspace()

    told = bring(fresh, read_safely(path))
    write_tables(export_tables(fresh, private=True), again)

    assert {outcome for _kind, outcome, _label, _reason in told} == {"created"}
    if form:
        assert again.read_bytes() == path.read_bytes()
    assert exported(fresh, tmp_path, "last").keys() == {f"{kind}.csv" for kind in KINDS}
    assert exported(fresh, tmp_path, "same") == exported(workspace, tmp_path, "same")


@pytest.mark.parametrize("form", ["", ".zip", ".xlsx", ".json"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_its_files_change_nothing_where_they_come_from(workspace, tmp_path, form, overwrite):
    path = tmp_path / f"out{form}"
    write_tables(export_tables(fill(workspace), private=True), path)

    plan = plan_text(workspace, read_safely(path), overwrite=overwrite)

    assert outcomes(plan) == {"unchanged"}
    assert {each.reason for each in plan.outcomes} == {""}


@pytest.mark.parametrize("form", ["", ".zip", ".xlsx", ".json"])
def test_odd_text_that_was_typed_comes_in_as_it_went_out(organizer, workspace, tmp_path, form):
    odd = "\u2028a\u2028b\u2029c\x85d\r\ne\tf  Jose\u0301 \u00a0g;h\u037ei'=1"
    organizer.post("/w/clean-air/organizations/new/", PLAIN | dict.fromkeys(ODD_ONES, odd))
    organizer.post("/w/clean-air/tenets/new/", {"facet": "demand", "name": odd, "statement": odd})
    assert workspace.organizations.get().description == "a\nb\nc\nd\ne\tf  José \u00a0g;h;i'=1"
    assert workspace.tenets.get().name == "a b c d e f José g;h;i'=1"
    path = tmp_path / f"out{form}"
    write_tables(export_tables(workspace, private=True), path)

    plan = plan_text(workspace, read_safely(path), overwrite=True)

    assert outcomes(plan) == {"unchanged"}


def test_no_cell_of_it_can_run_as_a_formula(workspace, tmp_path):
    path = tmp_path / "out.xlsx"
    write_tables(export_tables(fill(workspace), private=True), path)
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    files = exported(workspace, tmp_path)

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert len(cells) > 500
    texts = [content.decode() for content in files.values()]
    rows = [row for text in texts for row in csv.reader(io.StringIO(text, newline=""))]
    assert len(rows) > 50
    assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


def test_it_holds_no_private_words_unless_asked(workspace):
    tables = export_tables(fill(workspace), private=False)
    packed = io.BytesIO()
    write_zip(tables, packed)

    with zipfile.ZipFile(packed) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())

    assert not {"notes", "contacts"} & set(tables)
    assert "candid" not in text
    assert "ada@example.org" not in text


def test_it_holds_nothing_of_another_workspace(workspace):
    fill(factories.workspace())

    assert {kind: rows for kind, rows in export_tables(workspace, private=True).items() if rows} == {}


def test_it_asks_the_database_as_often_for_many_rows_as_for_few(workspace):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            export_tables(workspace, private=True)
        return len(asked)

    fill(workspace)
    few = queries()
    coalition = workspace.coalitions.get()
    for _ in range(20):
        organization = factories.organization(workspace)
        factories.position(workspace, organization=organization)
        factories.plank(factories.platform(coalition), factories.tenet(workspace)).agree([organization])

    assert queries() == few

"""A workspace to a folder, an archive or a workbook."""

import io

import pytest
from django.core.management import CommandError, call_command

from coalitions.interchange.child import read_safely
from tests import factories
from tests.coalitions.full_workspace import fill

pytestmark = pytest.mark.django_db


def command(path, slug="clean-air"):
    said = io.StringIO()
    call_command("export_workspace", str(path), workspace=slug, stderr=said)
    return said.getvalue()


@pytest.mark.parametrize("form", ["", ".zip", ".xlsx"])
def test_it_writes_everything_with_notes_and_contacts(workspace, tmp_path, form):
    said = command(tmp_path / f"out{form}") if fill(workspace) else ""

    reading = read_safely(tmp_path / f"out{form}")
    rows = sum(len(table.rows) for table in reading.tables)
    assert f"Wrote {rows:,} rows of clean-air" in said
    assert len(reading.rows("notes")) == 4
    assert len(reading.rows("contacts")) == 2


def test_it_writes_the_same_bytes_each_time(workspace, tmp_path):
    fill(workspace)
    command(tmp_path / "one.xlsx")
    command(tmp_path / "two.xlsx")

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_it_refuses_to_mix_with_an_older_export(workspace, tmp_path):
    fill(workspace)
    command(tmp_path / "out")
    factories.organization(factories.workspace(slug="other"), name="A")

    with pytest.raises(CommandError, match="holds files that this export would not replace"):
        command(tmp_path / "out", "other")


def test_it_says_where_it_cannot_write(workspace, tmp_path):
    with pytest.raises(CommandError, match="can't be written"):
        command(tmp_path / "missing" / "out.zip")


def test_it_says_which_workspace_is_not_there(db, tmp_path):
    with pytest.raises(CommandError, match="There is no workspace nowhere"):
        command(tmp_path / "out", "nowhere")

"""Commands that read a workspace as it was recorded at a moment."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from openpyxl import load_workbook

from organizations.models import Organization, Workspace
from organizations.models.history import ADDED, remember
from organizations.moments import write_moment
from organizations.services import one_change
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def then(workspace: Workspace) -> str:
    """A moment at which there were two organizations that agreed; one is deleted since."""
    with one_change(workspace=workspace, user=None, act="history.began"):
        remember([workspace], ADDED)
        tenet = factories.tenet(workspace)
        for name in ("Dock workers", "Tenants"):
            row = factories.organization(workspace, name=name)
            factories.position(workspace, organization=row, tenet=tenet, stance=2)
    moment = write_moment(timezone.now())
    with one_change(workspace=workspace, user=None, act="organization.deleted"):
        row = Organization.objects.get(name="Tenants")
        row.delete_over(row.version)
    return moment


def analyzed(*options: str) -> str:
    said = io.StringIO()
    call_command("analyze", "--workspace", "clean-air", *options, stdout=said)
    return said.getvalue()


def test_analyze_finds_what_was_recorded_then(then: str) -> None:
    assert json.loads(analyzed())["pairs"] == []

    found = json.loads(analyzed("--as-recorded", then))
    assert len(found["pairs"]) == 1
    assert found["workspace"] == "clean-air"
    assert found["recorded"]


def test_export_writes_what_was_recorded_then_and_says_so(then: str, tmp_path: Path) -> None:
    for name in ("out.json", "out.xlsx", "out.zip", "out.graphml", "out.gexf"):
        call_command(
            "export_workspace", str(tmp_path / name), "--workspace", "clean-air", "--as-recorded", then,
            stderr=io.StringIO(),
        )  # fmt: skip

    whole = json.loads((tmp_path / "out.json").read_text())
    assert [row["name"] for row in whole["tables"]["organizations"]] == ["Dock workers", "Tenants"]
    said = f"As it was recorded at {whole['recorded']}"
    assert load_workbook(tmp_path / "out.xlsx").properties.description == said
    assert zipfile.ZipFile(tmp_path / "out.zip").comment.decode() == said
    assert said in (tmp_path / "out.graphml").read_text()
    assert said in (tmp_path / "out.gexf").read_text()


def test_an_export_of_the_past_comes_in_again(then: str, tmp_path: Path) -> None:
    path = str(tmp_path / "out.json")
    call_command(
        "export_workspace", path, "--workspace=clean-air", "--as-recorded", then, stderr=io.StringIO()
    )
    call_command("import_workspace", path, "--workspace=again", stdout=io.StringIO(), stderr=io.StringIO())

    assert Organization.objects.filter(workspace__slug="again").count() == 2


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("1999-01-01", "Nothing was recorded"),
        ("2999-01-01", "still to come"),
        ("soon", "there is no moment soon"),
    ],
)
def test_it_says_why_there_is_no_such_moment(then: str, moment: str, why: str) -> None:
    with pytest.raises(CommandError, match=why):
        analyzed("--as-recorded", moment)

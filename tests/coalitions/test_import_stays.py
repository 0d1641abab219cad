"""Rows that say otherwise, and change nothing because nothing is overwritten, are counted by themselves."""

import pytest
from django.core.management import call_command

from tests import factories
from tests.coalitions.test_import_detail import plan_in, text_of, waiting

pytestmark = pytest.mark.django_db


def test_they_are_not_counted_as_unchanged_and_can_be_shown_alone(organizer, workspace):
    factories.organization(workspace, name="Same", kind="union")
    factories.organization(workspace, name="Other", kind="party")
    url = waiting(organizer, "Organization,Type\nSame,union\nOther,union\n")

    page, alone = organizer.get(url), organizer.get(url, {"show": "stays"})

    (told,) = page.context["counts"]
    assert (told["unchanged"], told["stays"]) == (1, 1)
    assert [row.label for row in alone.context["page"]] == ["Other"]
    assert "Kind: “party” stays; the file says “union”." in text_of(alone)
    assert "Differs, stays as here" in text_of(page)


def test_with_overwriting_they_are_changes(organizer, workspace):
    factories.organization(workspace, name="Other", kind="party")
    url = waiting(organizer, "Organization,Type\nOther,union\n")

    page = organizer.post(url, {"overwrite": "on"})

    (told,) = page.context["counts"]
    assert (told["updated"], told["stays"]) == (1, 0)


def test_they_are_told_apart_after_the_import_too(organizer, workspace):
    factories.organization(workspace, name="Same", kind="union")
    factories.organization(workspace, name="Other", kind="party")
    url = waiting(organizer, "Organization,Type\nSame,union\nOther,union\nNew,union\n")

    page = organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))}, follow=True)

    (told,) = page.context["counts"]
    assert (told["created"], told["unchanged"], told["stays"]) == (1, 1, 1)
    assert "Differs, stays as here" in text_of(page)
    assert page.context["record"].summary["organizations"]["stays"] == 1


def test_the_command_line_tells_them_apart(workspace, tmp_path, capsys):
    factories.organization(workspace, name="Other", kind="party")
    (tmp_path / "x.csv").write_text("Organization,Type\nOther,union\n")

    call_command("import_workspace", str(tmp_path / "x.csv"), workspace=workspace.slug)

    assert "organizations: 1 unchanged, 1 of the unchanged say otherwise" in capsys.readouterr().out

"""manage.py remove_workspace: the one way to take a workspace out with its log and its history."""

import pytest
from django.core.management import CommandError, call_command

from organizations.models import Change, Organization, Workspace
from organizations.services import one_change
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(workspace):
    with one_change(workspace=workspace, user=None, act="organization.added"):
        Organization.objects.create(workspace=workspace, name="Tenants")
    return workspace


def test_it_goes_with_its_rows_its_log_and_its_history_and_others_stay(filled, capsys):
    other = factories.workspace(slug="other")
    with one_change(workspace=other, user=None, act="organization.added"):
        Organization.objects.create(workspace=other, name="Unions")

    call_command("remove_workspace", filled.slug, "--yes")

    assert "Removed" in capsys.readouterr().out
    assert Workspace.objects.get() == other
    assert Organization.objects.get().name == "Unions"
    assert Change.objects.get().workspace == other
    assert [each.name for each in Organization.history.all()] == ["Unions"]


def test_without_a_yes_it_says_what_would_go_and_removes_nothing(filled):
    with pytest.raises(CommandError, match=r"1 organizations, 1 changes\) for good; say --yes"):
        call_command("remove_workspace", filled.slug)

    assert Organization.objects.exists()


def test_an_address_that_is_none_is_said():
    with pytest.raises(CommandError, match="no workspace at nowhere"):
        call_command("remove_workspace", "nowhere", "--yes")

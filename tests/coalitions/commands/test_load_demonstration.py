"""The demonstration, once, through the same door as any file."""

import re

import pytest
from django.core.management import call_command

from coalitions.models import Coalition, Import, Trend
from coalitions.models.imports import Outcome
from organizations.models import Change, Membership, Organization, Role, User, Workspace
from tests import factories
from tests.coalitions.bringing_in import counts

pytestmark = pytest.mark.django_db


def test_it_comes_in_without_an_error_as_one_import_with_an_admin():
    call_command("load_demonstration", admin="Me@example.org")

    workspace = Workspace.objects.get()
    record = Import.objects.get()
    assert (workspace.slug, str(workspace.home)) == ("march-1963", "SNCC")
    assert Membership.objects.get().role == Role.ADMIN
    assert Membership.objects.get().user.email == "me@example.org"
    assert not record.rows.filter(outcome=Outcome.ERROR).exists()


def test_each_write_is_told_in_the_log_of_changes():
    call_command("load_demonstration", admin="me@example.org")

    workspace = Workspace.objects.get()
    founded, _imported, home = Change.objects.order_by("at")
    acts = Change.objects.order_by("at").values_list("act", flat=True)
    assert list(acts) == ["workspace.added", "import.done", "workspace.home_chosen"]
    assert founded.subject_id == home.subject_id == workspace.pk
    assert founded.after["name"] == "March on Washington, 1963"
    assert home.after == {"home_id": str(workspace.home_id)}


def test_what_moved_around_it_has_its_sources_and_is_told(client):
    call_command("load_demonstration", admin="me@example.org")
    client.force_login(User.objects.get())

    url = f"/w/march-1963/coalitions/{Coalition.objects.get().pk}/currents/"
    page = re.sub(r"<[^>]+>|\s+", " ", client.get(url).content.decode())
    page = re.sub(r" +", " ", page)

    assert [bool(each.source) for each in Trend.objects.all()] == [True, True]
    assert "2 currents are recorded" in page
    carried = page.partition("It carries, of your platform:")[2]
    assert "Civil rights law from this Congress" in carried.partition("Also carried")[0]
    assert "It makes harder, of your platform:" in page
    assert "How strongly it carries some of this is not recorded" in page


def test_nobodys_turnout_is_made_up():
    call_command("load_demonstration")

    assert not Organization.objects.exclude(turnout_likely=None).exists()


def test_it_is_loaded_beside_what_people_brought_in_before():
    factories.organization(factories.workspace(slug="clean-air"), name="Tenants")

    call_command("load_demonstration")

    assert set(Workspace.objects.values_list("slug", flat=True)) == {"clean-air", "march-1963"}
    assert list(Organization.objects.filter(workspace__slug="clean-air").values_list("name")) == [
        ("Tenants",)
    ]


def test_it_is_loaded_once():
    call_command("load_demonstration")
    before = counts()

    call_command("load_demonstration")

    assert counts() == before


def remove_demonstration():
    """As somebody does who wants to be rid of it."""
    call_command("remove_workspace", "march-1963", "--yes")


def test_once_removed_it_does_not_come_back():
    call_command("load_demonstration")
    remove_demonstration()

    call_command("load_demonstration")

    assert not Workspace.objects.exists()


def test_a_workspace_at_its_address_is_left_as_it_is_and_counts_as_loaded():
    factories.workspace(slug="march-1963", name="Ours")

    call_command("load_demonstration")
    remove_demonstration()
    call_command("load_demonstration")

    assert not Workspace.objects.exists()
    assert not Import.objects.exists()

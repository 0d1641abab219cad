"""Taking a whole import back, at once or after later edits."""

from typing import Any

from django.core.management import call_command
from django.urls import reverse

from organizations.history import remembered_models
from organizations.models import Change, Organization, Workspace
from organizations.services import one_change
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.commands.test_import_workspace import ALLIES
from tests.coalitions.test_import_detail import plan_in, waiting

SECOND = "Organization,Type,Constituency\nTenants,union,renters\nRiders,transit,\n"


def state() -> dict[str, Any]:
    """Every row that has a history, without its version."""
    return {
        model.__name__: {
            row.pk: {
                column.attname: getattr(row, column.attname)
                for column in model._meta.concrete_fields
                if column.name != "version"
            }
            for row in model._base_manager.all()
        }
        for model in remembered_models()
    }


def imported(client: Any, file: str) -> Change:
    url = waiting(client, file)
    client.post(f"{url}apply/", {"plan": plan_in(client.get(url))})
    return Change.objects.filter(act="import.done").latest_first()[0]


def test_the_page_of_an_import_leads_to_taking_it_back(organizer: Any, workspace: Workspace) -> None:
    url = waiting(organizer, ALLIES)
    done = organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))}, follow=True)
    change = Change.objects.get(act="import.done")
    place = reverse("organizations:change_detail", args=[workspace.slug, change.pk])
    assert place in done.content.decode()
    page = organizer.get(place).content.decode()
    assert reverse("organizations:change_undo", args=[workspace.slug, change.pk]) in page


def test_it_takes_back_what_the_file_added_and_changed(organizer: Any, workspace: Workspace) -> None:
    imported(organizer, ALLIES)
    before = state()
    change = imported(organizer, SECOND)
    assert state() != before
    undo_change(change=change, user=None)
    assert state() == before


def test_the_same_file_can_come_in_again(organizer: Any, workspace: Workspace) -> None:
    change = imported(organizer, ALLIES)
    undo_change(change=change, user=None)
    assert not Organization.objects.exists()
    imported(organizer, ALLIES)
    assert Organization.objects.get().name == "Tenants"


def test_what_was_edited_since_stays_and_is_named(organizer: Any, workspace: Workspace) -> None:
    imported(organizer, ALLIES)
    change = imported(organizer, SECOND)
    riders = Organization.objects.get(name="Riders")
    with one_change(workspace=workspace, user=None, act="organization.edited"):
        riders.place = "Harbor"
        riders.save_over(riders.version)
    undone = undo_change(change=change, user=None)
    assert [kept.label for kept in undone.kept] == ["Riders"]
    assert Organization.objects.get(name="Riders").place == "Harbor"
    assert Organization.objects.get(name="Tenants").constituencies == []


def test_what_hangs_on_an_imported_row_keeps_it(organizer: Any, workspace: Workspace) -> None:
    change = imported(organizer, SECOND)
    riders = Organization.objects.get(name="Riders")
    factories.position(workspace, organization=riders)
    undone = undo_change(change=change, user=None)
    assert list(Organization.objects.values_list("name", flat=True)) == ["Riders"]
    assert "Something was added to it since." in undone.kept[0].why


def test_the_whole_demonstration_goes_and_comes_back(db: None) -> None:
    call_command("load_demonstration")
    full = state()
    undone = undo_change(change=Change.objects.get(act="import.done"), user=None)
    assert [(kept.label, kept.why) for kept in undone.kept] == []
    assert not Organization.objects.exists()
    undo_change(change=undone.change, user=None)
    assert state() == full

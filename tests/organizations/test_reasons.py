"""Why something was done: said with it or afterwards, and read by whoever may see the change."""

from typing import Any

import pytest
from django.db import DataError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from organizations.keeping import history_opened
from organizations.models import Change, Organization, Role, User, Workspace
from organizations.services import one_change
from tests import factories

pytestmark = pytest.mark.django_db
WHY = "They told us so on the phone"


def place(name: str, change: Change) -> str:
    return reverse(f"organizations:{name}", args=[change.workspace.slug, change.pk])


def page(client: Client, change: Change) -> str:
    return str(client.get(place("change_detail", change)).content.decode())


def listed(client: Client, workspace: Workspace) -> str:
    return str(client.get(reverse("organizations:change_list", args=[workspace.slug])).content.decode())


def explain(client: Client, change: Change, why: str, shown: str = "") -> Any:
    return client.post(place("change_explain", change), {"change_why": why, "shown": shown})


def edited(client: Client, organization: Organization, **fields: Any) -> Any:
    url = reverse("organizations:organization_edit", args=[organization.workspace.slug, organization.pk])
    form = client.get(url).context["form"]
    shown = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False, [])}
    return client.post(url, shown | fields)


def me(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


@pytest.fixture
def change(workspace: Workspace, organizer: Client) -> Change:
    """One that the organizer made without a word."""
    with one_change(workspace=workspace, user=me(organizer), act="organization.added") as change:
        change.about(factories.organization(workspace), before=None, after={})
    return change


def test_a_form_takes_it_along(organizer: Client, workspace: Workspace, organization: Organization) -> None:
    assert edited(organizer, organization, place="Hilltop", change_why=f"  {WHY}\n ").status_code == 302
    change = Change.objects.get()
    assert (change.why, change.why_at, change.why_by) == (WHY, None, None)
    assert WHY in listed(organizer, workspace)
    assert WHY in page(organizer, change)


def test_it_is_never_required(organizer: Client, organization: Organization) -> None:
    edited(organizer, organization, place="Hilltop")
    assert Change.objects.get().why == ""


@pytest.mark.parametrize("wrong", ["x" * 301, "a\x07b"])
def test_what_cant_be_kept_is_said_and_nothing_is_saved(
    organizer: Client, organization: Organization, wrong: str
) -> None:
    response = edited(organizer, organization, place="Hilltop", change_why=wrong)
    organization.refresh_from_db()
    assert response.status_code == 422
    assert response.context["reason"].errors["change_why"]
    assert response.context["form"]["place"].value() == "Hilltop"
    assert organization.place != "Hilltop"


def test_deleting_takes_it_along_or_waits(organizer: Client, organization: Organization) -> None:
    url = reverse("organizations:organization_delete", args=[organization.workspace.slug, organization.pk])
    refused = organizer.post(url, {"version": "1", "change_why": "x" * 301})
    assert refused.status_code == 422
    assert Organization.objects.filter(pk=organization.pk).exists()
    organizer.post(url, {"version": "1", "change_why": WHY})
    assert Change.objects.get().why == WHY


def test_taking_back_has_a_reason_of_its_own(organizer: Client, change: Change) -> None:
    refused = organizer.post(place("change_undo", change), {"change_why": "x" * 301})
    assert refused.status_code == 422
    organizer.post(place("change_undo", change), {"change_why": WHY})
    change.refresh_from_db()
    assert change.why == ""
    assert change.undone_by.get().why == WHY


def test_it_can_be_said_afterwards_and_put_right(organizer: Client, change: Change) -> None:
    assert explain(organizer, change, WHY).status_code == 302
    change.refresh_from_db()
    assert (change.why, change.why_by) == (WHY, change.user)
    assert change.why_at is not None
    assert WHY in page(organizer, change)
    explain(organizer, change, "They wrote it", shown=WHY)
    change.refresh_from_db()
    assert change.why == "They wrote it"
    assert Change.objects.count() == 1


def test_what_was_said_meanwhile_is_shown_and_not_written_over(organizer: Client, change: Change) -> None:
    explain(organizer, change, WHY)
    refused = explain(organizer, change, "They wrote it", shown="")
    change.refresh_from_db()
    assert refused.status_code == 409
    assert change.why == WHY
    shown = refused.content.decode()
    assert WHY in shown
    assert "They wrote it" in shown


def test_only_who_made_it_says_why(
    admin: Client, viewer: Client, workspace: Workspace, change: Change
) -> None:
    other = Client()
    other.force_login(factories.member(workspace, Role.ORGANIZER))
    for client in (admin, other):
        assert explain(client, change, WHY).status_code == 302
        assert "Whoever made a change can say why." in page(client, change)
    assert explain(viewer, change, WHY).status_code == 403
    assert "Say why" not in page(other, change)
    change.refresh_from_db()
    assert change.why == ""


def test_an_admin_says_it_of_what_a_command_did(admin: Client, organizer: Client, change: Change) -> None:
    with history_opened():
        Change.objects.filter(pk=change.pk).update(user=None)
    explain(organizer, change, WHY)
    change.refresh_from_db()
    assert change.why == ""
    explain(admin, change, WHY)
    change.refresh_from_db()
    assert (change.why, change.why_by) == (WHY, me(admin))
    assert f"said by {me(admin)}" in page(organizer, change)


def test_the_reason_of_what_is_somebodys_own_stays_theirs(
    admin: Client, organizer: Client, workspace: Workspace, change: Change
) -> None:
    with history_opened():
        Change.objects.filter(pk=change.pk).update(only_for=change.user, why=WHY)
    assert WHY in listed(organizer, workspace)
    assert WHY not in listed(admin, workspace)
    assert admin.get(place("change_detail", change)).status_code == 404
    assert explain(admin, change, "Mine", shown=WHY).status_code == 404


def test_the_database_keeps_the_limit(change: Change) -> None:
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(why="x" * 301)

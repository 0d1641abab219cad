"""The pages of the history."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from organizations.models import Change, Organization, Question, Role, Workspace
from organizations.services import add_rows, one_change
from organizations.templatetags.changes import told
from tests import factories

pytestmark = pytest.mark.django_db


def edited(client: Client, organization: Organization, **fields: Any) -> Any:
    url = reverse("organizations:organization_edit", args=[organization.workspace.slug, organization.pk])
    form = client.get(url).context["form"]
    shown = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False, [])}
    return client.post(url, shown | fields, follow=True)


@pytest.fixture
def made(workspace: Workspace) -> Organization:
    with one_change(workspace=workspace, user=None, act="organization.added") as change:
        row = factories.organization(workspace, name="Tenants together", place="Harbor")
        change.about(row, before=None, after={})
    return row


def history(workspace: Workspace, **asked: Any) -> str:
    return reverse("organizations:change_list", args=[workspace.slug], query=asked)


def undo(client: Client, change: Change, **sent: Any) -> Any:
    url = reverse("organizations:change_undo", args=[change.workspace.slug, change.pk])
    return client.post(url, {"next": history(change.workspace)} | sent, follow=True)


def test_a_save_offers_undo_at_once(organizer: Client, made: Organization) -> None:
    page = edited(organizer, made, place="Hilltop").content.decode()
    change = Change.objects.latest_first()[0]
    assert reverse("organizations:change_undo", args=[made.workspace.slug, change.pk]) in page


def test_undo_takes_it_back_and_offers_to_do_it_again(organizer: Client, made: Organization) -> None:
    edited(organizer, made, place="Hilltop")
    page = undo(organizer, Change.objects.latest_first()[0]).content.decode()
    made.refresh_from_db()
    assert made.place == "Harbor"
    assert "Taken back: 1 row." in page
    undo(organizer, Change.objects.latest_first()[0])
    made.refresh_from_db()
    assert made.place == "Hilltop"


def test_it_says_what_stayed(organizer: Client, made: Organization) -> None:
    edited(organizer, made, place="Hilltop", kind="union")
    change = Change.objects.latest_first()[0]
    edited(organizer, made, place="Riverside")
    page = undo(organizer, change).content.decode()
    assert "Stayed as it is: Tenants together (Changed since: place)." in page


def test_it_says_when_nothing_could_be_taken_back(organizer: Client, made: Organization) -> None:
    edited(organizer, made, place="Hilltop")
    change = Change.objects.latest_first()[0]
    undo(organizer, change)
    assert "taken back already" in undo(organizer, change).content.decode()


def test_the_list_tells_who_did_what(organizer: Client, made: Organization) -> None:
    edited(organizer, made, place="Hilltop")
    page = organizer.get(history(made.workspace)).content.decode()
    assert "Edited: <bdi>Tenants together</bdi>" in page
    assert "on the command line" in page
    assert "place: Harbor → Hilltop" in page


def test_the_list_tells_choices_in_words_and_nothing_of_what_is_private(
    organizer: Client, made: Organization
) -> None:
    edited(organizer, made, spectrum="active_ally", place="")
    change = Change.objects.latest_first()[0]
    assert told(change) == "place: Harbor → —; where they stand: unknown → active ally"
    note = Change(subject_kind="note", before={"text": None}, after={"text": None})
    assert told(note)
    assert "→" not in told(note)
    assert told(Change(subject_kind="", before=None, after=None)) == ""
    same = {"stance": 1, "note": "", "vitality": None}
    assert told(Change(subject_kind="position", before=same, after=same)) == ""


def test_the_list_tells_what_was_added_and_what_was_deleted() -> None:
    held = {"stance": -2, "vitality": 5, "evidence": "declared", "red_line": True, "note": "A letter"}
    words = "stance: strongly against; how vital: vital; how we know: they said so"
    assert told(Change(subject_kind="position", before=None, after=held)) == words
    assert told(Change(subject_kind="position", before=held, after=None)) == words
    assert told(Change(subject_kind="organization", before=None, after={"spectrum": "unknown"})) == ""
    assert told(Change(subject_kind="note", before=None, after={"text": None})) == ""


def test_a_change_shows_before_and_after_in_words(organizer: Client, made: Organization) -> None:
    edited(organizer, made, spectrum="active_ally")
    change = Change.objects.latest_first()[0]
    page = organizer.get(reverse("organizations:change_detail", args=[made.workspace.slug, change.pk]))
    (row,) = page.context["rows"]
    assert [(column.label, column.before, column.after) for column in row.columns] == [
        ("where they stand", "unknown", "active ally")
    ]


def test_a_row_that_names_others_tells_their_names(organizer: Client, made: Organization) -> None:
    tenet = factories.tenet(made.workspace, name="Rent cap")
    with one_change(workspace=made.workspace, user=None, act="position.added") as change:
        factories.position(made.workspace, organization=made, tenet=tenet)
    page = organizer.get(reverse("organizations:change_detail", args=[made.workspace.slug, change.pk]))
    (row,) = page.context["rows"]
    assert row.label == "Tenants together – Rent cap"
    assert ("tenet", "", "Rent cap") in [(each.label, each.before, each.after) for each in row.columns]


def test_it_narrows_to_one_organization(organizer: Client, made: Organization) -> None:
    other = factories.organization(made.workspace)
    with one_change(workspace=made.workspace, user=None, act="position.added") as on_other:
        factories.position(made.workspace, organization=other)
    with one_change(workspace=made.workspace, user=None, act="position.added") as on_made:
        factories.position(made.workspace, organization=made)
    shown = organizer.get(history(made.workspace, organization=made.pk)).context["page"].object_list
    assert on_made in shown
    assert on_other not in shown


def test_it_narrows_to_one_demand(organizer: Client, made: Organization) -> None:
    """The demand's own rows, what groups hold of it, and that they are to be asked; of no other demand."""
    workspace = made.workspace
    with one_change(workspace=workspace, user=None, act="tenet.added") as of_itself:
        demand, other = (factories.tenet(workspace, name=name) for name in ("Rent cap", "Night buses"))
    with one_change(workspace=workspace, user=None, act="position.added") as of_position:
        position = factories.position(workspace, organization=made, tenet=demand)
    with one_change(workspace=workspace, user=None, act="position.deleted") as gone:
        position.delete_over(position.version)
    with one_change(workspace=workspace, user=None, act="question.added") as of_question:
        Question(workspace=workspace, organization=made, tenet=demand).save()
    with one_change(workspace=workspace, user=None, act="position.added"):
        factories.position(workspace, organization=made, tenet=other)

    page = organizer.get(history(workspace, tenet=demand.pk))

    assert list(page.context["page"].object_list) == [of_question, gone, of_position, of_itself]
    assert "History of <bdi>Rent cap</bdi>" in page.content.decode()
    assert page.context["crumbs"] == [(demand, f"/w/clean-air/tenets/{demand.pk}/")]
    deleted = organizer.get(history(workspace, tenet=demand.pk, show="deleted"))
    assert list(deleted.context["page"].object_list) == [gone]


def test_a_demand_of_another_workspace_has_no_history_here(organizer: Client, workspace: Workspace) -> None:
    foreign = factories.tenet(factories.workspace(), name="Secret plan")
    assert organizer.get(history(workspace, tenet=foreign.pk)).status_code == 404


def test_what_was_deleted_comes_back_from_the_list(organizer: Client, made: Organization) -> None:
    url = reverse("organizations:organization_delete", args=[made.workspace.slug, made.pk])
    organizer.post(url, {"version": made.version})
    assert not Organization.objects.filter(pk=made.pk).exists()
    (change,) = organizer.get(history(made.workspace, show="deleted")).context["page"].object_list
    page = undo(organizer, change).content.decode()
    assert f"Back again: {made.name} (1 row)." in page
    assert Organization.objects.filter(pk=made.pk).exists()
    assert not organizer.get(history(made.workspace, show="deleted")).context["page"].object_list


def test_who_joined_is_for_admins(organizer: Client, admin: Client, workspace: Workspace) -> None:
    change = Change.objects.create(workspace=workspace, act="membership.edited")
    assert change not in organizer.get(history(workspace)).context["page"].object_list
    assert change in admin.get(history(workspace)).context["page"].object_list
    url = reverse("organizations:change_detail", args=[workspace.slug, change.pk])
    assert organizer.get(url).status_code == 404
    assert admin.get(url).status_code == 200


@pytest.fixture
def settings(workspace: Workspace) -> Change:
    """An admin lets viewers see absorption risk."""
    with one_change(workspace=workspace, user=None, act="workspace.edited"):
        workspace.save()  # its first record
    with one_change(workspace=workspace, user=None, act="workspace.edited") as change:
        workspace.risk_seen_by = Role.VIEWER
        workspace.save_over(workspace.version)
    return change


def test_settings_are_taken_back_by_admins_only(organizer: Client, admin: Client, settings: Change) -> None:
    workspace = settings.workspace
    assert undo(organizer, settings).status_code == 403
    assert Workspace.objects.get().risk_seen_by == Role.VIEWER
    undo(admin, settings)
    assert Workspace.objects.get().risk_seen_by == Role.ORGANIZER

    undone = Change.objects.get(undoes=settings)
    assert undo(organizer, undone).status_code == 403, "the settings would be back by a detour"
    assert Workspace.objects.get().risk_seen_by == Role.ORGANIZER
    offered = reverse("organizations:change_undo", args=[workspace.slug, undone.pk])
    assert offered not in organizer.get(history(workspace)).content.decode()
    assert offered in admin.get(history(workspace)).content.decode()


def test_whose_eyes_are_looked_through_is_taken_back_by_organizers(
    organizer: Client, made: Organization, settings: Change
) -> None:
    organizer.post(reverse("organizations:home_edit", args=["clean-air"]), {"home": made.pk})
    chosen = Change.objects.get(act="workspace.home_chosen")
    url = reverse("organizations:organization_delete", args=["clean-air", made.pk])
    organizer.post(url, {"version": made.version})
    assert Workspace.objects.get().home is None
    undo(organizer, Change.objects.get(act="organization.deleted"))
    assert Workspace.objects.get().home == made
    undo(organizer, chosen)
    assert Workspace.objects.get().home is None
    assert Workspace.objects.get().risk_seen_by == Role.VIEWER


def test_the_number_of_queries_does_not_grow(
    organizer: Client, workspace: Workspace, django_assert_max_num_queries: Any
) -> None:
    for _each in range(3):
        with one_change(workspace=workspace, user=None, act="organization.added") as change:
            add_rows([Organization(workspace=workspace, name=f"{_each} {n}") for n in range(40)])
    with django_assert_max_num_queries(12):
        organizer.get(history(workspace))
    url = reverse("organizations:change_detail", args=[workspace.slug, change.pk])
    with django_assert_max_num_queries(12):
        organizer.get(url)

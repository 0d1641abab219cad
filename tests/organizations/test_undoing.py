"""Taking a change back."""

from typing import Any

import pytest
from django.db import transaction

from coalitions.models import Agreement, Coalition, Plank
from organizations.history import touched
from organizations.models import Change, Organization, Position, Tenet, User, Workspace
from organizations.models.history import UnrecordedWrite
from organizations.services import add_rows, delete_rows, one_change, save_rows
from organizations.undoing import CannotUndoError, undo_change
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(workspace: Workspace) -> Organization:
    """An organization that a change of its own added."""
    with one_change(workspace=workspace, user=None, act="organization.added"):
        return factories.organization(workspace, name="Tenants", place="Harbor")


def edit(row: Any, **columns: Any) -> Change:
    with one_change(workspace=row.workspace, user=None, act="row.edited") as change:
        row.refresh_from_db()
        for name, value in columns.items():
            setattr(row, name, value)
        row.save_over(row.version)
    return change


def delete(row: Any) -> Change:
    with one_change(workspace=row.workspace, user=None, act="row.deleted") as change:
        stored = type(row).objects.get(pk=row.pk)
        stored.delete_over(stored.version)
    return change


def added(row: Any) -> Change:
    return Change.objects.get(pk=type(row).history.filter(id=row.pk).earliest().change_id)


def test_an_edit_goes_back_and_the_rest_stays(made: Organization) -> None:
    change = edit(made, name="Tenants United", kind="union")
    undone = undo_change(change=change, user=None)
    made.refresh_from_db()
    assert (made.name, made.kind, made.place) == ("Tenants", "", "Harbor")
    assert (undone.rows, undone.kept) == (1, [])


def test_taking_back_is_a_change_that_can_be_taken_back(made: Organization) -> None:
    change = edit(made, name="Tenants United")
    undone = undo_change(change=change, user=None).change
    assert undone.undoes == change
    undo_change(change=undone, user=None)
    made.refresh_from_db()
    assert made.name == "Tenants United"


def test_it_is_taken_back_once(made: Organization) -> None:
    change = edit(made, name="Tenants United")
    undo_change(change=change, user=None)
    with pytest.raises(CannotUndoError, match="already"):
        undo_change(change=change, user=None)


def test_a_row_gets_a_version_that_nobody_was_shown(made: Organization) -> None:
    change = edit(made, name="Tenants United")
    undo_change(change=change, user=None)
    made.refresh_from_db()
    assert made.version == 3


def test_a_later_edit_of_another_column_stays(made: Organization) -> None:
    change = edit(made, name="Tenants United")
    edit(made, place="Hilltop")
    undo_change(change=change, user=None)
    made.refresh_from_db()
    assert (made.name, made.place) == ("Tenants", "Hilltop")


def test_a_later_edit_of_the_same_column_stays_and_is_named(made: Organization) -> None:
    change = edit(made, name="Tenants United", place="Hilltop")
    edit(made, name="Tenants Together")
    undone = undo_change(change=change, user=None)
    made.refresh_from_db()
    assert (made.name, made.place) == ("Tenants Together", "Harbor")
    assert [(kept.label, kept.why) for kept in undone.kept] == [("Tenants Together", "Changed since: name.")]


def test_nothing_is_written_where_nothing_can_go_back(made: Organization) -> None:
    change = edit(made, name="Tenants United")
    edit(made, name="Tenants Together")
    before = Change.objects.count()
    with pytest.raises(CannotUndoError, match="Changed since: name"):
        undo_change(change=change, user=None)
    assert Change.objects.count() == before


def test_an_added_row_goes(made: Organization) -> None:
    undo_change(change=added(made), user=None)
    assert not Organization.objects.exists()


def test_an_added_row_stays_once_somebody_edited_it(made: Organization) -> None:
    edit(made, name="Tenants United")
    with pytest.raises(CannotUndoError, match="Changed since: name"):
        undo_change(change=added(made), user=None)
    assert Organization.objects.exists()


def test_an_added_row_stays_once_something_hangs_on_it(made: Organization) -> None:
    factories.position(made.workspace, organization=made)
    with pytest.raises(CannotUndoError, match="Something was added to it since"):
        undo_change(change=added(made), user=None)
    assert Position.objects.exists()


def test_an_added_organization_stays_while_somebody_speaks_for_it(made: Organization) -> None:
    factories.representative(made)
    with pytest.raises(CannotUndoError):
        undo_change(change=added(made), user=None)
    assert made.representatives.exists()


def test_a_deleted_organization_comes_back_whole(made: Organization) -> None:
    workspace = made.workspace
    with one_change(workspace=workspace, user=None, act="everything.added"):
        tenet = factories.tenet(workspace)
        position = factories.position(made.workspace, organization=made, tenet=tenet, stance=2)
        coalition = factories.coalition(workspace, target=made)
        plank = factories.plank(factories.platform(coalition), tenet, proposed_by=made)
        plank.agree([made])
        note = factories.note(made, text="Talk to Ada")
    change = delete(made)
    coalition.refresh_from_db()
    assert coalition.target is None

    undone = undo_change(change=change, user=None)

    coalition.refresh_from_db()
    plank.refresh_from_db()
    assert Position.objects.get() == position
    assert Position.objects.get().stance == 2
    assert {coalition.target_id, plank.proposed_by_id} == {made.pk}
    assert list(plank.agreed_by.all()) == [made]
    assert made.notes.get() == note
    assert undone.kept == []


def test_the_home_organization_is_home_again(made: Organization) -> None:
    with one_change(workspace=made.workspace, user=None, act="workspace.home_chosen"):
        made.workspace.save()  # its first record
        made.workspace.home = made
        made.workspace.save_over(made.workspace.version)
    change = delete(made)
    assert Workspace.objects.get().home_id is None
    undo_change(change=change, user=None)
    assert Workspace.objects.get().home_id == made.pk


def test_what_belonged_to_something_gone_stays_gone_and_is_named(made: Organization) -> None:
    tenet = factories.tenet(made.workspace, name="Rent cap")
    position = factories.position(made.workspace, organization=made, tenet=tenet)
    change = delete(position)
    delete(tenet)
    with pytest.raises(CannotUndoError, match="What it belonged to was deleted since"):
        undo_change(change=change, user=None)


def test_a_name_that_was_taken_since_is_not_taken_again(made: Organization) -> None:
    coalition = factories.coalition(made.workspace, name="Riverside")
    change = delete(coalition)
    factories.coalition(made.workspace, name="Riverside")
    with pytest.raises(CannotUndoError, match="Something took its place since"):
        undo_change(change=change, user=None)
    assert Coalition.objects.count() == 1


def test_many_rows_go_back_though_one_cannot(workspace: Workspace) -> None:
    rows = [Coalition(workspace=workspace, name=f"C{n}") for n in range(3)]
    with one_change(workspace=workspace, user=None, act="coalition.added"):
        add_rows(rows)
    with one_change(workspace=workspace, user=None, act="coalition.deleted") as change:
        delete_rows(rows)
    factories.coalition(workspace, name="C1")
    undone = undo_change(change=change, user=None)
    assert undone.rows == 2
    assert [kept.label for kept in undone.kept] == ["C1"]
    assert Coalition.objects.count() == 3


def test_many_edited_rows_go_back(workspace: Workspace) -> None:
    rows = [Organization(workspace=workspace, name=f"O{n}") for n in range(3)]
    with one_change(workspace=workspace, user=None, act="organization.added"):
        add_rows(rows)
    with one_change(workspace=workspace, user=None, act="organization.edited") as change:
        for row in rows:
            row.kind = "union"
        save_rows(rows, {"kind"})
    found = [each.before for each in touched(change)[Organization]]
    assert [each.kind for each in found if isinstance(each, Organization)] == [""] * 3
    undo_change(change=change, user=None)
    assert set(Organization.objects.values_list("kind", "version")) == {("", 3)}


def test_consent_taken_away_comes_back(made: Organization) -> None:
    coalition = factories.coalition(made.workspace)
    plank = factories.plank(factories.platform(coalition), factories.tenet(made.workspace))
    plank.agree([made])
    with one_change(workspace=made.workspace, user=None, act="plank.edited") as change:
        plank.agree([])
    assert not Agreement.objects.exists()
    undo_change(change=change, user=None)
    assert list(Plank.objects.get().agreed_by.all()) == [made]


def test_roles_and_invitations_are_not_taken_back_here(workspace: Workspace, admin: Any) -> None:
    change = Change.objects.create(workspace=workspace, act="membership.edited")
    with pytest.raises(CannotUndoError):
        undo_change(change=change, user=None)


def test_a_write_outside_of_a_change_is_refused(workspace: Workspace) -> None:
    with transaction.atomic(), pytest.raises(UnrecordedWrite):
        add_rows([Tenet(workspace=workspace, code="X", name="X")])


def test_a_row_whose_past_is_unknown_stays(workspace: Workspace) -> None:
    row = factories.organization(workspace)  # no record of its beginning
    change = edit(row, name="Other")
    with pytest.raises(CannotUndoError):
        undo_change(change=change, user=None)
    assert Organization.objects.get().name == "Other"


def test_who_took_it_back_is_kept(made: Organization) -> None:
    person = User.objects.create_user(email="ada@example.org", name="Ada")
    undone = undo_change(change=edit(made, name="Other"), user=person)
    assert (undone.change.user, undone.change.act) == (person, "change.undone")

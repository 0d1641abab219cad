"""Private notes and contacts: adding, changing, deleting, and who may."""

import pytest
from django.utils.timezone import localdate

from organizations.models import Contact, Note
from tests import factories

NEW = {
    "notes": {"text": "They may leave soon", "written_on": "2026-03-01"},
    "contacts": {"name": "Ada", "role": "press", "email": "ada@example.org", "phone": "555", "note": ""},
}


def new_url(organization, kind):
    return f"/w/clean-air/organizations/{organization.pk}/{kind}/new/"


def addresses(organization):
    note, contact = factories.note(organization), factories.contact(organization)
    rows = [
        (f"/w/clean-air/{kind}/{row.pk}/", kind) for kind, row in (("notes", note), ("contacts", contact))
    ]
    return [(f"{start}{verb}/", kind) for start, kind in rows for verb in ("edit", "delete")]


def test_a_note_has_its_author_and_is_one_change(organizer, workspace, organization):
    organizer.post(new_url(organization, "notes"), NEW["notes"])

    note = Note.objects.get()
    assert str(note.author and note.author.email) == "organizer@example.org"
    assert workspace.changes.get().act == "note.added"


def test_a_note_proposes_today(organizer, organization):
    form = organizer.get(new_url(organization, "notes")).context["form"]

    assert form["written_on"].value() == localdate()


def test_a_contact_is_one_change(organizer, workspace, organization):
    organizer.post(new_url(organization, "contacts"), NEW["contacts"])

    assert Contact.objects.get().name == "Ada"
    assert workspace.changes.get().act == "contact.added"


def test_the_log_tells_that_it_changed_and_never_what_it_says(organizer, workspace, organization):
    organizer.post(new_url(organization, "notes"), NEW["notes"])
    note = Note.objects.get()
    edited = {"text": "Worse", "written_on": "2026-03-01", "version": 1}
    organizer.post(f"/w/clean-air/notes/{note.pk}/edit/", edited)
    organizer.post(f"/w/clean-air/notes/{note.pk}/delete/", {"version": 2})

    logged = str(list(workspace.changes.values("before", "after", "subject_label")))
    assert workspace.changes.count() == 3
    assert "They may leave soon" not in logged
    assert "Worse" not in logged


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("notes", {"text": ""}),
        ("notes", {"text": "a\0b"}),
        ("notes", {"written_on": "31/02/2026"}),
        ("contacts", {"name": ""}),
        ("contacts", {"email": "no address"}),
        ("contacts", {"name": "x" * 121}),
    ],
)
def test_wrong_input_is_answered_and_nothing_is_written(organizer, workspace, organization, kind, wrong):
    assert organizer.post(new_url(organization, kind), NEW[kind] | wrong).status_code == 422
    assert not workspace.changes.exists()


def test_edit_and_delete_are_one_change_each(organizer, workspace, organization):
    for address, kind in addresses(organization):
        version = 2 if "delete" in address else 1
        assert organizer.post(address, NEW[kind] | {"version": version}).status_code == 302

    acts = sorted(change.act for change in workspace.changes.all())
    assert acts == ["contact.deleted", "contact.edited", "note.deleted", "note.edited"]


def test_a_save_over_somebody_elses_is_refused(organizer, organization):
    for address, kind in addresses(organization):
        assert organizer.post(address, NEW[kind] | {"version": 9}).status_code == 409


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused_everywhere(request, organization, who, status):
    client = request.getfixturevalue(who)

    tried = [(new_url(organization, kind), kind) for kind in NEW] + addresses(organization)

    assert {client.get(address).status_code for address, _ in tried} == {status}
    assert {client.post(address, NEW[kind]).status_code for address, kind in tried} == {status}


def test_those_of_another_workspace_are_not_there(organizer, workspace):
    foreign = factories.organization(factories.workspace())

    assert {organizer.get(address).status_code for address, _ in addresses(foreign)} == {404}
    assert organizer.get(new_url(foreign, "notes")).status_code == 404

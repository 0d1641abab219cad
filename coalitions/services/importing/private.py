"""Planning notes and contacts. What they say is never part of what is said about the import."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.services.importing import cells
from coalitions.services.importing.names import RowRefusedError
from coalitions.services.importing.nearest import take_nearest
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import not_said, saying
from organizations.models import Contact, Note


def plan_note(plan: Plan, row: FileRow) -> None:
    """Notes with one text stay as many as they are: the n-th of a file meets the n-th recorded."""
    values = row.values
    organization = cells.find_organization(plan, values["organization"])
    new: Note = saying(
        Note,
        row.extra,
        organization_id=organization.pk,
        written_by=cells.text(values, "author"),
        written_on=cells.day(values, "written") or plan.today,
        text=values["text"],
    )
    recorded: dict[Any, list[Note]] = plan.memo("recorded notes", lambda: _notes(plan))
    told = (values.get("author", ""), values.get("written", ""))
    old = take_nearest(recorded[organization.pk, new.text], lambda note: _says(note, told))
    if old is not None:
        not_said(new, "written_by", "written_on")  # who wrote it when is told once
    plan.take("notes", row, new, old, str(organization))


def _notes(plan: Plan) -> dict[tuple[UUID, str], list[Note]]:
    found: dict[tuple[UUID, str], list[Note]] = defaultdict(list)
    for note in Note.objects.in_workspace(plan.workspace).select_related("author").order_by("id"):
        found[note.organization_id, note.text].append(note)
    return found


def _says(note: Note, told: tuple[str, str]) -> int | None:
    """How well a recorded note fits author and day of the file; None where it is another one."""
    author = note.written_by or (str(note.author) if note.author else "")
    fits = [(author, told[0]), (note.written_on.isoformat(), told[1])]
    if any(theirs not in ("", ours) for ours, theirs in fits):
        return None
    return sum(ours == theirs for ours, theirs in fits)


def plan_contact(plan: Plan, row: FileRow) -> None:
    """A person is met again by name, unless e-mail or phone say that it is another of that name."""
    values = row.values
    organization = cells.find_organization(plan, values["organization"])
    name = values.get("name") or values.get("email") or values.get("phone")
    if not name:
        raise RowRefusedError(_("A contact needs a name, an e-mail address or a phone number."))
    columns = {each: cells.text(values, each) for each in ("role", "email", "phone", "note")}
    new: Contact = saying(Contact, row.extra, organization_id=organization.pk, name=name, **columns)
    recorded: dict[Any, list[Contact]] = plan.memo("recorded contacts", lambda: _contacts(plan))
    old = take_nearest(recorded[organization.pk, name], lambda contact: _is_person(contact, new))
    plan.take("contacts", row, new, old, str(organization))


def _contacts(plan: Plan) -> dict[tuple[UUID, str], list[Contact]]:
    found: dict[tuple[UUID, str], list[Contact]] = defaultdict(list)
    for contact in Contact.objects.in_workspace(plan.workspace).order_by("id"):
        found[contact.organization_id, contact.name].append(contact)
    return found


def _is_person(recorded: Contact, new: Contact) -> int | None:
    ways = [(recorded.email, new.email), (recorded.phone, new.phone)]
    if any(ours and theirs and ours != theirs for ours, theirs in ways):
        return None
    rest = [(recorded.role, new.role), (recorded.note, new.note), (recorded.extra, new.extra)]
    same = [bool(ours == theirs) for ours, theirs in (*ways, *ways, *ways, *rest)]
    return sum(same)

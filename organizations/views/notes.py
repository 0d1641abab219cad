"""Private notes, and people to reach. Organizers and up only: nobody else ever loads one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.notes import ContactForm, NoteForm
from organizations.http import edit_row, posted, remove_row
from organizations.models import Contact, Note, Organization, Role
from organizations.views.organizations import crumbs, organization_url


@workspace_view(Role.ORGANIZER)
def note_new(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    organization = _find_organization(request, organization_id)
    note = Note(organization=organization, author=request.user)
    form = NoteForm(posted(request), workspace=request.workspace, instance=note, today=localdate())
    title = _("New note on {organization}").format(organization=organization)
    done = organization_url(request, organization)
    extra = {"breadcrumbs": crumbs(request, organization), "intro": _only_here()}
    return edit_row(request, form, act="note.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def note_edit(request: WorkspaceRequest, note_id: UUID) -> HttpResponse:
    note = _find_note(request, note_id)
    form = NoteForm(posted(request), workspace=request.workspace, instance=note, today=localdate())
    title = _("Note on {organization}").format(organization=note.organization)
    extra = {
        "breadcrumbs": crumbs(request, note.organization),
        "intro": _only_here(),
        "delete_url": reverse("organizations:note_delete", args=[request.workspace.slug, note.pk]),
    }
    done = organization_url(request, note.organization)
    return edit_row(request, form, act="note.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def note_delete(request: WorkspaceRequest, note_id: UUID) -> HttpResponse:
    note = _find_note(request, note_id)
    done = organization_url(request, note.organization)
    return remove_row(request, note, act="note.deleted", done=done, cancel=done)


@workspace_view(Role.ORGANIZER)
def contact_new(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    organization = _find_organization(request, organization_id)
    form = ContactForm(
        posted(request), workspace=request.workspace, instance=Contact(organization=organization)
    )
    title = _("New contact at {organization}").format(organization=organization)
    done = organization_url(request, organization)
    extra = {"breadcrumbs": crumbs(request, organization), "intro": _only_here()}
    return edit_row(request, form, act="contact.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def contact_edit(request: WorkspaceRequest, contact_id: UUID) -> HttpResponse:
    contact = _find_contact(request, contact_id)
    form = ContactForm(posted(request), workspace=request.workspace, instance=contact)
    title = _("Contact at {organization}").format(organization=contact.organization)
    extra = {
        "breadcrumbs": crumbs(request, contact.organization),
        "intro": _only_here(),
        "delete_url": reverse("organizations:contact_delete", args=[request.workspace.slug, contact.pk]),
    }
    done = organization_url(request, contact.organization)
    return edit_row(request, form, act="contact.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def contact_delete(request: WorkspaceRequest, contact_id: UUID) -> HttpResponse:
    contact = _find_contact(request, contact_id)
    done = organization_url(request, contact.organization)
    return remove_row(request, contact, act="contact.deleted", done=done, cancel=done)


def _only_here() -> str:
    return _("Only organizers and up see this. It is never on the map, on the wall or in a report.")


def _find_organization(request: WorkspaceRequest, organization_id: UUID) -> Organization:
    return get_object_or_404(Organization.objects.in_workspace(request.workspace), pk=organization_id)


def _find_note(request: WorkspaceRequest, note_id: UUID) -> Note:
    notes = Note.objects.in_workspace(request.workspace).select_related("organization")
    return get_object_or_404(notes, pk=note_id)


def _find_contact(request: WorkspaceRequest, contact_id: UUID) -> Contact:
    contacts = Contact.objects.in_workspace(request.workspace).select_related("organization")
    return get_object_or_404(contacts, pk=contact_id)

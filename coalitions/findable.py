"""What can be found in a workspace: by names, and demands by their wording; never a note or an address.

People at organizations are found by name by whoever may see contacts.
"""

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from uuid import UUID

from django.db.models.fields.json import KT
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalitions.models import Coalition, SavedView
from coalitions.services.merging.aliases import ALSO_CALLED, former_names
from coalitions.state import state_of
from organizations.finding.ranking import Entry, Index
from organizations.models import Contact, Membership, Organization, Role, Tenet, User, Workspace
from organizations.models.organization_queries import OrganizationQuerySet
from organizations.models.rows import as_text

EXTERNAL = ("external_id", "id")  # the columns of files that say it


class Kind(IntEnum):
    """What was found, in the order in which equally good finds are listed."""

    ORGANIZATION = 0
    TENET = 1
    COALITION = 2
    SAVED_VIEW = 3
    PERSON = 4
    CONTACT = 5
    ACTION = 6
    PAGE = 7


type Row = tuple[Kind, str, str, str, str, tuple[str, ...], tuple[str, ...]]  # as an Entry takes it

KIND_WORDS = {
    Kind.ORGANIZATION: _("Organizations"),
    Kind.TENET: _("Demands & values"),
    Kind.COALITION: _("Coalitions"),
    Kind.SAVED_VIEW: _("Saved views"),
    Kind.PERSON: _("People"),
    Kind.CONTACT: _("Contacts"),
    Kind.ACTION: _("Actions"),
    Kind.PAGE: _("Pages"),
}


def state_searched(workspace: Workspace) -> str:
    """Names the state that the kept indexes below are for: until an act in this very workspace."""
    return state_of(workspace, (Organization, Tenet, Coalition, Contact))


def rows_index(workspace: Workspace, state: str) -> Index:
    """Everything recorded that members may see.

    Members from viewer on see all of it, so that one index serves them alike. Representatives don't:
    `own_index`.
    """
    return _kept_index(workspace.pk, state)


def own_index(workspace: Workspace, user: User) -> Index:
    """The organizations that `user` speaks for here."""
    own = Organization.objects.in_workspace(workspace).filter(representatives__user=user)
    return Index(Entry(*row) for row in _organizations(own))


def views_index(workspace: Workspace, user: User) -> Index:
    """The saved views that everybody here sees, and this person's own."""
    views = SavedView.objects.in_workspace(workspace).seen_by(user).order_by()
    return Index(
        Entry(Kind.SAVED_VIEW, str(pk), name, detail="" if shared else gettext("only you see this"))
        for pk, name, shared in views.values_list("pk", "name", "shared")
    )


def people_index(workspace: Workspace) -> Index:
    """Members under the name that everybody here sees them by."""
    members = Membership.objects.in_workspace(workspace).order_by()
    return Index(
        Entry(Kind.PERSON, str(pk), str(User(name=name, email=email)), detail=str(Role(role).label))
        for pk, role, name, email in members.values_list("pk", "role", "user__name", "user__email")
    )


# In the process and not in the cache, which would write and read ten thousand entries at each key typed.
@lru_cache(maxsize=8)
def _kept_index(workspace_id: UUID, state: str) -> Index:
    return _index(tuple(_rows(workspace_id)))


# Most acts change no name: then what was made ready for the state before is still right.
@lru_cache(maxsize=8)
def _index(rows: tuple[Row, ...]) -> Index:
    return Index(Entry(*row) for row in rows)


def _rows(workspace_id: UUID) -> Iterator[Row]:
    yield from _organizations(Organization.objects.filter(workspace=workspace_id))
    tenets = Tenet.objects.filter(workspace=workspace_id).order_by()
    for key, name, code, facet in tenets.values_list(as_text("pk"), "name", "code", "facet"):
        yield Kind.TENET, key, name, code, facet, (), ()
    coalitions = Coalition.objects.filter(workspace=workspace_id).order_by()
    for key, name in coalitions.values_list(as_text("pk"), "name"):
        yield Kind.COALITION, key, name, "", "", (), ()


def _organizations(rows: OrganizationQuerySet) -> Iterator[Row]:
    """Also by what they were called before they were merged, and by what other systems know them by."""
    extra = [KT(f"extra__{name}") for name in (ALSO_CALLED, *EXTERNAL)]
    found = rows.order_by().values_list(as_text("pk"), "name", "short_name", "kind", *extra)
    for key, name, short_name, kind, told, *ids in found:
        kept = tuple(each for each in ids if each)
        yield Kind.ORGANIZATION, key, name, short_name, kind, former_names(told), kept


def wordings_index(workspace: Workspace, state: str) -> Index:
    """Demands and values by their wording."""
    return _kept_wordings(workspace.pk, state)


@lru_cache(maxsize=8)
def _kept_wordings(workspace_id: UUID, state: str) -> Index:
    worded = Tenet.objects.filter(workspace=workspace_id).exclude(statement="").order_by()
    columns = (as_text("pk"), "name", "code", "facet", "statement")
    return Index(
        Entry(Kind.TENET, key, name, code, facet, (statement,))
        for key, name, code, facet, statement in worded.values_list(*columns)
    )


def contacts_index(workspace: Workspace, state: str) -> Index:
    """The people at organizations, by name: for those who may see contacts. Its key is the organization's."""
    return _kept_contacts(workspace.pk, state)


@lru_cache(maxsize=8)
def _kept_contacts(workspace_id: UUID, state: str) -> Index:
    people = Contact.objects.filter(workspace=workspace_id).order_by()
    columns = (as_text("organization_id"), "name", "organization__name")
    return Index(Entry(Kind.CONTACT, key, name, detail=of) for key, name, of in people.values_list(*columns))

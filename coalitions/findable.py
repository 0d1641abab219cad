"""What can be found by name in a workspace: names only, never a note, a contact or an e-mail address."""

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
from organizations.models import Membership, Organization, Role, Tenet, User, Workspace
from organizations.models.organization_queries import OrganizationQuerySet
from organizations.models.rows import as_text


class Kind(IntEnum):
    """What was found, in the order in which equally good finds are listed."""

    ORGANIZATION = 0
    TENET = 1
    COALITION = 2
    SAVED_VIEW = 3
    PERSON = 4
    ACTION = 5
    PAGE = 6


type Row = tuple[Kind, str, str, str, str, tuple[str, ...]]  # as an Entry takes it

KIND_WORDS = {
    Kind.ORGANIZATION: _("Organizations"),
    Kind.TENET: _("Demands & values"),
    Kind.COALITION: _("Coalitions"),
    Kind.SAVED_VIEW: _("Saved views"),
    Kind.PERSON: _("People"),
    Kind.ACTION: _("Actions"),
    Kind.PAGE: _("Pages"),
}


def rows_index(workspace: Workspace) -> Index:
    """Everything recorded that members may see; kept until an act in this very workspace.

    Members from viewer on see all of it, so that one index serves them alike. Representatives don't:
    `own_index`.
    """
    return _kept_index(workspace.pk, state_of(workspace, (Organization, Tenet, Coalition)))


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
        yield Kind.TENET, key, name, code, facet, ()
    coalitions = Coalition.objects.filter(workspace=workspace_id).order_by()
    for key, name in coalitions.values_list(as_text("pk"), "name"):
        yield Kind.COALITION, key, name, "", "", ()


def _organizations(rows: OrganizationQuerySet) -> Iterator[Row]:
    """Also by what they were called before they were merged, which is then shown beside the name."""
    columns = (as_text("pk"), "name", "short_name", "kind", KT(f"extra__{ALSO_CALLED}"))
    for key, name, short_name, kind, told in rows.order_by().values_list(*columns):
        former = former_names(told)
        yield Kind.ORGANIZATION, key, name, short_name, " · ".join(filter(None, (kind, *former))), former

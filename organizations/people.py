"""Who belongs to a workspace: joining, changing roles, leaving; and never a workspace without an admin."""

from organizations.models import Membership, Role, User, Workspace
from organizations.services import columns, one_change


def join(*, workspace: Workspace, user: User, role: Role, by: User | None) -> Membership:
    """Make `user` a member, with its Change."""
    with one_change(workspace=workspace, user=by, act="membership.added") as change:
        membership = Membership.objects.create(workspace=workspace, user=user, role=role)
        change.about(membership, before=None, after=columns(membership))
    return membership


def give_local_workspaces(person: User) -> None:
    """A workspace that commands made on this machine and nobody belongs to is the local person's."""
    for workspace in Workspace.objects.filter(memberships=None):
        join(workspace=workspace, user=person, role=Role.ADMIN, by=None)

"""Who belongs to a workspace: founding it, joining, changing roles, leaving; and never one without an admin.

Everything that could take away the last admin first locks the workspace's row, so that two admins who
demote each other at the same moment come one after the other.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from organizations.models import Invitation, Membership, Organization, Representative, Role, User, Workspace
from organizations.models.users import new_token
from organizations.models.workspaces import InvitationQuerySet
from organizations.services import Saves, columns, delete_row, one_change, save_row

INVITATION_LASTS = timedelta(days=7)


class LastAdmin(Exception):
    """Nobody would be left who can invite people and give roles; nothing was written."""


class InvitationGone(Exception):
    """The invitation was used, withdrawn or has expired meanwhile; nothing was written."""


def found_workspace(*, workspace: Workspace, founder: User | None, home_name: str = "") -> Workspace:
    """Save a new workspace with its founder as admin and, where named, the organization it is seen from.

    A command may found one for nobody yet: it has no member then.
    """
    workspace.slug = workspace.slug or _free_slug(workspace.name)
    with one_change(workspace=workspace, user=founder, act="workspace.added") as change:
        workspace.save(force_insert=True)
        if founder is not None:
            Membership.objects.create(workspace=workspace, user=founder, role=Role.ADMIN)
        if home_name:
            workspace.home = Organization.objects.create(workspace=workspace, name=home_name)
            workspace.save(update_fields=["home"])
        change.about(workspace, before=None, after=columns(workspace))
    return workspace


def _free_slug(name: str) -> str:
    """An address made of the name; a number follows where another workspace has it."""
    plain = slugify(name)[:50].strip("-") or "workspace"
    taken = set(Workspace.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return plain if plain not in taken else next(slug for slug in numbered if slug not in taken)


def give_local_workspaces(person: User) -> None:
    """A workspace that a command made on this machine and nobody belongs to is the local person's."""
    for workspace in Workspace.objects.filter(memberships=None):
        with one_change(workspace=workspace, user=None, act="membership.added") as change:
            membership = Membership.objects.create(workspace=workspace, user=person, role=Role.ADMIN)
            change.about(membership, before=None, after=columns(membership))


@transaction.atomic
def change_role(*, form: Saves[Membership], by: User) -> Membership:
    """Save another role; the person's sessions end, so that no key outlives the rights it was given with.

    Raises LastAdmin or StaleRow, with nothing written.
    """
    workspace = form.instance.workspace
    _lock(workspace)
    had = Membership.objects.filter(pk=form.instance.pk).values_list("role", flat=True).first()
    save_row(form=form, user=by, act="membership.edited")
    membership = form.instance
    if not membership.is_admin:
        _end_invitations(membership)
    if membership.role != had:
        membership.user.end_sessions()
    _keep_an_admin(workspace)
    return membership


@transaction.atomic
def remove_member(*, membership: Membership, expected: int, by: User) -> None:
    """Take somebody out, from the next request on; what they were to organizations here and the
    invitations they made go with them. Raises LastAdmin or StaleRow, with nothing written.
    """
    workspace = membership.workspace
    _lock(workspace)
    Representative.objects.in_workspace(workspace).filter(user=membership.user).delete()
    _end_invitations(membership)
    delete_row(row=membership, expected=expected, user=by, act="membership.deleted")
    _keep_an_admin(workspace)


def invite(*, invitation: Invitation, by: User, now: datetime) -> str:
    """Save the invitation and return the token of its link, which can't be had again."""
    token, invitation.token_hash = new_token()
    invitation.made_by, invitation.made_at, invitation.expires_at = by, now, now + INVITATION_LASTS
    with one_change(workspace=invitation.workspace, user=by, act="invitation.added") as change:
        invitation.save(force_insert=True)
        change.about(invitation, before=None, after=columns(invitation))
    return token


def working_invitations(*, now: datetime) -> InvitationQuerySet:
    """Those that can be accepted: open, and made by somebody who is still an admin there."""
    return Invitation.objects.open_at(now).filter(
        made_by__is_active=True,
        workspace__memberships__user=F("made_by"),
        workspace__memberships__role=Role.ADMIN,
    )


def accept_invitation(*, invitation: Invitation, user: User, now: datetime) -> Membership:
    """Make `user` (saved here if new) a member. Who is one already keeps the stronger role;
    where that is the new one, their sessions end.

    Raises InvitationGone, with nothing written, if somebody else was first.
    """
    workspace = invitation.workspace
    with one_change(workspace=workspace, user=user, act="invitation.accepted") as change:
        _lock(workspace)
        if not working_invitations(now=now).filter(pk=invitation.pk).exists():
            raise InvitationGone
        if user._state.adding:
            user.save(force_insert=True)
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=now, accepted_by=user)
        membership = _join(workspace, user, Role(invitation.role))
        if invitation.organization:
            Representative.objects.get_or_create(
                workspace=workspace, user=user, organization=invitation.organization
            )
        change.about(membership, before=None, after=columns(membership))
    return membership


def _join(workspace: Workspace, user: User, role: Role) -> Membership:
    membership, joined = Membership.objects.get_or_create(
        workspace=workspace, user=user, defaults={"role": role}
    )
    if not joined and membership.role < role:
        membership.role = role
        membership.save_over(membership.version)
        user.end_sessions()
    return membership


def _lock(workspace: Workspace) -> None:
    """Others who want the same wait here. (SQLite's transactions come one after the other anyway.)"""
    Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)


def _keep_an_admin(workspace: Workspace) -> None:
    if not workspace.memberships.filter(role=Role.ADMIN, user__is_active=True).exists():
        raise LastAdmin


def _end_invitations(membership: Membership) -> None:
    invitations = Invitation.objects.in_workspace(membership.workspace)
    invitations.filter(made_by=membership.user, accepted_at=None).delete()

"""Roles, invitations, and who speaks for whom."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.rows import RowForm
from organizations.models import Invitation, Membership, Organization, Representative, Role, User, Workspace

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

RISK_SEEN = {
    Role.VIEWER: _("Viewer: sees everything but private notes and contacts"),
    Role.ORGANIZER: _("Organizer: also edits, and sees private notes, contacts and the risk of absorption"),
    Role.FACILITATOR: _("Facilitator: also leads meetings, and sees the risk of absorption"),
    Role.ADMIN: _("Admin: also invites people, gives roles, and sees the risk of absorption"),
}
RISK_NOT_NEW = {
    Role.REPRESENTATIVE: _("Representative: sees and edits the organization they speak for, nothing else"),
    Role.VIEWER: _("Viewer: sees everything but private notes, contacts and the risk of absorption"),
    Role.ORGANIZER: _("Organizer: also edits, and sees private notes and contacts"),
    Role.FACILITATOR: _("Facilitator: also leads meetings"),
    Role.ADMIN: _("Admin: also invites people and gives roles"),
}


def roles_in_words(workspace: Workspace) -> list[tuple[Role, "StrOrPromise"]]:
    """What each role may do; who sees the risk of absorption is a setting of the workspace."""
    first = workspace.risk_seen_by
    return [(role, RISK_SEEN[role] if role == first else words) for role, words in RISK_NOT_NEW.items()]


def _explain_roles(form: RowForm) -> None:
    cast(forms.TypedChoiceField, form.fields["role"]).choices = roles_in_words(form.workspace)


class MemberForm(RowForm[Membership]):
    """Another role for somebody who is here."""

    class Meta:
        model = Membership
        fields = ["role"]
        widgets = {"role": forms.RadioSelect({"class": "choices--lines"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _explain_roles(self)


class InvitationForm(RowForm[Invitation]):
    """What the person who opens the link may do."""

    class Meta:
        model = Invitation
        fields = ["label", "role", "organization"]
        widgets = {"role": forms.RadioSelect({"class": "choices--lines"})}
        help_texts = {
            "label": _("So that you know later whom you gave the link to."),
            "organization": _("A representative needs one; anybody else may speak for one too."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _explain_roles(self)


class RepresentativeForm(RowForm[Representative]):
    """Which organization the person speaks for."""

    class Meta:
        model = Representative
        fields = ["organization"]

    def __init__(self, data: Any = None, *, workspace: Workspace, user: User) -> None:
        super().__init__(data, workspace=workspace, instance=Representative(workspace=workspace, user=user))
        free = Organization.objects.in_workspace(workspace).exclude(representatives__user=user)
        self.choose_from("organization", free)

"""Roles, invitations, and who speaks for whom."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.rows import RowForm
from organizations.models import Invitation, Membership, Organization, Representative, Role, User, Workspace

ROLES_IN_WORDS = [
    (Role.REPRESENTATIVE, _("Representative: sees and edits the organization they speak for")),
    (Role.VIEWER, _("Viewer: sees everything but private notes and contacts")),
    (Role.ORGANIZER, _("Organizer: also edits, and sees private notes")),
    (Role.FACILITATOR, _("Facilitator: also leads meetings")),
    (Role.ADMIN, _("Admin: also invites people and gives roles")),
]


def _explain_roles(form: forms.ModelForm) -> None:
    cast(forms.TypedChoiceField, form.fields["role"]).choices = ROLES_IN_WORDS


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
        cast(forms.ModelChoiceField, self.fields["organization"]).queryset = free

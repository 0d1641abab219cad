"""Choosing the other record of an organization."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization


class MergeForm(forms.Form):
    """Which other organization of the workspace is the same as this one."""

    other = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Is the same as"),
        help_text=_("You see what would happen before anything is written."),
    )

    def __init__(self, *args: object, organization: Organization, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as the form takes them
        field = cast(forms.ModelChoiceField, self.fields["other"])
        others = Organization.objects.in_workspace(organization.workspace).exclude(pk=organization.pk)
        field.queryset = others.sorted_by("name")

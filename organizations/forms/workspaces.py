"""A new workspace, its settings, whose eyes it is seen through."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.rows import RowForm
from organizations.forms.texts import clean_typed
from organizations.models import Workspace


class NewWorkspaceForm(forms.ModelForm):
    """Only the name is needed; the address is made of it unless one is typed."""

    home_name = forms.CharField(
        label=_("Your organization"),
        max_length=200,
        required=False,
        help_text=_(
            "Whose eyes you look through: unity is shown with this organization. You can choose later."
        ),
    )

    class Meta:
        model = Workspace
        fields = ["name", "home_name", "question", "slug"]
        labels = {"name": _("Name of the campaign"), "slug": _("Web address"), "question": _("Question")}
        help_texts = {
            "question": _(
                "What you want to find out together, such as “Who can win the school board vote with us?”"
            ),
            "slug": _(
                "Small letters, digits and hyphens, such as clean-air. Left empty, it is made of the name."
            ),
        }

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in set(cleaned) - {"slug"}:
            try:
                cleaned[name] = clean_typed(cleaned[name], longest=200)
            except forms.ValidationError as error:
                self.add_error(name, error)
        return cleaned


class WorkspaceForm(RowForm):
    """The settings that an admin changes."""

    class Meta:
        model = Workspace
        fields = ["name", "question", "home", "risk_seen_by", "openings_shown"]
        labels = {"risk_seen_by": _("Absorption risk is seen by")}
        help_texts = {
            "question": _("Shown above the map on the wall."),
            "risk_seen_by": _(
                "This role and those above it. A group's own representatives always see its own."
            ),
        }


class HomeForm(RowForm):
    """Whose eyes to look through."""

    class Meta:
        model = Workspace
        fields = ["home"]

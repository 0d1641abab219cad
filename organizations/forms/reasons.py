"""Why something is done, in one line: asked beside what is done, never required."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.texts import clean_typed
from organizations.models.changes import LONGEST_WHY


class ReasonForm(forms.Form):
    """`why` is the reason given, "" if none was."""

    change_why = forms.CharField(
        label=_("Why"), max_length=LONGEST_WHY, required=False, help_text=_("Kept in the history.")
    )

    def clean_change_why(self) -> str:
        return clean_typed(self.cleaned_data["change_why"], longest=LONGEST_WHY)

    @property
    def why(self) -> str:
        text: str = self.cleaned_data["change_why"]
        return text

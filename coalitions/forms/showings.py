"""What a showing on the wall shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ShowingForm(forms.Form):
    question = forms.CharField(
        label=_("Question for the room"),
        max_length=200,
        required=False,
        help_text=_("Stands on top of the wall in large type. Empty = the question of this workspace."),
    )
    estimates = forms.BooleanField(
        label=_("Show our estimates too"),
        required=False,
        help_text=_("Otherwise the wall shows only what groups said or were seen to do."),
    )
    risk = forms.BooleanField(
        label=_("Show absorption risk"),
        required=False,
        help_text=_("Shapes and words on the map. Ask the groups concerned before you show this to a room."),
    )

    def __init__(self, data: Any = None, *, may_show_risk: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not may_show_risk:
            del self.fields["risk"]

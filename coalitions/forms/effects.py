"""The form of what a trend does to a demand or value."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalitions.models import Effect
from organizations.forms.rows import RowForm


class EffectForm(RowForm[Effect]):
    """Which trend stands on the instance."""

    favours = forms.TypedChoiceField(
        label=_("While it rises, it"),
        choices=[("True", _("favours it")), ("False", _("hinders it"))],
        coerce=lambda text: text == "True",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Effect
        fields = ["tenet", "favours", "strength"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["favours"] = str(self.instance.favours)

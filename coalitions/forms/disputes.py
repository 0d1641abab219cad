"""Forms of a dispute: what is not right, and what was answered to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalitions.models import Dispute, Disputed
from organizations.forms.rows import RowForm
from organizations.moments import this_day


class DisputeForm(RowForm[Dispute]):
    """Whose, about what and by whom stand on the instance."""

    class Meta:
        model = Dispute
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}


class DisputeResultForm(DisputeForm):
    """Also which of the results in the coalition."""

    result = forms.ChoiceField(
        label=_("Which result"),
        choices=[(each.value, each.label) for each in Disputed if each != Disputed.POSITION],
        widget=forms.RadioSelect,
    )
    field_order = ("result", "reason")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance.about = cleaned.get("result", Disputed.FIT)
        return cleaned


class SettleForm(RowForm[Dispute]):
    """What was done about it; with that it is settled."""

    class Meta:
        model = Dispute
        fields = ["answer"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"answer": _("What was corrected, or why it stays. The group reads this.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance.settled_on = self.instance.settled_on or this_day()
        return cleaned

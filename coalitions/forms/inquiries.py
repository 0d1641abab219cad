"""The form by which somebody asks whether members move together: the question stands before the answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalitions.models import Inquiry
from organizations.forms.rows import RowForm


class InquiryForm(RowForm[Inquiry]):
    class Meta:
        model = Inquiry
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"reason": _("Said before anybody looks. Everybody who sees the answer reads it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        asked = Inquiry.objects.filter(coalition=self.instance.coalition)
        if self.instance._state.adding and asked.exists():
            self.add_error(None, gettext("Somebody has asked already; the answer stands on the page."))
        return cleaned

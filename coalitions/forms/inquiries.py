"""The form by which somebody asks whether members move together: the question stands before the answer."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalitions.models import Inquiry
from organizations.forms.rows import RowForm
from organizations.models import Organization

FEWEST = 2  # one alone moves together with nobody


class InquiryForm(RowForm[Inquiry]):
    class Meta:
        model = Inquiry
        fields = ["reason", "named"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3}), "named": forms.CheckboxSelectMultiple}
        help_texts = {"reason": _("Said before anybody looks. Everybody who sees the answer reads it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        self.choose_from(
            "named", Organization.objects.filter(affiliations__coalition=self.instance.coalition)
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        asked = Inquiry.objects.filter(coalition=self.instance.coalition)
        if self.instance._state.adding and asked.exists():
            self.add_error(None, gettext("Somebody has asked already; the answer stands on the page."))
        return cleaned

    def clean_named(self) -> QuerySet[Organization]:
        named: QuerySet[Organization] = self.cleaned_data["named"]
        others = self.instance.coalition.affiliations.exclude(organization__in=named).count()
        if named and (len(named) < FEWEST or others < FEWEST):
            raise forms.ValidationError(
                gettext("Name at least two members, and leave at least two to compare them with.")
            )
        return named

    def _save_m2m(self) -> None:
        self.instance.name_beforehand(self.cleaned_data["named"])

"""What the address of "Demands & values" asks for; what makes no sense in it is passed over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.models import Facet
from organizations.models.tenets import TenetQuerySet

TENET_ORDERS = ("code", "name", "for", "against", "unknown")


class TenetFilter(forms.Form):
    q = forms.CharField(label=_("Find a demand or value"), required=False, max_length=100)
    facet = forms.ChoiceField(choices=Facet.choices, required=False)
    sort = forms.CharField(required=False, max_length=20)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked)
        self.full_clean()

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("q") or "")

    @property
    def facet_asked(self) -> str:
        return str(self.cleaned_data.get("facet") or "")

    @property
    def order(self) -> str:
        """The order in force, with "-" in front when turned round."""
        order = str(self.cleaned_data.get("sort") or "")
        return order if order.removeprefix("-") in TENET_ORDERS else "code"

    def narrow(self, tenets: TenetQuerySet) -> TenetQuerySet:
        if self.text:
            tenets = tenets.mentioning(self.text)
        return tenets.filter(facet=self.facet_asked) if self.facet_asked else tenets

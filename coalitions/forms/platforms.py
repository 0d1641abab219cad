"""Forms of a version of a platform and of its planks."""

from typing import Any

from django import forms
from django.db.models import Q

from coalitions.models import Plank, Platform
from organizations.forms.rows import RowForm
from organizations.models import Organization, Workspace


class PlatformForm(RowForm[Platform]):
    class Meta:
        model = Platform
        fields = ["number", "day", "label"]


class PlankForm(RowForm[Plank]):
    class Meta:
        model = Plank
        fields = ["tenet", "strength", "proposed_by", "agreed_by", "evidence", "note"]
        widgets = {"strength": forms.RadioSelect, "agreed_by": forms.CheckboxSelectMultiple}

    def __init__(self, data: Any = None, *, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        self.choose_from("tenet", workspace.tenets.asks())
        members = Q(affiliations__coalition=self.instance.platform.coalition)
        if not self.instance._state.adding:
            members |= Q(pk__in=self.instance.agreed_by.values("pk"))  # who left since agreed all the same
        self.choose_from("agreed_by", Organization.objects.filter(members).distinct())

    def _save_m2m(self) -> None:
        self.instance.agree(self.cleaned_data["agreed_by"])

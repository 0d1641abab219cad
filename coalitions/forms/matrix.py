"""What the matrix is asked for by its address, and what is sent from it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalitions.models import Affiliation, Coalition
from coalitions.services.cells import NOT_KNOWN, Entered, Pair, Sitting
from organizations.forms.texts import clean_typed
from organizations.models import Evidence, Facet, Organization, Stance, Tenet, Vitality, Workspace
from organizations.models.organization_queries import OrganizationQuerySet
from organizations.models.tenets import TenetQuerySet


class MatrixFilter(forms.Form):
    """Both axes; what makes no sense is passed over."""

    q = forms.CharField(required=False, max_length=200)
    kind = forms.CharField(required=False, max_length=80)
    coalition = forms.ModelChoiceField(Coalition.objects.none(), required=False)
    tenet = forms.CharField(required=False, max_length=100)
    facet = forms.ChoiceField(choices=Facet.choices, required=False)
    unknown = forms.BooleanField(required=False)

    def __init__(self, asked: Any, *, workspace: Workspace, today: date) -> None:
        super().__init__(asked)
        self.today = today
        self.fields["coalition"].queryset = Coalition.objects.in_workspace(workspace)  # type: ignore[attr-defined]
        self.full_clean()

    def asked(self, name: str) -> Any:
        """What is asked for under this name; empty where nothing is."""
        return self.cleaned_data.get(name) or ""

    @property
    def narrows_organizations(self) -> bool:
        return any(self.asked(name) for name in ("q", "kind", "coalition", "unknown"))

    @property
    def narrows(self) -> bool:
        return any(self.asked(name) for name in self.fields)

    def organizations(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """Those of `rows` that are asked for, but for what is unknown."""
        if self.asked("q"):
            rows = rows.named_like(self.asked("q"))
        if self.asked("kind"):
            rows = rows.filter(kind=self.asked("kind"))
        if self.asked("coalition"):
            places = Affiliation.objects.standing(self.today).filter(coalition=self.asked("coalition"))
            rows = rows.filter(pk__in=places.values("organization"))
        return rows

    def tenets(self, rows: TenetQuerySet) -> TenetQuerySet:
        """Those of `rows` that are asked for, but for what is unknown."""
        if self.asked("tenet"):
            rows = rows.mentioning(self.asked("tenet"))
        return rows.filter(facet=self.asked("facet")) if self.asked("facet") else rows


class SittingForm(forms.Form):
    """What somebody is entering, chosen once: how it is known, from where, as of which day."""

    evidence = forms.ChoiceField(
        label=_("I am entering"),
        choices=[
            (Evidence.DECLARED, _("what they declared")),
            (Evidence.OBSERVED, _("what I saw them do")),
            (Evidence.ESTIMATED, _("my estimate")),
        ],
        widget=forms.RadioSelect(attrs={"class": "scale"}),
    )
    source = forms.CharField(label=_("Source"), required=False, max_length=500)
    day = forms.DateField(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, data: Any = None, *, today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.today = today
        self.fields["day"].widget.attrs["max"] = today.isoformat()

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError(
                _("This day is still to come. A position counts from the day it was known.")
            )
        return day

    def clean_source(self) -> str:
        return clean_typed(self.cleaned_data["source"], longest=500)

    def sitting(self) -> Sitting:
        """What a valid form says."""
        cleaned = self.cleaned_data
        return Sitting(cleaned["evidence"], cleaned["day"], cleaned["source"])


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody did to one cell."""

    pair: Pair
    act: str  # enter, clear, ask, unask
    entered: Entered
    seen: str


class CellForm(forms.Form):
    """One act on one cell."""

    organization = forms.ModelChoiceField(Organization.objects.none())
    tenet = forms.ModelChoiceField(Tenet.objects.none())
    seen = forms.CharField(required=False, max_length=40)
    act = forms.ChoiceField(choices=[(name, name) for name in ("enter", "clear", "ask", "unask")])
    stance = forms.TypedChoiceField(
        choices=[("", ""), *Stance.choices], coerce=int, empty_value=None, required=False
    )
    vitality = forms.TypedChoiceField(
        choices=[("", ""), (NOT_KNOWN, _("not known")), *Vitality.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    red_line = forms.TypedChoiceField(
        choices=[("", ""), ("1", _("yes")), ("0", _("no"))], coerce=int, empty_value=None, required=False
    )

    def __init__(self, data: Any, *, workspace: Workspace) -> None:
        super().__init__(data)
        organizations = Organization.objects.in_workspace(workspace)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]
        self.fields["tenet"].queryset = Tenet.objects.in_workspace(workspace)  # type: ignore[attr-defined]

    def sent(self, workspace: Workspace) -> Sent:
        """What a valid form says."""
        cleaned = self.cleaned_data
        cleaned["organization"].workspace = workspace
        red_line = cleaned["red_line"]
        entered = Entered(
            cleaned["stance"], cleaned["vitality"], None if red_line is None else bool(red_line)
        )
        pair = Pair(cleaned["organization"], cleaned["tenet"])
        return Sent(pair, cleaned["act"], entered, cleaned["seen"])

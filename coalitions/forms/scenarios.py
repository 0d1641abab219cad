"""Forms of a scenario and of its steps: a step shows only the fields of its kind."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coalitions.models import Scenario, ScenarioStep, StepKind
from organizations.forms.rows import RowForm
from organizations.models import Organization, Workspace
from organizations.moments import this_day

FIELDS: dict[str, tuple[str, ...]] = {
    StepKind.LEAVES: ("organization",),
    StepKind.JOINS: ("organization", "say"),
    StepKind.PLANK: ("tenet", "strength"),
    StepKind.STANCE: ("organization", "tenet", "stance", "vitality", "red_line"),
    StepKind.SAY: ("organization", "say"),
    StepKind.NEED: ("resource", "low", "high"),
}
_MAY_BE_EMPTY = {"vitality", "red_line", "low", "high"}


class ScenarioForm(RowForm[Scenario]):
    class Meta:
        model = Scenario
        fields = ["name", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}


class ScenarioStepForm(RowForm[ScenarioStep]):
    """Scenario, number and kind stand on the instance."""

    class Meta:
        model = ScenarioStep
        fields = [
            "organization", "tenet", "stance", "vitality", "red_line", "strength", "say", "resource", "low",
            "high",
        ]  # fmt: skip

    def __init__(self, data: Any = None, *, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        kind = self.instance.kind
        for name in set(self.fields) - set(FIELDS[kind]):
            del self.fields[name]
        for name, field in self.fields.items():
            optional = name in _MAY_BE_EMPTY or (name == "say" and kind == StepKind.JOINS)
            field.required = not optional
        if "organization" in self.fields:
            self.choose_from("organization", self._whom())
        if kind == StepKind.PLANK:
            self.choose_from("tenet", workspace.tenets.asks())

    def _whom(self) -> Any:
        """Members, and who joins by a step before; who joins is none yet, or leaves by a step before."""
        scenario = self.instance.scenario
        coalition = scenario.coalition
        standing = coalition.affiliations.standing(coalition.day(this_day()))
        members = Q(pk__in=standing.values("organization"))
        if self.instance.kind == StepKind.JOINS:
            leaving = scenario.steps.filter(kind=StepKind.LEAVES).values("organization")
            return Organization.objects.in_workspace(self.workspace).filter(~members | Q(pk__in=leaving))
        joining = scenario.steps.filter(kind=StepKind.JOINS).values("organization")
        return Organization.objects.in_workspace(self.workspace).filter(members | Q(pk__in=joining))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("red_line") and cleaned.get("stance") == 0:
            self.add_error("red_line", _("A red line needs a stance for or against."))
        amounts = {"low", "high"} & set(self.fields)
        if amounts and not self.errors and all(cleaned.get(name) is None for name in amounts):
            self.add_error("low", _("Say at least how much, or at most."))
        return cleaned


class ScenarioApplyForm(forms.Form):
    """What the page showed, so that nothing else is written."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)

"""Forms of a coalition, of what winning takes, and of each member's place in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalitions.models import Affiliation, Coalition, Need, Say
from organizations.forms.rows import RowForm
from organizations.models import Workspace


class CoalitionForm(RowForm[Coalition]):
    class Meta:
        model = Coalition
        fields = [
            "name", "purpose", "target", "started", "ended", "centred", "decision_rule", "spokesperson",
            "fallback", "not_to_give", "resumption", "note",
        ]  # fmt: skip
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "fallback": forms.Textarea(attrs={"rows": 2}),
            "not_to_give": forms.Textarea(attrs={"rows": 2}),
            "resumption": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    GROUPS = (
        (_("What it is"), ("name", "purpose", "target", "started", "ended")),
        (_("How it acts"), ("decision_rule", "spokesperson", "centred")),
        (
            _("At the table: seen by organizers alone, and on no wall"),
            ("fallback", "not_to_give", "resumption"),
        ),
        (_("Remark"), ("note",)),
    )

    def __init__(self, data: Any = None, *, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        targets = workspace.organizations.decision_makers()
        if targets.exists():
            chosen = workspace.organizations.filter(targeted_by=self.instance.pk)
            self.choose_from("target", (targets | chosen).distinct())


class NeedForm(RowForm[Need]):
    class Meta:
        model = Need
        fields = ["resource", "low", "high", "weight", "note"]


class AffiliationForm(RowForm[Affiliation]):
    """Coalition and organization are fixed once the place exists: another place is another row."""

    class Meta:
        model = Affiliation
        fields = [
            "organization",
            "role",
            "say",
            "alternatives",
            "slots",
            "joined",
            "left",
            "contribution",
            "evidence",
            "note",
            "source",
        ]
        widgets = {"contribution": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, data: Any = None, *, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        if not self.instance._state.adding:
            del self.fields["organization"]


class SayForm(RowForm[Say]):
    class Meta:
        model = Say
        fields = ["since", "step", "evidence", "note", "source"]
        labels = {"since": _("from")}

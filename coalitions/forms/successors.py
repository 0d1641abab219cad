"""What became of an organization in the world: both records stay, with a dated tie between them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalitions.models import Tie, TieKind
from organizations.forms.rows import RowForm
from organizations.models import Organization, Workspace


class SuccessorForm(RowForm[Tie]):
    """The successor points at what it succeeds; how it came to that is said in the remark."""

    how = forms.ChoiceField(
        label=_("What happened"),
        choices=[
            ("became", _("it became, alone or with others")),
            ("split into", _("it split into")),
            ("was absorbed by", _("it was absorbed by")),
        ],
        help_text=_("Where several became one, or one became several, record it once for each of them."),
        widget=forms.RadioSelect,
        initial="became",
    )

    class Meta:
        model = Tie
        fields = ["source", "since", "evidence", "note"]
        labels = {"source": _("Which organization"), "since": _("When")}
        help_texts = {
            "source": _("The one that came after. If it isn't recorded yet, add it to the list first.")
        }

    field_order = ["how", "source", "since", "evidence", "note"]

    def __init__(self, data: Any = None, *, workspace: Workspace, organization: Organization) -> None:
        tie = Tie(target=organization, kind=TieKind.SUCCESSOR)
        super().__init__(data, workspace=workspace, instance=tie)
        others = Organization.objects.in_workspace(workspace).exclude(pk=organization.pk)
        self.choose_from("source", others)
        self.fields["since"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        how = {"split into": _("split into several"), "was absorbed by": _("absorbed")}
        if (words := how.get(cleaned.get("how", ""))) and "note" in cleaned:
            joined = " · ".join(filter(None, [str(words), cleaned["note"]]))
            if len(joined) <= 1_000:
                cleaned["note"] = joined
            else:
                self.add_error("note", _("Too long by a few words."))
        return cleaned

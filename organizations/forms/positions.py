"""The form of a position: where an organization stands on a tenet, how much it matters, how we know."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.forms.rows import RowForm
from organizations.models import Evidence, Position, Stance, Tenet, Vitality, Workspace

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class TenetChoice(forms.ModelChoiceField):
    """Tenets with their code and facet, so that two of one name are told apart."""

    def label_from_instance(self, obj: Tenet) -> "StrOrPromise":  # type: ignore[override]  # always tenets
        return f"{obj.code} · {obj.name} ({obj.get_facet_display()})"


class PositionForm(RowForm[Position]):
    """Record or correct a position. `today` is the day proposed; `own` = the organization speaks itself."""

    GROUPS = (
        (_("Who, and on what"), ("organization", "tenet")),
        (_("Where they stand"), ("stance", "vitality", "red_line")),
        (_("How we know"), ("evidence", "vitality_evidence", "as_of", "source", "note")),
    )
    tenet = TenetChoice(Tenet.objects.all(), label=_("On"))
    stance = forms.TypedChoiceField(
        label=_("Stance"),
        choices=Stance.choices,
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "scale"}),
        help_text=_("If nobody has asked them, record nothing: unknown is not the same as no position."),
    )
    vitality = forms.TypedChoiceField(
        label=_("How vital it is to them"),
        choices=[("", _("not known")), *Vitality.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "scale"}),
    )

    class Meta:
        model = Position
        fields = [
            "organization",
            "tenet",
            "stance",
            "vitality",
            "red_line",
            "evidence",
            "vitality_evidence",
            "as_of",
            "source",
            "note",
        ]
        widgets = {"evidence": forms.RadioSelect(attrs={"class": "scale"})}
        help_texts = {
            "as_of": _("The day on which this was so. Older days stay in the history; the latest stands."),
            "source": _("Where it can be read: a text, a meeting, a person."),
        }

    def __init__(
        self, data: Any = None, *, workspace: Workspace, today: date, own: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(data, workspace=workspace, **kwargs)
        if self.instance.organization_id is not None:
            del self.fields["organization"]
        if self.instance._state.adding:
            self.initial["as_of"] = today
        else:
            del self.fields["tenet"]
        if own:
            self._speaks_for_itself()

    def _speaks_for_itself(self) -> None:
        """Whoever speaks for an organization says what it says, or what it did; never a guess."""
        said = [choice for choice in Evidence.choices if choice[0] != Evidence.ESTIMATED]
        for name, empty in (("evidence", []), ("vitality_evidence", [("", _("as for the stance"))])):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label,
                choices=[*empty, *said],
                required=not empty,
                widget=forms.RadioSelect(attrs={"class": "scale"}),
            )
        if self.instance._state.adding:
            self.initial["evidence"] = Evidence.DECLARED

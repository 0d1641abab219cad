"""The form of a position: where an organization stands on a tenet, how much it matters, how we know."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast

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
        (_("What this rests on"), ("evidence", "vitality_evidence", "as_of", "source", "note")),
    )
    tenet = TenetChoice(Tenet.objects.all(), label=_("Demand or value"))
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

    vitality_evidence = forms.ChoiceField(
        label=_("How we know how vital it is"),
        choices=[("", _("as for the stance")), *Evidence.choices],
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
        for name in ("organization", "tenet"):
            if getattr(self.instance, f"{name}_id") is not None:
                del self.fields[name]  # it is what the page is about
        self.today = today
        if self.instance._state.adding:
            self.initial["as_of"] = today
        self.hidden_vitality: int | None = None
        if own:
            self._speaks_for_itself()

    def _speaks_for_itself(self) -> None:
        """Whoever speaks for an organization says what it says, or what it did; never a guess."""
        for name in ("evidence", "vitality_evidence"):
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = [choice for choice in cast(Any, field.choices) if choice[0] != Evidence.ESTIMATED]
        if self.instance._state.adding:
            self.initial["evidence"] = Evidence.DECLARED
        if self.instance.vitality_evidence == Evidence.ESTIMATED:
            # Somebody else's guess is not shown to them, and left "not known" it stays as it is.
            self.hidden_vitality = self.instance.vitality
            self.initial.update(vitality=None, vitality_evidence="")

    def clean_as_of(self) -> date:
        """A day still to come is refused: the position would be saved and then not stand anywhere."""
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise forms.ValidationError(
                _("This day is still to come. A position counts from the day it was known.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.hidden_vitality is not None and cleaned.get("vitality") is None:
            cleaned |= {"vitality": self.hidden_vitality, "vitality_evidence": Evidence.ESTIMATED}
        return cleaned

"""What the address of the list of organizations asks for; what makes no sense in it is passed over."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import Count, F, Model, Q
from django.utils.translation import gettext_lazy as _

from coalitions.models import Affiliation, Coalition
from organizations.models import Facet, Position, Spectrum, Tenet, Workspace
from organizations.models.organization_queries import ORDERS, SHOWN_NAME, OrganizationQuerySet

CHECKED_WITHIN = timedelta(days=90)
LIST_ORDERS = {*ORDERS, "coalitions", "unity"}
GROUPED_BY = {"kind": _("Kind"), "spectrum": _("Ally or opponent"), "owner": _("Owner")}
# Beside the name, in the order they are shown.
COLUMNS = {
    "kind": _("Kind"),
    "spectrum": _("Ally or opponent"),
    "people": _("People"),
    "unity": _("Unity"),
    "coalitions": _("Coalitions"),
    "place": _("Place"),
    "constituencies": _("Speaks for"),
    "owner": _("Owner"),
    "next": _("Next step"),
    "checked": _("Checked"),
}
USUAL_COLUMNS = [name for name in COLUMNS if name not in {"place", "constituencies"}]
SHAPES = {"sort", "group", "column"}  # what leaves nobody out


class AtHandField(forms.ModelChoiceField):
    """A row chosen by its id; where the rows are at hand already, the database is not asked again."""

    at_hand: Mapping[UUID, Model] | None = None

    def to_python(self, value: Any) -> Model | None:
        if self.at_hand is None or value in self.empty_values:
            return super().to_python(value)
        try:
            return self.at_hand[UUID(str(value))]
        except (KeyError, ValueError) as error:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice") from error


class OrganizationFilter(forms.Form):
    """Search, filters and order, all of them in the address, so that a list can be shared as it is."""

    q = forms.CharField(label=_("Find an organization"), required=False, max_length=200)
    kind = forms.CharField(required=False, max_length=80)
    spectrum = forms.ChoiceField(choices=Spectrum.choices, required=False)
    coalition = AtHandField(Coalition.objects.none(), required=False)
    deciders = forms.BooleanField(required=False)
    red_line = forms.BooleanField(required=False)
    to_ask = forms.BooleanField(required=False)
    stale = forms.BooleanField(required=False)
    unowned = forms.BooleanField(required=False)
    owner = forms.CharField(required=False, max_length=120)
    constituency = forms.CharField(required=False, max_length=200)
    unknown_on = AtHandField(Tenet.objects.none(), required=False)
    group = forms.ChoiceField(choices=GROUPED_BY.items(), required=False)
    column = forms.MultipleChoiceField(choices=COLUMNS.items(), required=False)
    sort = forms.CharField(required=False, max_length=20)

    def __init__(
        self,
        asked: Any,
        *,
        workspace: Workspace,
        today: date,
        at_hand: Mapping[str, Mapping[UUID, Model]] | None = None,
    ) -> None:
        """`at_hand`: all coalitions and demands there are, by field and id, where they were read already."""
        super().__init__(asked)
        for name, rows in (at_hand or {}).items():
            cast(AtHandField, self.fields[name]).at_hand = rows
        self.workspace, self.today = workspace, today
        self.fields["coalition"].queryset = Coalition.objects.in_workspace(workspace)  # type: ignore[attr-defined]
        demands = Tenet.objects.in_workspace(workspace).filter(facet=Facet.DEMAND)
        self.fields["unknown_on"].queryset = demands  # type: ignore[attr-defined]
        self.full_clean()
        self.cleaned_data = dict.fromkeys(self.fields) | self.cleaned_data  # nonsense asks for nothing

    def asked(self, name: str) -> Any:
        """What is asked for under this name; empty where nothing is."""
        return self.cleaned_data.get(name) or ""

    @property
    def text(self) -> str:
        return str(self.asked("q"))

    @property
    def checked_since(self) -> date:
        return self.today - CHECKED_WITHIN

    @property
    def order(self) -> str:
        """The order in force, with "-" in front when turned round."""
        order = str(self.asked("sort"))
        return order if order.removeprefix("-") in LIST_ORDERS else "name"

    @property
    def grouping(self) -> str:
        """The column whose values the rows are gathered under; empty where none is."""
        return str(self.asked("group"))

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any(self.cleaned_data.get(name) for name in self.fields if name not in SHAPES)

    def state(self, columns: Iterable[str]) -> str:
        """All of it but the page, with these columns, as an address takes it: one state, one text."""
        said = [(name, self.data[name]) for name in self.fields if name != "column" and self.asked(name)]
        return urlencode([*said, *(("column", name) for name in columns)])

    def gone(self) -> list[str]:
        """What the address names and is not here any more, in words; nothing is narrowed to it."""
        named = {"coalition": _("the coalition"), "unknown_on": _("the demand")}
        return [str(words) for name, words in named.items() if name in self.errors]

    def narrow(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """Those of `rows` that are asked for."""
        if self.asked("q"):
            rows = rows.named_like(self.asked("q"))
        same = {name: self.asked(name) for name in ("kind", "spectrum", "owner") if self.asked(name)}
        rows = rows.filter(**same)
        if self.asked("constituency"):
            rows = rows.speaking_for(self.asked("constituency"))
        if self.asked("coalition"):
            places = Affiliation.objects.standing(self.today).filter(coalition=self.asked("coalition"))
            rows = rows.filter(pk__in=places.values("organization"))
        if self.asked("unknown_on"):
            told = Position.objects.filter(tenet=self.asked("unknown_on"), as_of__lte=self.today)
            rows = rows.exclude(pk__in=told.values("organization"))
        return self._narrow_to_work(rows)

    def _narrow_to_work(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """What is asked for with a mere yes."""
        if self.asked("deciders"):
            rows = rows.decision_makers()
        if self.asked("red_line"):
            held = Position.objects.in_workspace(self.workspace).standing(self.today).filter(red_line=True)
            rows = rows.filter(pk__in=held.values("organization"))
        if self.asked("to_ask"):
            rows = rows.filter(questions__isnull=False).distinct()
        if self.asked("stale"):
            rows = rows.not_checked_since(self.checked_since)
        return rows.unowned() if self.asked("unowned") else rows

    def arrange(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """In the order asked for. Unity is no column of the database: the view arranges by it."""
        name, down = self.order.removeprefix("-"), self.order.startswith("-")
        if name == "coalitions":
            left = Q(affiliations__left__isnull=True) | Q(affiliations__left__gte=self.today)
            counted = rows.annotate(in_coalitions=Count("affiliations", filter=left))
            count = F("in_coalitions")
            rows = counted.order_by(count.desc() if down else count.asc(), SHOWN_NAME.asc(), "id")
        else:
            rows = rows.sorted_by(name if name in ORDERS else "name", down=down)
        if not self.grouping:
            return rows
        groups = [part.asc(nulls_last=True) for part in ORDERS[self.grouping]]
        return rows.order_by(*groups, *rows.query.order_by)

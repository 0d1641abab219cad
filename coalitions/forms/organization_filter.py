"""What the address of the list of organizations asks for; what is unknown in it is passed over and said."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import Count, F, Model, OrderBy, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from coalitions.forms.filter_fields import RowsField, SeveralField, WordsField
from coalitions.forms.filter_words import CHECKED, EMPTIES, EXPOSURE, INFLUENCE, NEXT, PEOPLE
from coalitions.models import Affiliation, Coalition
from organizations.limits import LARGEST_COUNT
from organizations.models import Facet, Position, Spectrum, Tenet, Workspace
from organizations.models.organization_queries import NO_PEOPLE, ORDERS, SHOWN_NAME, OrganizationQuerySet

CHECKED_WITHIN = timedelta(days=90)
LIST_ORDERS = {*ORDERS, "coalitions", "unity"}
GROUPED_BY = {
    "kind": _("Kind"),
    "spectrum": _("Ally or opponent"),
    "coalition": _("Coalition"),
    "place": _("Place"),
    "level": _("Level"),
    "owner": _("Owner"),
}
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
SAME = ("kind", "spectrum", "owner", "place", "level", "influence")  # equal to any of the values asked for
SHAPES = {"sort", "group", "column"}  # what leaves nobody out
ELSEWHERE = {"page", "add", "view", "row", "change"}  # in the same address, and read by others

# By coalition, the word of EXPOSURE for each of its members.
type Exposures = Mapping[UUID, Mapping[UUID, str]]


class OrganizationFilter(forms.Form):
    """Search, filters and order, all of them in the address, so that a list can be shared as it is."""

    q = forms.CharField(label=_("Find an organization"), required=False, max_length=200)
    kind = SeveralField(max_length=80)
    spectrum = WordsField(dict(Spectrum.choices))
    coalition = RowsField()
    exposure = WordsField(EXPOSURE)
    deciders = forms.BooleanField(required=False)
    red_line = forms.BooleanField(required=False)
    to_ask = forms.BooleanField(required=False)
    stale = forms.BooleanField(required=False)
    unowned = forms.BooleanField(required=False)
    owner = SeveralField(max_length=120)
    constituency = SeveralField()
    unknown_on = RowsField()
    place = SeveralField(max_length=120)
    level = SeveralField(max_length=40)
    next = WordsField(NEXT)
    checked = WordsField(CHECKED)
    people = WordsField(PEOPLE)
    people_min = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_COUNT)
    influence = WordsField(INFLUENCE)
    extra = SeveralField()
    empty = WordsField(EMPTIES)
    group = forms.ChoiceField(choices=GROUPED_BY.items(), required=False)
    column = WordsField(COLUMNS)
    sort = forms.ChoiceField(
        choices=[(f"{way}{name}", name) for name in LIST_ORDERS for way in ("", "-")], required=False
    )

    def __init__(
        self,
        asked: Any,
        *,
        workspace: Workspace,
        today: date,
        exposures: Callable[[], Exposures] | None,
        at_hand: Mapping[str, Mapping[UUID, Model]] | None = None,
    ) -> None:
        """`exposures` gives them when they are asked for; None = not for these eyes, and then no filter.
        `at_hand`: all coalitions and demands there are, by field and id, where they were read already.
        """
        super().__init__(asked)
        self.exposures = exposures
        if exposures is None:
            del self.fields["exposure"]
        for name, rows in (at_hand or {}).items():
            self._rows(name).at_hand = rows
        self.workspace, self.today = workspace, today
        self._rows("coalition").rows = Coalition.objects.in_workspace(workspace)
        self._rows("unknown_on").rows = Tenet.objects.in_workspace(workspace).filter(facet=Facet.DEMAND)
        self.full_clean()
        self.cleaned_data = dict.fromkeys(self.fields) | self.cleaned_data  # nonsense asks for nothing

    def _rows(self, name: str) -> RowsField:
        return cast(RowsField, self.fields[name])

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
        return str(self.asked("sort") or "name")

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
        said = [(name, each) for name in self.fields if name != "column" for each in self.texts(name)]
        return urlencode([*said, *(("column", name) for name in columns)])

    def texts(self, name: str) -> list[str]:
        """What is asked for under this name, as an address has it."""
        value = self.asked(name)
        if not isinstance(value, list):
            return [str(self.data[name])] if value else []
        return [str(each.pk) if isinstance(each, Model) else str(each) for each in value]

    def unknown(self) -> list[str]:
        """What the address asks for and is not known (any more), as it stands there."""
        faulty = [(name, str(self.data[name])) for name in self.errors]
        several = [
            (name, each)
            for name, field in self.fields.items()
            if isinstance(field, SeveralField)
            for each in field.unknown
        ]
        strange = [
            (name, str(self.data[name])) for name in self.data if name not in {*self.fields, *ELSEWHERE}
        ]
        return [f"{name}={text[:80]}" for name, text in (*faulty, *several, *strange)]

    def narrow(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """Those of `rows` that are asked for."""
        if self.asked("q"):
            rows = rows.named_like(self.asked("q"))
        same = {f"{name}__in": self.asked(name) for name in SAME if self.asked(name)}
        rows = rows.filter(**same)
        if self.asked("constituency"):
            rows = rows.speaking_for(self.asked("constituency"))
        if self.asked("coalition"):
            places = Affiliation.objects.standing(self.today).filter(coalition__in=self.asked("coalition"))
            rows = rows.filter(pk__in=places.values("organization"))
        if self.asked("exposure"):
            rows = rows.filter(pk__in=self._exposed())
        for tenet in self.asked("unknown_on"):
            told = Position.objects.filter(tenet=tenet, as_of__lte=self.today)
            rows = rows.exclude(pk__in=told.values("organization"))
        return self._narrow_to_work(self._narrow_to_facts(rows))

    def _exposed(self) -> set[UUID]:
        """Who is as exposed as is asked for, in any coalition or in one of those that are asked for."""
        found = self.exposures() if self.exposures else {}
        chosen = {each.pk for each in self.asked("coalition")} or found.keys()
        words = self.asked("exposure")
        return {pk for each in chosen for pk, word in found.get(each, {}).items() if word in words}

    def _narrow_to_facts(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """What is known of them, and what is not."""
        if len(self.asked("people")) == 1:  # both of them: everybody
            rows = rows.filter(NO_PEOPLE if self.asked("people") == ["unknown"] else ~NO_PEOPLE)
        if self.asked("people_min"):
            rows = rows.counting_at_least(self.asked("people_min"))
        if self.asked("extra"):
            rows = rows.with_extra(self.asked("extra"))
        return rows.without(self.asked("empty"))

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
        if self.asked("next"):
            rows = rows.due(self.asked("next"), self.today)
        checked = self.asked("checked")
        if checked:
            never = Q(last_checked__isnull=True) if "never" in checked else Q()
            rows = rows.filter(never | Q(last_checked__lt=self.checked_since) if "old" in checked else never)
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
        return rows.order_by(*self.group_order(), *rows.query.order_by)

    def group_order(self) -> list[OrderBy]:
        """What brings the rows of one group together; those without any come last."""
        if not self.grouping:
            return []
        parts = (Lower(self.group_value()),) if self.grouping == "coalition" else ORDERS[self.grouping]
        return [part.asc(nulls_last=True) for part in parts]

    def group_value(self) -> F | Subquery:
        """What a row of the database says of its group. Of several coalitions, the first by name."""
        if self.grouping != "coalition":
            return F(self.grouping)
        places = Affiliation.objects.standing(self.today).filter(organization=OuterRef("pk"))
        return Subquery(places.order_by("coalition__name", "coalition").values("coalition__name")[:1])

"""Which organizations, and in which order: the words that the list is narrowed and sorted by."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db.models import Case, Count, Expression, F, FloatField, Q, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Lower, NullIf

from organizations.cleaning import fold_name
from organizations.models.lists import Holds  # noqa: F401 # it teaches `holds` to the columns
from organizations.models.rows import RowQuerySet

if TYPE_CHECKING:
    from organizations.models.organizations import Organization  # noqa: F401 # named in quotes below

ON_THE_SPECTRUM = ("active_ally", "passive_ally", "neutral", "passive_opponent", "active_opponent")


def _text(name: str) -> Expression:
    """In any case; empty is unknown, which is not the first letter of the alphabet."""
    return Lower(NullIf(F(name), Value("")))


# What an organization is called on screen (str of it), and the same in any case, to sort by.
SHOWN = Coalesce(NullIf(F("short_name"), Value("")), F("name"))
SHOWN_NAME = Lower(SHOWN)
# Columns in which empty means that it is not known, and what empty is in each.
EMPTY: dict[str, Q] = {
    **{name: Q(**{name: ""}) for name in (
        "short_name", "kind", "structure", "level", "place", "website", "description", "source", "owner",
    )},
    "constituencies": Q(constituencies=[]),
    "influence": Q(influence__isnull=True),
    "next_step": Q(next_step="", next_step_on__isnull=True),
    "last_checked": Q(last_checked__isnull=True),
}  # fmt: skip
# The number of people that the list shows. A rating from 1 to 5 is none.
HEADS = Coalesce(
    F("turnout_likely"), F("members"), Case(When(people__gt=5, then=F("people")), default=None),
    output_field=FloatField(),
)  # fmt: skip
NO_PEOPLE = Q(turnout_likely__isnull=True, members__isnull=True, people__isnull=True)
# People: those with a likely turnout among themselves, then those whose members are known, then the
# rated ones. The three are different facts, so none is ever compared with another.
ORDERS: dict[str, tuple[Expression | F, ...]] = {
    "name": (SHOWN_NAME,),
    "kind": (_text("kind"),),
    "spectrum": (
        Case(*(When(spectrum=each, then=Value(at)) for at, each in enumerate(ON_THE_SPECTRUM)), default=None),
    ),
    "place": (_text("place"),),
    "level": (_text("level"),),
    "constituencies": (Lower(KT("constituencies__0")),),  # by the first of them
    "people": (F("turnout_likely"), F("members"), F("people")),
    "owner": (_text("owner"),),
    "next": (F("next_step_on"), _text("next_step")),
    "checked": (F("last_checked"),),
}


class OrganizationQuerySet(RowQuerySet["Organization"]):
    def named_like(self, text: str) -> Self:
        return self.filter(Q(name__icontains=text) | Q(short_name__icontains=text))

    def called(self, name: str) -> Self:
        """Those whose name or short name is this, whatever its case."""
        key = fold_name(name)
        return self.filter(Q(name_key=key) | Q(short_key=key))

    def decision_makers(self) -> Self:
        return self.filter(decision_maker=True)

    def unowned(self) -> Self:
        return self.filter(owner="")

    def speaking_for(self, constituencies: Collection[str]) -> Self:
        """Those that speak for any of these."""
        return self.filter(reduce(or_, (Q(constituencies__holds=each) for each in constituencies)))

    def without(self, names: Collection[str]) -> Self:
        """Those of which none of these columns (of EMPTY) is known."""
        return self.filter(*(EMPTY[name] for name in names))

    def counting_at_least(self, people: int) -> Self:
        return self.annotate(heads=HEADS).filter(heads__gte=people)

    def with_extra(self, names: Collection[str]) -> Self:
        """Those that have any of these extra fields."""
        return self.filter(extra__has_any_keys=list(names))

    def due(self, words: Collection[str], today: date) -> Self:
        """Whose next step is overdue, due within the "week" from today on, or not there at all ("none")."""
        means = {
            "overdue": Q(next_step_on__lt=today),
            "week": Q(next_step_on__range=(today, today + timedelta(days=6))),
            "none": EMPTY["next_step"],
        }
        return self.filter(reduce(or_, (means[word] for word in words)))

    def not_checked_since(self, day: date) -> Self:
        """Those last checked before `day`, or never."""
        return self.filter(Q(last_checked__isnull=True) | Q(last_checked__lt=day))

    def sorted_by(self, order: str, *, down: bool = False) -> Self:
        """By one of ORDERS; unknown comes last either way, and equals follow their names."""
        parts = [part.desc(nulls_last=True) if down else part.asc(nulls_last=True) for part in ORDERS[order]]
        return self.order_by(*parts, SHOWN_NAME.asc(), "id")

    def counts(self, *, checked_since: date) -> dict[str, int]:
        """How many there are in all, in each place of the spectrum, and of each kind worth looking at."""
        places = {each: Count("id", filter=Q(spectrum=each)) for each in (*ON_THE_SPECTRUM, "unknown")}
        stale = Q(last_checked__isnull=True) | Q(last_checked__lt=checked_since)
        counted: dict[str, int] = self.aggregate(
            all=Count("id"),
            deciders=Count("id", filter=Q(decision_maker=True)),
            stale=Count("id", filter=stale),
            unowned=Count("id", filter=Q(owner="")),
            **places,
        )
        return counted

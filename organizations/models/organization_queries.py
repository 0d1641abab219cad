"""Which organizations, and in which order: the words that the list is narrowed and sorted by."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Case, Count, Expression, F, Q, Value, When
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
# People: those with a likely turnout among themselves, then those whose members are known, then the
# rated ones. The three are different facts, so none is ever compared with another.
ORDERS: dict[str, tuple[Expression | F, ...]] = {
    "name": (SHOWN_NAME,),
    "kind": (_text("kind"),),
    "spectrum": (
        Case(*(When(spectrum=each, then=Value(at)) for at, each in enumerate(ON_THE_SPECTRUM)), default=None),
    ),
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

    def speaking_for(self, constituency: str) -> Self:
        return self.filter(constituencies__holds=constituency)

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

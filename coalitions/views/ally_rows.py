"""The rows of the list of organizations: each with its coalitions and its unity with home."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import DateField, F, UUIDField, Value
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from coalitions.analysis.mapping.symbols import colour_of
from coalitions.analysis.pairs.seen_from import Seen
from coalitions.beside_home import Beside, acts_in, all_beside_home, some_beside_home
from coalitions.forms.organization_filter import CHECKED_WITHIN, OrganizationFilter
from coalitions.models import Affiliation, Coalition
from organizations.models import Organization, Spectrum, Workspace
from organizations.models.organization_queries import OrganizationQuerySet

AT_ONCE = 100  # organizations a page
NO_GROUP = {
    "kind": _("No kind"),
    "spectrum": _("Not known yet"),
    "coalition": _("In no coalition"),
    "place": _("No place"),
    "level": _("No level"),
    "owner": _("No owner"),
}


@dataclass(slots=True)
class AllyRow:
    """One line of the list."""

    organization: Organization
    stale: bool  # not checked for long, nor added lately
    checked_ago: int | None  # days
    coalitions: list[tuple[Coalition, int, date | None]] = field(default_factory=list)  # colour, last day
    seen: Seen | None = None  # None = no answer known from both
    comparable: int = 0  # on how many tenets the home organization's stance is known
    is_home: bool = False
    heading: str | None = None  # of the group that begins with this row


class _Counted(Paginator):  # type: ignore[type-arg]  # it takes none at run time
    """Pages of rows that were counted already."""

    def __init__(self, rows: OrganizationQuerySet, total: int | None) -> None:
        super().__init__(rows, AT_ONCE)
        if total is not None:
            self.count = total


def ally_page(
    workspace: Workspace,
    asked: OrganizationFilter,
    number: Any,
    colour: Mapping[UUID, int],
    total: int | None = None,
) -> Page[Any]:
    """The page of the list that was asked for, its rows filled. `total`: how many there are, where known."""
    rows = asked.narrow(Organization.objects.in_workspace(workspace))
    beside = None
    if asked.order.removeprefix("-") == "unity" and workspace.home:
        ids, beside = _by_unity(rows, asked, workspace)
        page: Page[Any] = Paginator(ids, AT_ONCE).get_page(number)
        shown = rows.in_bulk(list(page.object_list))
        page.object_list = [shown[pk] for pk in page.object_list]
    else:
        page = _Counted(asked.arrange(rows), total).get_page(number)
    page.object_list = ally_rows(workspace, list(page.object_list), asked.today, colour, beside)
    _head_groups(page.object_list, asked)
    return page


def _head_groups(rows: list[AllyRow], asked: OrganizationFilter) -> None:
    """Say where a group begins; the first of a page begins one too."""
    before = None
    for row in rows if asked.grouping else ():
        value = _group_of(row, asked)
        if (key := value.casefold()) != before:
            row.heading = value or str(NO_GROUP[asked.grouping])
        before = key


def _group_of(row: AllyRow, asked: OrganizationFilter) -> str:
    """What its group is called; nothing where it is in none."""
    organization = row.organization
    if asked.grouping == "coalition":
        return row.coalitions[0][0].name if row.coalitions else ""
    if asked.grouping != "spectrum":
        return str(getattr(organization, asked.grouping))
    known = organization.spectrum != Spectrum.UNKNOWN
    return str(organization.get_spectrum_display()).capitalize() if known else ""


def ally_rows(
    workspace: Workspace,
    organizations: Collection[Organization],
    today: date,
    colour: Mapping[UUID, int],
    beside: Beside | None = None,
) -> list[AllyRow]:
    """These organizations with what follows from coalitions and answers: two queries, however many.

    `beside`: what is known of them beside home, where that was looked up already.
    """
    ids = [each.pk for each in organizations]
    unchecked = [each.pk for each in organizations if each.last_checked is None]
    coalitions, long_here = _hanging_on(workspace, ids, unchecked, today, colour)
    comparable, seen = beside or some_beside_home(workspace, today, ids)
    found = []
    for each in organizations:
        ago = (today - each.last_checked).days if each.last_checked else None
        found.append(
            AllyRow(
                organization=each,
                stale=ago > CHECKED_WITHIN.days if ago is not None else each.pk in long_here,
                checked_ago=ago,
                coalitions=coalitions[each.pk],
                seen=seen.get(str(each.pk)),
                comparable=comparable,
                is_home=each.pk == workspace.home_id,
            )
        )
    return found


def extra_fields(page: Page[Any]) -> list[tuple[str, int]]:
    """The extra fields that the rows of this page have, and how many of them each."""
    found = Counter(name for row in page.object_list for name in row.organization.extra)
    return sorted(found.items())


def _by_unity(
    rows: OrganizationQuerySet, asked: OrganizationFilter, workspace: Workspace
) -> tuple[list[UUID], Beside]:
    """Ids by group and rank, and everybody beside home. Who is known too little comes last, by name."""
    named = rows.order_by(*asked.group_order(), *rows.sorted_by("name").query.order_by)
    group = asked.group_value() if asked.grouping else Value("")
    told = named.annotate(**acts_in(workspace), group=group)
    found = list(told.values_list("pk", "group", "acts", "last_seal"))
    beside = all_beside_home(workspace, asked.today, found[0][2:] if found else (None, None))
    groups: dict[str, int] = {}
    turned = -1 if asked.order.startswith("-") else 1

    def place(each: tuple[UUID, str | None, *tuple[Any, ...]]) -> tuple[int, bool, float]:
        known = beside[1].get(str(each[0]))
        ranked = known is not None and known.enough
        at = groups.setdefault((each[1] or "").casefold(), len(groups))
        return at, not ranked, turned * known.rank if known and ranked else 0.0

    return [pk for pk, *_rest in sorted(found, key=place)], beside


def _hanging_on(
    workspace: Workspace,
    ids: Collection[UUID],
    unchecked: Collection[UUID],
    today: date,
    colour: Mapping[UUID, int],
) -> tuple[dict[UUID, list[tuple[Coalition, int, date | None]]], set[UUID]]:
    """The coalitions that each is a member of, with colour and the day on which it leaves; and who of
    `unchecked` is here for longer than a check is good for, as the history has it. One query for both.
    """
    since = make_aware(datetime.combine(today - CHECKED_WITHIN, time.min))
    records = Organization.history.filter(id__in=unchecked, history_date__lt=since).order_by()
    nothing = {"of": Value(None, UUIDField()), "called": Value(""), "until": Value(None, DateField())}
    long = records.annotate(**nothing).values_list("id", "of", "called", "until")
    places = Affiliation.objects.standing(today).filter(organization__in=ids).order_by()
    named = places.annotate(of=F("coalition"), called=F("coalition__name"), until=F("left"))
    told = named.values_list("organization_id", "of", "called", "until")
    found: dict[UUID, list[tuple[Coalition, int, date | None]]] = defaultdict(list)
    long_here = set()
    for pk, of, called, until in told.union(long).order_by("called", "of"):
        if of is None:
            long_here.add(pk)
        else:
            coalition = Coalition(pk=of, name=called, workspace=workspace)
            found[pk].append((coalition, colour_of(colour[of])[0], until))
    return found, long_here

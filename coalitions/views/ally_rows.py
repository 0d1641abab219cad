"""The rows of the list of organizations: each with its coalitions and its unity with home."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F, Value
from django.utils.translation import gettext as _

from coalitions.analysis.mapping.symbols import colour_of
from coalitions.analysis.pairs.seen_from import Seen
from coalitions.beside_home import Beside, acts_in, all_beside_home, some_beside_home
from coalitions.forms.organization_filter import OrganizationFilter
from coalitions.models import Affiliation, Coalition
from organizations.models import Organization, Spectrum, Workspace
from organizations.models.organization_queries import ORDERS, OrganizationQuerySet

AT_ONCE = 100  # organizations a page


@dataclass(slots=True)
class AllyRow:
    """One line of the list."""

    organization: Organization
    stale: bool  # checked, but long ago
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
    _head_groups(page.object_list, asked.grouping)
    return page


def _head_groups(rows: list[AllyRow], group: str) -> None:
    """Say where a group begins; the first of a page begins one too."""
    before = None
    for row in rows if group else ():
        value = getattr(row.organization, group)
        if (key := value.casefold()) != before:
            row.heading = _heading(row.organization, group)
        before = key


def _heading(organization: Organization, group: str) -> str:
    if group == "spectrum":
        known = organization.spectrum != Spectrum.UNKNOWN
        return str(organization.get_spectrum_display()).capitalize() if known else _("Not known yet")
    nothing = {"kind": _("No kind"), "owner": _("No owner")}
    return str(getattr(organization, group)) or nothing[group]


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
    coalitions = _coalitions_of(ids, today, colour)
    comparable, seen = beside or some_beside_home(workspace, today, ids)
    found = []
    for each in organizations:
        ago = (today - each.last_checked).days if each.last_checked else None
        found.append(
            AllyRow(
                organization=each,
                stale=ago is not None and ago > 90,
                checked_ago=ago,
                coalitions=coalitions[each.pk],
                seen=seen.get(str(each.pk)),
                comparable=comparable,
                is_home=each.pk == workspace.home_id,
            )
        )
    return found


def _by_unity(
    rows: OrganizationQuerySet, asked: OrganizationFilter, workspace: Workspace
) -> tuple[list[UUID], Beside]:
    """Ids by group and rank, and everybody beside home. Who is known too little comes last, by name."""
    group = asked.grouping
    parts = [part.asc(nulls_last=True) for part in ORDERS[group]] if group else []
    named = rows.order_by(*parts, *rows.sorted_by("name").query.order_by)
    told = named.annotate(**acts_in(workspace), group=F(group) if group else Value(""))
    found = list(told.values_list("pk", "group", "acts", "latest_act"))
    beside = all_beside_home(workspace, asked.today, found[0][2:] if found else (None, None))
    groups: dict[str, int] = {}
    turned = -1 if asked.order.startswith("-") else 1

    def place(each: tuple[UUID, str, *tuple[Any, ...]]) -> tuple[int, bool, float]:
        known = beside[1].get(str(each[0]))
        ranked = known is not None and known.enough
        at = groups.setdefault(each[1].casefold(), len(groups))
        return at, not ranked, turned * known.rank if known and ranked else 0.0

    return [pk for pk, *_rest in sorted(found, key=place)], beside


def _coalitions_of(
    ids: Collection[UUID], today: date, colour: Mapping[UUID, int]
) -> dict[UUID, list[tuple[Coalition, int, date | None]]]:
    """The coalitions that each is a member of, with the colour of each, and the day on which it leaves."""
    places = Affiliation.objects.standing(today).filter(organization__in=ids).select_related("coalition")
    found: dict[UUID, list[tuple[Coalition, int, date | None]]] = defaultdict(list)
    for each in places.order_by("coalition__name"):
        found[each.organization_id].append(
            (each.coalition, colour_of(colour[each.coalition_id])[0], each.left)
        )
    return found

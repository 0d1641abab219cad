"""The rows of the list of organizations: each with its coalitions and its unity with home."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from coalitions.analysis.mapping.symbols import colour_of
from coalitions.analysis.seen_from import Seen, seen_from
from coalitions.forms.organization_filter import OrganizationFilter
from coalitions.models import Affiliation, Coalition
from coalitions.snapshot import answers_beside
from organizations.models import Organization, Spectrum, Workspace
from organizations.models.organization_queries import OrganizationQuerySet

AT_ONCE = 100  # organizations a page


@dataclass(slots=True)
class AllyRow:
    """One line of the list."""

    organization: Organization
    stale: bool  # checked, but long ago
    checked_ago: int | None  # days
    coalitions: list[tuple[Coalition, int]] = field(default_factory=list)  # with its colour, 1 to 8
    seen: Seen | None = None  # None = no answer known from both
    comparable: int = 0  # on how many tenets the home organization's stance is known
    is_home: bool = False
    heading: str | None = None  # of the group that begins with this row


def ally_page(
    workspace: Workspace, asked: OrganizationFilter, number: Any, colour: Mapping[UUID, int]
) -> Page[Any]:
    """The page of the list that was asked for, its rows filled."""
    rows = asked.narrow(Organization.objects.in_workspace(workspace))
    if asked.order.removeprefix("-") == "unity" and workspace.home:
        page: Page[Any] = Paginator(_by_unity(rows, workspace.home, asked), AT_ONCE).get_page(number)
        shown = rows.in_bulk(list(page.object_list))
        page.object_list = [shown[pk] for pk in page.object_list]
    else:
        page = Paginator(asked.arrange(rows), AT_ONCE).get_page(number)
    page.object_list = ally_rows(workspace, list(page.object_list), asked.today, colour)
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
    workspace: Workspace, organizations: Collection[Organization], today: date, colour: Mapping[UUID, int]
) -> list[AllyRow]:
    """These organizations with what follows from coalitions and answers: two queries, however many."""
    ids = [each.pk for each in organizations]
    coalitions = _coalitions_of(ids, today, colour)
    comparable, seen = _seen_from_home(workspace, today, ids)
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


def _by_unity(rows: OrganizationQuerySet, home: Organization, asked: OrganizationFilter) -> list[UUID]:
    """Ids by their rank; those of whom too little is known come last either way, by name."""
    seen = seen_from(str(home.pk), answers_beside(home, day=asked.today))
    ids, groups = _by_group(rows, asked.grouping)
    known = [pk for pk in ids if str(pk) in seen and seen[str(pk)].enough]
    ranked = sorted(known, key=lambda pk: seen[str(pk)].rank, reverse=asked.order.startswith("-"))
    placed = set(ranked)
    return sorted([*ranked, *(pk for pk in ids if pk not in placed)], key=lambda pk: groups[pk])


def _by_group(rows: OrganizationQuerySet, group: str) -> tuple[list[UUID], dict[UUID, int]]:
    """Ids by name, and the place of each one's group; all in one where nothing is grouped."""
    named = rows.sorted_by("name")
    if not group:
        ids = list(named.values_list("pk", flat=True))
        return ids, dict.fromkeys(ids, 0)
    by_name = list(named.values_list("pk", flat=True))
    found = list(rows.sorted_by(group).values_list("pk", group))
    places: dict[str, int] = {}
    return by_name, {pk: places.setdefault(value.casefold(), len(places)) for pk, value in found}


def _seen_from_home(
    workspace: Workspace, today: date, others: Collection[UUID]
) -> tuple[int, dict[str, Seen]]:
    """On how many tenets home's stance is known, and the others beside it."""
    if workspace.home is None:
        return 0, {}
    home = str(workspace.home.pk)
    answers = answers_beside(workspace.home, day=today, others=others)
    return sum(each.organization == home for each in answers), seen_from(home, answers)


def _coalitions_of(
    ids: Collection[UUID], today: date, colour: Mapping[UUID, int]
) -> dict[UUID, list[tuple[Coalition, int]]]:
    """The coalitions that each is a member of, with the colour of each coalition."""
    places = Affiliation.objects.standing(today).filter(organization__in=ids).select_related("coalition")
    found: dict[UUID, list[tuple[Coalition, int]]] = defaultdict(list)
    for each in places.order_by("coalition__name"):
        found[each.organization_id].append((each.coalition, colour_of(colour[each.coalition_id])[0]))
    return found

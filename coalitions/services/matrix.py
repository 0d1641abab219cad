"""What the matrix shows: what stands of organizations on tenets, what is to be asked, and the sums."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from coalitions.services.cells import TOKEN, side
from organizations.models import Organization, Position, Question, Workspace
from organizations.models.organization_queries import OrganizationQuerySet
from organizations.models.rows import as_text
from organizations.models.tenets import TenetQuerySet


@dataclass(frozen=True, slots=True)
class Known:
    """What a cell says; `key` changes with it (cells.token)."""

    key: str
    stance: int
    vitality: int | None
    red_line: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Sums:
    """How many of the organizations asked for are for a tenet, against it, take no side, are not known."""

    in_favour: int
    against: int
    neither: int
    unknown: int


type Cells = dict[tuple[str, str], Known]  # by organization and tenet, as hexadecimal ids


def cells_of(
    workspace: Workspace, day: date, organizations: Collection[UUID], tenets: Collection[UUID]
) -> Cells:
    """What stands of these organizations on these tenets. One query.

    Ids come as text: making a UUID of each would take longer than reading the rows.
    """
    rows = Position.objects.in_workspace(workspace)
    standing = rows.filter(organization__in=organizations, tenet__in=tenets).standing(day).order_by()
    told = standing.annotate(o=as_text("organization_id"), t=as_text("tenet_id"), p=as_text("pk"))
    names = ("o", "t", "p", "version", "stance", "vitality", "red_line", "evidence")
    return {
        (_hex(o), _hex(t)): Known(f"{_hex(p)[:TOKEN]}.{version}", *rest)
        for o, t, p, version, *rest in told.values_list(*names)
    }


def _hex(text: str) -> str:
    return text.replace("-", "")


def marks_of(organizations: Collection[UUID], tenets: Collection[UUID]) -> set[tuple[str, str]]:
    """What is marked to be asked. One query."""
    marked = Question.objects.filter(organization__in=organizations, tenet__in=tenets)
    return {(o.hex, t.hex) for o, t in marked.values_list("organization_id", "tenet_id")}


def sums_of(
    workspace: Workspace, day: date, organizations: OrganizationQuerySet | None, tenets: Iterable[UUID]
) -> dict[UUID, Counter[int]]:
    """By tenet, how many of `organizations` (None: of all) are on each side. One query."""
    rows = Position.objects.in_workspace(workspace).filter(tenet__in=list(tenets))
    if organizations is not None:
        rows = rows.filter(organization__in=organizations.order_by().values("pk"))
    counted = rows.standing(day).order_by().values_list("tenet_id", "stance").annotate(n=Count("pk"))
    found: dict[UUID, Counter[int]] = defaultdict(Counter)
    for tenet, stance, n in counted:
        found[tenet][side(stance)] += n
    return found


def sums_in(cells: Cells, tenets: Iterable[UUID]) -> dict[UUID, Counter[int]]:
    """The same where every organization that counts is among the cells."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for (_organization, tenet), known in cells.items():
        found[tenet][side(known.stance)] += 1
    return {tenet: found[tenet.hex] for tenet in tenets}


def sums(counted: Counter[int], total: int) -> Sums:
    """The four numbers over a column."""
    return Sums(counted[1], counted[-1], counted[0], total - counted.total())


def half_known(
    workspace: Workspace, day: date, organizations: OrganizationQuerySet, tenets: TenetQuerySet
) -> tuple[OrganizationQuerySet, TenetQuerySet]:
    """Those organizations of whom one of these tenets is unknown, and those tenets unknown of one of them.

    Who is known wholly is few, so they are looked for once and left out by name. Two or three queries.
    """
    told = Position.objects.in_workspace(workspace).filter(as_of__lte=day).order_by()
    columns = list(tenets.order_by().values_list("pk", flat=True))
    counted = told.filter(tenet__in=columns).values("organization").annotate(n=Count("tenet", distinct=True))
    complete = list(counted.filter(n=len(columns)).values_list("organization", flat=True))
    here = told.filter(organization=OuterRef("pk"), tenet=OuterRef(OuterRef("pk")))
    silent = organizations.order_by().filter(~Exists(here))
    open_tenets = list(tenets.order_by().filter(Exists(silent)).values_list("pk", flat=True))
    some = organizations.exclude(pk__in=complete) if complete else organizations
    return some, tenets.filter(pk__in=open_tenets)


def questions_to(organization: Organization) -> QuerySet[Question, Any]:
    """What this organization is to be asked."""
    return organization.questions.select_related("tenet").order_by("tenet__code")

"""The rows behind what a coalition's pages say: who stands where on what, how we know, since when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse

from coalitions.analysis.inputs import ASK_FACETS
from coalitions.models import Coalition, Dispute
from coalitions.services.disputes import disputes_of
from coalitions.snapshot import EVIDENCE
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition
from coalitions.views.report_rows import vital_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import ids_asked, render_page
from organizations.models import Organization, Position, Role, Tenet
from organizations.models.positions import PositionQuerySet
from organizations.moments import this_day

AT_ONCE = 100  # rows on one page


@dataclass(frozen=True, slots=True)
class Answer:
    """One row; `vital` is its word, empty where that is unknown or rests on evidence that doesn't count."""

    position: Position
    vital: str
    disputes: list[Dispute]


@dataclass(frozen=True, slots=True)
class Untold:
    """Where an organization stands on a tenet is not known."""

    organization: Organization
    tenet: Tenet


@workspace_view(Role.VIEWER, in_past=True)
def coalition_answers(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Every answer that counts on that day; `organization`, `tenet` and `asks` in the address narrow it down.

    Cost: seven queries at any size.
    """
    coalition = find_coalition(request, coalition_id)
    evidence, day = evidence_of(request), day_of(request) or coalition.day(this_day())
    groups, tenets = _chosen_groups(request, coalition, day), _chosen_tenets(request, coalition)
    rows = _standing(request, groups, tenets, day, evidence)
    page = Paginator(rows, AT_ONCE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    disputed = disputes_of(request.workspace, shown)
    context = {
        "coalition": coalition,
        "page": page,
        "rows": [
            Answer(each, vital_words(each, EVIDENCE[evidence]), disputed.get(each.pk, [])) for each in shown
        ],
        "who_disputes": request.membership.is_organizer,
        "groups": groups if request.GET.getlist("organization") else [],
        "tenets": tenets if request.GET.getlist("tenet") else [],
        "untold": _untold(groups, tenets, rows) if request.GET.getlist("tenet") else [],
        "evidence": evidence,
        "as_of": day,
    }
    return render_page(request, "coalitions/coalition_answers.html", context)


def _chosen_groups(request: WorkspaceRequest, coalition: Coalition, day: date) -> list[Organization]:
    """Those asked for in the address, else all who are in on that day."""
    everybody = Organization.objects.in_workspace(request.workspace).order_by("name")
    if request.GET.getlist("organization"):
        return list(everybody.filter(pk__in=ids_asked(request, "organization")))
    return list(everybody.filter(affiliations__in=coalition.affiliations.standing(day)).distinct())


def _chosen_tenets(request: WorkspaceRequest, coalition: Coalition) -> list[Tenet]:
    """Those asked for; with `asks` what results on members rest on: all that one can ask for, and planks."""
    tenets = Tenet.objects.in_workspace(request.workspace).by_facet()
    if request.GET.getlist("tenet"):
        return list(tenets.filter(pk__in=ids_asked(request, "tenet")))
    if "asks" in request.GET:
        asks = Q(facet__in=ASK_FACETS) | Q(planks__platform__coalition=coalition)
        return list(tenets.filter(asks).distinct())
    return list(tenets)


def _standing(
    request: WorkspaceRequest,
    groups: Collection[Organization],
    tenets: Collection[Tenet],
    day: date,
    evidence: str,
) -> PositionQuerySet:
    """What stands on that day, in the order of the tenets' names, then of the groups'."""
    rows = Position.objects.in_workspace(request.workspace).filter(organization__in=groups, tenet__in=tenets)
    standing = rows.known_by(EVIDENCE[evidence]).standing(day).select_related("organization", "tenet")
    return standing.order_by("tenet__name", "tenet_id", "organization__name", "organization_id")


def _untold(
    groups: Collection[Organization], tenets: Collection[Tenet], rows: PositionQuerySet
) -> list[Untold]:
    """Who has no answer on what was asked for: unknown, which is not neutral."""
    told = set(rows.order_by().values_list("organization_id", "tenet_id"))
    pairs = (Untold(group, tenet) for tenet in tenets for group in groups)
    return [each for each in pairs if (each.organization.pk, each.tenet.pk) not in told]

"""What stands beside the map: the organization that was opened, and why two groups are close."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from coalitions.analysis import inputs
from coalitions.analysis.pairs.seen_from import Seen
from coalitions.analysis.pairs.unity import Pair, pair
from coalitions.answers import answers_beside
from coalitions.models import Coalition, Tie
from coalitions.services.disputes import disputes_counted
from coalitions.snapshot import workspace_snapshot
from coalitions.views.atlas import exposures
from coalitions.views.map_eyes import Eyes, closest
from coalitions.views.map_times import day_asked
from coalitions.views.tied import beside_tie
from organizations.access import WorkspaceRequest, may_see_risk, workspace_view
from organizations.http import id_in, render_page
from organizations.models import Organization, Role, Tenet
from organizations.moments import this_day

BESIDE, HOVERED = 5, 3  # how many of the closest are named


@workspace_view(Role.VIEWER, in_past=True)
def map_organization(request: WorkspaceRequest, shown_id: UUID) -> HttpResponse:
    """One organization beside the map: who it is, where it is a member, whom it is tied to."""
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=shown_id)
    context = {
        "organization": organization,
        "report": _risk(request, organization),
        "disputed": disputes_counted(request.workspace, risk=may_see_risk(request, organization)).get(
            str(organization.pk)
        ),
        "affiliations": organization.affiliations.standing(_day(request)).select_related("coalition"),
        "closest": _closest(organization, BESIDE, _day(request)),
    }
    return render_page(request, "coalitions/map_organization.html#panel", context)


@workspace_view(Role.VIEWER, in_past=True)
def map_why(request: WorkspaceRequest) -> HttpResponse:
    """Why two groups are close, or with one only: to whom it is closest. In words, for beside the map."""
    one, other = _asked(request, "organization"), _asked(request, "with")
    context: dict[str, Any] = {"one": one, "other": other}
    if one and other and one != other:
        tenets = {
            str(pk): inputs.Tenet(str(pk), name, inputs.Facet(facet))
            for pk, name, facet in Tenet.objects.in_workspace(request.workspace).values_list(
                "pk", "name", "facet"
            )
        }
        context["pair"] = found = _pair(one, other, tenets, _day(request))
        ties = Tie.objects.touching(one).filter(Q(source=other) | Q(target=other)).standing(_day(request))
        context["besides"] = [beside for tie in ties if (beside := beside_tie(tie, found))]
        context["tenets"] = {pk: each.name for pk, each in tenets.items()}
    elif one:
        context["closest"] = _closest(one, HOVERED, _day(request))
    return render_page(request, "coalitions/map_why.html#why", context)


def _day(request: WorkspaceRequest) -> date:
    """The day that the map beside it is drawn on."""
    return day_asked(request) or this_day()


def _asked(request: WorkspaceRequest, name: str) -> Organization | None:
    asked = id_in(request.GET.get(name))
    return Organization.objects.in_workspace(request.workspace).filter(pk=asked).first() if asked else None


def _risk(request: WorkspaceRequest, organization: Organization) -> Any:
    """Its gravest result over the coalitions it is in, for those who may see it."""
    if not may_see_risk(request, organization):
        return None
    inside = list(Coalition.objects.filter(affiliations__organization=organization))
    snapshot = workspace_snapshot(
        request.workspace, today=this_day(), day=day_asked(request), coalitions=inside
    )
    return exposures(snapshot).get(str(organization.pk))


def _closest(organization: Organization, most: int, day: date) -> list[tuple[Organization, Seen]]:
    """The organizations that agree with it most, the closest first."""
    seen = Eyes(organization, asked=True, day=day).beside()
    everyone = Organization.objects.in_workspace(organization.workspace)
    others = {str(each.pk): each for each in everyone.only("name", "short_name", "workspace")}
    names = {pk: str(each) for pk, each in others.items()}
    return [(others[pk], seen[pk]) for pk in closest(seen, most, names)]


def _pair(one: Organization, other: Organization, tenets: dict[str, inputs.Tenet], day: date) -> Pair:
    """Both compared on everything known from both."""
    known = answers_beside(one, day=day, others=[other.pk])
    return pair(_of(known, one), _of(known, other), tenets)


def _of(positions: Iterable[inputs.Position], organization: Organization) -> list[inputs.Position]:
    return [each for each in positions if each.organization == str(organization.pk)]

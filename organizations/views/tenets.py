"""Demands & values: every tenet with who is for it, who against, who undecided, and who was never asked."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.tenet_filter import TenetFilter
from organizations.forms.tenets import TenetForm
from organizations.hanging import hanging_on
from organizations.http import edit_row, posted, remove_row, render_page, unsaved_url
from organizations.models import Evidence, Facet, Organization, Position, Role, Tenet
from organizations.models.positions import PositionQuerySet
from organizations.models.tallies import Tally, tally
from organizations.moments import this_day

AT_ONCE = 100  # tenets a page
UNKNOWN_NAMED = 60


@workspace_view(Role.VIEWER, in_past=True)
def tenet_list(request: WorkspaceRequest) -> HttpResponse:
    asked = TenetFilter(request.GET)
    tenets = Tenet.objects.in_workspace(request.workspace)
    found = asked.narrow(tenets).by_facet().prefetch_related("legitimizes__target")
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    tallies = tally(request.workspace, this_day(), [tenet.pk for tenet in page])
    rows = [(tenet, tallies[tenet.pk]) for tenet in page]
    by_facet = dict(tenets.order_by().values_list("facet").annotate(Count("id")))
    context = {
        "asked": asked,
        "page": page,
        "groups": [(label, list(_sorted(rows, facet, asked.order))) for facet, label in facet_headings()],
        "facets": [(facet, label, by_facet.get(facet, 0)) for facet, label in facet_headings()],
        "count": sum(by_facet.values()),
        "own": _own_answers(request, [tenet.pk for tenet in page]),
    }
    return render_page(request, "organizations/tenet_list.html#table", context)


def _own_answers(request: WorkspaceRequest, tenets: list[UUID]) -> dict[UUID, Position]:
    """Tenet by tenet where the organization stands that the page is seen by. One query at most."""
    if request.seen is None:
        return {}
    own = Position.objects.filter(organization=request.seen.organization, tenet__in=tenets)
    standing = own.standing(this_day())
    return {each.tenet_id: each for each in standing}


def facet_headings() -> list[tuple[str, str]]:
    """Each facet with the word that many of it have."""
    return [
        (Facet.VALUE.value, _("Values")),
        (Facet.MODE.value, _("Modes of operation")),
        (Facet.INTEREST.value, _("Interests")),
        (Facet.GOAL.value, _("Goals")),
        (Facet.DEMAND.value, _("Demands")),
        (Facet.ACTION.value, _("Actions")),
    ]


def _sorted(rows: list[tuple[Tenet, Tally]], facet: str, order: str) -> list[tuple[Tenet, Tally]]:
    keys: dict[str, Any] = {
        "code": lambda row: row[0].code.casefold(),
        "name": lambda row: row[0].name.casefold(),
        "for": lambda row: row[1].in_favour.count,
        "against": lambda row: row[1].against.count,
        "unknown": lambda row: row[1].unknown,
    }
    mine = [row for row in rows if row[0].facet == facet]
    return sorted(mine, key=keys[order.removeprefix("-")], reverse=order.startswith("-"))


@workspace_view(Role.VIEWER, in_past=True)
def tenet_detail(request: WorkspaceRequest, tenet_id: UUID) -> HttpResponse:
    tenet = _find_tenet(request, tenet_id)
    today = this_day()
    recorded = Position.objects.in_workspace(request.workspace).filter(tenet=tenet)
    standing = recorded.standing(today).select_related("organization")
    positions = sorted(standing, key=lambda each: (-each.stance, str(each.organization).casefold()))
    told = _told_before(recorded.filter(as_of__lte=today), positions)
    known = [position.organization_id for position in positions]
    unknown = Organization.objects.in_workspace(request.workspace).exclude(pk__in=known).sorted_by("name")
    context = {
        "tenet": tenet,
        "tally": tally(request.workspace, today, [tenet.pk])[tenet.pk],
        "sides": [
            (side, [(position, told.get(position.organization_id)) for position in group])
            for side, group in groupby(positions, key=_side)
        ],
        "unknown": unknown[:UNKNOWN_NAMED],
        "not_named": max(0, unknown.count() - UNKNOWN_NAMED),
        "legitimizes": tenet.legitimizes.select_related("target").order_by("target__code"),
        "own": next((each for each in positions if each.organization_id == request.workspace.home_id), None),
        "legitimized_by": tenet.legitimized_by.select_related("source").order_by("source__code"),
    }
    return render_page(request, "organizations/tenet_detail.html", context)


def _told_before(recorded: PositionQuerySet, standing: Iterable[Position]) -> dict[UUID, Position]:
    """By organization: what it said or did before, where our own later estimate stands in its place."""
    guessed = [each.organization_id for each in standing if each.evidence == Evidence.ESTIMATED]
    told: dict[UUID, Position] = {}
    for position in recorded.told().filter(organization__in=guessed) if guessed else ():
        told.setdefault(position.organization_id, position)
    return told


def _side(position: Position) -> str:
    if position.stance == 0:
        return _("Asked, no position")
    return _("For") if position.stance > 0 else _("Against")


@workspace_view(Role.ORGANIZER)
def tenet_new(request: WorkspaceRequest) -> HttpResponse:
    facet = request.GET.get("facet")
    initial = {"facet": facet} if facet in Facet.values else {}
    form = TenetForm(posted(request), workspace=request.workspace, initial=initial)
    listed = _list_url(request)
    extra = {"cancel": listed, "breadcrumbs": [(_("Demands & values"), listed)]}
    done = unsaved_url("organizations:tenet_detail", request.workspace)
    title = _("New demand or value")
    return edit_row(request, form, act="tenet.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def tenet_edit(request: WorkspaceRequest, tenet_id: UUID) -> HttpResponse:
    tenet = _find_tenet(request, tenet_id)
    form = TenetForm(posted(request), workspace=request.workspace, instance=tenet)
    done = tenet_url(request, tenet)
    extra = {
        "breadcrumbs": [(_("Demands & values"), _list_url(request)), (str(tenet), done)],
        "delete_url": reverse("organizations:tenet_delete", args=[request.workspace.slug, tenet.pk]),
    }
    title = _("Edit {row}").format(row=tenet)
    return edit_row(request, form, act="tenet.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def tenet_delete(request: WorkspaceRequest, tenet_id: UUID) -> HttpResponse:
    tenet = _find_tenet(request, tenet_id)
    return remove_row(
        request,
        tenet,
        act="tenet.deleted",
        done=_list_url(request),
        cancel=tenet_url(request, tenet),
        goes_too=hanging_on(tenet),
    )


def tenet_url(request: WorkspaceRequest, tenet: Tenet) -> str:
    return reverse("organizations:tenet_detail", args=[request.workspace.slug, tenet.pk])


def _list_url(request: WorkspaceRequest) -> str:
    return reverse("organizations:tenet_list", args=[request.workspace.slug])


def _find_tenet(request: WorkspaceRequest, tenet_id: UUID) -> Tenet:
    return get_object_or_404(Tenet.objects.in_workspace(request.workspace), pk=tenet_id)

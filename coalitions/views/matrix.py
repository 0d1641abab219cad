"""The matrix of organizations and tenets: what stands between all of them, to be seen and entered at once."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalitions.forms.matrix import MatrixFilter
from coalitions.models import Coalition
from coalitions.services.disputes import disputed_pairs
from coalitions.services.matrix import Known, cells_of, half_known, marks_of, sums, sums_in, sums_of
from coalitions.templatetags.matrix import cell_words, stance_words
from coalitions.views.sittings import sitting_form
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import NO_ID, render_page
from organizations.models import Organization, Role, Stance, Tenet, Vitality
from organizations.models.organization_queries import OrganizationQuerySet
from organizations.moments import this_day
from organizations.views.tenets import facet_headings

FEW, ROWS, COLUMNS = 300, 100, 60  # so many organizations fit on one page; else so many at once
LINKS = 30  # more kinds or coalitions than these are a select to choose from, not a menu of links


@workspace_view(Role.VIEWER, in_past=True)
@require_safe
def matrix_detail(request: WorkspaceRequest) -> HttpResponse:
    """Both axes narrowed by the address, page by page, with the sums of every column."""
    today = this_day()
    asked = MatrixFilter(request.GET, workspace=request.workspace, today=today)
    everybody = Organization.objects.in_workspace(request.workspace)
    organizations = asked.organizations(everybody)
    tenets = asked.tenets(Tenet.objects.in_workspace(request.workspace))
    if asked.asked("unknown"):
        organizations, tenets = half_known(request.workspace, today, organizations, tenets)
    columns = Paginator(tenets.by_facet(), COLUMNS).get_page(request.GET.get("columns"))
    rows = Paginator(organizations.sorted_by("name"), FEW)
    if rows.num_pages > 1:
        rows.per_page = ROWS
        del rows.num_pages  # counted once is enough
    page = rows.get_page(request.GET.get("page"))
    narrowed = None if organizations is everybody else organizations
    context = _entering(request) | _offered(request) | _shown(request, page, columns, narrowed)
    context |= {"asked": asked, "plain": request.GET.get("plain") == "1"}
    return render_page(request, "coalitions/matrix_detail.html", context)


def _shown(
    request: WorkspaceRequest,
    page: Page[Any],
    columns: Page[Any],
    narrowed: OrganizationQuerySet | None,
) -> dict[str, Any]:
    """The cells of this page, and the sums over all organizations that are asked for (None: everybody)."""
    today = this_day()
    shown = [each.pk for each in page], [each.pk for each in columns]
    cells = cells_of(request.workspace, today, *shown)
    if page.has_other_pages():
        counted = sums_of(request.workspace, today, narrowed, shown[1])
    else:
        counted = sums_in(cells, shown[1])
    return {
        "page": page,
        "columns": columns,
        "facets": _facets(columns),
        "sums": [(each, sums(counted[each.pk], page.paginator.count)) for each in columns],
        "keys": [each.hex for each in shown[1]],
        "cells": cells,
        "marks": marks_of(*shown),
        "disputed": disputed_pairs(request.workspace, organizations=shown[0], tenets=shown[1]),
        "nobody": NO_ID,  # the script puts in whose form it opens
    }


def _facets(columns: Page[Any]) -> list[tuple[str, int]]:
    """The facets over the columns, each with how many columns it spans."""
    words = dict(facet_headings())
    return [(words[facet], len(list(some))) for facet, some in groupby(columns, key=lambda each: each.facet)]


def _offered(request: WorkspaceRequest) -> dict[str, Any]:
    """What both axes can be narrowed to."""
    workspace = request.workspace
    kinds = workspace.organizations.exclude(kind="").order_by().values_list("kind")
    counted: dict[str, int] = dict(
        workspace.tenets.order_by().values_list("facet").annotate(count=Count("id"))
    )
    return {
        "kinds": list(kinds.annotate(count=Count("id")).order_by("-count", "kind")),
        "coalitions": list(Coalition.objects.in_workspace(workspace).order_by("name")),
        "links": LINKS,
        "kinds_of_tenets": [
            (facet, words, counted[facet]) for facet, words in facet_headings() if facet in counted
        ],
    }


def _entering(request: WorkspaceRequest) -> dict[str, Any]:
    """What the bar above and the legend need."""
    return {
        "may_edit": request.membership.can_edit,
        "sitting": sitting_form(request),
        "stances": [(at, each.value, stance_words(each.value)) for at, each in enumerate(Stance, 1)],
        "vitalities": list(Vitality.choices),
        "who_disputes": request.membership.is_organizer,
    }


@workspace_view(Role.VIEWER, in_past=True)
@require_safe
def matrix_row(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    """One organization, tenet by tenet, with buttons for a thumb; needs no script."""
    rows = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(rows, pk=organization_id)
    tenets = list(Tenet.objects.in_workspace(request.workspace).by_facet())
    pairs = [(organization, tenet) for tenet in tenets]
    lines = _lines(request, [organization.pk], [each.pk for each in tenets], pairs)
    words = dict(facet_headings())
    groups = [
        (words[facet], list(some)) for facet, some in groupby(lines, key=lambda each: each["tenet"].facet)
    ]
    context = _entering(request) | {"subject": organization, "groups": groups, "of": "organization"}
    return render_page(request, "coalitions/matrix_one.html", context)


@workspace_view(Role.VIEWER, in_past=True)
@require_safe
def matrix_column(request: WorkspaceRequest, tenet_id: UUID) -> HttpResponse:
    """One tenet, organization by organization, a page at a time; needs no script."""
    tenet = get_object_or_404(Tenet.objects.in_workspace(request.workspace), pk=tenet_id)
    found = Organization.objects.in_workspace(request.workspace).sorted_by("name")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    pairs = [(organization, tenet) for organization in page]
    lines = _lines(request, [each.pk for each in page], [tenet.pk], pairs)
    context = _entering(request) | {
        "subject": tenet,
        "groups": [(_("Organizations"), list(lines))],
        "of": "tenet",
        "page": page,
    }
    return render_page(request, "coalitions/matrix_one.html", context)


def _lines(
    request: WorkspaceRequest,
    organizations: list[UUID],
    tenets: list[UUID],
    pairs: Iterable[tuple[Organization, Tenet]],
) -> Iterable[dict[str, Any]]:
    cells = cells_of(request.workspace, this_day(), organizations, tenets)
    marks = marks_of(organizations, tenets)
    disputed = disputed_pairs(request.workspace, organizations=organizations, tenets=tenets)
    for organization, tenet in pairs:
        key = organization.pk.hex, tenet.pk.hex
        known = cells.get(key)
        yield {
            "organization": organization,
            "tenet": tenet,
            "known": known,
            "words": _words(known),
            "marked": key in marks,
            "disputed": [disputed[key]] if known and key in disputed else [],
        }


def _words(known: Known | None) -> str:
    return " · ".join(cell_words(known)) if known else ""

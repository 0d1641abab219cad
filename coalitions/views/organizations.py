"""The list of organizations and the page of one: what is recorded, and what follows from it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url, retarget

from coalitions.forms.organization_filter import COLUMNS, GROUPED_BY
from coalitions.services.colours import colours_of
from coalitions.views.ally_choices import (
    chosen_last,
    offered_views,
    page_columns,
    shown_columns,
    words_in_use,
)
from coalitions.views.ally_exposure import asked_by, coalitions_of
from coalitions.views.ally_filters import active_filters, offered_menus
from coalitions.views.ally_rows import ally_page, ally_rows, extra_fields
from coalitions.views.cells import cell_forms
from coalitions.views.organization_pages import organization_page
from organizations.access import WorkspaceRequest, organization_view, workspace_view
from organizations.forms.organizations import OrganizationNameForm
from organizations.http import NO_ID, render_page, undo_tag
from organizations.models import Organization, Role, Spectrum
from organizations.moments import this_day
from organizations.services import TakenError, save_row

ONCE = {"page", "add"}  # what the address says for this one look


@workspace_view(Role.VIEWER, in_past=True)
@require_safe
def organization_list(request: WorkspaceRequest) -> HttpResponse:
    """The list as its address asks for it. The address of what is shown always says all of it, so that it
    can be passed on: columns chosen before are named in it, fields of the form that nobody filled are not.
    """
    said = request.GET.copy()
    for name, values in request.GET.lists():
        said.setlist(name, [each for each in values if each])
    if columns := chosen_last(request):
        said.setlist("column", columns)
        if not request.htmx:
            return redirect(f"{request.path}?{said.urlencode()}")
    page = render_page(request, "coalitions/organization_list.html#table", _listed(request))
    if request.htmx and said != request.GET:
        return push_url(page, f"{request.path}?{said.urlencode()}")
    return page


def _listed(request: WorkspaceRequest) -> dict[str, Any]:
    """The list as the address asks for it."""
    workspace = request.workspace
    coalitions = coalitions_of(request)
    demands, used = words_in_use(workspace)
    at_hand: dict[str, Mapping[UUID, Model]] = {
        "coalition": {each.pk: each for each in coalitions},
        "unknown_on": demands,
    }
    asked = asked_by(request, request.GET, today=this_day(), at_hand=at_hand)
    posted = request.method == "POST"
    columns = page_columns(request) if posted else shown_columns(request, asked.asked("column"))
    counts = workspace.organizations.counts(checked_since=asked.checked_since)
    everybody = None if asked.narrows else counts["all"]
    page = ally_page(workspace, asked, request.GET.get("page"), colours_of(workspace, coalitions), everybody)
    used["extra"] = extra_fields(page)
    return {
        "asked": asked,
        "page": page,
        "alone": not page.object_list,
        "counts": counts,
        "typed": request.GET.get("add", "")[:200],
        "coalitions": coalitions,
        "columns": columns,
        "chips": active_filters(asked),
        "menus": offered_menus(asked, used, {each: rows.values() for each, rows in at_hand.items()}, counts),
        **_fixed(request),
        **offered_views(request, asked, columns),
    }


def _fixed(request: WorkspaceRequest) -> dict[str, Any]:
    """What the list shows whatever there is in the workspace."""
    return {
        "kept": [(name, each) for name, values in request.GET.lists() for each in values if name not in ONCE],
        "places": [(place.value, place.label) for place in Spectrum],
        "groups": GROUPED_BY.items(),
        "all_columns": COLUMNS.items(),
        "cell_forms": cell_forms(),
        "cells": reverse("coalitions:cell_edit", args=[request.workspace.slug, NO_ID, "column"]),
    }


@workspace_view(Role.ORGANIZER)
@require_POST
def organization_add(request: WorkspaceRequest) -> HttpResponse:
    """A name and Enter. One that exists already is answered with where it is, and nothing typed is lost."""
    form = OrganizationNameForm(request.POST, workspace=request.workspace)
    same = _same_name(request, form)
    if same is not None or not form.is_valid():
        return _refuse(request, form, same)
    try:
        change = save_row(form=form, user=request.user, act="organization.added")
    except TakenError:  # somebody else pressed Enter in the same moment
        form.say_taken()
        return _refuse(request, form, _same_name(request, form))
    told = _("Added: {row}").format(row=form.instance)
    messages.success(request, told, extra_tags=undo_tag(change))
    if not request.htmx:
        return redirect("coalitions:organization_list", request.workspace.slug)
    return _added(request, form.instance)


def _added(request: WorkspaceRequest, added: Organization) -> HttpResponse:
    if request.POST.get("alone"):  # no row was shown: the sentence that says so goes with the whole table
        table = render_page(request, "coalitions/organization_list.html#first", _listed(request))
        return push_url(retarget(table, "#table"), _list_url(request))
    context: dict[str, Any] = {
        "row": ally_rows(request.workspace, [added], this_day(), {})[0],
        "added": added,
        "columns": page_columns(request),
        "typed": "",
        "total": request.workspace.organizations.count(),
    }
    return render_page(request, "coalitions/organization_list.html#added", context)


def _refuse(request: WorkspaceRequest, form: OrganizationNameForm, same: Organization | None) -> HttpResponse:
    typed = request.POST.get("name", "")[:300]
    faults = " ".join(str(fault) for faults in form.errors.values() for fault in faults)
    said = _("{name} is here already.").format(name=same) if same else faults
    if request.htmx:
        context: dict[str, Any] = {"typed": typed, "same": same, "refused": said}
        context |= {"alone": request.POST.get("alone"), "columns": page_columns(request)}
        return render_page(request, "coalitions/organization_list.html#add_row", context, status=422)
    messages.error(request, said)
    return redirect(f"{_list_url(request)}?{urlencode({'add': typed})}")


def _list_url(request: WorkspaceRequest) -> str:
    return reverse("coalitions:organization_list", args=[request.workspace.slug])


def _same_name(request: WorkspaceRequest, form: OrganizationNameForm) -> Organization | None:
    name = form["name"].value() or ""
    clean = " ".join(name.replace("\0", "").split())
    return request.workspace.organizations.called(clean).first() if clean else None


@organization_view(Role.VIEWER, in_past=True)
@require_safe
def organization_detail(request: WorkspaceRequest, organization: Organization) -> HttpResponse:
    context = organization_page(request, organization, this_day())
    return render_page(request, "coalitions/organization_detail.html", context)

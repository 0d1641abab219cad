"""One cell of the list of organizations, edited where it stands; without a script, on a page of its own."""

from functools import cache
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalitions.forms.cells import CELLS, CellForm, blank_forms
from coalitions.services.colours import colours_of
from coalitions.views.ally_choices import page_columns
from coalitions.views.ally_rows import ally_rows
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, render_page
from organizations.models import Organization, Role


@workspace_view(Role.ORGANIZER)
def cell_edit(request: WorkspaceRequest, organization_id: UUID, column: str) -> HttpResponse:
    """GET: the small form. POST: the row as it is now, or the form with its faults or with both values."""
    if column not in CELLS:
        raise Http404
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=organization_id)
    organization.workspace = request.workspace
    listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
    if request.method == "POST" and request.POST.get("keep") == "theirs":
        return answer_row(request, organization) if request.htmx else redirect(listed)
    form = CellForm(posted(request), column=column, workspace=request.workspace, instance=organization)
    answer = edit_row(
        request,
        form,
        act="organization.edited",
        title=_("Edit {row}").format(row=organization),
        done=listed,
        template="coalitions/cell_edit.html#cell",
    )
    saved = answer.status_code == 302
    return answer_row(request, form.instance) if saved and request.htmx else answer


def answer_row(request: WorkspaceRequest, organization: Organization) -> HttpResponse:
    """The organization's line of the list, as it is now."""
    workspace = request.workspace
    rows = ally_rows(workspace, [organization], localdate(), colours_of(workspace))
    context = {"row": rows[0], "columns": page_columns(request)}
    return render_page(request, "coalitions/organization_list.html#saved", context)


def cell_forms() -> SafeString:
    """The empty form of each column, from which the list's script opens any cell at once."""
    return _cell_forms(get_language())


@cache
def _cell_forms(_language: str) -> SafeString:
    return render_to_string("coalitions/cell_forms.html", {"forms": blank_forms()})

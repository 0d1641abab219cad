"""The coalitions of one organization, changed in its cell of the list; without a script, on a page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from coalitions.forms.bulk import PLACED, BulkForm
from coalitions.models import Affiliation, Coalition
from coalitions.services.membership import place_many
from coalitions.views.bulk_answers import say
from coalitions.views.cells import answer_row
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import own_path, render_page
from organizations.models import Organization, Role


@workspace_view(Role.ORGANIZER)
def organization_coalitions(request: WorkspaceRequest, organization_id: UUID) -> HttpResponse:
    """GET: what it is in, and what it can join. POST: it joins, leaves today, or stays."""
    organizations = Organization.objects.in_workspace(request.workspace)
    organization = get_object_or_404(organizations, pk=organization_id)
    organization.workspace = request.workspace
    if request.method != "POST":
        return _panel(request, organization)
    form = _form(request, organization)
    if not form.is_valid():
        return _panel(request, organization, fault=_("Choose a coalition, or name a new one."), status=422)
    many = place_many(
        form.cleaned_data["do"],
        workspace=request.workspace,
        user=request.user,
        versions=form.cleaned_data["row"],
        coalition=form.cleaned_data["coalition"],
        day=localdate(),
    )
    say(request, form, many)
    return answer_row(request, organization) if request.htmx else redirect(_done(request))


def _form(request: WorkspaceRequest, organization: Organization) -> BulkForm:
    """A button says what to do, and with which coalition where that isn't chosen beside it."""
    sent = request.POST.copy()
    sent["row"] = f"{organization.pk}:{organization.version}"
    sent["do"] = next((do for do in PLACED if request.POST.get(f"to_{do}")), "coalition")
    if sent["do"] != "coalition":
        sent["coalition"] = request.POST[f"to_{sent['do']}"]
    return BulkForm(sent, workspace=request.workspace)


def _done(request: WorkspaceRequest) -> str:
    listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
    asked = own_path(request, "next")
    return asked if asked.startswith(listed) else listed


def _panel(
    request: WorkspaceRequest, organization: Organization, *, fault: str = "", status: int = 200
) -> HttpResponse:
    places = Affiliation.objects.standing(localdate()).filter(organization=organization)
    places = places.select_related("coalition").order_by("coalition__name")
    others = Coalition.objects.in_workspace(request.workspace).exclude(affiliations__in=places)
    context = {
        "organization": organization,
        "places": places,
        "others": others.order_by("name"),
        "typed": request.POST.get("coalition_name", "")[:200],
        "fault": fault,
        "done": _done(request),
    }
    return render_page(request, "coalitions/organization_coalitions.html#panel", context, status=status)

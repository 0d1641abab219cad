"""Many organizations at once: a new value, a coalition, or deletion, chosen in the list."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from coalitions.forms.bulk import PLACED, TAGGED, BulkForm
from coalitions.services.many import Many, delete_many, edit_many, tag_many
from coalitions.services.membership import place_many
from coalitions.views.ally_exposure import asked_by
from coalitions.views.bulk_answers import ask_first, say, show_moved
from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.reasons import ReasonForm
from organizations.http import own_path
from organizations.models import Organization, Role


@workspace_view(Role.ORGANIZER)
@require_POST
def organization_bulk(request: WorkspaceRequest) -> HttpResponse:
    """Do it to those that nobody changed meanwhile, name the others, offer to take it back."""
    listed = reverse("coalitions:organization_list", args=[request.workspace.slug])
    done = own_path(request, "next") if request.POST.get("next", "").startswith(listed) else listed
    sent, sure = request.POST.copy(), bool(request.POST.get("sure"))
    everything = bool(request.POST.get("everything")) and not sure
    if everything:
        sent["row"] = _everything(request, done)
    form = BulkForm(sent, workspace=request.workspace)
    if not form.is_valid():
        for faults in form.errors.values():
            messages.error(request, " ".join(str(fault) for fault in faults))
        return redirect(done)
    reason = ReasonForm(request.POST)
    ask = not sure and (everything or form.cleaned_data["do"] == "delete")
    if ask or not reason.is_valid():
        return ask_first(request, form, reason, done)
    many = _act(request, form, reason.why)
    say(request, form, many)
    return show_moved(request, form, many, done) if many.moved else redirect(done)


def _act(request: WorkspaceRequest, form: BulkForm, why: str) -> Many:
    workspace, user, asked = request.workspace, request.user, form.cleaned_data
    versions = asked["row"]
    if asked["do"] == "delete":
        return delete_many(workspace=workspace, user=user, versions=versions, why=why)
    if asked["do"] in PLACED:
        placed = {"coalition": asked["coalition"], "day": localdate(), "why": why}
        return place_many(asked["do"], workspace=workspace, user=user, versions=versions, **placed)
    if asked["do"] in TAGGED:
        tags: tuple[list[str], list[str]] = (asked["constituencies"], [])
        more, less = tags if asked["do"] == "tag" else tags[::-1]
        return tag_many(workspace=workspace, user=user, versions=versions, why=why, more=more, less=less)
    if not form.values:
        return Many(gone=len(asked["row"]))
    return edit_many(workspace=workspace, user=user, versions=versions, why=why, values=form.values)


def _everything(request: WorkspaceRequest, listed: str) -> str:
    """All that the list at this address has, on whatever page, at the versions that are stored now."""
    asked = asked_by(request, QueryDict(urlsplit(listed).query), today=localdate())
    rows = asked.narrow(Organization.objects.in_workspace(request.workspace)).order_by()
    return ",".join(f"{pk}:{version}" for pk, version in rows.values_list("pk", "version"))

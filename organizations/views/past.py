"""Choosing the moment of the past that is looked at."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.past import MomentForm
from organizations.http import render_page
from organizations.models import Change, Role, Workspace
from organizations.moments import write_moment
from organizations.past import AT

FIRST_SEEN = "coalitions:organization_list"


@workspace_view(Role.VIEWER)
@require_safe
def past_choose(request: WorkspaceRequest) -> HttpResponse:
    """With a day chosen, the list of organizations as it was then."""
    form = moment_form(request.workspace, request.GET if "day" in request.GET else None)
    if form.is_valid():
        return redirect(past_url(request.workspace.slug, form.moment()))
    status = 422 if form.is_bound else 200
    return render_page(request, "organizations/past_choose.html", {"form": form}, status=status)


def moment_form(workspace: Workspace, data: object = None) -> MomentForm:
    today = timezone.localdate()
    first = Change.objects.in_workspace(workspace).order_by("at").values_list("at", flat=True).first()
    return MomentForm(data, first=timezone.localdate(first) if first else today, today=today)


def past_url(slug: str, moment: datetime | str) -> str:
    """Where one begins to look at a moment."""
    text = moment if isinstance(moment, str) else write_moment(moment)
    return reverse(FIRST_SEEN, args=[f"{slug}{AT}{text}"])

"""The steps by which accepting one tenet makes another easier to agree to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.tenets import LegitimationForm
from organizations.http import edit_row, posted, remove_row
from organizations.models import Legitimation, Role, Tenet
from organizations.views.tenets import tenet_url


@workspace_view(Role.ORGANIZER)
def legitimation_new(request: WorkspaceRequest, tenet_id: UUID) -> HttpResponse:
    tenet = get_object_or_404(Tenet.objects.in_workspace(request.workspace), pk=tenet_id)
    step = Legitimation(source=tenet)
    form = LegitimationForm(posted(request), workspace=request.workspace, instance=step)
    done = tenet_url(request, tenet)
    extra = {"breadcrumbs": [(str(tenet), done)]}
    title = _("Once {tenet} is accepted …").format(tenet=tenet)
    return edit_row(request, form, act="legitimation.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def legitimation_edit(request: WorkspaceRequest, legitimation_id: UUID) -> HttpResponse:
    step = _find_step(request, legitimation_id)
    form = LegitimationForm(posted(request), workspace=request.workspace, instance=step)
    done = tenet_url(request, step.source)
    address = [request.workspace.slug, step.pk]
    extra = {
        "breadcrumbs": [(str(step.source), done)],
        "delete_url": reverse("organizations:legitimation_delete", args=address),
    }
    title = _("Once {tenet} is accepted …").format(tenet=step.source)
    return edit_row(request, form, act="legitimation.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def legitimation_delete(request: WorkspaceRequest, legitimation_id: UUID) -> HttpResponse:
    step = _find_step(request, legitimation_id)
    done = tenet_url(request, step.source)
    return remove_row(request, step, act="legitimation.deleted", done=done, cancel=done)


def _find_step(request: WorkspaceRequest, legitimation_id: UUID) -> Legitimation:
    steps = Legitimation.objects.in_workspace(request.workspace).select_related("source", "target")
    return get_object_or_404(steps, pk=legitimation_id)

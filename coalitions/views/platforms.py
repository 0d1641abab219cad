"""Versions of a platform and their planks."""

from uuid import UUID

from django.db.models import Max, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalitions.forms.platforms import PlankForm, PlatformForm
from coalitions.models import Coalition, Plank, Platform
from coalitions.views.coalitions import coalition_url, find_coalition
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, remove_row, render_page, unsaved_url
from organizations.models import Organization, Role


@workspace_view(Role.ORGANIZER)
def platform_new(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    coalition = find_coalition(request, coalition_id)
    version = Platform(coalition=coalition, number=_next_number(coalition), day=timezone.localdate())
    form = PlatformForm(posted(request), workspace=request.workspace, instance=version)
    title = _("New version of the platform of {coalition}").format(coalition=coalition)
    intro = _("A version lists only what it sets or changes: add its planks once it is saved.")
    url = unsaved_url("coalitions:platform_detail", request.workspace)
    extra = {"intro": intro, "cancel": coalition_url(request, coalition.pk)}
    return edit_row(request, form, act="platform.added", title=title, done=url, extra=extra)


@workspace_view(Role.VIEWER, in_past=True)
def platform_detail(request: WorkspaceRequest, platform_id: UUID) -> HttpResponse:
    """One version with the planks it sets."""
    version = _find_platform(request, platform_id)
    agreed = Prefetch("agreed_by", Organization.objects.sorted_by("name"))
    planks = version.planks.select_related("tenet", "proposed_by").prefetch_related(agreed)
    context = {"platform": version, "planks": planks}
    return render_page(request, "coalitions/platform_detail.html", context)


@workspace_view(Role.ORGANIZER)
def platform_edit(request: WorkspaceRequest, platform_id: UUID) -> HttpResponse:
    version = _find_platform(request, platform_id)
    form = PlatformForm(posted(request), workspace=request.workspace, instance=version)
    extra = {"delete_url": reverse("coalitions:platform_delete", args=[request.workspace.slug, version.pk])}
    done = _platform_url(request, version)
    return edit_row(request, form, act="platform.edited", title=str(version), done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def platform_delete(request: WorkspaceRequest, platform_id: UUID) -> HttpResponse:
    version = _find_platform(request, platform_id)
    planks = version.planks.count()
    text = ngettext("{n} plank that it sets", "{n} planks that it sets", planks).format(n=planks)
    return remove_row(
        request,
        version,
        act="platform.deleted",
        done=coalition_url(request, version.coalition_id),
        cancel=_platform_url(request, version),
        goes_too=[text] if planks else [],
    )


@workspace_view(Role.ORGANIZER)
def plank_new(request: WorkspaceRequest, platform_id: UUID) -> HttpResponse:
    version = _find_platform(request, platform_id)
    form = PlankForm(posted(request), workspace=request.workspace, instance=Plank(platform=version))
    title = _("What {version} sets").format(version=version)
    return edit_row(request, form, act="plank.added", title=title, done=_platform_url(request, version))


@workspace_view(Role.ORGANIZER)
def plank_edit(request: WorkspaceRequest, plank_id: UUID) -> HttpResponse:
    plank = _find_plank(request, plank_id)
    form = PlankForm(posted(request), workspace=request.workspace, instance=plank)
    extra = {"delete_url": reverse("coalitions:plank_delete", args=[request.workspace.slug, plank.pk])}
    done = _platform_url(request, plank.platform)
    return edit_row(request, form, act="plank.edited", title=str(plank), done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def plank_delete(request: WorkspaceRequest, plank_id: UUID) -> HttpResponse:
    plank = _find_plank(request, plank_id)
    done = _platform_url(request, plank.platform)
    return remove_row(request, plank, act="plank.deleted", done=done, cancel=done)


def _next_number(coalition: Coalition) -> int:
    return (coalition.platforms.aggregate(last=Max("number"))["last"] or 0) + 1


def _find_platform(request: WorkspaceRequest, platform_id: UUID) -> Platform:
    versions = Platform.objects.in_workspace(request.workspace).select_related("coalition")
    return get_object_or_404(versions, pk=platform_id)


def _find_plank(request: WorkspaceRequest, plank_id: UUID) -> Plank:
    planks = Plank.objects.in_workspace(request.workspace)
    return get_object_or_404(planks.select_related("platform__coalition", "tenet"), pk=plank_id)


def _platform_url(request: WorkspaceRequest, version: Platform) -> str:
    return reverse("coalitions:platform_detail", args=[request.workspace.slug, version.pk])

"""Events and trends: what happened, and what is rising or falling around the groups."""

from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coalitions.forms.effects import EffectForm
from coalitions.forms.times import EventForm, TrendForm
from coalitions.models import Effect, Event, Trend
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, remove_row, render_page
from organizations.models import Role


@workspace_view(Role.VIEWER, in_past=True)
def event_list(request: WorkspaceRequest) -> HttpResponse:
    """What happened, in order of time, with the trends around it."""
    events = Event.objects.in_workspace(request.workspace).select_related("coalition")
    effects = Prefetch("effects", Effect.objects.select_related("tenet").order_by("tenet__code"))
    trends = Trend.objects.in_workspace(request.workspace).prefetch_related(effects)
    return render_page(request, "coalitions/event_list.html", {"events": events, "trends": trends})


@workspace_view(Role.ORGANIZER)
def event_new(request: WorkspaceRequest) -> HttpResponse:
    event = Event(day=timezone.localdate())
    form = EventForm(posted(request), workspace=request.workspace, instance=event)
    done = _list_url(request)
    return edit_row(request, form, act="event.added", title=_("New event"), done=done)


@workspace_view(Role.ORGANIZER)
def event_edit(request: WorkspaceRequest, event_id: UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.in_workspace(request.workspace), pk=event_id)
    form = EventForm(posted(request), workspace=request.workspace, instance=event)
    extra = {"delete_url": reverse("coalitions:event_delete", args=[request.workspace.slug, event.pk])}
    title = _("Edit event")
    return edit_row(request, form, act="event.edited", title=title, done=_list_url(request), extra=extra)


@workspace_view(Role.ORGANIZER)
def event_delete(request: WorkspaceRequest, event_id: UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.in_workspace(request.workspace), pk=event_id)
    done = _list_url(request)
    return remove_row(request, event, act="event.deleted", done=done, cancel=done)


@workspace_view(Role.ORGANIZER)
def trend_new(request: WorkspaceRequest) -> HttpResponse:
    form = TrendForm(posted(request), workspace=request.workspace)
    done = _list_url(request)
    return edit_row(request, form, act="trend.added", title=_("New trend"), done=done)


@workspace_view(Role.ORGANIZER)
def trend_edit(request: WorkspaceRequest, trend_id: UUID) -> HttpResponse:
    trend = get_object_or_404(Trend.objects.in_workspace(request.workspace), pk=trend_id)
    form = TrendForm(posted(request), workspace=request.workspace, instance=trend)
    extra = {"delete_url": reverse("coalitions:trend_delete", args=[request.workspace.slug, trend.pk])}
    title = _("Edit trend")
    return edit_row(request, form, act="trend.edited", title=title, done=_list_url(request), extra=extra)


@workspace_view(Role.ORGANIZER)
def trend_delete(request: WorkspaceRequest, trend_id: UUID) -> HttpResponse:
    trend = get_object_or_404(Trend.objects.in_workspace(request.workspace), pk=trend_id)
    done = _list_url(request)
    return remove_row(request, trend, act="trend.deleted", done=done, cancel=done)


@workspace_view(Role.ORGANIZER)
def effect_new(request: WorkspaceRequest, trend_id: UUID) -> HttpResponse:
    trend = get_object_or_404(Trend.objects.in_workspace(request.workspace), pk=trend_id)
    form = EffectForm(posted(request), workspace=request.workspace, instance=Effect(trend=trend))
    title = _("What {trend} favours or hinders").format(trend=trend)
    extra = {"intro": _("Say what it does while it rises. Where it falls, it does the opposite.")}
    done = _list_url(request)
    return edit_row(request, form, act="effect.added", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def effect_edit(request: WorkspaceRequest, effect_id: UUID) -> HttpResponse:
    effect = _find_effect(request, effect_id)
    form = EffectForm(posted(request), workspace=request.workspace, instance=effect)
    extra = {"delete_url": reverse("coalitions:effect_delete", args=[request.workspace.slug, effect.pk])}
    done = _list_url(request)
    return edit_row(request, form, act="effect.edited", title=str(effect), done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def effect_delete(request: WorkspaceRequest, effect_id: UUID) -> HttpResponse:
    effect, done = _find_effect(request, effect_id), _list_url(request)
    return remove_row(request, effect, act="effect.deleted", done=done, cancel=done)


def _find_effect(request: WorkspaceRequest, effect_id: UUID) -> Effect:
    effects = Effect.objects.in_workspace(request.workspace).select_related("trend", "tenet")
    return get_object_or_404(effects, pk=effect_id)


def _list_url(request: WorkspaceRequest) -> str:
    return reverse("coalitions:event_list", args=[request.workspace.slug])

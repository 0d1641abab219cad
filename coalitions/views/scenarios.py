"""What if: making a scenario of a coalition, its steps, and taking them out again."""

from uuid import UUID

from django.db.models import Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalitions.forms.scenarios import ScenarioForm, ScenarioStepForm
from coalitions.models import Scenario, ScenarioStep, StepKind
from coalitions.views.one_coalition import find_coalition
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import NO_ID, edit_row, posted, remove_row
from organizations.models import Role

TITLES = {
    StepKind.LEAVES: gettext_lazy("A member leaves"),
    StepKind.JOINS: gettext_lazy("Somebody joins"),
    StepKind.PLANK: gettext_lazy("The platform changes"),
    StepKind.STANCE: gettext_lazy("Somebody takes a stance"),
    StepKind.SAY: gettext_lazy("A member gets a say"),
    StepKind.NEED: gettext_lazy("What winning takes changes"),
}


def find_scenario(request: WorkspaceRequest, coalition_id: UUID, scenario_id: UUID) -> Scenario:
    """The scenario of this coalition of this workspace; Http404 where there is none."""
    scenarios = Scenario.objects.in_workspace(request.workspace).select_related("coalition")
    return get_object_or_404(scenarios, pk=scenario_id, coalition=coalition_id)


def scenario_url(request: WorkspaceRequest, scenario: Scenario, name: str = "scenario_detail") -> str:
    """A page of this scenario, through the same eyes."""
    slug = request.workspace.slug
    return reverse(f"coalitions:{name}", args=[slug, scenario.coalition_id, scenario.pk])


@workspace_view(Role.ORGANIZER)
def scenario_new(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    coalition = find_coalition(request, coalition_id)
    form = ScenarioForm(posted(request), workspace=request.workspace, instance=Scenario(coalition=coalition))
    done = reverse("coalitions:scenario_detail", args=[request.workspace.slug, coalition.pk, NO_ID])
    extra = {
        "cancel": reverse("coalitions:scenario_list", args=[request.workspace.slug, coalition.pk]),
        "intro": _("Give it a name, such as “The church joins”; its steps come next. Nothing real changes."),
    }
    title = _("New scenario for {coalition}").format(coalition=coalition)
    return edit_row(
        request, form, act="scenario.added", title=title, done=done.replace(NO_ID, "{id}"), extra=extra
    )


@workspace_view(Role.ORGANIZER)
def scenario_edit(request: WorkspaceRequest, coalition_id: UUID, scenario_id: UUID) -> HttpResponse:
    scenario = find_scenario(request, coalition_id, scenario_id)
    form = ScenarioForm(posted(request), workspace=request.workspace, instance=scenario)
    extra = {"delete_url": scenario_url(request, scenario, "scenario_delete")}
    title = _("Edit {row}").format(row=scenario)
    done = scenario_url(request, scenario)
    return edit_row(request, form, act="scenario.edited", title=title, done=done, extra=extra)


@workspace_view(Role.ORGANIZER)
def scenario_delete(request: WorkspaceRequest, coalition_id: UUID, scenario_id: UUID) -> HttpResponse:
    scenario = find_scenario(request, coalition_id, scenario_id)
    return remove_row(
        request,
        scenario,
        act="scenario.deleted",
        done=reverse("coalitions:scenario_list", args=[request.workspace.slug, coalition_id]),
        cancel=scenario_url(request, scenario),
        after=_("Its steps go with it. The coalition itself stays as it is."),
    )


@workspace_view(Role.ORGANIZER)
def scenario_step_new(
    request: WorkspaceRequest, coalition_id: UUID, scenario_id: UUID, step_kind: str
) -> HttpResponse:
    """One more step, after those that are there."""
    if step_kind not in StepKind.values:
        raise Http404
    scenario, kind = find_scenario(request, coalition_id, scenario_id), StepKind(step_kind)
    last = scenario.steps.aggregate(last=Max("number"))["last"] or 0
    step = ScenarioStep(scenario=scenario, number=last + 1, kind=kind)
    form = ScenarioStepForm(posted(request), workspace=request.workspace, instance=step)
    intro = _("A step of “{scenario}”. Nothing real changes.").format(scenario=scenario)
    return edit_row(
        request,
        form,
        act="scenariostep.added",
        title=str(TITLES[kind]),
        done=scenario_url(request, scenario),
        extra={"intro": intro, "submit_label": _("Add this step")},
    )


@workspace_view(Role.ORGANIZER)
def scenario_step_delete(
    request: WorkspaceRequest, coalition_id: UUID, scenario_id: UUID, step_id: UUID
) -> HttpResponse:
    scenario = find_scenario(request, coalition_id, scenario_id)
    steps = ScenarioStep.objects.in_workspace(request.workspace).select_related("organization", "tenet")
    step = get_object_or_404(steps, pk=step_id, scenario=scenario)
    done = scenario_url(request, scenario)
    return remove_row(request, step, act="scenariostep.deleted", done=done, cancel=done)

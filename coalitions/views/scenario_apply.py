"""Applying a scenario: first exactly what would be written is listed, then it is written, with undo."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coalitions.forms.scenarios import ScenarioApplyForm
from coalitions.models import Scenario
from coalitions.services.scenarios import (
    CannotApply,
    StaleScenario,
    apply_scenario,
    state_shown,
    what_is_written,
)
from coalitions.views.coalitions import coalition_url
from coalitions.views.scenarios import find_scenario
from organizations.access import WorkspaceRequest, workspace_view
from organizations.forms.reasons import ReasonForm
from organizations.http import posted, render_page, undo_tag
from organizations.models import Role
from organizations.moments import this_day


@workspace_view(Role.ORGANIZER)
def scenario_apply(request: WorkspaceRequest, coalition_id: UUID, scenario_id: UUID) -> HttpResponse:
    """Say what is written; once confirmed write just that, unless something changed meanwhile."""
    scenario = find_scenario(request, coalition_id, scenario_id)
    form, reason = ScenarioApplyForm(posted(request)), ReasonForm(posted(request))
    if request.method != "POST" or not reason.is_valid():
        return _ask(request, scenario, reason, status=422 if reason.is_bound else 200)
    form.is_valid()  # what is no fingerprint is none that was shown
    try:
        change = apply_scenario(
            scenario=scenario,
            user=request.user,
            day=this_day(),
            shown=form.cleaned_data.get("shown", ""),
            why=reason.why,
        )
    except StaleScenario:
        return _ask(request, scenario, reason, status=409)
    except CannotApply:
        return _ask(request, scenario, reason, status=422)
    told = _("Applied: {scenario}").format(scenario=scenario)
    messages.success(request, told, extra_tags=undo_tag(change))
    return redirect(coalition_url(request, coalition_id))


def _ask(request: WorkspaceRequest, scenario: Scenario, reason: ReasonForm, *, status: int) -> HttpResponse:
    day, told, refused = this_day(), [], ""
    try:
        told = what_is_written(scenario, day=day).told
    except CannotApply as error:
        refused = str(error)
    context = {
        "coalition": scenario.coalition,
        "scenario": scenario,
        "told": told,
        "refused": refused,
        "stale": status == 409,
        "form": ScenarioApplyForm(initial={"shown": state_shown(scenario, day=day)}),
        "reason": reason,
    }
    return render_page(request, "coalitions/scenario_apply.html", context, status=status)

"""What if, to read: a coalition's scenarios, and what one of them would change for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse

from coalitions.analysis import inputs
from coalitions.analysis.coalition import CoalitionReport, coalition_report
from coalitions.analysis.groups.own_words import turns_words
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.asking import Question
from coalitions.analysis.scenarios.compared import Difference, Kind, Turn, compared
from coalitions.analysis.scenarios.played import Step, played, without_effect
from coalitions.analysis.scenarios.words import (
    difference_words,
    joins_words,
    step_words,
    value_words,
    what_words,
)
from coalitions.analysis.wording import Text
from coalitions.imagined import imagined_steps
from coalitions.models import Scenario, ScenarioStep
from coalitions.views.one_coalition import everybody_beside, find_coalition, names_in
from coalitions.views.scenarios import TITLES, find_scenario
from coalitions.views.seen_first import eyes, own_first, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

ASKED = 5  # questions below the changes


@dataclass(frozen=True, slots=True)
class Told:
    """One change as the page tells it; `name` is empty where it is of the coalition as a whole."""

    difference: Difference
    name: str
    words: Text
    what: Text
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step in words; `idle` where it changes nothing as things are."""

    row: ScenarioStep
    words: Text
    idle: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario played: the report as it would be, its steps, what changes."""

    after: CoalitionReport
    steps: list[StepTold]
    changes: list[Told]

    def turned(self, turn: Turn) -> list[Told]:
        return [each for each in self.changes if each.difference.turn is turn]


@workspace_view(Role.ORGANIZER)
def scenario_list(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """The scenarios of one coalition by name."""
    coalition = find_coalition(request, coalition_id)
    scenarios = Scenario.objects.in_workspace(request.workspace).filter(coalition=coalition)
    # in order again: counting loses the order of the model
    counted = scenarios.annotate(count=Count("steps")).order_by("name_key")
    context = {"coalition": coalition, "scenarios": counted}
    return render_page(request, "coalitions/scenario_list.html", context)


@workspace_view(Role.ORGANIZER)
def scenario_detail(request: WorkspaceRequest, coalition_id: UUID, scenario_id: UUID) -> HttpResponse:
    """The steps of a scenario in words, and below only what they change."""
    scenario = find_scenario(request, coalition_id, scenario_id)
    snapshot, risk = everybody_beside(request, scenario.coalition), request.membership.can_see_risk
    before = coalition_report(snapshot, snapshot.coalitions[0])
    outcome = play_scenario(snapshot, before, scenario, risk=risk)
    context = {
        "coalition": scenario.coalition,
        "scenario": scenario,
        "kinds": TITLES,
        "outcome": outcome,
        "report": outcome.after,
        "changes": _own_first(request, outcome.changes),
        "gains": _own_first(request, outcome.turned(Turn.GAIN)),
        "losses": _own_first(request, outcome.turned(Turn.LOSS)),
        "others": _own_first(request, outcome.turned(Turn.NEITHER)),
        "unknown": _not_known(outcome.after, risk=risk),
        "questions": _questions(outcome),
        "may_see_risk": risk,
        **_own(request, outcome),
        **names_in(snapshot),
    }
    return render_page(request, "coalitions/scenario_detail.html", context)


def _own_first(request: WorkspaceRequest, changes: list[Told]) -> list[Told]:
    return own_first(request, changes, lambda each: each.difference.organization)


def _own(request: WorkspaceRequest, outcome: Outcome) -> dict[str, Any]:
    """How much changes for the one that the page is seen by."""
    one = eyes(request)
    if one is None or not outcome.steps:
        return {}
    turns = [each.difference.turn for each in outcome.changes if each.difference.organization == one]
    counted = turns_words(*(turns.count(each) for each in (Turn.GAIN, Turn.LOSS, Turn.NEITHER)))
    return own_words(request, {one: counted})


def play_scenario(
    snapshot: inputs.Workspace, before: CoalitionReport, scenario: Scenario, *, risk: bool
) -> Outcome:
    """Play it on a copy of the snapshot, whose one coalition it is about; `risk`: whether bands are told."""
    coalition, names = snapshot.coalitions[0], names_in(snapshot)
    rows = list(scenario.steps.select_related("organization", "tenet"))
    steps = imagined_steps(rows, coalition)
    after = coalition_report(*played(snapshot, coalition, steps))
    found = [each for each in compared(before, after) if risk or each.kind is not Kind.BAND]
    told = [_told(each, after, names, risk=risk) for each in found]
    return Outcome(after, list(_steps(rows, steps, coalition, names)), told)


def _steps(
    rows: list[ScenarioStep],
    steps: list[Step],
    coalition: inputs.Coalition,
    names: Mapping[str, Mapping[str, str]],
) -> Iterator[StepTold]:
    idle = without_effect(coalition, steps)
    for place, (row, step) in enumerate(zip(rows, steps, strict=True)):
        words = step_words(step, names["organizations"], names["tenets"])
        yield StepTold(row, words, place in idle)


def _told(
    each: Difference, after: CoalitionReport, names: Mapping[str, Mapping[str, str]], *, risk: bool
) -> Told:
    tenets = names["tenets"]
    words = difference_words(each, tenets)
    if each.kind is Kind.MEMBER and each.after == "in":
        report = next(member for member in after.members if member.organization == each.organization)
        words = joins_words(report, risk=risk)
    return Told(
        difference=each,
        name=names["organizations"].get(each.organization or "", ""),
        words=words,
        what=what_words(each, tenets),
        before=value_words(each.kind, each.before),
        after=value_words(each.kind, each.after),
    )


def _not_known(after: CoalitionReport, *, risk: bool) -> list[str]:
    """Members of whom something could not be said then."""
    return [
        each.name
        for each in after.members
        if each.fit.got is None or (risk and each.exposure.shown is Band.UNKNOWN)
    ]


def _questions(outcome: Outcome) -> list[tuple[str, str, Question]]:
    """Whom to ask what: of those for whom something changes, what their results hang on most."""
    concerned = {each.difference.organization for each in outcome.changes}
    found = [
        (each.organization, each.name, question)
        for each in outcome.after.members
        if each.organization in concerned
        for question in each.ask_about
    ]
    return sorted(found, key=lambda each: -each[2].weight)[:ASKED]

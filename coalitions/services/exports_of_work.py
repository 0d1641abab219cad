"""How a workspace works, as native tables: what is to be asked, who is not whom, shared lists, what if."""

from collections.abc import Iterator

from django.db.models import Prefetch

from coalitions.interchange.cells.values import say_number
from coalitions.models import Coalition, Dispute, Distinction, SavedView, Scenario, ScenarioStep
from coalitions.services.list_states import with_names
from organizations.models import Question, Tenet, Workspace

type WorkRow = dict[str, str]


def questions(workspace: Workspace) -> Iterator[WorkRow]:
    """What is to be asked, since when, and the name of who wants to know."""
    rows = Question.objects.in_workspace(workspace)
    for each in rows.select_related("organization", "tenet", "asked_by"):
        yield {
            "organization": str(each.organization),
            "tenet": each.tenet.code,
            "asked_at": each.asked_at.isoformat(),
            "asked_by": str(each.asked_by or ""),
        }


def differences(workspace: Workspace) -> Iterator[WorkRow]:
    """The pairs that somebody found not to be one."""
    for each in Distinction.objects.in_workspace(workspace).select_related("a", "b"):
        one, other = sorted((str(each.a), str(each.b)))  # their order in the database means nothing
        yield {"organization": one, "differs_from": other}


def saved_views(workspace: Workspace) -> Iterator[WorkRow]:
    """The lists that everybody sees; never anybody's own."""
    views = list(SavedView.objects.in_workspace(workspace).filter(shared=True))
    if not views:
        return
    coalitions = dict(Coalition.objects.in_workspace(workspace).values_list("pk", "name"))
    codes = dict(Tenet.objects.in_workspace(workspace).values_list("pk", "code"))
    for each in views:
        yield {"name": each.name, "query": with_names(each.query, coalitions, codes)}


def scenarios(workspace: Workspace) -> Iterator[WorkRow]:
    """A row for each step; one without a number for a scenario that has none."""
    steps = Prefetch("steps", ScenarioStep.objects.select_related("organization", "tenet"))
    rows = Scenario.objects.in_workspace(workspace).select_related("coalition")
    for each in rows.prefetch_related(steps):
        told = {"coalition": str(each.coalition), "scenario": each.name, "note": each.note}
        for step in each.steps.all():
            yield told | _step(step)
        if not each.steps.all():
            yield told


def _step(step: ScenarioStep) -> WorkRow:
    numbers = {name: getattr(step, name) for name in ("number", "stance", "vitality")}
    amounts = {name: getattr(step, name) for name in ("low", "high")}
    return {
        "kind": step.kind,
        "organization": str(step.organization or ""),
        "tenet": step.tenet.code if step.tenet else "",
        "strength": step.strength,
        "red_line": "yes" if step.red_line else "",
        "say": step.say,
        "resource": step.resource,
        **{name: "" if value is None else str(value) for name, value in numbers.items()},
        **{name: "" if value is None else say_number(value) for name, value in amounts.items()},
    }


def disputes(workspace: Workspace) -> Iterator[WorkRow]:
    """What groups said is not right; who said it is of that workspace."""
    rows = Dispute.objects.in_workspace(workspace).select_related("organization", "tenet", "coalition")
    for each in rows:
        yield {
            "organization": str(each.organization),
            "about": each.about,
            "tenet": each.tenet.code if each.tenet else "",
            "coalition": str(each.coalition or ""),
            "reason": each.reason,
            "said_on": each.said_on.isoformat(),
            "settled_on": each.settled_on.isoformat() if each.settled_on else "",
            "answer": each.answer,
        }

"""A platform that was only looked for becomes a scenario: supposed, never written into what is real."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.models import Coalition, Scenario, ScenarioStep, StepKind
from coalitions.models.platforms import PlankStrength
from organizations.models import Change, Tenet, User
from organizations.services import add_rows, locked_rows, one_change

LONGEST_NAME = 120


def propose_platform(
    *, coalition: Coalition, tenets: Collection[Tenet], now: Mapping[UUID, float], user: User
) -> tuple[Scenario, Change] | None:
    """A new scenario whose steps lead from the platform as it is to one of exactly these planks, in full.

    `now`: the strength 0 to 1 of what the platform names today. Who joins or leaves is not supposed. None
    where the platform is that already.
    """
    wanted = {each.pk for each in tenets}
    steps = {each.pk: PlankStrength.FULL for each in tenets if now.get(each.pk, 0.0) < 1}
    steps |= {pk: PlankStrength.DROPPED for pk, strength in now.items() if strength and pk not in wanted}
    if not steps:
        return None
    workspace = coalition.workspace
    with one_change(workspace=workspace, user=user, act="scenario.added") as change:
        locked_rows(Coalition, [coalition.pk])  # who takes a name in this moment waits here
        scenario = Scenario(workspace=workspace, coalition=coalition, name=_free_name(coalition, tenets))
        change.about(scenario, before=None, after=None)
        add_rows([scenario])
        own: dict[str, Any] = {"workspace": workspace, "scenario": scenario, "kind": StepKind.PLANK}
        rows = [
            ScenarioStep(**own, number=place, tenet_id=tenet, strength=strength)
            for place, (tenet, strength) in enumerate(steps.items(), start=1)
        ]
        add_rows(rows)
    return scenario, change


def _free_name(coalition: Coalition, tenets: Collection[Tenet]) -> str:
    """The planks, shortened, with a number where a scenario has that name already."""
    planks = ", ".join(each.name for each in tenets) or _("nothing")
    name = _("Platform: {planks}").format(planks=planks)
    taken = {each.casefold() for each in coalition.scenarios.values_list("name", flat=True)}
    number, ending, free = 1, "", _shortened(name, "")
    while free.casefold() in taken:
        number += 1
        ending = f" ({number})"
        free = _shortened(name, ending)
    return free


def _shortened(name: str, ending: str) -> str:
    room = LONGEST_NAME - len(ending)
    return (name if len(name) <= room else name[: room - 1] + "…") + ending

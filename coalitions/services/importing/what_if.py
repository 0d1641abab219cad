"""Planning scenarios with their steps, and what groups dispute."""

from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Coalition, Dispute, Scenario, ScenarioStep
from coalitions.services.importing import cells
from coalitions.services.importing.names import RowRefusedError
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import saying
from coalitions.services.importing.work import not_kept
from organizations.cleaning import fold_name


def plan_scenario(plan: Plan, row: FileRow) -> None:
    """A row for each step; the scenario itself comes with the first."""
    v = row.values
    scenario = _scenario(plan, row, cells.find_coalition(plan, v["coalition"]))
    number = cells.integer(v, "number")
    if number is None:
        return
    new: ScenarioStep = saying(
        ScenarioStep, {}, scenario_id=scenario.pk, number=number, kind=cells.text(v, "kind"),
        organization_id=cells.maybe_organization(plan, v, "organization"), tenet_id=_maybe_tenet(plan, v),
        strength=cells.text(v, "strength"), stance=cells.integer(v, "stance"),
        vitality=cells.integer(v, "vitality"), red_line=cells.yes(v, "red_line"), say=cells.text(v, "say"),
        resource=cells.text(v, "resource"), low=cells.number(v, "low"), high=cells.number(v, "high"),
    )  # fmt: skip
    known = plan.index(ScenarioStep, "scenario_id", "number")
    key = (scenario.pk, number)
    label = f"{scenario}: {number}"
    known[key] = plan.take("scenarios", row, new, known.get(key), label, told=not_kept(row))


def _scenario(plan: Plan, row: FileRow, coalition: Coalition) -> Scenario:
    v = row.values
    known = plan.index(Scenario, "coalition_id", "name_key")
    key = (coalition.pk, fold_name(v["scenario"]))
    if key not in known:
        new: Scenario = saying(
            Scenario, {}, coalition_id=coalition.pk, name=v["scenario"], note=cells.text(v, "note")
        )
        known[key] = plan.take("scenarios", row, new, None, v["scenario"], told=not_kept(row))
    found: Scenario = known[key]
    return found


def plan_dispute(plan: Plan, row: FileRow) -> None:
    v = row.values
    organization = cells.find_organization(plan, v["organization"])
    coalition = cells.find_coalition(plan, v["coalition"]).pk if v.get("coalition") else None
    tenet = _maybe_tenet(plan, v)
    if (v["about"] == "position") != (tenet is not None) or (tenet is None) == (coalition is None):
        raise RowRefusedError(_("A dispute is about a position on something, or a result in a coalition."))
    new: Dispute = saying(
        Dispute, {}, organization_id=organization.pk, about=v["about"], tenet_id=tenet,
        coalition_id=coalition, reason=v["reason"], said_on=cells.day(v, "said_on"),
        settled_on=cells.day(v, "settled_on"), answer=cells.text(v, "answer"),
    )  # fmt: skip
    known = plan.index(Dispute, "organization_id", "about", "tenet_id", "coalition_id", "said_on")
    key = (organization.pk, v["about"], tenet, coalition, new.said_on)
    known[key] = plan.take("disputes", row, new, known.get(key), str(organization), told=not_kept(row))


def _maybe_tenet(plan: Plan, values: dict[str, str]) -> UUID | None:
    cell = values.get("tenet")
    return cells.find_tenet(plan, cell).pk if cell else None

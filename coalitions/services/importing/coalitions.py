"""Planning coalitions, places in them, and what they need."""

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Affiliation, Coalition, Need, Say
from coalitions.services.importing import cells
from coalitions.services.importing.names import RowRefusedError, only_named
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import saying
from organizations.cleaning import fold_name


def plan_coalition(plan: Plan, row: FileRow) -> None:
    """A row about the coalition of that name; one that is only named is made where none is called so."""
    v = row.values
    if row.mention and (known := _called(plan, v["name"])):
        plan.coalitions[v["name"]] = known  # later rows may use the file's spelling
        return
    new: Coalition = saying(
        Coalition, row.extra, name=v["name"], purpose=cells.text(v, "purpose"),
        target_id=cells.maybe_organization(plan, v, "target"), started=cells.day(v, "started"),
        ended=cells.day(v, "ended"), decision_rule=cells.text(v, "decision_rule"), note=cells.text(v, "note"),
        spokesperson=cells.text(v, "spokesperson"), fallback=cells.text(v, "fallback"),
        not_to_give=cells.text(v, "not_to_give"), resumption=cells.text(v, "resumption"),
        centred=cells.text(v, "centred"),
    )  # fmt: skip
    old, told = plan.coalitions.get(v["name"]), only_named(row)
    plan.coalitions[v["name"]] = plan.take("coalitions", row, new, old, v["name"], told=told)


def _called(plan: Plan, name: str) -> Coalition | None:
    """The coalition of that name, in any case of letters."""
    alike = (each for known, each in plan.coalitions.items() if fold_name(known) == fold_name(name))
    return plan.coalitions.get(name) or next(alike, None)


def plan_affiliation(plan: Plan, row: FileRow) -> None:
    v = row.values
    coalition = cells.find_coalition(plan, v["coalition"])
    organization = cells.find_organization(plan, v["organization"])
    new: Affiliation = saying(
        Affiliation, row.extra, coalition_id=coalition.pk, organization_id=organization.pk,
        role=cells.text(v, "role"), say=cells.text(v, "say"), alternatives=cells.integer(v, "alternatives"),
        joined=cells.day(v, "joined"), left=cells.day(v, "left"), contribution=cells.text(v, "contribution"),
        slots=cells.integer(v, "slots"),
        evidence=cells.text(v, "evidence"), note=cells.text(v, "note"), source=cells.text(v, "source"),
    )  # fmt: skip
    known = plan.index(Affiliation, "coalition_id", "organization_id")
    key = (coalition.pk, organization.pk)
    known[key] = plan.take("affiliations", row, new, known.get(key), f"{organization}: {coalition}")


def plan_say(plan: Plan, row: FileRow) -> None:
    v = row.values
    coalition = cells.find_coalition(plan, v["coalition"])
    organization = cells.find_organization(plan, v["organization"])
    place = plan.index(Affiliation, "coalition_id", "organization_id").get((coalition.pk, organization.pk))
    if place is None:
        text = _("“{organization}” is not a member of “{coalition}”.")
        raise RowRefusedError(text.format(organization=organization, coalition=coalition))
    since = cells.day(v, "since")
    new: Say = saying(
        Say, row.extra, affiliation_id=place.pk, since=since, step=v["say"],
        evidence=cells.text(v, "evidence"), note=cells.text(v, "note"), source=cells.text(v, "source"),
    )  # fmt: skip
    known = plan.index(Say, "affiliation_id", "since")
    known[place.pk, since] = plan.take("say", row, new, known.get((place.pk, since)), f"{organization}")


def plan_need(plan: Plan, row: FileRow) -> None:
    v = row.values
    coalition = cells.find_coalition(plan, v["coalition"])
    new: Need = saying(
        Need, row.extra, coalition_id=coalition.pk, resource=v["resource"], low=cells.number(v, "low"),
        high=cells.number(v, "high"), weight=cells.number(v, "weight"), note=cells.text(v, "note"),
    )  # fmt: skip
    known = plan.index(Need, "coalition_id", "resource")
    key = (coalition.pk, v["resource"])
    known[key] = plan.take("needs", row, new, known.get(key), f"{coalition}: {v['resource']}")

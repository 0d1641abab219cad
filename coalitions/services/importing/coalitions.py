"""Planning the rows of the coalitions app: ties, coalitions, places in them, platforms, trends, events."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Affiliation, Coalition, Event, Need, Plank, Platform, Say, Tie, Trend
from coalitions.models.relationships import MUTUAL, TieKind
from coalitions.services.importing import cells
from coalitions.services.importing.plan import Plan, RowRefusedError, saying


def plan_tie(plan: Plan, row: FileRow) -> None:
    """Two ties between the same pair stay two: the n-th of a file meets the n-th recorded."""
    v = row.values
    source = cells.find_organization(plan, v["source"])
    target = cells.find_organization(plan, v["target"])
    kind = TieKind((v.get("kind") or TieKind.PARTNERSHIP).replace(" ", "_"))
    since, until = cells.day(v, "since"), cells.day(v, "until")
    new: Tie = saying(
        Tie, row.extra, source_id=source.pk, target_id=target.pk, kind=kind, since=since, until=until,
        strength=cells.integer(v, "strength"), evidence=cells.text(v, "evidence"), note=cells.text(v, "note"),
    )  # fmt: skip
    pair = tuple(sorted((source.pk, target.pk))) if kind in MUTUAL else (source.pk, target.pk)
    key = (pair, kind, since, until)
    waiting = plan.memo("recorded ties", lambda: _recorded_ties(plan))[key]
    old = waiting.pop(0) if waiting else None
    if old is not None:
        new.source_id, new.target_id = old.source_id, old.target_id  # it reads both ways
    plan.take("ties", row, new, old, f"{source} – {target}")


def _recorded_ties(plan: Plan) -> dict[Any, list[Tie]]:
    found: dict[Any, list[Tie]] = defaultdict(list)
    for tie in Tie.objects.in_workspace(plan.workspace).order_by("id"):
        ends = (tie.source_id, tie.target_id)
        pair = tuple(sorted(ends)) if tie.kind in MUTUAL else ends
        found[pair, tie.kind, tie.since, tie.until].append(tie)
    return found


def plan_coalition(plan: Plan, row: FileRow) -> None:
    v = row.values
    new: Coalition = saying(
        Coalition, row.extra, name=v["name"], purpose=cells.text(v, "purpose"),
        target_id=cells.maybe_organization(plan, v, "target"), started=cells.day(v, "started"),
        ended=cells.day(v, "ended"), decision_rule=cells.text(v, "decision_rule"), note=cells.text(v, "note"),
    )  # fmt: skip
    plan.coalitions[v["name"]] = plan.take("coalitions", row, new, plan.coalitions.get(v["name"]), v["name"])


def plan_affiliation(plan: Plan, row: FileRow) -> None:
    v = row.values
    coalition = cells.find_coalition(plan, v["coalition"])
    organization = cells.find_organization(plan, v["organization"])
    new: Affiliation = saying(
        Affiliation, row.extra, coalition_id=coalition.pk, organization_id=organization.pk,
        role=cells.text(v, "role"), say=cells.text(v, "say"), alternatives=cells.integer(v, "alternatives"),
        joined=cells.day(v, "joined"), left=cells.day(v, "left"), contribution=cells.text(v, "contribution"),
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


def plan_plank(plan: Plan, row: FileRow) -> None:
    """A row of `platform` sets one plank of one version; the version is made with its first plank."""
    v = row.values
    coalition = cells.find_coalition(plan, v["coalition"])
    tenet = cells.find_tenet(plan, v["tenet"])
    proposers = cells.items(v, "proposed_by") or []
    if len(proposers) > 1:
        raise RowRefusedError(_("Only one organization can be recorded as having proposed a plank."))
    agreed = {cells.find_organization(plan, name).pk for name in cells.items(v, "agreed_by") or []}
    proposed_by = cells.find_organization(plan, proposers[0]).pk if proposers else None
    version = _version(plan, coalition, int(v["version"]), cells.day(v, "date"), v.get("label", ""))
    new: Plank = saying(
        Plank, row.extra, platform_id=version.pk, tenet_id=tenet.pk, strength=v["strength"],
        proposed_by_id=proposed_by, evidence=cells.text(v, "evidence"), note=cells.text(v, "note"),
    )  # fmt: skip
    known = plan.index(Plank, "platform_id", "tenet_id")
    key = (version.pk, tenet.pk)
    kept = known[key] = plan.take("platform", row, new, known.get(key), f"{version}: {tenet}")
    recorded = plan.memo("agreements", lambda: _agreements(plan))
    plan.agreements[kept.pk] |= agreed - recorded[kept.pk]


def _version(plan: Plan, coalition: Coalition, number: int, day: date | None, label: str) -> Platform:
    known = plan.index(Platform, "coalition_id", "number")
    old: Platform | None = known.get((coalition.pk, number))
    if old is not None:
        return old
    if day is None:
        raise RowRefusedError(_("Version {number} of the platform needs a date.").format(number=number))
    new = Platform(
        workspace=plan.workspace, coalition_id=coalition.pk, number=number, day=day, label=label[:200]
    )
    plan.creates[Platform].append(new)
    known[coalition.pk, number] = new
    return new


def _agreements(plan: Plan) -> dict[Any, set[Any]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    rows = Plank.agreed_by.through.objects.filter(plank__workspace=plan.workspace)
    for plank, organization in rows.values_list("plank_id", "organization_id"):
        found[plank].add(organization)
    return found


def plan_trend(plan: Plan, row: FileRow) -> None:
    v = row.values
    known = plan.index(Trend, "name")
    old = known.get((v["name"],))
    missing = [name for name in ("kind", "direction") if not v.get(name)]
    if missing and old is None:
        raise RowRefusedError(_("A new trend needs a {column}.").format(column=missing[0]))
    new: Trend = saying(
        Trend, row.extra, name=v["name"], kind=cells.text(v, "kind"), level=cells.text(v, "level"),
        direction=cells.text(v, "direction"), since=cells.day(v, "since"), note=cells.text(v, "note"),
        source=cells.text(v, "source"),
    )  # fmt: skip
    known[v["name"],] = plan.take("trends", row, new, old, v["name"])


def plan_event(plan: Plan, row: FileRow) -> None:
    v = row.values
    coalition = cells.find_coalition(plan, v["coalition"]).pk if v.get("coalition") else None
    when = cells.day(v, "date")
    new: Event = saying(
        Event, row.extra, day=when, name=v["event"], coalition_id=coalition, source=cells.text(v, "source")
    )
    known = plan.index(Event, "day", "name")
    known[when, v["event"]] = plan.take("events", row, new, known.get((when, v["event"])), v["event"])

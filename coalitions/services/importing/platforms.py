"""Planning versions of platforms, and what each sets."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Agreement, Plank, Platform
from coalitions.models.imports import Outcome
from coalitions.services.importing import cells
from coalitions.services.importing.names import RowRefusedError
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import saying
from organizations.models import Tenet


def plan_platform(plan: Plan, row: FileRow) -> None:
    """A row sets one plank of one version, or tells of a version that sets nothing yet."""
    v = row.values
    if v.get("tenet"):
        tenet = cells.find_tenet(plan, v["tenet"])
        if not v.get("strength"):
            raise RowRefusedError(_("The cell “strength” is blank; what becomes of the demand is not said."))
        proposed_by, agreed = _organizations(plan, v)
        version, outcome, _reason = _version(plan, v)
        told = outcome == Outcome.UPDATED
        _plan_plank(plan, row, version, tenet, proposed_by, agreed, version_changed=told)
    else:
        version, outcome, reason = _version(plan, v)
        plan.say("platform", row, outcome, str(version), reason, version)


def _organizations(plan: Plan, v: Mapping[str, str]) -> tuple[UUID | None, set[UUID]]:
    """Who proposed the plank, and who agreed to it."""
    proposers = cells.items(v, "proposed_by") or []
    if len(proposers) > 1:
        raise RowRefusedError(_("Only one organization can be recorded as having proposed a plank."))
    proposed_by = cells.find_organization(plan, proposers[0]).pk if proposers else None
    return proposed_by, {cells.find_organization(plan, name).pk for name in cells.items(v, "agreed_by") or []}


def _version(plan: Plan, v: Mapping[str, str]) -> tuple[Platform, Outcome, str]:
    """The version that a row names; the first row of a new one makes it."""
    coalition = cells.find_coalition(plan, v["coalition"])
    number, day = int(v["version"]), cells.day(v, "date")
    new: Platform = saying(
        Platform, {}, coalition_id=coalition.pk, number=number, day=day, label=cells.text(v, "label")
    )
    known = plan.index(Platform, "coalition_id", "number")
    old: Platform | None = known.get((coalition.pk, number))
    if old is not None:
        changed, reason = plan.bring(new, old)
        return old, Outcome.UPDATED if changed else Outcome.UNCHANGED, reason
    if day is None:
        raise RowRefusedError(_("Version {number} of the platform needs a date.").format(number=number))
    plan.create(new)
    known[coalition.pk, number] = new
    return new, Outcome.CREATED, ""


def _plan_plank(
    plan: Plan,
    row: FileRow,
    version: Platform,
    tenet: Tenet,
    proposed_by: UUID | None,
    agreed: set[UUID],
    *,
    version_changed: bool,
) -> None:
    v = row.values
    new: Plank = saying(
        Plank, row.extra, platform_id=version.pk, tenet_id=tenet.pk, strength=v["strength"],
        proposed_by_id=proposed_by, evidence=cells.text(v, "evidence"), note=cells.text(v, "note"),
    )  # fmt: skip
    known = plan.index(Plank, "platform_id", "tenet_id")
    key = (version.pk, tenet.pk)
    recorded = plan.memo("agreements", lambda: _agreements(plan))
    old = known.get(key)
    ours = recorded[old.pk] if old is not None else set()
    more = agreed - ours if plan.overwrite or not ours else set()
    label = f"{version}: {tenet}"
    kept = plan.take("platform", row, new, old, label, more=bool(more) or version_changed)
    known[key] = kept
    plan.agreements[kept.pk] |= more


def _agreements(plan: Plan) -> dict[Any, set[Any]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    rows = Agreement.objects.in_workspace(plan.workspace)
    for plank, organization in rows.values_list("plank_id", "organization_id"):
        found[plank].add(organization)
    return found

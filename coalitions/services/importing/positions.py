"""Planning positions and the steps by which one tenet legitimizes another."""

from typing import Any

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models.imports import Outcome
from coalitions.services.importing import cells
from coalitions.services.importing.plan import Plan, RowRefusedError, saying
from organizations.models import Evidence, Legitimation, Position

_KEY = ("organization_id", "tenet_id", "as_of", "evidence")


def plan_position(plan: Plan, row: FileRow) -> None:
    """A row without a date says what holds today; if that is what stands already, nothing changes."""
    values = row.values
    organization = cells.find_organization(plan, values["organization"])
    tenet = cells.find_tenet(plan, values["tenet"])
    evidence = values.get("evidence") or Evidence.ESTIMATED
    new: Position = saying(
        Position,
        row.extra,
        organization_id=organization.pk,
        tenet_id=tenet.pk,
        stance=cells.integer(values, "stance"),
        vitality=cells.integer(values, "vitality"),
        red_line=cells.yes(values, "red_line"),
        evidence=evidence,
        vitality_evidence=cells.text(values, "vitality_evidence"),
        as_of=cells.day(values, "as_of") or plan.today,
        source=cells.text(values, "source"),
        note=cells.text(values, "note"),
    )
    label = f"{organization}: {tenet}"
    known = plan.index(Position, *_KEY)
    key = (organization.pk, tenet.pk, new.as_of, evidence)
    if "as_of" not in values and (same := _standing_alike(plan, new)):
        plan.say("positions", row, Outcome.UNCHANGED, label, subject=same)
        return
    old = known.get(key)
    if old is not None and old._state.adding and old.stance != new.stance:
        raise RowRefusedError(_("A row above records another stance for the same pair and day."))
    known[key] = plan.take("positions", row, new, old, label)


def _standing_alike(plan: Plan, new: Position) -> Position | None:
    """The latest recorded position of this pair and kind of evidence, if it says the same."""
    latest: dict[Any, Position] = plan.memo("latest positions", lambda: _latest(plan))
    old = latest.get((new.organization_id, new.tenet_id, new.evidence))
    if old is None:
        return None
    told = [("stance", new.stance), ("vitality", new.vitality), ("red_line", new.red_line or None)]
    return old if all(value is None or getattr(old, name) == value for name, value in told) else None


def _latest(plan: Plan) -> dict[Any, Position]:
    latest: dict[Any, Position] = {}
    for (organization, tenet, as_of, evidence), row in plan.index(Position, *_KEY).items():
        key = (organization, tenet, evidence)
        if key not in latest or latest[key].as_of < as_of:
            latest[key] = row
    return latest


def plan_legitimations(plan: Plan, row: FileRow) -> None:
    """The steps in a tenet's `legitimizes` cell: `TENET:strength` separated by spaces."""
    cell = row.values.get("legitimizes")
    if not cell:
        return
    source = cells.find_tenet(plan, row.values.get("id") or row.values["name"])
    known = plan.index(Legitimation, "source_id", "target_id")
    for step in cell.split():
        code, _colon, strength = step.partition(":")
        target = cells.find_tenet(plan, code)
        if target.pk == source.pk:
            raise RowRefusedError(_("A tenet can't legitimize itself."))
        new: Legitimation = saying(
            Legitimation,
            {},
            source_id=source.pk,
            target_id=target.pk,
            strength=int(strength) if strength else None,
        )
        old = known.get((source.pk, target.pk))
        known[source.pk, target.pk] = plan.take("legitimations", row, new, old, f"{source} → {target}")

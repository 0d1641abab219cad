"""Planning positions."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models.imports import Outcome
from coalitions.services.importing import cells
from coalitions.services.importing.names import RowRefusedError
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import not_said, saying
from organizations.models import Evidence, Position, Stance

_KEY = ("organization_id", "tenet_id", "as_of", "evidence")


def plan_position(plan: Plan, row: FileRow) -> None:
    """A row without a date says what holds today; if that is what stands already, it says more of that."""
    values = row.values
    organization = cells.find_organization(plan, values["organization"])
    tenet = cells.find_tenet(plan, values["tenet"])
    label = f"{organization}: {tenet}"
    if row.mention and (held := _held(plan, organization.pk, tenet.pk)):
        _leave(plan, row, held, label)
        return
    new = _said_of(plan, row, organization_id=organization.pk, tenet_id=tenet.pk)
    if new.as_of > plan.today:
        raise RowRefusedError(_("This day is still to come. A position counts from the day it was known."))
    known = plan.index(Position, *_KEY)
    key = (organization.pk, tenet.pk, new.as_of, new.evidence)
    old = known.get(key)
    if "as_of" not in values and (same := _standing_alike(plan, new)):
        not_said(new, "as_of")
        old = same
    elif old is not None and old._state.adding and old.stance != new.stance:
        raise RowRefusedError(_("A row above records another stance for the same pair and day."))
    told = str(Stance(new.stance).label).capitalize()
    known[key] = plan.take("positions", row, new, old, label, told=told)


def _held(plan: Plan, organization: UUID, tenet: UUID) -> Position | None:
    """A position of this pair that is recorded, or stands in the file outright."""

    def held() -> dict[tuple[UUID, UUID], Position]:
        known: dict[Any, Position] = plan.index(Position, *_KEY)
        return {(each.organization_id, each.tenet_id): each for each in known.values()}

    found: dict[tuple[UUID, UUID], Position] = plan.memo("held positions", held)
    return found.get((organization, tenet))


def _leave(plan: Plan, row: FileRow, held: Position, label: str) -> None:
    """Note that an estimate is not needed, for something is known of the pair."""
    alike = held.stance > 0
    reason = "" if alike else _("What is recorded of the two stays.")
    plan.say("positions", row, Outcome.UNCHANGED, label, reason, held)
    plan.outcomes[-1] = replace(plan.outcomes[-1], stays=not alike)


def _said_of(plan: Plan, row: FileRow, **ends: UUID) -> Position:
    """What the row says of the pair in `ends`."""
    values = row.values
    said: Position = saying(
        Position,
        row.extra,
        **ends,
        stance=cells.integer(values, "stance"),
        vitality=cells.integer(values, "vitality"),
        red_line=cells.yes(values, "red_line"),
        evidence=values.get("evidence") or Evidence.ESTIMATED.value,
        vitality_evidence=cells.text(values, "vitality_evidence"),
        as_of=cells.day(values, "as_of") or plan.today,
        source=cells.text(values, "source"),
        note=cells.text(values, "note"),
    )
    return said


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

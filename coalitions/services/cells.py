"""One cell of the matrix: what an organization holds of a tenet, written as a sitting knows it.

What was known of another day or by another kind of evidence stays as history; the same day and evidence
is corrected. Whoever saw something else than what stands now, or never saw what would be corrected, is
refused (StaleRow) and nothing is written.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db import IntegrityError, transaction

from organizations.models import (
    Change,
    Evidence,
    Organization,
    Position,
    Question,
    StaleRow,
    Stance,
    Tenet,
    User,
    Workspace,
)
from organizations.services import columns, delete_rows, one_change

NOT_KNOWN = 0  # a vitality that is not known
TOKEN = 12  # letters of a position's id that tell it from the others of its cell


@dataclass(frozen=True, slots=True)
class Sitting:
    """What somebody is entering now: how it is known, from where, and as of which day."""

    evidence: str
    day: date
    source: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Where a cell is: an organization and a tenet of one workspace."""

    organization: Organization
    tenet: Tenet

    @property
    def ids(self) -> tuple[UUID, UUID]:
        return self.organization.pk, self.tenet.pk


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered into a cell; None = that part stays as it is."""

    stance: int | None = None
    vitality: int | None = None  # NOT_KNOWN = not known
    red_line: bool | None = None


class CannotEnterError(Exception):
    """Nothing was written; `reason` says why."""

    def __init__(self, reason: Literal["no_stance", "no_side", "not_own", "same"]) -> None:
        super().__init__(reason)
        self.reason = reason


def token(standing: Position | None, own: Position | None = None) -> str:
    """What a cell shows, in short: another word as soon as anybody changed it. Empty = unknown.

    `own` is what this sitting's day and evidence say already. Where that isn't what stands, no page shows it:
    the word then names both, so that nobody writes over what they never saw.
    """
    told = f"{standing.pk.hex[:TOKEN]}.{standing.version}" if standing else ""
    return told if own is None or own == standing else f"{told}+{token(own)}"


def standing_of(pair: Pair, day: date) -> Position | None:
    """The position that stands on `day`."""
    rows = Position.objects.filter(organization=pair.organization, tenet=pair.tenet)
    return rows.standing(day).first()


def by_pair(rows: Iterable[Position]) -> dict[tuple[UUID, UUID], Position]:
    """These positions by the ids of their organization and tenet."""
    return {(each.organization_id, each.tenet_id): each for each in rows}


def enter_position(
    *, pair: Pair, entered: Entered, sitting: Sitting, seen: str, user: User, today: date
) -> Change:
    """Write what was entered over what was `seen`, with one Change.

    Raises: StaleRow where something else stands now; CannotEnterError where it makes no position.
    """
    with locked_change(pair.organization.workspace, [pair.organization.pk], user) as change:
        now, own = _seen(pair, sitting, seen, today)
        before = columns(own) if own else None
        row = own or new_row(pair.organization, pair.tenet.pk, now, sitting)
        bring(row, entered, sitting)
        if columns(row) == before:
            raise CannotEnterError("same")
        _write(row, adding=own is None)
        change.act = "position.edited" if before else "position.added"
        row.organization, row.tenet = pair.organization, pair.tenet
        change.about(row, before=before, after=columns(row))
        if sitting.evidence == Evidence.DECLARED:
            answered([(pair.organization.pk, pair.tenet.pk)])
    return change


def clear_position(*, pair: Pair, sitting: Sitting, seen: str, user: User, today: date) -> Change:
    """Take this sitting's own entry away again; what was known before it stands again.

    Raises: StaleRow as above; CannotEnterError where what stands is of another day or kind of evidence.
    """
    with locked_change(pair.organization.workspace, [pair.organization.pk], user) as change:
        now, own = _seen(pair, sitting, seen, today)
        if now is None or now != own:
            raise CannotEnterError("not_own")
        now.organization, now.tenet = pair.organization, pair.tenet
        change.act = "position.deleted"
        change.about(now, before=columns(now), after=None)
        now.delete_over(now.version)
    return change


def mark_question(*, pair: Pair, wanted: bool, user: User) -> Change | None:
    """Mark that they are to be asked, or take the mark away; None where it is so already."""
    marked = Question.objects.filter(organization=pair.organization, tenet=pair.tenet).first()
    if bool(marked) == wanted:
        return None
    row = marked or Question(
        workspace=pair.organization.workspace,
        organization=pair.organization,
        tenet=pair.tenet,
        asked_by=user,
    )
    told = columns(row)
    act = "question.added" if wanted else "question.deleted"
    try:
        with one_change(workspace=pair.organization.workspace, user=user, act=act) as change:
            change.about(row, before=None if wanted else told, after=told if wanted else None)
            if wanted:
                row.save(force_insert=True)
            else:
                row.delete_over(row.version)
    except (IntegrityError, StaleRow):  # somebody did the same at the same moment
        return None
    return change


@contextmanager
def locked_change(workspace: Workspace, organizations: Collection[UUID], user: User) -> Iterator[Change]:
    """One change, while nobody else enters anything of these organizations."""
    with one_change(workspace=workspace, user=user, act="position.edited") as change:
        locked = Organization.objects.in_workspace(workspace).select_for_update(no_key=True)
        if len(locked.filter(pk__in=organizations).order_by("pk").values_list("pk")) < len(organizations):
            raise StaleRow
        yield change


def own_of(pair: Pair, sitting: Sitting) -> Position | None:
    """What this sitting's day and evidence say already."""
    rows = Position.objects.filter(organization=pair.organization, tenet=pair.tenet)
    return rows.filter(as_of=sitting.day, evidence=sitting.evidence).first()


def _seen(pair: Pair, sitting: Sitting, seen: str, today: date) -> tuple[Position | None, Position | None]:
    """What stands and what this sitting says already; nobody else writes either until the change is done."""
    rows = Position.objects.filter(organization=pair.organization, tenet=pair.tenet)
    held = {each.pk: each for each in rows.select_for_update().order_by("pk")}
    now, own = standing_of(pair, today), own_of(pair, sitting)
    if token(now, own) != seen or any(each and each.pk not in held for each in (now, own)):
        raise StaleRow
    return now, own


def _write(row: Position, *, adding: bool) -> None:
    if not adding:
        row.save_over(row.version)
        return
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the form of positions, which locks nothing, was quicker
        raise StaleRow from None


def new_row(organization: Organization, tenet: UUID, now: Position | None, sitting: Sitting) -> Position:
    """A position of this sitting that says what stands now, and how that is known."""
    row = Position(
        workspace_id=organization.workspace_id,
        organization_id=organization.pk,
        tenet_id=tenet,
        evidence=sitting.evidence,
        as_of=sitting.day,
        source=sitting.source,
    )
    if now is not None:
        row.stance, row.vitality, row.red_line = now.stance, now.vitality, now.red_line
        known = now.vitality_evidence or now.evidence
        if now.vitality is not None and known != sitting.evidence:
            row.vitality_evidence = known
    return row


def bring(row: Position, entered: Entered, sitting: Sitting) -> None:
    """Put what was entered into the row. A red line belongs to a side, and goes when the side changes."""
    stance: int | None = row.stance  # a new row of what was unknown has none
    if entered.stance is not None:
        if stance is None or side(stance) != side(entered.stance):
            row.red_line = False
        row.stance = stance = entered.stance
    if stance is None:
        raise CannotEnterError("no_stance")
    if entered.vitality is not None:
        row.vitality = None if entered.vitality == NOT_KNOWN else entered.vitality
        row.vitality_evidence = ""
    if entered.red_line is not None:
        if entered.red_line and stance == Stance.NEUTRAL:
            raise CannotEnterError("no_side")
        row.red_line = entered.red_line
    row.source = sitting.source or row.source


def side(stance: int) -> int:
    """1 for, −1 against, 0 neither."""
    return (stance > 0) - (stance < 0)


def answered(pairs: Collection[tuple[UUID, UUID]]) -> None:
    """What they said themselves needs no asking any more. Only inside of a change."""
    asked = Question.objects.filter(
        organization__in={organization for organization, _tenet in pairs},
        tenet__in={tenet for _organization, tenet in pairs},
    )
    wanted = set(pairs)
    delete_rows([each for each in asked if (each.organization_id, each.tenet_id) in wanted])

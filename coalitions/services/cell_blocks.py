"""A block of cells pasted from a spreadsheet: what each says, what that changes, and writing it at once."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from coalitions.interchange.cells.scales import Scale, is_unknown, key, read_stance
from coalitions.interchange.cells.values import BadValue
from coalitions.services.cells import (
    Entered,
    Sitting,
    answered,
    bring,
    by_pair,
    locked_change,
    new_row,
    token,
)
from organizations.models import (
    Change,
    Evidence,
    Organization,
    Position,
    StaleRow,
    Stance,
    Tenet,
    User,
    Workspace,
)
from organizations.models.positions import PositionQuerySet
from organizations.services import add_rows, save_rows

WRITTEN: Final = {"stance", "vitality", "vitality_evidence", "red_line", "source"}
SCALES: Final[Mapping[str, Scale]] = {
    "both": Scale(-2, 2),
    "high": Scale(1, 5),
    "low": Scale(1, 5, low_is_for=True),
}
_NUMBER = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?\Z")
_TRUST = (Evidence.DECLARED, Evidence.OBSERVED, Evidence.ESTIMATED)

type Pairs = dict[tuple[UUID, UUID], Position]


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted cell."""

    organization: Organization
    tenet: Tenet
    written: str
    outcome: str  # added, changed, unchanged, empty, misread
    stance: int | None = None
    now: Position | None = None
    own: Position | None = None  # what this sitting's day and evidence say already


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block goes: its organizations from the top, its tenets from the left."""

    workspace: Workspace
    today: date
    organizations: Sequence[Organization]
    tenets: Sequence[Tenet]


@dataclass(frozen=True, slots=True)
class Pasting:
    """A block, where it goes, and how its stances are to be read and known."""

    place: Place
    block: Sequence[Sequence[str]]
    scale: Scale
    sitting: Sitting


def scales_for(block: Sequence[Sequence[str]]) -> list[str]:
    """Which of SCALES the numbers of a block can be on, the likeliest first; empty = there are no numbers.

    Whoever copies −2 … 2 has a minus somewhere, or only support: then it is asked which end is for.
    """
    numbers = [
        float(cell.replace("−", "-").replace(",", "."))
        for row in block
        for cell in row
        if _NUMBER.match(cell)
    ]
    if not numbers:
        return []
    low, high = min(numbers), max(numbers)
    if low < 0:
        return ["both"]
    fitting = {"both": high <= 2, "high": low >= 1 and high <= 5, "low": low >= 1 and high <= 5}
    return [name for name in ("both", "high", "low") if fitting[name]] or ["both"]


def plan_block(pasting: Pasting) -> list[Pasted]:
    """What becomes of each cell of the block that has a place. Two queries."""
    place, standing = pasting.place, _standing(pasting.place)
    own = by_pair(_there(place).filter(as_of=pasting.sitting.day, evidence=pasting.sitting.evidence))
    scale = replace(pasting.scale, words=_own_words())
    planned = []
    for organization, line in zip(place.organizations, pasting.block, strict=False):
        for tenet, written in zip(place.tenets, line, strict=False):
            at = (organization.pk, tenet.pk)
            outcome, stance = _outcome(written, scale, standing.get(at), pasting.sitting)
            planned.append(
                Pasted(organization, tenet, written, outcome, stance, standing.get(at), own.get(at))
            )
    return planned


def _own_words() -> dict[str, str]:
    """What the pages here call a stance, as it is looked up."""
    shown = [(str(label), str(value)) for value, label in Stance.choices]
    return {key(words): value for words, value in [*shown, (_("no position"), "0")]}


def _there(place: Place) -> PositionQuerySet:
    """Everything recorded where the block goes."""
    return Position.objects.in_workspace(place.workspace).filter(
        organization__in=[each.pk for each in place.organizations],
        tenet__in=[each.pk for each in place.tenets],
    )


def _standing(place: Place) -> Pairs:
    return by_pair(_there(place).standing(place.today))


def _outcome(written: str, scale: Scale, now: Position | None, sitting: Sitting) -> tuple[str, int | None]:
    """An empty cell leaves what is there; nor is the same said again by weaker evidence."""
    if is_unknown(written):
        return "empty", None
    try:
        stance = read_stance(written, scale)
    except BadValue:
        return "misread", None
    if stance is None:
        return "empty", None
    if now is None:
        return "added", stance
    same = now.stance == stance and _trust(now.evidence) <= _trust(sitting.evidence)
    return ("unchanged" if same else "changed"), stance


def _trust(evidence: str) -> int:
    return _TRUST.index(Evidence(evidence))


def counts(planned: Sequence[Pasted]) -> Counter[str]:
    """How many cells have which outcome."""
    return Counter(each.outcome for each in planned)


def seen_by(planned: Sequence[Pasted]) -> str:
    """A word for what stands in these cells: another one as soon as anybody changed any."""
    told = ((each.organization.pk.hex, each.tenet.pk.hex, token(each.now, each.own)) for each in planned)
    return hashlib.sha256(repr(sorted(told)).encode()).hexdigest()


def write_block(pasting: Pasting, *, seen: str, user: User) -> Change:
    """Write what the block adds and changes, with one Change.

    Raises: StaleRow, with nothing written, where something else stands now than `seen` says.
    """
    place, sitting = pasting.place, pasting.sitting
    locked = [each.pk for each in place.organizations]
    with locked_change(place.workspace, locked, user) as change:
        change.act = "matrix.pasted"
        # the form of positions locks no organization: whatever it saved until now is read, nothing more comes
        list(_there(place).select_for_update().order_by("pk").values_list("pk"))
        planned = plan_block(pasting)
        if seen_by(planned) != seen:
            raise StaleRow
        writing = [each for each in planned if each.outcome in ("added", "changed")]
        rows = [(_brought(each, sitting), each.own is None) for each in writing]
        _add([row for row, new in rows if new])
        save_rows([row for row, new in rows if not new], WRITTEN)
        if sitting.evidence == Evidence.DECLARED:
            answered([(each.organization.pk, each.tenet.pk) for each in writing])
    return change


def _add(rows: Sequence[Position]) -> None:
    try:
        with transaction.atomic():
            add_rows(rows)
    except IntegrityError:  # the form of positions was quicker with one of them
        raise StaleRow from None


def _brought(each: Pasted, sitting: Sitting) -> Position:
    row = each.own or new_row(each.organization, each.tenet.pk, each.now, sitting)
    bring(row, Entered(stance=each.stance), sitting)
    return row

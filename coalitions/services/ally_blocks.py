"""A block of cells pasted into the list of organizations: what it would change, and writing it at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalitions.interchange.reading import Question
from coalitions.services.ally_names import Names
from coalitions.services.likeness import Group, index_of, like
from coalitions.services.pasted_values import EMPTIED, Misread, Reader, order_of_days
from organizations.models import Change, Organization, StaleRow, User, Workspace
from organizations.services import add_rows, one_change, save_rows


class NothingChosen(ValueError):
    """Neither a cell changes nor is an organization to be added."""


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One cell: its field, what was written, and what becomes of it."""

    field: str
    written: str
    outcome: str  # changed, unchanged, misread
    before: Any = None
    after: Any = None
    why: str = ""


@dataclass(slots=True)
class PastedRow:
    """One line of the block: the organization it goes to (None = a new one), and its cells."""

    number: int
    organization: Organization | None
    cells: list[PastedCell] = field(default_factory=list)
    refused: str = ""
    like: Organization | None = None  # a new one may be this
    stale: bool = False  # changed since it was shown

    @property
    def changes(self) -> dict[str, Any]:
        """What is written: field to value."""
        return {each.field: each.after for each in self.cells if each.outcome == "changed"}

    @property
    def told(self) -> list[PastedCell]:
        """What is worth showing of it."""
        return [each for each in self.cells if each.outcome != "unchanged"]

    @property
    def misread(self) -> bool:
        return any(each.outcome == "misread" for each in self.cells)

    @property
    def writes(self) -> bool:
        return bool(self.changes) and not self.refused

    @property
    def name(self) -> str:
        return str(self.organization or self.changes.get("name", ""))


@dataclass(frozen=True, slots=True)
class Block:
    """Pasted lines, the field of each of their columns ("" = left out), and the organizations they go to.

    With `by_name` each line goes to the organization that its first cell names. Else the lines follow
    `rows`, and those past the end are new, where they name themselves and `ends` says that there is an end.
    With `clears` an empty cell empties what is there, save a name. `dates` says whether the day or the month
    comes first, where it can't be seen.
    """

    workspace: Workspace
    lines: Sequence[Sequence[str]]
    fields: Sequence[str]
    rows: Sequence[UUID] = ()
    by_name: bool = False
    ends: bool = True
    clears: bool = False
    dates: str = ""

    @property
    def act(self) -> str:
        """What entering it is called in the history."""
        filled = "organization.filled" if any(map(any, self.lines)) else "organization.emptied"
        return filled if self.clears else "organization.pasted"


@dataclass(slots=True)
class Plan:
    """What becomes of each line, how many lines have no place, and what only the person knows."""

    rows: list[PastedRow]
    question: Question | None = None  # about its days
    outside: int = 0

    @property
    def plain(self) -> bool:
        """Whether every cell has a place, is understood, and goes where nobody changed anything meanwhile."""
        doubtful = any(row.refused or row.stale or row.misread for row in self.rows)
        return not doubtful and not self.outside and not self.new

    def count(self, outcome: str) -> int:
        """Cells of organizations that are there."""
        known = [row for row in self.rows if row.organization and not row.refused]
        return sum(each.outcome == outcome for row in known for each in row.cells)

    @property
    def new(self) -> list[PastedRow]:
        return [row for row in self.rows if row.organization is None and row.writes]


def plan_block(block: Block, seen: Mapping[UUID, int], *, lock: bool = False) -> Plan:
    """What the block would do. `seen`: the versions that were shown.

    Cost: one query for the organizations it goes to, one for the names in use; with new names also time that
    grows with the number of organizations.
    """
    names = Names(block.workspace)
    stored = _stored(block, names, lock=lock)
    orders, question = order_of_days(block.lines, block.fields, block.dates)
    reader, plan = Reader(orders), Plan([], question)
    for number, line in enumerate(block.lines):
        if not any(line) and not block.clears:
            continue
        organization = _meant(block, names, stored, number, line)
        if organization is None and not _may_be_new(block, number):
            plan.outside += 1
            continue
        row = PastedRow(number, organization, _cells(block, reader, organization, line))
        row.stale = organization is not None and seen.get(organization.pk) not in (None, organization.version)
        row.refused = names.fault(number, organization, row.changes) or _turnout_fault(row)
        plan.rows.append(row)
    _hint(plan, names)
    return plan


def _stored(block: Block, names: Names, *, lock: bool) -> dict[UUID, Organization]:
    rows = Organization.objects.in_workspace(block.workspace)
    if lock:
        rows = rows.select_for_update().order_by("pk")
    if block.by_name:
        meant = {pk for line in block.lines if line and (pk := names.owner_of(line[0]))}
        return rows.in_bulk(list(meant))
    return rows.in_bulk(list(block.rows[: len(block.lines)]))


def _meant(
    block: Block,
    names: Names,
    stored: Mapping[UUID, Organization],
    number: int,
    line: Sequence[str],
) -> Organization | None:
    if block.by_name:
        pk = names.owner_of(line[0])
        return stored.get(pk) if pk else None
    return stored.get(block.rows[number]) if number < len(block.rows) else None


def _may_be_new(block: Block, number: int) -> bool:
    past = block.by_name or (block.ends and number >= len(block.rows))
    return past and "name" in block.fields


def _cells(
    block: Block, reader: Reader, organization: Organization | None, line: Sequence[str]
) -> list[PastedCell]:
    found = []
    for name, written in zip(block.fields, line, strict=False):
        named = block.by_name and name == "name" and organization is not None  # only says which it is
        clears = not written and block.clears and organization is not None and name in EMPTIED
        if not name or not (written or clears) or named:
            continue
        before = getattr(organization, name) if organization else None
        try:
            after = EMPTIED[name] if clears else reader.read(name, written, before)
        except Misread as error:
            found.append(PastedCell(name, written, "misread", before, why=str(error)))
            continue
        if clears or after is not None:
            outcome = "unchanged" if after == before else "changed"
            found.append(PastedCell(name, written, outcome, before, after))
    return found


def _turnout_fault(row: PastedRow) -> str:
    likely, now = row.changes.get("turnout_likely"), row.organization
    if likely is None or now is None:
        return ""
    low = now.turnout_low is not None and likely < now.turnout_low
    high = now.turnout_high is not None and likely > now.turnout_high
    return _("Turnout goes from low through likely to high.") if low or high else ""


def _hint(plan: Plan, names: Names) -> None:
    """Say of each new organization which recorded one it may be."""
    if not plan.new:
        return
    recorded = {row.pk: row for row in names.rows}
    groups = [Group(row.pk, (row.name, row.short_name)) for row in names.rows]
    groups += [Group(row.number, (row.changes["name"],)) for row in plan.new]
    index = index_of(groups)
    for row in plan.new:
        met = (recorded.get(other) for other, _reason in like(row.number, index))  # type: ignore[call-overload]  # a line has no pk
        row.like = next((each for each in met if each), None)


def write_block(block: Block, *, seen: Mapping[UUID, int], adding: Collection[int], user: User) -> Change:
    """Write what the block changes, and the new organizations on the lines `adding`, with one Change.

    Raises, with nothing written: StaleRow where an organization isn't as it was seen any more;
    NothingChosen where nothing would change.
    """
    try:
        with one_change(workspace=block.workspace, user=user, act=block.act) as change:
            _write(change, block, plan_block(block, seen, lock=True), seen, adding)
    except IntegrityError:  # somebody took one of the names in the same moment
        raise StaleRow from None
    return change


def _write(
    change: Change, block: Block, plan: Plan, seen: Mapping[UUID, int], adding: Collection[int]
) -> None:
    known = [row for row in plan.rows if row.organization and row.writes]
    if any(row.stale or row.organization.pk not in seen for row in known if row.organization):
        raise StaleRow
    new = [row for row in plan.new if row.number in adding]
    edited = [_brought(row, row.organization) for row in known if row.organization]
    added = [_brought(row, Organization(workspace=block.workspace)) for row in new]
    if not edited and not added:
        raise NothingChosen
    save_rows(edited, {name for row in known for name in row.changes})
    add_rows(added)
    words = ngettext("%(count)d organization", "%(count)d organizations", len(edited) + len(added))
    change.subject_label = words % {"count": len(edited) + len(added)}


def _brought(row: PastedRow, organization: Organization) -> Organization:
    for name, value in row.changes.items():
        setattr(organization, name, value)
    return organization

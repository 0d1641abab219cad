"""What an import would do, row by row, before anything is written.

A plan is made in memory from what the workspace holds now; `apply` in coalitions/services/imports.py writes
it. The preview is a plan that is never written, so the two can't disagree.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast
from uuid import UUID

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Coalition
from coalitions.models.imports import Outcome
from coalitions.services.importing.checks import reason_against
from organizations.models import Organization, Row, Tenet, User, Workspace


class RowRefusedError(Exception):
    """This row can't be taken; the message says why and is fit to show."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one row of the file."""

    kind: str
    file: str
    number: int | None
    outcome: Outcome
    label: str
    reason: str = ""
    subject_id: UUID | None = None


@dataclass
class Plan:
    """The rows to create and to change, and what is said of each row of the file.

    `overwrite`: whether a filled field may change; if not, only blanks are filled. Every other list and
    index is filled by the planners of this package, one kind after the other.
    """

    workspace: Workspace
    user: User | None
    today: date
    overwrite: bool = False
    outcomes: list[Planned] = field(default_factory=list)
    creates: dict[type[Row], list[Row]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[type[Row], dict[UUID, tuple[Row, set[str]]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    # plank id -> the organizations whose agreement is added to it
    agreements: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    # What the rows of a file refer to, by each name it goes by.
    organizations: dict[str, Organization] = field(default_factory=dict)
    tenets: dict[str, Tenet] = field(default_factory=dict)
    coalitions: dict[str, Coalition] = field(default_factory=dict)
    _memo: dict[str, Any] = field(default_factory=dict)

    def memo(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once in this plan."""
        if name not in self._memo:
            self._memo[name] = make()
        return self._memo[name]

    def index(self, model: type[Row], *key: str) -> dict[Any, Any]:
        """The workspace's rows of `model` by the columns in `key`, read once; planners add what they plan."""

        def read() -> dict[Any, Any]:
            rows = model._default_manager.filter(workspace=self.workspace)
            return {tuple(getattr(row, name) for name in key): row for row in rows}

        return cast(dict[Any, Any], self.memo(f"{model.__name__} by {key}", read))

    def say(
        self,
        kind: str,
        row: FileRow,
        outcome: Outcome,
        label: str,
        reason: str = "",
        subject: Row | None = None,
    ) -> None:
        """Note what becomes of `row`."""
        place = f"{row.file}: {row.sheet}" if row.sheet and row.sheet != row.file else row.file
        subject_id = subject.pk if subject is not None else None
        self.outcomes.append(Planned(kind, place[:300], row.number, outcome, label[:300], reason, subject_id))

    def take[R: Row](self, kind: str, row: FileRow, new: R, old: R | None, label: str) -> R:
        """Create `new`, or bring what it says into `old`; note the outcome and return the row that counts.

        `new` holds only what the file says; raises RowRefusedError where a rule of the data is broken.
        """
        if old is None:
            if reason := reason_against(new):
                raise RowRefusedError(reason)
            new.workspace = self.workspace
            self.creates[type(new)].append(new)
            self.say(kind, row, Outcome.CREATED, label, subject=new)
            return new
        return self._merge(kind, row, new, old, label)

    def _merge[R: Row](self, kind: str, row: FileRow, new: R, old: R, label: str) -> R:
        changed, kept = self._differences(row, new, old)
        if changed:
            before = {name: getattr(old, name) for name in changed}
            for name in changed:
                setattr(old, name, _merged(name, getattr(new, name), getattr(old, name)))
            if reason := reason_against(old):
                for name, value in before.items():
                    setattr(old, name, value)
                raise RowRefusedError(reason)
            self._note_update(old, changed)
        reason = ", ".join(kept)
        outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
        self.say(kind, row, outcome, label, reason, old)
        return old

    def _note_update(self, old: Row, changed: list[str]) -> None:
        if old._state.adding:
            return  # created by an earlier row of the same file: it is written once, as it is at the end
        names = self.updates[type(old)].setdefault(old.pk, (old, set()))[1]
        names.update(changed)

    def _differences(self, row: FileRow, new: Row, old: Row) -> tuple[list[str], list[str]]:
        """Names of the columns that change, and sentences on those that stay although the file differs."""
        changed, kept = [], []
        for name in said(new):
            theirs, ours = getattr(new, name), getattr(old, name)
            if name == "extra":
                theirs = _merged(name, theirs, ours)
            if theirs == ours:
                continue
            if self.overwrite or is_blank(old, name) or name == "extra":
                changed.append(name)
            else:
                kept.append(f"{name}: {ours} (not {theirs})")
        return changed, kept

    def counts(self) -> dict[str, dict[str, int]]:
        """How many rows of each kind are created, updated, unchanged or in error."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for each in self.outcomes:
            found[each.kind][each.outcome] += 1
        return {
            kind: {outcome: counter[outcome] for outcome in Outcome.values} for kind, counter in found.items()
        }


def said(row: Row) -> set[str]:
    """The columns that the file says something about (set by `saying`)."""
    names: set[str] = row.__dict__["_said"]
    return names


def saying(model: type[Row], extra: dict[str, str], /, **columns: Any) -> Any:
    """A row of `model` with the columns the file fills; None means that the file says nothing."""
    filled = {name: value for name, value in columns.items() if value is not None}
    if extra:
        filled["extra"] = dict(extra)
    row = model(**filled)
    row.__dict__["_said"] = set(filled)
    return row


def is_blank(row: Row, name: str) -> bool:
    """Whether nothing is recorded there: empty, or a default that means *unknown* or *not marked*."""
    value = getattr(row, name)
    return value is None or value in ("", [], {}, False, "unknown")


def _merged(name: str, theirs: Any, ours: Any) -> Any:
    return {**theirs, **ours} if name == "extra" else theirs

"""What an import would do, row by row, before anything is written.

A plan is made in memory from what the workspace holds now; `apply_import` in coalitions/services/imports.py
writes it. The preview is a plan that is never written, so the two can't disagree.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from coalitions.interchange.fields.native import KINDS
from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Coalition
from coalitions.models.imports import Outcome
from coalitions.services.importing import wording
from coalitions.services.importing.checks import reason_against
from coalitions.services.importing.names import Names, RowRefusedError
from coalitions.services.importing.planned import STAYS, Asked, Planned
from coalitions.services.importing.saying import conflicts, is_blank, merged, said
from organizations.models import Entry, Organization, Tenet, User, Workspace

PRIVATE = frozenset(name for name, kind in KINDS.items() if kind.private)


STEPS_OF_OTHERS = frozenset({"legitimations", "effects"})  # they come from the rows of tenets, of trends


@dataclass
class Plan:
    """The rows to create and to change, and what is said of each row of the file.

    `overwrite`: whether a filled field may change; if not, only blanks are filled. `imports_before`: how
    many imports the workspace had when the plan was made. `decisions`: what was decided of organizations, by
    their names as compared (decisions.py). Every list and index is filled by the planners of this package,
    one kind after the other.
    """

    workspace: Workspace
    user: User | None
    today: date
    overwrite: bool = False
    imports_before: int = 0
    decisions: dict[str, str] = field(default_factory=dict)
    outcomes: list[Planned] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)  # names, as compared
    headers: frozenset[str] = frozenset()  # of the file's sheets, a word for each row of them
    former: dict[str, int] = field(default_factory=dict)  # names, as compared → their last record
    by_id: dict[tuple[str, str, str], Organization] = field(default_factory=dict)  # file, sheet, id (ids.py)
    headings_taken: set[str] = field(default_factory=set)  # names that look like headings, and are none
    recorded: dict[UUID, Organization] = field(default_factory=dict)
    creates: dict[type[Entry], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[type[Entry], dict[UUID, tuple[Entry, set[str]]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    # plank id -> the organizations whose agreement is added to it
    agreements: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    # What the rows of a file refer to, by each name it goes by.
    organizations: Names[Organization] = field(default_factory=Names)
    tenets: Names[Tenet] = field(default_factory=Names)
    coalitions: dict[str, Coalition] = field(default_factory=dict)
    codes_of_file: frozenset[str] = frozenset()  # ids of tenets that rows of the file claim
    read: Any = field(default_factory=sha256)  # of every cell that its rows were read as
    _memo: dict[Any, Any] = field(default_factory=dict)

    def memo(self, name: Any, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once in this plan."""
        if name not in self._memo:
            self._memo[name] = make()
        return self._memo[name]

    def index(self, model: type[Entry], *key: str) -> dict[Any, Any]:
        """The workspace's rows of `model` by the columns in `key`, read once; planners add what they plan."""

        def read() -> dict[Any, Any]:
            rows = model._default_manager.filter(workspace=self.workspace)
            return {tuple(getattr(row, name) for name in key): row for row in rows}

        return cast(dict[Any, Any], self.memo((model, key), read))

    def say(
        self,
        kind: str,
        row: FileRow,
        outcome: Outcome,
        label: str,
        reason: str = "",
        subject: Entry | None = None,
    ) -> None:
        """Note what becomes of `row`."""
        self.read.update(repr((row.values, row.extra)).encode())
        place = self.memo((row.file, row.sheet), lambda: place_of(row.file, row.sheet))
        subject_id = subject.pk if subject is not None else None
        cells = {**row.values, **row.extra} if outcome == Outcome.ERROR else None
        new = subject if outcome == Outcome.CREATED else None
        taken = outcome != Outcome.ERROR and kind not in STEPS_OF_OTHERS
        beside = wording.of_kept(row.kept, private=kind in PRIVATE) if row.kept and taken else ""
        told = (kind, place, row.number, outcome, label[:300], reason, subject_id, cells, new)
        self.outcomes.append(Planned(*told, beside=beside))

    def refuse(self, kind: str, row: FileRow, reason: str) -> None:
        """Note that `row` is not imported; of private rows nothing is said but why."""
        label = "" if kind in PRIVATE else next(iter(row.values.values()), "")
        self.say(kind, row, Outcome.ERROR, label, reason)

    def take[R: Entry](
        self,
        kind: str,
        row: FileRow,
        new: R,
        old: R | None,
        label: str,
        *,
        more: bool = False,
        told: str = "",
    ) -> R:
        """Create `new`, or bring what it says into `old`; note the outcome and return the row that counts.

        `new` holds only what the file says; `more`: the row adds something beside its columns; `told`: what
        to say of a row that is created. Raises RowRefusedError where a rule of the data is broken.
        """
        if old is None:
            self.create(new)
            self.say(kind, row, Outcome.CREATED, label, told, new)
            return new
        changed, reason = self.bring(new, old)
        if more and not old._state.adding:
            self.updates[type(old)].setdefault(old.pk, (old, set()))  # so that its version moves on
        outcome = Outcome.UPDATED if changed or more else Outcome.UNCHANGED
        self.say(kind, row, outcome, label, reason, old)
        if reason and outcome == Outcome.UNCHANGED:
            self.outcomes[-1] = replace(self.outcomes[-1], stays=True)
        return old

    def create(self, new: Entry) -> None:
        """Write `new` when the plan is applied."""
        if reason := reason_against(new):
            raise RowRefusedError(reason)
        new.workspace = self.workspace
        self.creates[type(new)].append(new)

    def bring[R: Entry](self, new: R, old: R) -> tuple[bool, str]:
        """Bring what `new` says into `old`: whether that changes it, and in words what changes and stays."""
        differing = [name for name in sorted(said(new)) if self._differs(new, old, name)]
        changed = [name for name in differing if self.overwrite or name == "extra" or is_blank(old, name)]
        kept = [name for name in differing if name not in changed]
        if "extra" in said(new) and not self.overwrite and conflicts(old, new):
            kept.append("extra")
        reason = wording.of_changes(old, new, changed=changed, kept=kept, overwrite=self.overwrite)
        before = {name: getattr(old, name) for name in changed}
        for name in changed:
            setattr(old, name, self._brought(new, old, name))
        if changed and (broken := reason_against(old)):
            for name, value in before.items():
                setattr(old, name, value)
            raise RowRefusedError(broken)
        if changed and not old._state.adding:  # what this file creates is written once, as it is at the end
            self.updates[type(old)].setdefault(old.pk, (old, set()))[1].update(changed)
        return bool(changed), reason

    def _brought(self, new: Entry, old: Entry, name: str) -> Any:
        theirs = getattr(new, name)
        return merged(theirs, getattr(old, name), overwrite=self.overwrite) if name == "extra" else theirs

    def _differs(self, new: Entry, old: Entry, name: str) -> bool:
        return bool(self._brought(new, old, name) != getattr(old, name))

    def counts(self) -> dict[str, dict[str, int]]:
        """How many rows of each kind have which outcome; `STAYS`: of the unchanged, those that differ."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for each in self.outcomes:
            found[each.kind][each.outcome] += 1
            found[each.kind][STAYS] += each.stays
        return {
            kind: {name: counter[name] for name in (*Outcome.values, STAYS) if name != STAYS or counter[name]}
            for kind, counter in found.items()
        }

    def fingerprint(self) -> str:
        """The same for two plans that would do the same to the same rows, from the same cells."""
        updates = {pk: row for rows in self.updates.values() for pk, (row, _names) in rows.items()}
        digest = sha256(str((self.read.hexdigest(), self.overwrite, self.imports_before)).encode())
        for each in self.outcomes:
            version = updates[each.subject_id].version if each.subject_id in updates else None
            told = (each.kind, each.file, each.number, each.outcome.value, each.label, each.reason, version)
            digest.update(repr(told).encode())
            for choice in each.likeness.choices if each.likeness else ():
                known = self.recorded.get(choice.subject_id) if choice.subject_id else None
                digest.update(repr((choice.decision, known.version if known else 0)).encode())
        return digest.hexdigest()


def place_of(file: str, sheet: str) -> str:
    """The file, and the sheet where that is not the same."""
    return (f"{file}: {sheet}" if sheet and sheet != file else file)[:300]

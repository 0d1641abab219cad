"""A workspace as plain dictionaries, and what taking an act back does to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from organizations.models import Change

type Row = dict[str, Any]
type Writes = dict[UUID, tuple[str, Row | None]]  # kind and what the row is then; None = gone
type Rows = dict[str, dict[UUID, Row]]

# What points at others comes after them.
ENDS: dict[str, tuple[str, ...]] = {
    "organization": (),
    "position": ("organization",),
    "tie": ("source", "target"),
    "affiliation": ("organization",),
    "note": ("organization",),
}
PLACES = {
    "organization": ("name",),
    "position": ("organization", "tenet", "as_of"),
    "affiliation": ("coalition", "organization"),
}


@dataclass(frozen=True)
class Grown:
    """A text that has become longer by words that are not compared, but must hold these."""

    before: str
    holds: tuple[str, ...]

    def fits(self, text: str) -> bool:
        return text.startswith(self.before) and all(each in text for each in self.holds)


@dataclass
class Told:
    """What one act did: each row before and after."""

    change: Change
    rows: dict[UUID, tuple[str, Row | None, Row | None]]
    undone: bool = False


@dataclass
class Plain:
    """The workspace as plain values."""

    rows: Rows = field(default_factory=lambda: {kind: {} for kind in ENDS})
    version: dict[UUID, int] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def wrote(self, change: Change, writes: Writes) -> None:
        told: dict[UUID, tuple[str, Row | None, Row | None]] = {}
        for pk, (kind, after) in writes.items():
            told[pk] = kind, self.rows[kind].get(pk), after
            if after is None:
                del self.rows[kind][pk]
            else:
                self.rows[kind][pk] = after
                self.version[pk] = self.version.get(pk, 0) + 1
        self.told.append(Told(change, told))

    def names(self) -> Iterator[tuple[UUID, str]]:
        """Every name that an organization was ever given."""
        for told in self.told:
            for pk, (kind, before, after) in told.rows.items():
                if kind == "organization":
                    yield from ((pk, row["name"]) for row in (before, after) if row)

    def hanging(self, pk: UUID) -> Iterator[tuple[str, UUID]]:
        for kind, ends in ENDS.items():
            for each, row in self.rows[kind].items():
                if any(row[end] == pk for end in ends):
                    yield kind, each

    def without(self, pk: UUID) -> Writes:
        """What goes when a row goes."""
        kind = next(kind for kind, rows in self.rows.items() if pk in rows)
        gone: Writes = {pk: (kind, None)}
        return gone | {each: (other, None) for other, each in self.hanging(pk)}

    def can_be(self, kind: str, pk: UUID, row: Row) -> bool:
        """Whether all it points at is there, it is between two, and nothing else has its place."""
        ends = [row[end] for end in ENDS[kind]]
        if len(set(ends)) < len(ends) or any(end not in self.rows["organization"] for end in ends):
            return False
        columns = PLACES.get(kind, ())
        place = [row[name] for name in columns]
        others = (each for other, each in self.rows[kind].items() if other != pk)
        return not columns or all([each[name] for name in columns] != place for each in others)

    def back(self, told: Told) -> Writes:
        """What taking it back would write: each row and column that is still as that act left it.

        Whoever finds no room is asked again as long as others still make some.
        """
        trial = Trial(Plain({kind: dict(rows) for kind, rows in self.rows.items()}))
        left = sorted(told.rows.items(), key=lambda each: list(ENDS).index(each[1][0]))
        done = -1
        while left and done < len(trial.writes):
            done = len(trial.writes)
            refused = trial.take_back(left)
            left = [each for each in left if each[0] in refused]
        return trial.writes


@dataclass
class Trial:
    """A copy to try things on, and what was written in it."""

    plain: Plain
    writes: Writes = field(default_factory=dict)

    def take_back(self, rows: list[tuple[UUID, tuple[str, Row | None, Row | None]]]) -> set[UUID]:
        """What was edited first, as far as there is room, then what was deleted, then what was pointed at
        others; then what was added goes, if nothing hangs on it by then. Returns what found no room."""
        refused: set[UUID] = set()
        edited = [(pk, kind, before, after) for pk, (kind, before, after) in rows if before and after]
        pointed = [each for each in edited if any(each[2][end] != each[3][end] for end in ENDS[each[1]])]
        for each in edited:
            if each not in pointed and not self.revert(*each):
                refused.add(each[0])
        for pk, (kind, before, after) in rows:
            if before and not after and not self.bring_back(kind, pk, before):
                refused.add(pk)
        refused |= {each[0] for each in pointed if not self.revert(*each)}
        for pk, (kind, before, after) in reversed(rows):
            if after and not before and not self.take_away(kind, pk, after):
                refused.add(pk)
        return refused

    def put(self, kind: str, pk: UUID, row: Row) -> bool:
        """Write it if it can be."""
        possible = self.plain.can_be(kind, pk, row)
        if possible:
            self.plain.rows[kind][pk] = row
            self.writes[pk] = kind, row
        return possible

    def revert(self, pk: UUID, kind: str, before: Row, after: Row) -> bool:
        """Give each column back that is as it was left; False where there is no room for that."""
        now = self.plain.rows[kind].get(pk)
        if now is None:
            return True
        new = {name: before[name] if now[name] == after[name] else now[name] for name in now}
        return new == now or self.put(kind, pk, new)

    def bring_back(self, kind: str, pk: UUID, row: Row) -> bool:
        return pk in self.plain.rows[kind] or self.put(kind, pk, row)

    def take_away(self, kind: str, pk: UUID, added: Row) -> bool:
        """It goes if it is as it was added; False where something hangs on it."""
        if self.plain.rows[kind].get(pk) != added:
            return True
        if any(self.plain.hanging(pk)):
            return False
        del self.plain.rows[kind][pk]
        self.writes[pk] = kind, None
        return True

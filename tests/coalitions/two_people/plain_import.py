"""What bringing a file in does to plain dictionaries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from coalitions.interchange.fields.native import KINDS
from coalitions.interchange.reading import Reading, Table
from coalitions.interchange.reading import Row as FileRow
from tests.coalitions.two_people.plain import PLACES, Plain, Row

TABLES = {
    "organizations": "organization",
    "positions": "position",
    "ties": "tie",
    "affiliations": "affiliation",
    "notes": "note",
}
type File = list[tuple[str, dict[str, str]]]


@dataclass
class Bringing:
    """What a file would do: the rows it adds, by ids of our own, and those it fills or writes over."""

    file: File
    overwrite: bool
    added: dict[UUID, tuple[str, Row]] = field(default_factory=dict)
    changed: dict[UUID, tuple[str, Row]] = field(default_factory=dict)
    versions: dict[UUID, int] = field(default_factory=dict)


def reading_of(file: File) -> Reading:
    """The file as its reader gives it."""
    return Reading(tuple(Table(kind, tuple(_rows(file, kind)), KINDS[kind].column_names) for kind in TABLES))


def _rows(file: File, kind: str) -> Iterator[FileRow]:
    for number, (of, values) in enumerate(file, start=2):
        if of == kind:
            yield FileRow("file", "", number, {name: value for name, value in values.items() if value})


class Reader:
    """Goes through a file as a person would: who is meant, what is new, what is filled."""

    def __init__(self, plain: Plain, file: File, *, overwrite: bool) -> None:
        self.plain = plain
        self.done = Bringing(file, overwrite)
        self.rows = {kind: dict(rows) for kind, rows in plain.rows.items()}
        self.above: dict[UUID, dict[str, str]] = {}
        self.used: set[UUID] = set()
        self.recorded = sorted(self.rows["organization"].items(), key=lambda each: each[1]["name"])
        self.former = dict(self.once_called())
        for kind in TABLES:
            for of, values in file:
                if of == kind:
                    said = {name: value for name, value in values.items() if value}
                    getattr(self, kind)(said)
        self.done.versions = {pk: plain.version[pk] for pk in self.done.changed}

    def find(self, name: str) -> UUID | None:
        by_name = (pk for pk, row in self.rows["organization"].items() if row["name"] == name)
        by_other = (pk for pk, row in self.recorded if name in row["also"])
        return next(by_name, None) or next(by_other, None) or self.former.get(name)

    def once_called(self) -> Iterator[tuple[str, UUID]]:
        """Names that one alone of those recorded had before, and none has now."""
        had: dict[str, set[UUID]] = {}
        for pk, name in self.plain.names():
            if pk in self.rows["organization"]:
                had.setdefault(name, set()).add(pk)
        for name, those in had.items():
            if len(those) == 1 and self.find_now(name) is None:
                yield name, next(iter(those))

    def find_now(self, name: str) -> UUID | None:
        return next((pk for pk, row in self.recorded if name == row["name"] or name in row["also"]), None)

    def organizations(self, said: dict[str, str]) -> None:
        pk = self.find(said["name"])
        if pk is not None and pk in self.above:
            above = self.above[pk]
            if said["name"] != self.rows["organization"][pk]["name"]:  # by another name: it fills up
                said = {name: value for name, value in said.items() if name == "name" or name not in above}
            elif any(above.get(name, value) != value for name, value in said.items() if name != "name"):
                return
        values = {"kind": said.get("kind", ""), "place": said.get("place", "")}
        pk = self.take("organization", pk, {"name": said["name"], **values, "also": ()}, values)
        self.above[pk] = {**said, **self.above.get(pk, {})}

    def positions(self, said: dict[str, str]) -> None:
        organization = self.find(said["organization"])
        if organization is None:
            return
        place = {"organization": organization, "tenet": said["tenet"], "as_of": said["as_of"]}
        values = {"stance": int(said["stance"]), "note": said.get("note", "")}
        old = self.placed("position", place)
        if old in self.done.added and self.rows["position"][old]["stance"] != values["stance"]:
            return
        self.take("position", old, {**place, **values}, values)

    def ties(self, said: dict[str, str]) -> None:
        source, target = self.find(said["source"]), self.find(said["target"])
        if source is None or target is None or source == target:
            return
        note = said.get("note", "")
        waiting = [
            (row["note"] != note, pk.hex)
            for pk, row in self.plain.rows["tie"].items()
            if pk not in self.used and {row["source"], row["target"]} == {source, target}
        ]
        old = UUID(min(waiting)[1]) if waiting else None
        self.used.add(
            self.take("tie", old, {"source": source, "target": target, "note": note}, {"note": note})
        )

    def affiliations(self, said: dict[str, str]) -> None:
        organization = self.find(said["organization"])
        if organization is not None:
            place = {"organization": organization, "coalition": said["coalition"]}
            values = {"contribution": said.get("contribution", "")}
            old = self.placed("affiliation", place)
            self.take("affiliation", old, {**place, **values, "note": ""}, values)

    def notes(self, said: dict[str, str]) -> None:
        organization = self.find(said["organization"])
        if organization is None:
            return
        new = {"organization": organization, "text": said["text"]}
        recorded = (pk for pk, row in self.plain.rows["note"].items() if row == new and pk not in self.used)
        self.used.add(self.take("note", next(recorded, None), new, {}))

    def placed(self, kind: str, place: dict[str, Any]) -> UUID | None:
        columns = PLACES[kind]
        for pk, row in self.rows[kind].items():
            if all(row[name] == place[name] for name in columns):
                return pk
        return None

    def take(self, kind: str, old: UUID | None, new: Row, values: Row) -> UUID:
        """Add it, or fill what is blank; with leave write over what is there."""
        if old is None:
            pk = uuid4()
            self.rows[kind][pk] = new
            self.done.added[pk] = kind, new
            return pk
        row = self.rows[kind][old]
        brought = {
            name: value
            for name, value in values.items()
            if value != "" and (self.done.overwrite or row[name] == "")
        }
        if {**row, **brought} != row:
            self.rows[kind][old] = {**row, **brought}
            into = self.done.added if old in self.done.added else self.done.changed
            into[old] = kind, self.rows[kind][old]
        return old


def can_come(plain: Plain, bringing: Bringing) -> bool:
    """Whether nobody changed what it fills, took the place of what it adds, or removed what that is on."""
    if any(plain.version.get(pk) != version for pk, version in bringing.versions.items()):
        return False
    if any(pk not in plain.rows[kind] for pk, (kind, _row) in bringing.changed.items()):
        return False
    trial = Plain({kind: dict(rows) for kind, rows in plain.rows.items()})
    for pk, (kind, row) in bringing.added.items():
        if not trial.can_be(kind, pk, row):
            return False
        trial.rows[kind][pk] = row
    return True

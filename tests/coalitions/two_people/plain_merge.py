"""What merging two organizations does to plain dictionaries."""

from dataclasses import dataclass, field
from uuid import UUID

from tests.coalitions.two_people.plain import Grown, Plain, Row, Writes

# A column that is blank takes over what the other says.
_NAMES = {1: "likely", 2: "strongly"}


@dataclass
class Merging:
    """Everything that is written, and the texts that must stand in a new note."""

    writes: Writes = field(default_factory=dict)
    noted: list[str] = field(default_factory=list)


def merged(plain: Plain, keep: UUID, other: UUID, choices: dict[str, str]) -> Merging:
    """Fields as chosen, everything else moves; two rows in one place become one."""
    done = Merging()
    _fields(plain, done, keep, other, choices)
    for kind in ("position", "affiliation"):
        _placed(plain, done, kind, keep, other)
    for pk, row in plain.rows["tie"].items():
        if {row["source"], row["target"]} == {keep, other}:
            done.writes[pk] = "tie", None
            done.noted.append(row["note"])
        elif other in (row["source"], row["target"]):
            end = "source" if row["source"] == other else "target"
            done.writes[pk] = "tie", row | {end: keep}
    for pk, row in plain.rows["note"].items():
        if row["organization"] == other:
            done.writes[pk] = "note", row | {"organization": keep}
    return done


def _fields(plain: Plain, done: Merging, keep: UUID, other: UUID, choices: dict[str, str]) -> None:
    ours, theirs = (plain.rows["organization"][pk] for pk in (keep, other))
    new = dict(ours)
    for name in ("name", "kind", "place"):
        if ours[name] == theirs[name]:
            continue
        chosen = choices.get(name) or ("other" if theirs[name] and not ours[name] else "keep")
        new[name] = (theirs if chosen == "other" else ours)[name]
        lost = (ours if chosen == "other" else theirs)[name]
        if lost and name != "name":
            done.noted.append(lost)
    called = dict.fromkeys((*ours["also"], *theirs["also"], ours["name"], theirs["name"]))
    new["also"] = tuple(name for name in called if name != new["name"])
    done.writes[other] = "organization", None
    if new != ours:
        done.writes[keep] = "organization", new


def _placed(plain: Plain, done: Merging, kind: str, keep: UUID, other: UUID) -> None:
    def place(row: Row) -> tuple[object, ...]:
        return (row["tenet"], row["as_of"]) if kind == "position" else (row["coalition"],)

    rows = plain.rows[kind]
    ours = {place(row): pk for pk, row in rows.items() if row["organization"] == keep}
    for pk, row in rows.items():
        if row["organization"] != other:
            continue
        stays = ours.get(place(row))
        if stays is None:
            done.writes[pk] = kind, row | {"organization": keep}
            continue
        done.writes[pk] = kind, None
        settled = (_position if kind == "position" else _affiliation)(rows[stays], row)
        if settled != rows[stays]:
            done.writes[stays] = kind, settled


def _position(ours: Row, theirs: Row) -> Row:
    if all(ours[name] == theirs[name] for name in ("stance", "note")):
        return ours
    return ours | {"note": Grown(ours["note"], (theirs["note"],))}


def _affiliation(ours: Row, theirs: Row) -> Row:
    new, told = dict(ours), []
    if theirs["contribution"] and not ours["contribution"]:
        new["contribution"] = theirs["contribution"]
    elif theirs["contribution"] != ours["contribution"]:
        told.append(theirs["contribution"])
    if theirs["note"] != ours["note"]:
        told.append(theirs["note"])
    if any(told):
        new["note"] = Grown(ours["note"], tuple(told))
    return new

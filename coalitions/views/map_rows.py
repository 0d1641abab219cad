"""The table that says what the map shows: one row an organization, in words and figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from coalitions.analysis import inputs
from coalitions.analysis.inputs import Id
from coalitions.analysis.members.reports import MemberReport
from coalitions.analysis.pairs.seen_from import Seen
from coalitions.tie_words import tie_seen_from
from coalitions.views.atlas import standing_members


@dataclass(frozen=True, slots=True)
class RowTie:
    """A tie as its row's organization says it: "is part of", the other's name and id, nothing more."""

    before: str
    other: Id
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class MapRow:
    """What one symbol shows."""

    id: Id
    name: str
    coalitions: tuple[str, ...]
    ties: tuple[RowTie, ...]
    turnout: float | None
    people: float | None
    risk: str
    seen: Seen | None
    disputed: int  # how much of what is recorded of it, or follows from that, it disputes


def map_rows(
    snapshot: inputs.Workspace,
    risks: Mapping[Id, MemberReport],
    seen: Mapping[Id, Seen],
    disputed: Mapping[Id, int],
) -> tuple[MapRow, ...]:
    """In order of the names that are shown."""
    names = {each.id: each.name for each in snapshot.organizations}
    ties = _ties(snapshot, names)
    inside: dict[Id, list[str]] = defaultdict(list)
    for coalition in snapshot.coalitions:
        for member in standing_members(coalition):
            inside[member].append(coalition.name)
    rows = (
        MapRow(
            id=each.id,
            name=each.name,
            coalitions=tuple(sorted(inside[each.id], key=str.casefold)),
            ties=tuple(ties.get(each.id, ())),
            turnout=each.turnout[1],
            people=each.resources.get("people"),
            risk=risks[each.id].verdict.in_words(gettext) if each.id in risks else "",
            seen=seen.get(each.id),
            disputed=disputed.get(each.id, 0),
        )
        for each in snapshot.organizations
    )
    return tuple(sorted(rows, key=_by_name))


def sorted_rows(rows: Iterable[MapRow], order: str) -> list[MapRow]:
    """By name, ties, turnout or agreement, a leading minus turning it; what is unknown comes last."""
    by_name = sorted(rows, key=_by_name, reverse=order == "-name")
    values = {row.id: _value(row, order.removeprefix("-")) for row in by_name}
    known = [row for row in by_name if values[row.id] is not None]
    known.sort(key=lambda row: values[row.id] or 0.0, reverse=order.startswith("-"))
    return known + [row for row in by_name if values[row.id] is None]


def _value(row: MapRow, order: str) -> float | None:
    """The figure that a row is placed by, None where unknown or where the order is that of names."""
    if order == "near":
        return row.seen.rank if row.seen else None
    if order == "people":
        return row.turnout
    return float(len(row.ties)) if order == "ties" else None


def _by_name(row: MapRow) -> tuple[str, str, Id]:
    return row.name.casefold(), row.name, row.id


def _ties(snapshot: inputs.Workspace, names: Mapping[Id, str]) -> dict[Id, list[RowTie]]:
    found: dict[Id, list[RowTie]] = defaultdict(list)
    for tie in snapshot.ties:
        for mine, other in ((tie.source, tie.target), (tie.target, tie.source)):
            before, after = tie_seen_from(tie.kind, source=mine == tie.source)
            found[mine].append(RowTie(before, other, names[other], after))
    return {
        mine: sorted(ties, key=lambda tie: (tie.name.casefold(), tie.before)) for mine, ties in found.items()
    }

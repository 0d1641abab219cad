"""The `pairs` records that `manage.py analyze` prints (docs/analysis/output.md)."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from coalitions.analysis.inputs import Id, Organization, Position, Tenet, Workspace
from coalitions.analysis.pairs.reasons import Names, reasons, sentence
from coalitions.analysis.pairs.suggestion import suggest
from coalitions.analysis.pairs.unity import Pair, pair

type Record = dict[str, Any]  # plain values, as JSON has them

PAIR_FIELDS = (
    *("a", "b", "joint", "identical", "agree", "disagree", "unity", "low", "high", "bound_low", "bound_high"),
    *("breadth", "depth_a", "depth_b", "suggestion", "reasons"),
)


def pair_records(workspace: Workspace) -> list[Record]:
    """One record for every two organizations, by name, also where nothing is known from both.

    Takes    a workspace.
    Returns  records of plain values, ready for JSON or CSV; `a` comes before `b` in the alphabet.
    Raises   ValueError if an organization has two positions on one tenet.
    Cost     O(n squared) records: some 40 microseconds each, more with many joint answers.
    Source   own convention.
    """
    return list(each_pair_record(workspace))


def each_pair_record(workspace: Workspace) -> Iterator[Record]:
    """The same one by one, for writing to a file without holding them all."""
    tenets = {each.id: each for each in workspace.tenets}
    called = {each.id: each.name for each in workspace.tenets}
    held: Mapping[Id, list[Position]] = {each.id: [] for each in workspace.organizations}
    for position in workspace.positions:
        held[position.organization].append(position)
    ordered = sorted(workspace.organizations, key=lambda each: (each.name.casefold(), each.name, each.id))
    for a, b in combinations(ordered, 2):
        yield _record(a, b, held, tenets, called)


def _record(
    a: Organization,
    b: Organization,
    held: Mapping[Id, list[Position]],
    tenets: Mapping[Id, Tenet],
    called: Mapping[Id, str],
) -> Record:
    found = pair(held[a.id], held[b.id], tenets)
    suggestion = suggest(found)
    names = Names(a.name, b.name, called)
    said = [sentence(each, names) for each in reasons(found, suggestion)]
    return {"a": a.name, "b": b.name, **_numbers(found), "suggestion": str(suggestion), "reasons": said}


def _numbers(found: Pair) -> dict[str, int | float | None]:
    return {
        "joint": found.joint,
        "identical": found.identical,
        "agree": found.agree,
        "disagree": found.disagree,
        "unity": found.unity,
        "low": found.low,
        "high": found.high,
        "bound_low": found.bound_low,
        "bound_high": found.bound_high,
        "breadth": found.breadth,
        "depth_a": found.depth_a,
        "depth_b": found.depth_b,
    }

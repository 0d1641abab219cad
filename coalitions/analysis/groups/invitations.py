"""Whom to invite next: candidates that nobody beats on everything at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from coalitions.analysis.groups.breadth import AREAS_NEEDED, effective_groups
from coalitions.analysis.groups.squares import areas_met, squares
from coalitions.analysis.inputs import LIKELY, Affiliation, Coalition, Id, Organization, Workspace
from coalitions.analysis.member_table import Bools, Members, known_or_none, members, stands
from coalitions.analysis.members.fit import fit_table
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.platform import history

AT_ONCE = 500  # candidates laid beside the members in one table


@dataclass(frozen=True, slots=True)
class Invitation:
    """What inviting one organization would bring; None = unknown."""

    organization: Id
    people: float | None  # its likely turnout
    groups_added: float | None  # effective different groups with it, less those without
    fit: float | None  # −1 … 1, with the platform as it stands
    give: float | None
    crosses: tuple[Id, ...]  # planks that cross its red lines
    unknown: tuple[Id, ...]  # planks on which it was never asked
    unbeaten: bool  # nobody is at least as good in everything and better in something


def invitations(
    workspace: Workspace, coalition: Coalition, among: Iterable[Id] | None = None
) -> tuple[Invitation, ...]:
    """Compare everybody who could be invited, without adding up what can't be added.

    Takes    a workspace, one of its coalitions, whom to look at (default: everybody who is neither a
             member nor a decision-maker).
    Returns  one `Invitation` a candidate, the unbeaten first, then by people, by name. Compared are people
             (not recorded counts as none), groups added (the same), fit and red lines crossed; whoever
             answered on no plank or asks for nothing has no fit and is not compared: ask first.
    Raises   KeyError and ValueError as `members`.
    Cost     O(candidates × (candidates + members) × tenets) as matrix products.
    Source   Pareto front, no single score: method 2.14, our own.
    """
    inside = {each.organization for each in coalition.affiliations if stands(each, coalition.day)}
    wanted = None if among is None else frozenset(among)
    candidates = [
        each
        for each in workspace.organizations
        if each.id not in inside and (not each.decision_maker if wanted is None else each.id in wanted)
    ]
    found = [
        each
        for start in range(0, len(candidates), AT_ONCE)
        for each in _beside(workspace, coalition, candidates[start : start + AT_ONCE], inside)
    ]
    best = _unbeaten(found)
    found = [replace(each, unbeaten=each.organization in best) for each in found]
    names = {each.id: each.name.casefold() for each in candidates}
    return tuple(
        sorted(
            found, key=lambda e: (not e.unbeaten, e.fit is None, -(e.people or 0.0), names[e.organization])
        )
    )


def _beside(
    workspace: Workspace, coalition: Coalition, candidates: Sequence[Organization], inside: set[Id]
) -> Iterator[Invitation]:
    """Lay the candidates beside the members, as if all were in."""
    joined = tuple(each for each in coalition.affiliations if stands(each, coalition.day))
    everyone = (*joined, *(Affiliation(each.id) for each in candidates))
    rows = members(workspace, replace(coalition, affiliations=everyone))
    platform = history(coalition, rows.column).now
    standing = np.array([id_ in inside for id_ in rows.ids], dtype=bool)
    fit = fit_table(rows, platform)
    planks = platform > 0
    crosses = rows.red_line & (rows.stance < 0) & planks
    added = dict(_groups_added(rows, standing))
    for row in np.flatnonzero(~standing).tolist():
        yield Invitation(
            organization=rows.ids[row],
            people=rows.organizations[row].turnout[LIKELY],
            groups_added=added[row],
            fit=known_or_none(fit.fit[row]),
            give=known_or_none(fit.give[row]),
            crosses=_named(rows, crosses[row]),
            unknown=_named(rows, planks & ~rows.known[row]),
            unbeaten=False,
        )


def _named(rows: Members, columns: Bools) -> tuple[Id, ...]:
    return tuple(rows.tenets[column].id for column in np.flatnonzero(columns))


def _groups_added(rows: Members, standing: Bools) -> Iterator[tuple[int, float | None]]:
    """Effective groups with each candidate, less those of the members alone.

    A candidate adds one row and one column to the members' square, so that only their sums are needed:
    `effective_groups` of the larger square, for all candidates at once.
    """
    unity = squares(rows, np.ones(len(rows.tenets), dtype=bool)).unity
    likeness = np.where(areas_met(rows) >= AREAS_NEEDED, np.clip(unity, 0.0, None), np.nan)
    np.fill_diagonal(likeness, 1.0)
    inside, outside = np.flatnonzero(standing), np.flatnonzero(~standing)
    among = likeness[np.ix_(inside, inside)]
    n, now = len(inside), effective_groups(among, np.ones(len(inside))) if len(inside) else 0.0
    beside = likeness[np.ix_(outside, inside)]
    met = (~np.isnan(beside)).sum(axis=1)
    known = (~np.isnan(among)).sum() - n + 2 * met
    alike = np.nansum(among) - n + 2 * np.nansum(beside, axis=1)
    unknown = (n + 1) * n - known
    with np.errstate(invalid="ignore", divide="ignore"):
        after = (n + 1) ** 2 / (n + 1 + alike + unknown * alike / known)
    for place, row in enumerate(outside.tolist()):
        if n == 0:
            yield row, 1.0
        elif now is None or not met[place]:
            yield row, None
        else:
            yield row, float(after[place]) - now


def _unbeaten(found: Sequence[Invitation]) -> set[Id]:
    """Who is on the Pareto front."""
    known = [each for each in found if each.fit is not None]
    if not known:
        return set()
    values = np.array([[e.people or 0.0, e.groups_added or 0.0, e.fit, -len(e.crosses)] for e in known])
    best = set()
    for each, mine in zip(known, values, strict=True):
        as_good = (values >= mine - TINY).all(axis=1)
        better = (values > mine + TINY).any(axis=1)
        if not (as_good & better).any():
            best.add(each.organization)
    return best

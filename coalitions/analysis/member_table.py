"""A coalition's members side by side as arrays: one row a member, one column a tenet.

Everything a coalition page shows is computed on these arrays for all members at once. NaN stands for
unknown throughout; it is turned into None where a result leaves the core.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coalitions.analysis.answers import UNKNOWN_VITALITY, Floats
from coalitions.analysis.inputs import (
    ASK_FACETS,
    Affiliation,
    Coalition,
    Evidence,
    Id,
    Organization,
    Position,
    Say,
    Tenet,
    Workspace,
)

type Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Members:
    """The standing members of one coalition and what each is known to hold."""

    organizations: tuple[Organization, ...]  # by name; the rows of every array below
    affiliations: tuple[Affiliation, ...]
    tenets: tuple[Tenet, ...]  # the columns
    column: Mapping[Id, int]  # tenet -> its column
    asked: Bools  # per tenet: a goal, demand or action, so one can ask for it
    stance: Floats  # NaN = unknown
    vitality: Floats  # .5 where not recorded
    vitality_known: Bools
    red_line: Bools
    estimated: Bools  # the stance is our guess
    vitality_estimated: Bools  # the vitality is our guess, or not recorded
    say: Floats  # per member, on the day; NaN = unknown
    say_estimated: Bools  # what say it has is our guess, or not recorded
    say_at_joining: Floats
    alternatives: Floats
    known: Bools  # which stances are recorded; a recorded 0 is known
    support: Floats  # vitality × the stance where it is in favour; 0 elsewhere and where unknown
    asks: Floats  # what each asks for: its support of goals, demands and actions
    ids: tuple[Id, ...]  # the members' ids, in the order of the rows


def members(workspace: Workspace, coalition: Coalition) -> Members:
    """Lay out who is in the coalition on its day, and what they hold.

    Takes    a workspace with at most one position per organization and tenet; a coalition of it.
    Returns  one row for each affiliation standing on `coalition.day`, ordered by name; the positions
             are those of the coalition's own day.
    Raises   KeyError on a member or tenet that the workspace does not have; ValueError on a repeated pair.
    Cost     O(positions + members × tenets).
    Source   our own convention: method, "which day".
    """
    by_id = {each.id: each for each in workspace.organizations}
    standing = {each.organization: each for each in coalition.affiliations if stands(each, coalition.day)}
    rows = sorted(standing, key=lambda id_: (by_id[id_].name.casefold(), by_id[id_].name, id_))
    affiliations = tuple(standing[id_] for id_ in rows)
    positions = workspace.positions_on.get(coalition.day, workspace.positions)
    column = {tenet.id: place for place, tenet in enumerate(workspace.tenets)}
    grid = _Grid(len(rows), len(column))
    grid.fill({id_: place for place, id_ in enumerate(rows)}, column, positions)
    asked = np.array([tenet.facet in ASK_FACETS for tenet in workspace.tenets], dtype=bool)
    support = grid.vitality * np.clip(np.nan_to_num(grid.stance), 0.0, None)
    return Members(
        organizations=tuple(by_id[id_] for id_ in rows),
        affiliations=affiliations,
        tenets=workspace.tenets,
        column=column,
        asked=asked,
        stance=grid.stance,
        vitality=grid.vitality,
        vitality_known=grid.vitality_known,
        red_line=grid.red_line,
        estimated=grid.estimated,
        vitality_estimated=grid.vitality_estimated,
        **_place(affiliations, coalition.day),
        known=~np.isnan(grid.stance),
        support=support,
        asks=np.where(asked, support, 0.0),
        ids=tuple(rows),
    )


def _place(affiliations: Sequence[Affiliation], day: date) -> dict[str, Any]:
    """The arrays that say what place each member has in the coalition."""
    says = [standing_say(each.says, day) for each in affiliations]
    guessed = [each is None or each.evidence is Evidence.ESTIMATED for each in says]
    return {
        "say": optional(None if each is None else each.step for each in says),
        "say_estimated": np.array(guessed, dtype=bool),
        "say_at_joining": optional(_say_at_joining(each, day) for each in affiliations),
        "alternatives": optional(each.alternatives for each in affiliations),
    }


def stands(affiliation: Affiliation, day: date) -> bool:
    """Whether the affiliation holds on `day`: joined by then (or ever since) and not left before it."""
    joined = affiliation.joined is None or affiliation.joined <= day
    return joined and (affiliation.left is None or affiliation.left >= day)


def standing_say(says: Iterable[Say], day: date) -> Say | None:
    """The latest say in force on `day`; None where none is recorded."""
    standing = [say for say in says if say.since is None or say.since <= day]
    return standing[-1] if standing else None


def optional(values: Iterable[float | None]) -> Floats:
    """An array with NaN for None."""
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def known_or_none(value: float) -> float | None:
    """A plain number, or None for NaN: how unknown leaves the core."""
    return None if isnan(value) else float(value)


def _say_at_joining(affiliation: Affiliation, day: date) -> float | None:
    """The first say, where it goes back to joining; None where only a later one is recorded."""
    first = standing_say(affiliation.says[:1], day)
    if first is None:
        return None
    joined = affiliation.joined
    late = first.since is not None and (joined is None or first.since > joined)
    return None if late else first.step


class _Grid:
    """The arrays while they are being filled."""

    def __init__(self, rows: int, columns: int) -> None:
        shape = (rows, columns)
        self.stance = np.full(shape, np.nan)
        self.vitality = np.full(shape, UNKNOWN_VITALITY)
        self.vitality_known = np.zeros(shape, dtype=bool)
        self.red_line = np.zeros(shape, dtype=bool)
        self.estimated = np.zeros(shape, dtype=bool)
        self.vitality_estimated = np.zeros(shape, dtype=bool)

    def fill(self, row: Mapping[Id, int], column: Mapping[Id, int], positions: Iterable[Position]) -> None:
        """Set every member's positions in one go; other organizations' are left out."""
        held = [each for each in positions if each.organization in row]
        if not held:
            return
        at = (
            np.array([row[each.organization] for each in held]),
            np.array([column[each.tenet] for each in held]),
        )
        if len(np.unique(at[0] * len(column) + at[1])) < len(held):
            raise ValueError("more than one position of an organization on a tenet")
        vitality = optional(each.vitality for each in held)
        guessed = np.array([each.evidence is Evidence.ESTIMATED for each in held])
        self.stance[at] = [each.stance for each in held]
        self.vitality[at] = np.where(np.isnan(vitality), UNKNOWN_VITALITY, vitality)
        self.vitality_known[at] = ~np.isnan(vitality)
        self.red_line[at] = [each.red_line for each in held]
        self.estimated[at] = guessed
        self.vitality_estimated[at] = [_vitality_guessed(each) for each in held]


def _vitality_guessed(position: Position) -> bool:
    evidence = position.vitality_evidence or position.evidence
    return position.vitality is None or evidence is Evidence.ESTIMATED

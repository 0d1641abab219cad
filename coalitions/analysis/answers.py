"""Every recorded answer as arrays: the one index that all-pairs work shares.

Only known answers are stored, so that unknown can never be taken for neutral: a stance of 0 has a row,
an unknown one has none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from coalitions.analysis.inputs import Id, Position, Workspace

UNKNOWN_VITALITY = 0.5  # taken, and flagged, where nobody recorded how much something matters
UNKNOWN_STRENGTH = 0.5  # taken, and flagged, where nobody recorded how strong a tie or an implication is
FLOOR = 0.1  # so that a recorded answer never counts zero in unity

type Ints = NDArray[np.int64]
type Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answers:
    """Known answers, sorted by tenet and then by organization; `end[p]` closes the tenet's run of `p`.

    `organization` and `tenet` are indices into `organizations` and `tenets`; `stance` is -1 … 1 and
    `weight` the floored vitality, .1 … 1.
    """

    organizations: tuple[Id, ...]
    tenets: tuple[Id, ...]
    organization: Ints
    tenet: Ints
    stance: Floats
    weight: Floats
    start: Ints
    end: Ints
    by_organization: Ints  # the same answers, organization by organization
    rows: Ints  # where each organization begins in `by_organization`; one more at the end


def vitality(position: Position) -> float:
    """How much it matters, 0 … 1; unknown counts as .5, never as nothing."""
    return UNKNOWN_VITALITY if position.vitality is None else position.vitality


def weight(position: Position) -> float:
    """Vitality as unity weighs it: floored at .1."""
    return max(vitality(position), FLOOR)


def standing(workspace: Workspace, day: date | None = None) -> tuple[Position, ...]:
    """The positions standing on a coalition's own day; without a day, those of the workspace."""
    return workspace.positions if day is None else workspace.positions_on.get(day, workspace.positions)


def answers(
    workspace: Workspace,
    members: Iterable[Id] | None = None,
    tenets: Iterable[Id] | None = None,
    *,
    day: date | None = None,
) -> Answers:
    """Index the recorded answers of `members` (default: all) on `tenets` (default: all).

    Takes    a workspace; ids in the order that the arrays shall have; a day for a past coalition.
    Returns  an `Answers`; answers of other organizations, or on other tenets, are left out.
    Raises   ValueError on two answers of one organization on one tenet, or a stance beyond ±1.
    Cost     O(n log n) in the number of answers.
    Source   own convention: no row means unknown, a row of 0 means asked and undecided.
    """
    rows = tuple(each.id for each in workspace.organizations) if members is None else tuple(members)
    columns = tuple(each.id for each in workspace.tenets) if tenets is None else tuple(tenets)
    return _index(standing(workspace, day), rows, columns)


def _index(positions: Sequence[Position], rows: tuple[Id, ...], columns: tuple[Id, ...]) -> Answers:
    row, column = {each: i for i, each in enumerate(rows)}, {each: i for i, each in enumerate(columns)}
    known = [each for each in positions if each.organization in row and each.tenet in column]
    organization = np.array([row[each.organization] for each in known], dtype=np.int64)
    tenet = np.array([column[each.tenet] for each in known], dtype=np.int64)
    order = np.lexsort((organization, tenet))
    organization, tenet = organization[order], tenet[order]
    stance = np.array([each.stance for each in known], dtype=np.float64)[order]
    _refuse_nonsense(organization, tenet, stance)
    by_organization = np.argsort(organization, kind="stable")
    return Answers(
        organizations=rows,
        tenets=columns,
        organization=organization,
        tenet=tenet,
        stance=stance,
        weight=np.array([weight(each) for each in known], dtype=np.float64)[order],
        start=np.searchsorted(tenet, tenet, side="left"),
        end=np.searchsorted(tenet, tenet, side="right"),
        by_organization=by_organization,
        rows=np.searchsorted(organization[by_organization], np.arange(len(rows) + 1)),
    )


def _refuse_nonsense(organization: Ints, tenet: Ints, stance: Floats) -> None:
    if bool(((organization[1:] == organization[:-1]) & (tenet[1:] == tenet[:-1])).any()):
        raise ValueError("an organization has two standing positions on one tenet")
    if bool((np.abs(stance) > 1).any()):
        raise ValueError("a stance lies beyond -1 … 1")

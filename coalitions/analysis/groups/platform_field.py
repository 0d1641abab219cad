"""Who could join which platform, as arrays, and what is asked of one."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from coalitions.analysis.answers import Floats
from coalitions.analysis.inputs import LIKELY
from coalitions.analysis.member_table import Bools, Members, optional
from coalitions.analysis.pairs.joint import TINY

MOST_CLASH = 0.25

type Ints = NDArray[np.intp]


class Found(StrEnum):
    """How good an option is known to be."""

    SEARCHED = "searched"  # the best that a local search found
    PROVEN = "proven"  # nothing is better
    BEST_SO_FAR = "best so far"  # the exact solver ran out of time


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a platform.

    `most_planks`: as many at most (None = any number). `fixed`: columns that must be in it; `members`: rows
    that must be able to join. `least_got`, `most_clash`: 0 to 1, for everybody who joins.
    """

    least_got: float
    most_clash: float = MOST_CLASH
    most_planks: int | None = None
    fixed: tuple[int, ...] = ()
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A platform (columns) and who could join it (rows); what it leaves each of them is fit's to say."""

    planks: tuple[int, ...]
    joined: tuple[int, ...]
    people: float
    lowest_got: float | None
    found: Found


@dataclass(frozen=True, slots=True)
class Field:
    """The organizations in question as arrays: rows × askable columns; nobody without asks can join."""

    columns: Ints  # of the members' table
    share: Floats  # of the row's asks; 0 where it asks for none of it
    against: Floats  # vitality × opposition
    stakes: Floats  # vitality × |stance|
    never: Bools  # a red line against it
    must: Bools  # a red line for it
    people: Floats  # likely turnout; 1 each where not everybody's is recorded
    counted_people: bool
    able: Bools  # has asks at all


def field(rows: Members) -> Field:
    """Lay out who could join what.

    Takes    organizations as a table of members (of a made-up coalition, with everybody in question).
    Returns  arrays over the goals, demands and actions that somebody asks for.
    Raises   nothing.
    Cost     O(rows × tenets).
    Source   method 2.3, 2.15.
    """
    columns = np.flatnonzero((rows.asks > 0).any(axis=0))
    asks, stance = rows.asks[:, columns], np.nan_to_num(rows.stance[:, columns])
    whole = rows.asks.sum(axis=1)
    # a rating is no number of people: where a size is missing, groups are counted
    amounts = optional(each.turnout[LIKELY] for each in rows.organizations)
    counted = bool(len(amounts)) and not np.isnan(amounts).any()
    red = rows.red_line[:, columns]
    return Field(
        columns=columns.astype(np.intp),
        share=np.divide(asks, whole[:, None], out=np.zeros_like(asks), where=whole[:, None] > 0),
        against=rows.vitality[:, columns] * np.clip(-stance, 0.0, None),
        stakes=rows.vitality[:, columns] * np.abs(stance),
        never=red & (stance < 0),
        must=red & (stance > 0),
        people=amounts if counted else np.ones(len(amounts)),
        counted_people=counted,
        able=whole > 0,
    )


@dataclass(frozen=True, slots=True)
class Moves:
    """Per move the plank that comes in and the one that goes; −1 = none."""

    add: Ints
    drop: Ints

    def done(self, chosen: Bools, place: int) -> Bools:
        after = np.append(chosen, False)
        after[self.drop[place]] = False
        after[self.add[place]] = True
        return after[:-1]


NOTHING = Moves(np.array([-1], dtype=np.intp), np.array([-1], dtype=np.intp))


def who_joins(held: Field, asked: Question, chosen: Bools, moves: Moves) -> tuple[Bools, Floats]:
    """Who would join after each of the moves (moves × rows), and what each would get."""

    def after(table: Floats | Bools) -> Floats:
        # one more column of nothing, for the moves that add or drop none
        wide = np.vstack([np.asarray(table, dtype=float).T, np.zeros(len(held.people))])
        summed: Floats = wide[:-1][chosen].sum(axis=0) + wide[moves.add] - wide[moves.drop]
        return summed

    got = after(held.share)
    calm = after(held.against) <= asked.most_clash * after(held.stakes) + TINY
    crossed = after(held.never) > TINY
    missing = held.must.sum(axis=1) - after(held.must) > TINY
    joining: Bools = held.able & (got >= asked.least_got - TINY) & calm & ~crossed & ~missing
    return joining, got


def option(held: Field, asked: Question, chosen: Bools, found: Found) -> Option:
    """The chosen planks with who could join them."""
    joining, got = who_joins(held, asked, chosen, NOTHING)
    rows = np.flatnonzero(joining[0])
    return Option(
        planks=tuple(held.columns[chosen].tolist()),
        joined=tuple(rows.tolist()),
        people=float(held.people[rows].sum()),
        lowest_got=float(got[0, rows].min()) if len(rows) else None,
        found=found,
    )

"""The platform that nothing beats, proven: a mixed integer program that takes seconds."""

from dataclasses import replace
from functools import partial

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from coalitions.analysis.groups.best_platform import FRONT, climb, front, limits, search
from coalitions.analysis.groups.platform_field import Field, Found, Option, Question, option
from coalitions.analysis.member_table import Bools


def prove(held: Field, asked: Question, seconds: float) -> Option | None:
    """Find the platform that nothing beats, or the best within the time.

    Takes    the field, the question, and how many seconds to try.
    Returns  an option `PROVEN` or `BEST_SO_FAR`; None where none is found.
    Raises   nothing.
    Cost     up to `seconds`: 50 × 30 about 1 s, 100 × 40 5 s, from 200 × 60 on rarely proven.
    Source   a mixed integer program, solved by HiGHS through scipy: method 2.15, 5.6.
    """
    n, m = len(held.columns), len(held.people)
    if not n or not m:
        return None
    costs = np.concatenate([np.full(n, 1e-7), -held.people])
    lower, upper = np.zeros(n + m), np.concatenate([np.ones(n), held.able.astype(float)])
    lower[np.flatnonzero(np.isin(held.columns, asked.fixed))] = 1.0
    lower[n + np.array(asked.members, dtype=int)] = 1.0
    if (lower > upper).any():
        return None
    result = milp(
        costs,
        integrality=np.ones(n + m, dtype=np.int8),
        bounds=Bounds(lower, upper),
        constraints=_constraints(held, asked),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},  # proven to the last person
    )
    best = result.get("x")
    if best is None:  # none there is, or none in time
        return None
    found = Found.PROVEN if result.status == 0 else Found.BEST_SO_FAR
    # of those that bring as many, the one of the highest lowest share
    chosen, _value = climb(held, asked, best[:n] > 0.5, *limits(held, asked))
    return option(held, asked, chosen, found)


def best_known(held: Field, asked: Question, seconds: float) -> Option | None:
    """What was proven; where that takes too long, the better of what was searched and found so far.

    Takes    as `prove`.
    Returns  an option `PROVEN`, or `SEARCHED`: nothing is called proven that is not. Proven is how many
             people; of options with as many the better one of the two ways is taken.
    Raises   nothing.
    Cost     that of `search` and up to `seconds`.
    Source   method 2.15.
    """
    proven, searched = prove(held, asked, seconds), search(held, asked)
    if proven is None:
        return searched
    best = searched if searched is not None and _rank(searched) >= _rank(proven) else proven
    return replace(best, found=Found.PROVEN if proven.found is Found.PROVEN else Found.SEARCHED)


def _rank(option: Option) -> tuple[float, float, int]:
    """More people, then a higher lowest share, then fewer planks."""
    return round(option.people, 9), round(option.lowest_got or 0.0, 9), -len(option.planks)


def proven_front(held: Field, asked: Question, seconds: float) -> tuple[tuple[float, Option], ...]:
    """The breadth–depth front, each share proven as far as the time goes.

    Takes    the field, the question, and how many seconds all shares together may take.
    Returns  as `front`; each option says whether it is proven.
    Raises   nothing.
    Cost     up to `seconds` and that of `front`.
    Source   method 2.15: show the front, and say which of its points are proven.
    """
    return front(held, asked, FRONT, partial(best_known, seconds=seconds / len(FRONT)))


def _constraints(held: Field, asked: Question) -> list[LinearConstraint]:
    """One row a rule: z the planks, y who joins."""
    m, n = held.share.shape
    y = np.eye(m)
    room = held.against.sum(axis=1)  # so that the rule says nothing of those who don't join
    rules = [
        LinearConstraint(np.hstack([held.share, -asked.least_got * y]), 0, np.inf),
        LinearConstraint(
            np.hstack([held.against - asked.most_clash * held.stakes, np.diag(room)]), -np.inf, room
        ),
        *_pairs(held.never, 1.0, m, n),
        *_pairs(held.must, -1.0, m, n),
    ]
    if asked.most_planks is not None:
        most = max(asked.most_planks, len(asked.fixed))
        rules.append(LinearConstraint(np.concatenate([np.ones(n), np.zeros(m)])[None, :], 0, most))
    return rules


def _pairs(lines: Bools, sign: float, m: int, n: int) -> list[LinearConstraint]:
    """z + y ≤ 1 for a red line against a plank; y − z ≤ 0 for one that must be in."""
    rows, columns = np.nonzero(lines)
    if not len(rows):
        return []
    at = np.arange(len(rows))
    values = np.concatenate([np.full(len(rows), sign), np.ones(len(rows))])
    matrix = coo_array(
        (values, (np.concatenate([at, at]), np.concatenate([columns, n + rows]))), (len(rows), n + m)
    )
    return [LinearConstraint(matrix.tocsr(), -np.inf, 1.0 if sign > 0 else 0.0)]

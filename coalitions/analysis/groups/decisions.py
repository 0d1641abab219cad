"""Do some members agree to the same changes more often than their positions let one expect?"""

from collections.abc import Sequence

import numpy as np

from coalitions.analysis.answers import Floats, Ints

FEWEST = 5  # decisions below which nothing can be said
SHUFFLES = 999
SEED = 1963


def together_beyond_positions(
    decisions: Floats, unity: Floats | None, group: Sequence[int], *, shuffles: int = SHUFFLES
) -> float | None:
    """Say how often chance makes as many members decide alike, beyond what their agreement predicts.

    Takes    members × decisions (1 agreed, 0 did not, NaN took no part); the unity of all pairs, −1 to 1;
             the rows of the group.
    Returns  p: how often members taken by chance are left as far above the line of decisions over unity;
             None with fewer than 5 decisions, a group of fewer than 2 or of nearly all, or no unity known.
    Raises   nothing.
    Cost     O(members² × decisions + shuffles × group²).
    Source   own convention: the residual of a linear fit, tested by permuting the members (as in quadratic
             assignment, Hubert 1987); method 2.10 (iii).
    """
    n, count = decisions.shape
    if unity is None or count < FEWEST or not 2 <= len(group) <= n - 2:
        return None
    took_part = ~np.isnan(decisions)
    agreed, refused = np.nan_to_num(decisions), took_part & (decisions == 0)
    both = took_part.astype(float) @ took_part.T
    same = agreed @ agreed.T + refused.astype(float) @ refused.T
    alike = np.divide(same, both, out=np.full((n, n), np.nan), where=both > 0)
    pairs = np.triu(~np.isnan(alike), 1)
    if pairs.sum() < n:
        return None
    left = _residual(alike, unity, pairs)
    dice = np.random.default_rng(SEED)
    found = _within(left, group)
    beyond = sum(_within(left, dice.permutation(n)[: len(group)]) >= found - 1e-12 for _ in range(shuffles))
    return (1 + beyond) / (1 + shuffles)


def _residual(alike: Floats, unity: Floats, pairs: Floats) -> Floats:
    """How far above (or below) the straight line over unity each pair lies; 0 where a pair is unknown."""
    chosen = pairs.astype(bool)
    x, y = unity[chosen], alike[chosen]
    slope = 0.0 if np.ptp(x) < 1e-9 else float(np.cov(x, y, bias=True)[0, 1] / x.var())
    left = np.where(chosen, np.nan_to_num(alike) - (y.mean() + slope * (unity - x.mean())), 0.0)
    return np.asarray(left + left.T, dtype=float)


def _within(left: Floats, group: Sequence[int] | Ints) -> float:
    rows = np.asarray(group, dtype=np.intp)
    return float(left[np.ix_(rows, rows)].sum() / (len(rows) * (len(rows) - 1)))

"""Camps: the split in two that puts as much disagreement as possible between, and as little within."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coalitions.analysis.answers import Floats

STARTS = 50
SEED = 1963  # any fixed number: the same data give the same camps


@dataclass(frozen=True, slots=True)
class Camps:
    """Two camps of rows; the second is empty where nothing is gained by splitting."""

    first: tuple[int, ...]  # the one with the first row
    second: tuple[int, ...]
    energy: float  # Σ sᵢ sⱼ Uᵢⱼ over pairs apart: how much agreement less disagreement the split cuts
    frustration: float  # agreement cut and disagreement kept, of all there is: 0 = two clean camps


def camps(unity: Floats, sizes: Floats | None = None) -> Camps:
    """Split organizations in two camps.

    Takes    a symmetric matrix of unity (−1 to 1, or any weights; NaN = unknown, which pulls no way; the
             diagonal plays no part), and how much each counts (default: all the same).
    Returns  the split of least energy found from 50 beginnings; all in one camp where no split has an
             energy below 0.
    Raises   ValueError on a matrix that isn't square and symmetric.
    Cost     50 searches of O(n²): 200 organizations 15 ms.
    Source   Axelrod & Bennett 1993 (landscape theory); the least energy is the frustration of a signed
             graph, which is hard to find exactly (NP-hard), hence the search.
    """
    if unity.ndim != 2 or unity.shape[0] != unity.shape[1] or not np.allclose(unity, unity.T, equal_nan=True):
        raise ValueError("unity is a symmetric matrix")
    n = len(unity)
    pull = np.nan_to_num(unity)
    np.fill_diagonal(pull, 0.0)
    if sizes is not None:
        pull = pull * np.outer(sizes, sizes)
    side = _search(pull, _starts(n))
    cut = side[:, None] != side[None, :]
    energy = float(pull[cut].sum() / 2)
    if n and side[0] < 0:
        side = -side
    whole = float(np.abs(pull).sum() / 2)
    wrong = float((np.clip(pull, 0, None)[cut].sum() + np.clip(-pull, 0, None)[~cut].sum()) / 2)
    return Camps(
        first=tuple(np.flatnonzero(side > 0).tolist()),
        second=tuple(np.flatnonzero(side < 0).tolist()),
        energy=energy,
        frustration=wrong / whole if whole else 0.0,
    )


def balanced_triangles(unity: Floats) -> tuple[int, int]:
    """Of all threes who all agree or disagree with one another, how many are settled.

    Takes    a symmetric matrix; above 0 they agree, below 0 they disagree, 0 or NaN neither.
    Returns  (settled, all): settled = all three agree, or two agree against the third.
    Raises   nothing.
    Cost     O(n³) as a matrix product.
    Source   Cartwright and Harary 1956, structural balance.
    """
    sign = np.sign(np.nan_to_num(unity))
    np.fill_diagonal(sign, 0.0)
    there = np.abs(sign)
    every = round(float(np.einsum("ij,jk,ki->", there, there, there, optimize=True)) / 6)
    net = round(float(np.einsum("ij,jk,ki->", sign, sign, sign, optimize=True)) / 6)
    return (every + net) // 2, every


def _starts(n: int) -> Floats:
    """All in one camp, and random splits."""
    dice = np.random.default_rng(SEED)
    random = dice.choice((-1.0, 1.0), size=(STARTS - 1, n))
    return np.vstack([np.ones((1, n)), random])


def _search(pull: Floats, sides: Floats) -> Floats:
    """Move whoever gains most, in all searches at once, until nobody gains; the best split of all."""
    if not len(pull):
        return np.ones(0)
    gain = sides * (sides @ pull)  # above 0: stands with its own; below 0: would rather cross
    rows = np.arange(len(sides))
    for _ in range(4 * len(pull)):
        worst = gain.argmin(axis=1)
        moving: NDArray[np.bool_] = gain[rows, worst] < -1e-12
        if not moving.any():
            break
        at, who = rows[moving], worst[moving]
        sides[at, who] *= -1
        gain[at] += 2 * sides[at] * sides[at, who][:, None] * pull[who]
        gain[at, who] *= -1
    energy = -np.einsum("si,ij,sj->s", sides, pull, sides)
    best: Floats = sides[int(energy.round(9).argmin())]
    return best

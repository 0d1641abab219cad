"""Fit points to a sheet and push apart those whose boxes overlap."""

import numpy as np
from scipy.spatial import cKDTree

from coalitions.analysis.mapping.stress import Array, Indices

FULL = 0.6  # the share of the sheet that boxes may claim before they are made smaller


def stretch(points: Array, low: Array, high: Array, even: float = 0.6) -> Array:
    """Spread points over a sheet: partly in proportion, partly evenly by rank.

    Takes: points, the sheet's corners, how much of the even spread to mix in (0 … 1).
    Returns: points filling the sheet in both directions.
    Raises: nothing.
    Cost: two sorts.
    Source: ours; a plain scaling leaves a crowd in the middle and bare margins.
    """
    spread = np.empty_like(points)
    n = len(points)
    for axis in range(2):
        column = points[:, axis]
        span = float(np.ptp(column))
        scaled = _closed((column - column.min()) / span) if span > 1e-9 else np.full(n, 0.5)
        order = np.sort(scaled)
        ranks = np.interp(scaled, order, np.linspace(0.0, 1.0, n)) if span > 1e-9 else scaled
        spread[:, axis] = low[axis] + ((1 - even) * scaled + even * ranks) * (high[axis] - low[axis])
    return spread


def _closed(values: Array) -> Array:
    """Close wide gaps between neighbours (0 … 1 stays 0 … 1): one far-off pair must not cost a quarter."""
    order = np.sort(values)
    gaps = np.minimum(np.diff(order), max(3.0 / len(values), 0.035))
    closed: Array = np.interp(values, order, np.concatenate([[0.0], np.cumsum(gaps)]) / gaps.sum())
    return closed


def shrink(boxes: Array, low: Array, high: Array) -> Array:
    """Scale boxes down together until they claim no more than their share of the sheet."""
    room = float(np.prod(high - low))
    claimed = float(np.prod(boxes, axis=1).sum())
    factor = min(1.0, float(np.sqrt(FULL * room / claimed))) if claimed else 1.0
    return boxes * factor


def separate(
    points: Array, boxes: Array, low: Array, high: Array, firm: Array | None = None, rounds: int = 160
) -> Array:
    """Push apart points whose boxes overlap, along the direction that needs the smaller move.

    Takes: points, width and height of each box, the sheet's corners, how firmly each point stands
    (1 = moves like any other, larger = moves less), rounds at most.
    Returns: new points inside the sheet; overlaps are gone wherever there is room.
    Raises: nothing.
    Cost: rounds × (n log n + close pairs).
    Source: ours, after the push-apart step of force-transfer layouts.
    """
    placed: Array = np.clip(points, low, high)
    give = 1.0 / (np.ones(len(points)) if firm is None else firm)
    reach = boxes.max(0) if len(boxes) else np.ones(2)
    for _ in range(rounds if len(points) > 1 else 0):
        pairs = cKDTree(placed / reach).query_pairs(1.0, p=np.inf, output_type="ndarray").astype(np.intp)
        a, b = pairs[:, 0], pairs[:, 1]
        gap = placed[b] - placed[a]
        over = (boxes[a] + boxes[b]) / 2 - np.abs(gap)
        hit = (over > 0.5).all(1)
        if not hit.any():
            break
        a, b, gap, over = a[hit], b[hit], gap[hit], over[hit]
        placed = np.clip(placed + _push(placed, a, b, gap, over, give), low, high)
    return placed


def _push(points: Array, a: Indices, b: Indices, gap: Array, over: Array, give: Array) -> Array:
    """Sum up how far each point is pushed by those that overlap it."""
    n = len(points)
    moves = np.zeros((n, 2))
    axis = np.where(over[:, 0] < over[:, 1], 0, 1)
    rows = np.arange(len(a))
    side = np.where(gap[rows, axis] != 0, np.sign(gap[rows, axis]), np.where((a + b) % 2, 1.0, -1.0))
    amount = side * over[rows, axis] * 0.7
    share_a = give[a] / (give[a] + give[b])
    for way in range(2):
        on = axis == way
        moves[:, way] -= np.bincount(a[on], (amount * share_a)[on], n)
        moves[:, way] += np.bincount(b[on], (amount * (1 - share_a))[on], n)
    return moves

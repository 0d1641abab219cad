"""Places from wished distances: stress majorization, whole for hundreds, by landmarks for thousands."""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra, shortest_path

type Array = NDArray[np.float64]
type Indices = NDArray[np.intp]
type Mask = NDArray[np.bool_]

TOUCH = 1e-9


def all_distances(graph: csr_array) -> Array:
    """Measure the shortest way between any two, pieces that don't touch a little apart.

    Takes: a symmetric sparse matrix of link lengths.
    Returns: a dense matrix; between pieces 0.75 of the widest piece plus 2.
    Raises: nothing.
    Cost: n links-logarithmic searches; memory n².
    Source: Dijkstra.
    """
    found: Array = shortest_path(graph, directed=False)
    apart = ~np.isfinite(found)
    if apart.any():
        found[apart] = 0.75 * float(found[~apart].max()) + 2.0
    return found


def classical(distances: Array) -> Array:
    """Start from classical scaling: the two main axes of the doubly centred squares.

    Takes: a dense matrix of distances.
    Returns: an n × 2 array; each axis points so that its first large entry is negative.
    Raises: nothing.
    Cost: one symmetric eigenproblem of n.
    Source: Torgerson 1952.
    """
    squares = distances**2
    centred = -0.5 * (squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean())
    values, vectors = np.linalg.eigh(centred)
    return face(vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], TOUCH)))


def face(points: Array) -> Array:
    """Give each axis a lasting direction: whoever comes first in order is on the left, and on top."""
    turned = points.copy()
    for axis in range(2):
        column = turned[:, axis]
        large = np.flatnonzero(np.abs(column) > 0.3 * np.abs(column).max(initial=0.0) + TOUCH)
        if large.size and column[large[0]] > 0:
            turned[:, axis] = -column
    return turned


def majorize(distances: Array, start: Array, pull: Array, home: Array, rounds: int = 90) -> Array:
    """Move points until their distances are as wished, each pulled to its home (SMACOF).

    Takes: wished distances, where to start, a pull per point relative to its stress weights (0 = free),
    the homes, the number of rounds.
    Returns: the new places.
    Raises: nothing.
    Cost: one n³ factorization, then rounds × n².
    Source: Gansner, Koren, North 2004, weights d⁻²; the homes are an extra quadratic term.
    """
    n = len(start)
    weights = 1.0 / np.maximum(distances, 0.05) ** 2
    np.fill_diagonal(weights, 0.0)
    total = weights.sum(1)
    anchor = pull * total
    wished = weights * distances
    drift = 0.0 if anchor.any() else total.mean() / n  # without homes, any shift would do as well
    factor = cho_factor(np.diag(total * (1 + 1e-9) + anchor) - weights + drift)
    points = start.copy()
    for _ in range(rounds):
        gap = np.hypot(points[:, 0, None] - points[None, :, 0], points[:, 1, None] - points[None, :, 1])
        ratio = wished / np.maximum(gap, 1e-6)
        target = ratio.sum(1)[:, None] * points - ratio @ points + anchor[:, None] * home
        moved = cho_solve(factor, target)
        done = float(np.abs(moved - points).max()) < 1e-3 * float(np.ptp(points) + TOUCH)
        points = moved
        if done:
            break
    return points


def landmarks(graph: csr_array, count: int = 48) -> tuple[Indices, Array]:
    """Choose points far from each other and measure the way from each to all.

    Takes: sparse link lengths, how many landmarks.
    Returns: the landmarks' indices and a count × n matrix of distances.
    Raises: nothing.
    Cost: count searches.
    Source: max-min landmarks (Brandes, Pich 2007).
    """
    chosen = [int(np.argmax(np.diff(graph.indptr)))]
    rows: list[Array] = []
    nearest = np.full(graph.shape[0], np.inf)
    while len(rows) < min(count, graph.shape[0]):
        row = np.asarray(dijkstra(graph, directed=False, indices=chosen[-1]), dtype=float)
        finite = row[np.isfinite(row)]
        row = np.where(np.isfinite(row), row, 0.75 * float(finite.max()) + 2.0)
        rows.append(row)
        nearest = np.minimum(nearest, row)
        chosen.append(int(np.argmax(nearest)))
    return np.array(chosen[: len(rows)], dtype=np.intp), np.array(rows)


def pivot_scaling(rows: Array) -> Array:
    """Start from landmarks alone: the two main axes of the doubly centred n × count squares."""
    squares = rows.T**2
    centred = -0.5 * (squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean())
    values, vectors = np.linalg.eigh(centred.T @ centred)
    axes = centred @ vectors[:, [-1, -2]]
    scale = np.sqrt(np.sqrt(np.maximum(values[[-1, -2]], TOUCH)))
    size = np.maximum(np.linalg.norm(axes, axis=0), TOUCH)
    return face(axes / size * scale * np.sqrt(len(squares) / squares.shape[1]) ** 0.5)


def sparse_majorize(
    pairs: Indices, wished: Array, start: Array, pull: Array, home: Array, rounds: int = 30
) -> Array:
    """Refine by a chosen set of pairs only, each point going where its pairs want it on average.

    Takes: pairs (k × 2), their wished distances, the start, pull and homes as in `majorize`, rounds.
    Returns: the new places.
    Raises: nothing.
    Cost: rounds × pairs.
    Source: sparse stress (Ortmann, Klimenta, Brandes 2016), updated all at once.
    """
    n = len(start)
    one = np.concatenate([pairs[:, 0], pairs[:, 1]])
    other = np.concatenate([pairs[:, 1], pairs[:, 0]])
    length = np.concatenate([wished, wished])
    weight = 1.0 / np.maximum(length, 0.05) ** 2
    total = np.bincount(one, weight, n) + TOUCH
    points = start.copy()
    for _ in range(rounds):
        step = points[one] - points[other]
        gap = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-6)
        aim = points[other] + step * (length / gap)[:, None]
        mean = np.stack([np.bincount(one, weight * aim[:, axis], n) for axis in range(2)], 1) / total[:, None]
        mean = np.where(total[:, None] > 2 * TOUCH, mean, points)
        points = 0.3 * points + 0.7 * (mean + pull[:, None] * home) / (1.0 + pull)[:, None]
    return points

"""Leverage: how often a member is the one that makes the difference between enough and not enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, floor, gcd

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from coalitions.analysis.answers import Floats

UNITS = 2000  # as many steps as amounts that aren't whole, or are many, are rounded to
EXACT = 20_000  # whole amounts that sum to no more are counted one by one
NODES = 64  # of the quadrature; beyond so many the integrand is smooth enough

type Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Scaled:
    """Amounts as whole units, and the needs in them; `rounded` says whether anything was lost."""

    weights: Ints
    needs: Ints  # those that all together can meet, each once
    shares: Floats  # what part of the stated range each of them stands for
    rounded: bool


def swing_chances(
    amounts: Sequence[float], need: float | tuple[float, float], chance: float | Sequence[float] = 0.5
) -> Floats:
    """Say of each member how often the others fall short without it and suffice with it.

    Takes    what each brings (≥ 0, finite); what is needed, one figure or a range whose every whole step
             is as likely; how likely each takes part, 0 to 1, independently of the others (one for all,
             or one each; what the member itself does plays no part).
    Returns  P(need − amount ≤ the others' sum < need) per member, 0 to 1. A need of 0 or less, or above
             all amounts together, gives 0 for all: nobody can make that difference.
    Raises   ValueError on an amount, need or chance out of range.
    Cost     O(members × units), units ≤ 20,000: 200 members 6 ms. Amounts that aren't whole, or sum to
             more, are rounded to 2,000 units (an error of about .003).
    Source   Banzhaf for a chance of ½; computed with generating functions (Brams & Affuso 1976), each
             member divided out again by the recursion that is stable for it.
    """
    scaled = in_units(amounts, need)
    chances = np.broadcast_to(np.asarray(chance, dtype=float), len(amounts))
    if np.any(~((chances >= 0) & (chances <= 1))):
        raise ValueError("a chance lies between 0 and 1")
    return _swings(scaled, chances)


def shapley_shubik(amounts: Sequence[float], need: float | tuple[float, float]) -> Floats:
    """Say of each member how often it is the one that tips the scale when all join in random order.

    Takes    amounts and need as `swing_chances`.
    Returns  shares that sum to 1, or 0 for all where the need can't be met or is 0.
    Raises   ValueError as `swing_chances`.
    Cost     ⌈members / 2⌉, at most 64, times that of `swing_chances`.
    Source   Owen 1972: the average of the swing chance over all chances of taking part; Gauss–Legendre
             with ⌈n/2⌉ nodes is exact, since the integrand is a polynomial of degree n − 1.
    """
    scaled = in_units(amounts, need)
    nodes, weights = np.polynomial.legendre.leggauss(max(1, min(ceil(len(amounts) / 2), NODES)))
    same = [np.full(len(amounts), (node + 1) / 2) for node in nodes]
    total = sum(w / 2 * _swings(scaled, p) for w, p in zip(weights, same, strict=True))
    return np.asarray(total, dtype=float)


def in_units(amounts: Sequence[float], need: float | tuple[float, float]) -> Scaled:
    """Turn amounts into whole units, exactly where there are few enough of them.

    Takes    amounts and need as `swing_chances`.
    Returns  the units, each need of the range in them, and whether anything was rounded.
    Raises   ValueError on an amount or need that is negative, infinite or not a number.
    Cost     O(members).
    Source   our own convention: method 2.7.
    """
    low, high = sorted(need) if isinstance(need, tuple) else (need, need)
    values = [*amounts, low, high]
    if not np.all(np.isfinite(values)) or min(values[:-2], default=0) < 0:
        raise ValueError("an amount is a number from 0 on, and a need is finite")
    total = sum(amounts)
    if all(float(value).is_integer() for value in amounts):
        step = reduce(gcd, (int(value) for value in amounts), 0) or 1
        if total <= EXACT * step:
            units = np.array([int(v) // step for v in amounts], dtype=np.intp)
            return Scaled(units, *_range(ceil(low), floor(high), step, int(units.sum())), rounded=False)
    unit = total / UNITS
    units = np.rint(np.array(amounts) / unit).astype(np.intp)
    first, last = ceil(low / unit - 1e-9), floor(high / unit + 1e-9)
    return Scaled(units, *_range(first, last, 1, int(units.sum())), rounded=True)


def _range(first: int, last: int, step: int, total: int) -> tuple[Ints, Floats]:
    """Each need in units of `step`, up to the total, and how many of the range's figures come to it.

    A range without a figure is one need. What all together can't meet is counted, but never listed.
    """
    last = max(first, last)
    needs = np.arange(max(-(-first // step), 1), min(-(-last // step), total) + 1, dtype=np.intp)
    upper = np.minimum(needs.astype(float) * step, last)
    lower = np.maximum((needs.astype(float) - 1) * step, first - 1)
    return needs, (upper - lower) / (last - first + 1)


def _swings(scaled: Scaled, chances: Floats) -> Floats:
    """Swing chances of all; members of equal weight and chance are computed once."""
    weights, total = scaled.weights, int(scaled.weights.sum())
    needs, shares = scaled.needs, scaled.shares
    found = np.zeros(len(weights))
    if not needs.size:
        return found
    often = (chances > 0.5) & (weights > 0)
    seldom = (chances <= 0.5) & (weights > 0)
    # as many cells as the question needs: sums of those present below the need, of those absent above it
    present = _sums(weights, chances, int(needs.max())) if seldom.any() else found
    absent = _sums(weights, 1 - chances, int(total - needs.min()) + 1) if often.any() else found
    done: dict[tuple[int, float], float] = {}
    for row, (weight, chance) in enumerate(zip(weights.tolist(), chances.tolist(), strict=True)):
        if weight and (weight, chance) not in done:
            each_need = (
                _between(_without(present, weight, chance), needs - weight, needs)
                if chance <= 0.5
                else _between(
                    _without(absent, weight, 1 - chance), total - weight - needs + 1, total - needs + 1
                )
            )
            done[weight, chance] = float(each_need @ shares)
        found[row] = done.get((weight, chance), 0.0)
    return found


def _between(sums: Floats, first: Ints, beyond: Ints) -> Floats:
    """The chance of a sum from `first` to just below `beyond`, for each of these."""
    below = np.concatenate([[0.0], np.cumsum(sums)])
    found: Floats = below[np.clip(beyond, 0, len(sums))] - below[np.clip(first, 0, len(sums))]
    return found


def _sums(weights: Ints, chances: Floats, cells: int) -> Floats:
    """How likely each sum of those who take part is, for sums below `cells`."""
    sums = np.zeros(cells)
    sums[0], reach = 1.0, 1
    for weight, chance in zip(weights.tolist(), chances.tolist(), strict=True):
        if weight and chance:
            there = sums[: min(reach, cells - weight)] * chance if weight < cells else sums[:0]
            sums[:reach] *= 1 - chance
            sums[weight : weight + len(there)] += there
            reach = min(reach + weight, cells)
    return sums


def _without(sums: Floats, weight: int, chance: float) -> Floats:
    """The same for the others alone: divide out one member, whose chance is ½ or less.

    others[k] = (sums[k] − chance · others[k − weight]) / (1 − chance): what was rounded shrinks with
    each step. Cells a weight apart form one row of the recursion; all rows go at once.
    """
    steps = -(-len(sums) // weight)
    padded = np.zeros(steps * weight)
    padded[: len(sums)] = sums
    rows = padded.reshape(steps, weight)
    divided = lfilter([1 / (1 - chance)], [1.0, chance / (1 - chance)], rows, axis=0)
    return np.asarray(divided, dtype=float).reshape(-1)[: len(sums)]

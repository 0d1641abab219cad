"""Where every organization stands: the same data give the same places, and small changes small moves."""

from math import ceil, cos, pi, sin, sqrt

import numpy as np

from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.inputs import PAPER, MapInput, MapOrganization, Place, Places
from coalitions.analysis.mapping.metrics import text_width, wrap
from coalitions.analysis.mapping.shelves import by_kind, shelves
from coalitions.analysis.mapping.spacing import separate, shrink, stretch
from coalitions.analysis.mapping.stress import (
    Array,
    Indices,
    Mask,
    all_distances,
    classical,
    face,
    landmarks,
    majorize,
    pivot_scaling,
    sparse_majorize,
)
from coalitions.analysis.mapping.structure import Structure, grain, structure

WHOLE = 500  # up to so many points all distances are used, above that landmarks
LABEL = 27.0  # the wall's label size: what fits there fits everywhere
LOW = np.array([120.0, 72.0])
HIGH = np.array(PAPER) - LOW
FIRM = 12.0  # how much an old place weighs against all wished distances together
STRAINED = 2.0  # times what nine in ten stand: an old place left behind by its links is given up


def place(data: MapInput, previous: Places | None = None) -> dict[Id, Place]:
    """Give every organization a place on the sheet of `PAPER`.

    Takes: the map (neither the order of its rows nor their ids play a part) and the places of the last
    time, if any.
    Returns: places by id. Members of one coalition stand together, those of several in between,
    organizations without ties or coalitions in rows at the foot (where nobody has any: kind by kind).
    With `previous`, old ones hardly move and new ones come beside those they are linked to.
    Raises: nothing; ties and members that name nobody are left out.
    Cost: n³ up to 500 points (60: 0.1 s, 300: 1 s), above n log n (2,000: 3 s).
    Source: stress majorization over a graph with one virtual member per coalition.
    """
    apart = by_kind(data)
    if apart:
        return shelves(apart, LOW, HIGH)
    shape = structure(data)
    by_id = {o.id: o for o in data.organizations}
    old = {i: p for i, p in (previous or {}).items() if i in by_id}
    keep = bool(old) and len(old) * 2 >= len(by_id)
    foot, edge = _foot(shape.alone, len(shape.names))
    boxes = _boxes([by_id[i] for i in shape.names])
    body = _moved(shape, boxes, old) if keep else _fresh(shape, boxes, edge)
    places: dict[Id, Place] = {i: (x, y) for i, (x, y) in zip(shape.names, body.tolist(), strict=True)}
    places |= {i: old.get(i, spot) if keep else spot for i, spot in foot.items()}
    return {i: (round(x, 1), round(y, 1)) for i, (x, y) in sorted(places.items())}


def _boxes(organizations: list[MapOrganization]) -> Array:
    """The room each asks for: its symbol with a name of two lines below."""
    wide = [max(text_width(t, LABEL, 600) for t in wrap(o.name[:40], 2, LABEL, 600)) for o in organizations]
    boxes = np.array([[min(w, 320.0) + 26.0, 112.0] for w in wide]).reshape(-1, 2)
    if len(boxes) > WHOLE:  # no name fits between so many: room for the symbols, the same both ways
        boxes[:] = np.sqrt(boxes.prod(1).mean())
    return boxes


def _foot(alone: tuple[Id, ...], linked: int) -> tuple[dict[Id, Place], float]:
    """Set those without links in even rows, and say how far down the others may go."""
    if not alone:
        return {}, float(HIGH[1])
    width, whole = (HIGH - LOW).tolist()
    height = whole if not linked else min(max(whole * len(alone) / (len(alone) + linked), 90.0), 0.6 * whole)
    rows = min(max(1, round(sqrt(1.2 * len(alone) * height / width))), len(alone))
    each = ceil(len(alone) / rows)
    spots: dict[Id, Place] = {}
    for n, i in enumerate(alone):
        row, column = divmod(n, each)
        y = HIGH[1] - height + (row + (0.5 if not linked else 1.0)) * height / rows
        spots[i] = (float(LOW[0] + (column + 0.5) * width / each), float(y))
    return spots, float(HIGH[1] - (height + 20.0 if linked else 0.0))


def _fresh(shape: Structure, boxes: Array, edge: float) -> Array:
    """Lay out from nothing: stress, turned to the wide axis, stretched over the sheet, boxes apart."""
    n = len(shape.names)
    high = np.array([HIGH[0], edge])
    if n < 2:
        return np.tile((LOW + high) / 2, (n, 1))
    points = _relax(shape)[:n]
    points = points - points.mean(0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    boxes = shrink(boxes, LOW, high)
    spread = separate(stretch(face(points @ axes.T), LOW, high), boxes, LOW, high)
    # pushing apart unbalances the filling a little: fill once more
    return separate(stretch(spread, LOW, high, even=0.15), boxes, LOW, high)


def _relax(shape: Structure) -> Array:
    """Find places in the structure's own unit of length."""
    size = shape.links.shape[0]
    free = np.zeros(size)
    if size <= WHOLE:
        wished = all_distances(shape.links)
        begin = classical(wished)
        return majorize(wished, begin, free, begin)
    pairs, lengths, rows = _sampled(shape)
    begin = _scattered(shape, pivot_scaling(rows))
    return sparse_majorize(pairs, lengths, begin, free, begin)


def _sampled(shape: Structure) -> tuple[Indices, Array, Array]:
    """For thousands: every link, and the way from each landmark to everyone."""
    chosen, rows = landmarks(shape.links)
    everyone = np.arange(shape.links.shape[0])
    far = np.stack(np.meshgrid(chosen, everyone, indexing="ij"), -1).reshape(-1, 2)
    apart = far[:, 0] != far[:, 1]
    pairs = np.concatenate([far[apart], shape.pairs])
    return pairs, np.concatenate([rows.reshape(-1)[apart], shape.lengths]), rows


def _scattered(shape: Structure, points: Array) -> Array:
    """Landmarks can't tell apart members of one coalition alone: scatter them a little, lastingly."""
    scattered = points.copy()
    size = float(np.ptp(points, axis=0).mean())
    for i, name in enumerate(shape.labels):
        turn, far = 2 * pi * grain(name), 0.12 * size * sqrt(grain(name, 1))
        scattered[i] += (far * cos(turn), far * sin(turn))
    return scattered


def _moved(shape: Structure, boxes: Array, old: Places) -> Array:
    """Change an earlier layout as little as the change asks: old places hold, new ones find theirs."""
    n = len(shape.names)
    if not n:
        return np.zeros((0, 2))
    size = shape.links.shape[0]
    held = np.array([i in old for i in shape.names] + [False] * len(shape.groups))
    points = _started(shape, old, held)
    unit = _unit(shape, points, held)
    if size <= WHOLE:  # by landmarks alone too many are strained from the start
        held &= ~_strained(shape, points, held, unit)
    points = _beside(shape, points, held)
    pull = np.where(held, FIRM, 0.0)
    if size <= WHOLE:
        moved = majorize(all_distances(shape.links) * unit, points, pull, points, rounds=40)
    else:
        pairs, lengths, _ = _sampled(shape)
        moved = sparse_majorize(pairs, lengths * unit, points, pull, points)
    firm = np.where(held[:n], FIRM, 1.0)
    return separate(moved[:n], shrink(boxes, LOW, HIGH), LOW, HIGH, firm)


def _started(shape: Structure, old: Places, held: Mask) -> Array:
    """Old places, coalitions amid their old members, and new ones beside those they are linked to."""
    middle = np.array(list(old.values())).mean(0)
    points = np.tile(middle, (len(held), 1))
    for n, i in enumerate(shape.names):
        if held[n]:
            points[n] = old[i]
    for k, members in enumerate(shape.groups):
        present = members[held[members]]
        if present.size:
            points[len(shape.names) + k] = points[present].mean(0)
    return points


def _unit(shape: Structure, points: Array, held: Mask) -> float:
    """How long the structure's unit is on the old sheet, as most links have it."""
    gaps = np.hypot(*(points[shape.pairs[:, 0]] - points[shape.pairs[:, 1]]).T)
    ratio = (gaps / shape.lengths)[held[shape.pairs[:, 0]]]
    return float(np.median(ratio)) if ratio.size and np.median(ratio) > 1.0 else 200.0


def _strained(shape: Structure, points: Array, held: Mask, unit: float) -> Mask:
    """Old places far from everything they are linked to now."""
    gaps = np.hypot(*(points[shape.pairs[:, 0]] - points[shape.pairs[:, 1]]).T) / (shape.lengths * unit)
    nearest = np.full(len(held), np.inf)
    np.minimum.at(nearest, shape.pairs[:, 0], gaps)
    np.minimum.at(nearest, shape.pairs[:, 1], gaps)
    reached = held & np.isfinite(nearest)
    usual = max(1.0, float(np.quantile(nearest[reached], 0.9))) if reached.any() else 1.0
    strained: Mask = reached & (nearest > STRAINED * usual)
    return strained


def _beside(shape: Structure, points: Array, held: Mask) -> Array:
    """Start everyone without a held place amid those they are linked to, a little to one side."""
    near = points.copy()
    links = shape.links
    for n, name in enumerate(shape.labels):
        others = links.indices[links.indptr[n] : links.indptr[n + 1]]
        settled = others[held[others] | (others >= len(shape.names))]
        if not held[n] and settled.size:
            turn = 2 * pi * grain(name)
            near[n] = points[settled].mean(0) + 40.0 * np.array([cos(turn), sin(turn)])
    return near

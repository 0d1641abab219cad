"""One calm outline per coalition: around its members, past everyone else, in one piece where it can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay, QhullError, cKDTree
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from coalitions.analysis.mapping.stress import Array, Indices

MOST = 400  # with more organizations outlines say less than colours do
ROOMY, TIGHT = 56.0, 11.0
QUARTER = 10  # segments a quarter circle


@dataclass(frozen=True, slots=True)
class _Crowd:
    """The members and the others, and how near an outline may come to each."""

    members: Array
    others: Array
    reach: float
    cores: Array  # per member: the disc that is always inside
    clear: Array  # per other: the disc that is always outside


def reach_of(points: Array) -> float:
    """How far an outline stands off its members: less where organizations stand close."""
    if len(points) < 2:
        return ROOMY
    nearest, _ = cKDTree(points).query(points, k=2)
    return float(np.clip(0.42 * np.median(nearest[:, 1]), TIGHT, ROOMY))


def outlines(points: Array, groups: Sequence[Indices]) -> list[BaseGeometry]:
    """Draw one outline per group of points.

    Takes: all points, and per coalition the indices of its members.
    Returns: per coalition a polygon (or several, where others stand in every way) that holds each
    member and no one else; empty for a coalition without members.
    Raises: nothing.
    Cost: about members × others per coalition; 300 organizations in 7 coalitions 0.4 s.
    Source: discs, the triangles between close members, a spanning tree led around others; closed, then
    opened. After the bubble sets of Collins, Penn, Carpendale 2009, in plain geometry.
    """
    reach = reach_of(points)
    return [_outline(points, members, reach * (1.0 - 0.09 * (k % 3))) for k, members in enumerate(groups)]


def _outline(points: Array, members: Indices, reach: float) -> BaseGeometry:
    """One outline: union of parts, smoothed, the others cut out, the members put back."""
    if not len(members):
        return Polygon()
    crowd = _crowd(points, members, reach)
    lines = [_led(crowd, a, b) for a, b in _tree(crowd)]
    narrow, wide = reach * 0.36, reach * 1.1
    parts = [Point(p).buffer(reach, QUARTER) for p in crowd.members]
    parts += [line.buffer(narrow, QUARTER) for line in lines]
    parts += [t.buffer(reach, QUARTER) for t in _triangles(crowd)]
    body = shapely.union_all(parts)
    body = body.buffer(wide, QUARTER).buffer(-wide - narrow * 0.6, QUARTER).buffer(narrow * 0.6, QUARTER)
    inside = [Point(p).buffer(c, QUARTER) for p, c in zip(crowd.members, crowd.cores, strict=True)]
    widths = [min(narrow, _nearest(crowd, line) * 0.6) for line in lines]
    inside += [line.buffer(w, QUARTER) for line, w in zip(lines, widths, strict=True) if w > 1]
    body = shapely.union_all([body, *inside])
    if len(crowd.others):
        body = body.difference(shapely.union_all(shapely.buffer(shapely.points(crowd.others), crowd.clear)))
        body = body.buffer(-2.0).buffer(4.0, QUARTER).buffer(-2.0, QUARTER)
    return _tidy(shapely.union_all([body, *inside]), crowd)


def _tidy(body: BaseGeometry, crowd: _Crowd) -> BaseGeometry:
    """Drop scraps that hold no member and holes that keep nobody out."""
    held = shapely.points(crowd.members)
    kept = [p for p in _pieces(body) if shapely.contains(p, held).any()]
    whole = []
    others = _dots(crowd.others)
    for piece in kept:
        rings = [Polygon(r) for r in piece.interiors]
        out = [r for r in rings if shapely.contains(r, others).any()]
        whole.append(Polygon(piece.exterior, [r.exterior for r in out]))
    return shapely.union_all(whole).simplify(0.5)


def _dots(points: Array) -> list[Point]:
    """Points as shapes."""
    return [Point(p) for p in points]


def _pieces(shape: BaseGeometry) -> list[Polygon]:
    """The polygons a shape is made of."""
    if isinstance(shape, MultiPolygon):
        return list(shape.geoms)
    return [shape] if isinstance(shape, Polygon) and not shape.is_empty else []


def _crowd(points: Array, members: Indices, reach: float) -> _Crowd:
    """Split the points, and share out the room between each member and the nearest other."""
    mine = points[members]
    others = np.delete(points, members, axis=0)
    if not len(others):
        return _Crowd(mine, others, reach, np.full(len(mine), reach * 0.8), np.zeros(0))
    to_other, _ = cKDTree(others).query(mine)
    to_mine, _ = cKDTree(mine).query(others)
    cores, clear = np.minimum(reach * 0.8, to_other * 0.46), np.minimum(reach * 0.55, to_mine * 0.46)
    return _Crowd(mine, others, reach, cores, clear)


def _mesh(points: Array) -> tuple[Indices, Indices]:
    """Edges and triangles between neighbours; every pair where a mesh can't be made."""
    none = np.zeros((0, 3), dtype=np.intp)
    try:
        corners = Delaunay(points, qhull_options="QJ").simplices if len(points) > 3 else none
    except QhullError:
        corners = none
    if not len(corners):
        pairs = np.array(list(combinations(range(len(points)), 2)), dtype=np.intp).reshape(-1, 2)
        return pairs, (np.array([[0, 1, 2]], dtype=np.intp) if len(points) == 3 else corners.astype(np.intp))
    edges = np.sort(corners[:, [[0, 1], [1, 2], [0, 2]]].reshape(-1, 2), axis=1)
    return np.unique(edges, axis=0).astype(np.intp), corners.astype(np.intp)


def _tree(crowd: _Crowd) -> list[tuple[int, int]]:
    """The shortest way to join all members; passing close to others counts as longer."""
    edges, _ = _mesh(crowd.members)
    if not len(edges):
        return []
    ends = crowd.members[edges]
    length = np.hypot(*(ends[:, 0] - ends[:, 1]).T) + 1e-6
    if len(crowd.others):
        lines = shapely.linestrings(ends)
        near = shapely.STRtree(_dots(crowd.others)).query(lines, "dwithin", crowd.reach * 0.9)
        length = length * (1.0 + 0.6 * np.bincount(near[0], minlength=len(edges)))
    n = len(crowd.members)
    tree = minimum_spanning_tree(coo_array((length, (edges[:, 0], edges[:, 1])), shape=(n, n))).tocoo()
    return [(int(a), int(b)) for a, b in zip(tree.coords[0], tree.coords[1], strict=True)]


def _triangles(crowd: _Crowd) -> list[Polygon]:
    """Triangles between members that stand close together and nobody else stands in."""
    _, corners = _mesh(crowd.members)
    if not len(corners):
        return []
    shapes = crowd.members[corners]
    sides = np.hypot(*(shapes - np.roll(shapes, 1, axis=1)).transpose(2, 0, 1))
    usual = float(np.median(sides))
    polygons = shapely.polygons(shapes[sides.max(1) < max(1.7 * usual, 4.0 * crowd.reach)])
    if len(crowd.others) and len(polygons):
        tree = shapely.STRtree(_dots(crowd.others))
        hit = tree.query(polygons, "dwithin", crowd.reach * 0.8)[0]
        polygons = np.delete(polygons, np.unique(hit))
    return [p for p in polygons if isinstance(p, Polygon) and p.is_valid]


def _led(crowd: _Crowd, a: int, b: int) -> LineString:
    """A way between two members that bends around the others standing in it."""
    start, end = crowd.members[a], crowd.members[b]
    along = end - start
    length = float(np.hypot(*along))
    if not len(crowd.others) or length < 1.0:
        return LineString([start, end])
    along = along / length
    across = np.array([-along[1], along[0]])
    step = crowd.others - start
    far, side = step @ along, step @ across
    keep_off = crowd.reach * 0.95
    in_way = np.flatnonzero((np.abs(side) < keep_off) & (far > 0.12 * length) & (far < 0.88 * length))
    bends = [
        crowd.others[i] - across * (keep_off if side[i] >= 0 else -keep_off)
        for i in in_way[np.argsort(far[in_way])]
    ]
    return LineString([start, *bends, end])


def _nearest(crowd: _Crowd, line: LineString) -> float:
    """How near a way comes to anyone who is not a member."""
    if not len(crowd.others):
        return crowd.reach
    return float(shapely.distance(line, shapely.points(crowd.others)).min())


def path_of(shape: BaseGeometry) -> str:
    """Write a shape as smooth path data.

    Takes: a polygon or several.
    Returns: SVG path data with one decimal; empty for an empty shape.
    Raises: nothing.
    Cost: proportional to its corners.
    Source: quadratic curves from middle to middle of each side: never outside the corners' own reach.
    """
    rings = [r for p in _pieces(shape) for r in (p.exterior, *p.interiors)]
    return "".join(_ring(np.asarray(r.segmentize(14.0).coords)[:-1]) for r in rings)


def _ring(corners: Array) -> str:
    """One closed ring of quadratic curves."""
    middles = (corners + np.roll(corners, -1, axis=0)) / 2
    start = middles[-1]
    curves = "".join(
        f"Q{c[0]:.1f} {c[1]:.1f} {m[0]:.1f} {m[1]:.1f}" for c, m in zip(corners, middles, strict=True)
    )
    return f"M{start[0]:.1f} {start[1]:.1f}{curves}Z"

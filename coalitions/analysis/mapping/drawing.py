"""From a map's data to a drawing: everything a template needs to print it, nothing left to decide."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from coalitions.analysis.mapping.crowding import Sheets
from coalitions.analysis.mapping.headings import headings_of
from coalitions.analysis.mapping.hulls import outlines, path_of
from coalitions.analysis.mapping.inputs import MapInput, MapOrganization, Risk
from coalitions.analysis.mapping.labels import Wish, box_of, settle
from coalitions.analysis.mapping.metrics import text_width
from coalitions.analysis.mapping.names import Setting, name_outlines
from coalitions.analysis.mapping.scene import Scene, scene_of
from coalitions.analysis.mapping.shapes import (
    CoalitionKey,
    Drawing,
    Hull,
    Label,
    Legend,
    Symbol,
    TieLine,
)
from coalitions.analysis.mapping.stress import Array, Indices
from coalitions.analysis.mapping.symbols import (
    circle,
    colour_of,
    risk_shape,
    shape_of,
    wedges,
)
from coalitions.analysis.mapping.ties import kinds_of, lines_of

ZOOMS = (1, 2, 4, 8)
HEART = 70.0  # on maps without outlines a coalition's name hangs within so far of its middle


def draw(data: MapInput) -> Drawing:
    """Draw a map.

    Takes: the map; places that are missing are computed. Wall drawings have labels of 27 units or more
    on a frame 1920 wide, page drawings 18 to 24.
    Returns: outlines, ties and symbols in printing order, names without overlap, and the legend's facts.
    Raises: nothing; members and ties that name nobody are left out.
    Cost: 60 organizations 0.3 s, 300 1 s, 2,000 3 s, places included.
    Source: docs/analysis/mapping.md.
    """
    scene = scene_of(data)
    ties = lines_of(data.ties, scene.places, zigzag=scene.few)
    sheets = Sheets(ZOOMS)
    hulls, edges = _hulls(scene, ties, sheets)
    straight = [LineString([scene.places[t.source], scene.places[t.target]]) for t in ties]
    avoid = [*straight, *edges] if scene.few else []
    headings = headings_of(scene, sheets)
    labels = settle(_wishes(scene), sheets, data.frame, scene.type, avoid)
    symbols = tuple(_symbol(scene, o, labels.get(o.id)) for o in scene.everyone)
    return Drawing(
        *data.frame,
        data.variant,
        scene.type.label,
        scene.type.note,
        scene.type.name,
        hulls,
        ties,
        symbols,
        _legend(scene, ties, symbols),
        headings,
    )


def _rows(scene: Scene) -> list[Indices]:
    """Each coalition's members, by their place among everyone."""
    return [
        np.array([n for n, o in enumerate(scene.everyone) if k in scene.members[o.id]], dtype=np.intp)
        for k in range(len(scene.data.coalitions))
    ]


def _hulls(
    scene: Scene, ties: Sequence[TieLine], sheets: Sheets
) -> tuple[tuple[Hull, ...], list[BaseGeometry]]:
    """Outlines with their names, the largest first so that small ones lie on top, and their edges."""
    points: Array = np.array([scene.places[o.id] for o in scene.everyone]).reshape(-1, 2)
    rows = _rows(scene)
    shapes = outlines(points, rows) if scene.outlined else [Polygon() for _ in rows]
    hearts = (
        shapes
        if scene.outlined
        else [Point(np.median(points[r], axis=0)).buffer(HEART) if len(r) else Polygon() for r in rows]
    )
    if scene.outlined:
        _take_symbols(scene, sheets)
    coalitions = scene.data.coalitions
    named = name_outlines([c.name for c in coalitions], hearts, _setting(scene, ties, sheets))
    if not scene.outlined:
        _take_symbols(scene, sheets)
    drawn = []
    for k, (coalition, shape, name) in enumerate(zip(coalitions, shapes, named, strict=True)):
        colour, dash = colour_of(scene.colour(k))
        hull = Hull(coalition.id, coalition.name, coalition.href, colour, dash, path_of(shape), None)
        drawn.append((shape.area, replace(hull, label=name[0], x=name[1], y=name[2]) if name else hull))
    ordered = tuple(hull for _, hull in sorted(drawn, key=lambda d: -d[0]))
    return ordered, [s.boundary for s in shapes if not s.is_empty]


def _take_symbols(scene: Scene, sheets: Sheets) -> None:
    """Let no name lie on a symbol."""
    for o in scene.everyone:
        sheets.add(box_of(scene.rooms[o.id]), *scene.places[o.id])


def _setting(scene: Scene, ties: Sequence[TieLine], sheets: Sheets) -> Setting:
    """The sheet as coalition names find it: with the places that organizations' names will want."""
    frame, size = scene.data.frame, scene.type.label
    if not scene.few:
        return Setting(sheets, frame, scene.type.name)
    busy = []
    for o in scene.everyone:
        (x, y), (_, up, _, down) = scene.places[o.id], scene.rooms[o.id]
        half = min(text_width(o.name, size, 600) / 2, 5 * size)
        busy.append(shapely.box(x - half, y - up, x + half, y + down + size * 1.4))
    lines = [LineString([scene.places[t.source], scene.places[t.target]]) for t in ties]
    return Setting(sheets, frame, scene.type.name, busy, lines)


def _wishes(scene: Scene) -> list[Wish]:
    """Names in order of importance: in focus, at risk, largest, then by name."""
    focus, radius = scene.data.focus, scene.radius
    notes = {o.id: o.risk_word for o in scene.everyone if o.risk and scene.few}  # elsewhere its shape says it
    order = sorted(
        scene.everyone, key=lambda o: (o.id not in focus, o.risk is None, -radius[o.id], o.name, o.id)
    )
    return [
        Wish(o.id, o.name, notes.get(o.id, ""), *scene.places[o.id], scene.rooms[o.id], o.id in focus)
        for o in order
    ]


def _symbol(scene: Scene, organization: MapOrganization, label: Label | None) -> Symbol:
    """Everything about one organization on the map."""
    o, mine, r = organization, scene.members[organization.id], scene.radius[organization.id]
    plain = not scene.outlined and len(mine) == 1
    colours = [scene.colour(k) for k in mine]
    parts = wedges(colours, r, shape_of(colours[0], r) if plain else "")
    return Symbol(
        o.id,
        o.name,
        o.href,
        o.summary,
        tuple(scene.data.coalitions[k].name for k in mine),
        *scene.places[o.id],
        r,
        scene.sizes.value(o) is not None,
        o.decision_maker,
        parts,
        parts[0].path if plain else circle(r),
        o.risk,
        o.risk_word if o.risk else "",
        risk_shape(o.risk, r, scene.type.badge),
        label,
        o.id == scene.data.eyes,
        scene.data.near.index(o.id) + 1 if o.id in scene.data.near else 0,
        o.ended,
        o.disputed,
    )


def _legend(scene: Scene, ties: Sequence[TieLine], symbols: Sequence[Symbol]) -> Legend:
    """What the legend says about this drawing."""
    counts = Counter(k for mine in scene.members.values() for k in mine)
    keys = tuple(
        CoalitionKey(
            c.name,
            *colour_of(scene.colour(k)),
            counts[k],
            circle(7.0) if scene.outlined else shape_of(scene.colour(k), 7.0),
        )
        for k, c in enumerate(scene.data.coalitions)
    )
    return Legend(
        coalitions=keys,
        no_coalition=sum(not mine for mine in scene.members.values()),
        ties=kinds_of(ties),
        size_rule=scene.sizes.rule,
        sizes=scene.sizes.examples(),
        sizes_unknown=sum(not s.known for s in symbols) if scene.sizes.rule else 0,
        risks=tuple(r for r in (Risk.HIGH, Risk.MEDIUM) if any(s.risk is r for s in symbols)),
        decision_makers=sum(s.decision_maker for s in symbols),
        labelled=sum(s.label is not None and s.label.zoom == 1 for s in symbols),
        total=len(symbols),
        outlined=scene.outlined,
        ties_held=sum(tie.held for tie in ties),
        eyes=next((s.name for s in symbols if s.eyes), ""),
        near=sum(s.near > 0 for s in symbols),
        ended=sum(s.ended for s in symbols),
        disputed=sum(bool(s.disputed) for s in symbols),
    )

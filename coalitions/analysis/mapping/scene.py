"""A map's data with all that is decided before anything is named: sizes, places, room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coalitions.analysis.inputs import Id
from coalitions.analysis.mapping.hulls import MOST
from coalitions.analysis.mapping.inputs import PAPER, MapInput, MapOrganization, Place, Variant
from coalitions.analysis.mapping.layout import place
from coalitions.analysis.mapping.metrics import Type
from coalitions.analysis.mapping.shapes import CALM_UP_TO, Box
from coalitions.analysis.mapping.spacing import separate
from coalitions.analysis.mapping.symbols import (
    Sizes,
    room_of,
    sizes_of,
)

NARROW = 800.0  # a wall no wider than this is a phone


@dataclass(frozen=True, slots=True)
class Scene:
    """A map's data with all that has been decided before anything is named."""

    data: MapInput
    everyone: tuple[MapOrganization, ...]
    places: Mapping[Id, Place]
    members: Mapping[Id, Sequence[int]]  # each organization's coalitions, by their place in the list
    radius: Mapping[Id, float]
    sizes: Sizes
    type: Type
    rooms: Mapping[Id, Box]

    @property
    def outlined(self) -> bool:
        """Whether coalitions have outlines; with very many organizations colour and shape say more."""
        return len(self.everyone) <= MOST

    def colour(self, k: int) -> int:
        """The place among the colours of the k-th coalition."""
        own = self.data.coalitions[k].colour
        return k if own is None else own

    @property
    def few(self) -> bool:
        """Whether there is time and room to weigh every name with care."""
        return len(self.everyone) <= CALM_UP_TO


def scene_of(data: MapInput) -> Scene:
    """Decide what everything else rests on.

    Takes: the map; places that are missing are computed.
    Returns: organizations in a lasting order with size, place and the room their symbol takes.
    Raises: nothing; members that name nobody are left out.
    Cost: small beside `layout.place`, which runs where places are missing.
    Source: product rules for sizes of type.
    """
    everyone = tuple(sorted(data.organizations, key=lambda o: (o.name, o.id)))
    sizes = sizes_of(everyone, data.frame[0] * data.frame[1])
    type_ = _type(data, len(everyone))
    radius = {o.id: sizes.radius(sizes.value(o)) for o in everyone}
    near = frozenset(data.near)
    rooms = {
        o.id: room_of(
            o.risk,
            radius[o.id],
            type_.badge,
            eyes=o.id == data.eyes,
            near=o.id in near,
            disputed=bool(o.disputed),
        )
        for o in everyone
    }
    places = _placed(data, everyone, radius)
    return Scene(data, everyone, places, _members(data), radius, sizes, type_, rooms)


def _type(data: MapInput, count: int) -> Type:
    """The wall is read from the back row; a page, and a wall held in the hand, in smaller type where many."""
    if data.variant is Variant.WALL and data.frame[0] >= NARROW:
        return Type(30.0, 27.0, 38.0, 15.0) if count <= 30 else Type(27.0, 27.0, 36.0, 14.0)
    if count <= 30:
        return Type(24.0, 19.0, 34.0, 12.0)
    return Type(20.0, 17.0, 30.0, 10.0) if count <= CALM_UP_TO else Type(18.0, 16.0, 28.0, 8.0)


def _members(data: MapInput) -> dict[Id, list[int]]:
    """Each organization's coalitions, by their place in the list."""
    found: dict[Id, list[int]] = {o.id: [] for o in data.organizations}
    for k, coalition in enumerate(data.coalitions):
        for i in dict.fromkeys(coalition.members):
            if i in found:
                found[i].append(k)
    return found


def _placed(
    data: MapInput, everyone: Sequence[MapOrganization], radius: Mapping[Id, float]
) -> dict[Id, Place]:
    """Fit the sheet's places to the frame; where that brings symbols too close, part them."""
    places = data.places if all(o.id in data.places for o in everyone) else place(data, data.places)
    if not everyone:
        return {}
    frame = np.array(data.frame)
    points = np.array([places[o.id] for o in everyone]) * frame / np.array(PAPER)
    boxes = np.array([[2 * radius[o.id] + 5.0] * 2 for o in everyone])
    margin = np.minimum(boxes.max(0), frame / 4)
    points = separate(points, boxes, margin, frame - margin)
    return {o.id: (round(x, 1), round(y, 1)) for o, (x, y) in zip(everyone, points.tolist(), strict=True)}

"""Where everyone stands on the map: the same places for the same data, little movement after a change."""

from coalitions.analysis.mapping.inputs import MapInput, Places
from coalitions.analysis.mapping.layout import place
from coalitions.analysis.mapping.structure import fingerprint
from coalitions.models import Places as StoredPlaces
from organizations.models import Workspace
from organizations.moments import looked_at

MOST_MOVED = 0.1  # share of the organizations whose coalitions may change before all are placed anew


def places_of(*, workspace: Workspace, data: MapInput) -> Places:
    """The places for this map: the kept ones, or new ones that start from those and are kept in turn.

    They are derived from the data, so keeping them is no change of the workspace. Cost: one query while
    nothing moved; that of `layout.place` after an organization, tie or membership has changed.
    """
    now = fingerprint(data)
    stored = StoredPlaces.objects.filter(workspace=workspace).first()
    if stored is not None and stored.fingerprint == now:
        return {key: (x, y) for key, (x, y, *_rest) in stored.places.items()}
    places = place(data, _still_good(stored, data) if stored is not None else None)
    if looked_at():
        return places  # what is kept is where everyone stands today
    inside = _inside(data)
    kept = {key: [x, y, inside[key]] for key, (x, y) in places.items()}
    StoredPlaces.objects.update_or_create(workspace=workspace, defaults={"fingerprint": now, "places": kept})
    return places


def kept_places(workspace: Workspace) -> Places:
    """Where everyone stands on the map of today, as far as it was drawn already. Cost: one query."""
    stored = StoredPlaces.objects.filter(workspace=workspace).first()
    return {key: (x, y) for key, (x, y, *_rest) in stored.places.items()} if stored is not None else {}


def _still_good(stored: StoredPlaces, data: MapInput) -> Places | None:
    """The old places of those who are where they were; None after a change so large that all move.

    Whoever joined or left a coalition has to go to the others in it, and a new coalition of many would
    otherwise snake through people who stay where they stood.
    """
    inside = _inside(data)
    good = {key: (x, y) for key, (x, y, was_in) in stored.places.items() if inside.get(key, was_in) == was_in}
    return good if len(stored.places) - len(good) <= max(1, MOST_MOVED * len(stored.places)) else None


def _inside(data: MapInput) -> dict[str, str]:
    """The coalitions that each organization is in, as one word."""
    ids: dict[str, list[str]] = {each.id: [] for each in data.organizations}
    for coalition in sorted(data.coalitions, key=lambda each: each.id):
        for member in coalition.members:
            if member in ids:
                ids[member].append(coalition.id)
    return {key: " ".join(value) for key, value in ids.items()}

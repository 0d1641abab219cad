"""Where everyone stands on the map: the same places for the same data, little movement after a change."""

from coalitions.analysis.mapping.inputs import MapInput, Places
from coalitions.analysis.mapping.layout import place
from coalitions.analysis.mapping.structure import fingerprint
from coalitions.models import Places as StoredPlaces
from organizations.models import Workspace


def places_of(*, workspace: Workspace, data: MapInput) -> Places:
    """The places for this map: the kept ones, or new ones that start from those and are kept in turn.

    They are derived from the data, so keeping them is no change of the workspace. Cost: one query while
    nothing moved; that of `layout.place` after an organization, tie or membership has changed.
    """
    now = fingerprint(data)
    stored = StoredPlaces.objects.filter(workspace=workspace).first()
    if stored is not None and stored.fingerprint == now:
        return {key: (x, y) for key, (x, y) in stored.places.items()}
    previous = {key: (x, y) for key, (x, y) in stored.places.items()} if stored is not None else None
    places = place(data, previous)
    StoredPlaces.objects.update_or_create(
        workspace=workspace, defaults={"fingerprint": now, "places": places}
    )
    return places

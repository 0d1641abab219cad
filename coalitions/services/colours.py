"""The colours of coalitions: one rule for the map, the lists and the files."""

from collections.abc import Iterable
from itertools import count
from uuid import UUID

from coalitions.models import Coalition, Places
from organizations.models import Workspace
from organizations.moments import looked_at


def colours_of(workspace: Workspace, everyone: Iterable[Coalition] | None = None) -> dict[UUID, int]:
    """Each coalition's place among the colours, from 0: the same wherever it is shown.

    Who has one keeps it; who is new gets the first that is free, in order of the names. They are derived
    from the data, so keeping them is no change of the workspace. `everyone`: all its coalitions, where they
    are at hand. Cost: two queries at most; one more after a coalition came or went.
    """
    found = Coalition.objects.in_workspace(workspace) if everyone is None else everyone
    ids = [each.pk for each in sorted(found, key=lambda each: (each.name, str(each.pk)))]
    kept = Places.objects.filter(workspace=workspace).values_list("colours", flat=True).first() or {}
    known = {pk: int(kept[str(pk)]) for pk in ids if str(pk) in kept}
    taken = set(known.values())
    free = (place for place in count() if place not in taken)
    places = {pk: known[pk] if pk in known else next(free) for pk in ids}
    if not looked_at() and (places != known or len(known) != len(kept)):
        _keep(workspace, places)
    return places


def _keep(workspace: Workspace, places: dict[UUID, int]) -> None:
    colours = {str(pk): place for pk, place in places.items()}
    row = Places(workspace=workspace, fingerprint="", places={}, colours=colours)
    Places.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["workspace"], update_fields=["colours"]
    )

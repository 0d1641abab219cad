"""Places in a coalition: joining, leaving with the day, and staying after all."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from coalitions.models import Affiliation, Coalition
from coalitions.services.many import Many, Versions, join_many, lock_chosen, tell_of
from organizations.models import User, Workspace
from organizations.services import one_change, save_rows


def place_many(do: str, *, day: date, **asked: Any) -> Many:
    """Have them join ("coalition"), leave on that day ("leave"), or not leave after all ("stay")."""
    if do == "coalition":
        return join_many(**asked)
    return (leave_many if do == "leave" else stay_many)(day=day, **asked)


def leave_many(
    *, workspace: Workspace, user: User, versions: Versions, coalition: Coalition, day: date, why: str = ""
) -> Many:
    """Let each that is a member on that day leave on it; who is none, or leaves already, stays as it is."""
    with transaction.atomic():
        stored = lock_chosen(workspace, versions)
        places = _places(coalition, stored, day)
        leaving = {pk: place for pk, place in places.items() if place.left is None}
        others = [str(row) for pk, row in stored.items() if pk not in leaving]
        done = Many(left_out=sorted(others), gone=len(versions) - len(stored))
        if leaving:
            with one_change(workspace=workspace, user=user, act="affiliation.ended", why=why) as change:
                for place in leaving.values():
                    place.left = day
                save_rows(list(leaving.values()), ["left"])
                tell_of(done, change, [stored[pk] for pk in leaving], coalition)
    return done


def stay_many(
    *, workspace: Workspace, user: User, versions: Versions, coalition: Coalition, day: date, why: str = ""
) -> Many:
    """Take out the day on which each leaves, or left; who is to join later is a member from this day on."""
    with transaction.atomic():
        stored = lock_chosen(workspace, versions)
        found = coalition.affiliations.select_for_update().filter(organization__in=stored)
        back = {place.organization_id: place for place in found}
        done = Many(left_out=[str(row) for pk, row in stored.items() if pk not in back])
        if back:
            with one_change(workspace=workspace, user=user, act="affiliation.resumed", why=why) as change:
                for place in back.values():
                    place.left = None
                    place.joined = min(place.joined, day) if place.joined else None
                save_rows(list(back.values()), ["left", "joined"])
                tell_of(done, change, [stored[pk] for pk in back], coalition)
    return done


def _places(coalition: Coalition, organizations: Collection[UUID], day: date) -> dict[UUID, Affiliation]:
    places = coalition.affiliations.standing(day).select_for_update()
    return {place.organization_id: place for place in places.filter(organization__in=organizations)}

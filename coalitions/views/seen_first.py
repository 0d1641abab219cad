"""Pages below a coalition: the row and the sentence of the one they are seen by come before all others.

That is home's where the address names no other. Nothing is asked of the database for it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from coalitions.analysis import inputs
from coalitions.analysis.answers import standing
from coalitions.analysis.groups.own_words import NO_MEMBER, stands_words
from coalitions.analysis.inputs import Id
from coalitions.analysis.pairs.seen_from import seen_from
from coalitions.analysis.wording import Text
from coalitions.views.atlas import standing_members
from organizations.access import WorkspaceRequest

SIDE = 0.5  # from here on somebody is for it, or against


def eyes(request: WorkspaceRequest) -> Id | None:
    """Who the page is seen by; None where there is no home and the address names nobody."""
    home = request.workspace.home_id
    return str(home) if home else None


def own_first[Row](
    request: WorkspaceRequest, rows: Iterable[Row], of: Callable[[Row], Id | None]
) -> list[Row]:
    """The rows, its own first; `of` says whose a row is. The others keep their order."""
    one = eyes(request)
    return list(rows) if one is None else sorted(rows, key=lambda row: of(row) != one)


def nearest_first[Row](
    request: WorkspaceRequest,
    snapshot: inputs.Workspace,
    rows: Iterable[Row],
    of: Callable[[Row], Id | None],
) -> list[Row]:
    """Its own first, then by unity with it; those of whom too little is known last, in their order."""
    one, found = eyes(request), list(rows)
    if one is None:
        return found
    day = snapshot.coalitions[0].day if snapshot.coalitions else None
    near = seen_from(one, standing(snapshot, day))
    ranks = {other: seen.rank for other, seen in near.items() if seen.enough}
    return sorted(found, key=lambda row: (of(row) != one, -ranks.get(of(row) or "", -2.0)))


def own_words(
    request: WorkspaceRequest,
    told: Mapping[Id, Text | Iterable[Text]],
    missing: Text | None = NO_MEMBER,
) -> dict[str, Any]:
    """For the page: what is said first of it, by organization; `missing` where nothing is told of it."""
    one = eyes(request)
    if one is None:
        return {}
    found = told.get(one, missing)
    texts = [found] if isinstance(found, Text) else list(found or ())
    return {"own_words": texts}


def own_stands(
    request: WorkspaceRequest,
    snapshot: inputs.Workspace,
    tenets: Collection[Id],
    *,
    members_only: bool = True,
) -> dict[str, Any]:
    """For the page: where it stands on what the page is about; `members_only`: who is in, else no word."""
    one = eyes(request)
    if one is None or (members_only and one not in standing_members(snapshot.coalitions[0])):
        return own_words(request, {})
    held = {
        each.tenet: each.stance
        for each in standing(snapshot, snapshot.coalitions[0].day)
        if each.organization == one
    }
    names = {each.id: each.name for each in snapshot.tenets if each.id in tenets}
    said = stands_words(
        list(names.values()),
        for_it=[name for id_, name in names.items() if held.get(id_, 0.0) >= SIDE],
        against=[name for id_, name in names.items() if held.get(id_, 0.0) <= -SIDE],
        unknown=[name for id_, name in names.items() if id_ not in held],
    )
    return own_words(request, {one: said})

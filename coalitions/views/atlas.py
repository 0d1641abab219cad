"""From a snapshot to what the map draws, in the reader's words; shared by the map and the wall."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.core.cache import cache
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, gettext, ngettext

from coalitions.analysis import inputs
from coalitions.analysis.mapping.drawing import draw
from coalitions.analysis.mapping.inputs import (
    MapCoalition,
    MapInput,
    MapOrganization,
    MapTie,
    Risk,
)
from coalitions.analysis.mapping.shapes import Drawing
from coalitions.analysis.member_table import members, stands
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.reports import MemberReport, member_reports
from coalitions.analysis.platform import history
from coalitions.models import Tie
from coalitions.services.colours import colours_of
from coalitions.services.places import kept_places, places_of
from coalitions.state import state_of
from coalitions.tie_words import tie_sentence
from organizations.access import WorkspaceRequest
from organizations.models import Workspace
from organizations.moments import this_day

# "Between" is drawn as the band further from the middle; the words beside it say what it is.
_RISKS = {
    Band.LOW: Risk.LOW,
    Band.LOW_MEDIUM: Risk.LOW,
    Band.MEDIUM: Risk.MEDIUM,
    Band.MEDIUM_HIGH: Risk.HIGH,
    Band.HIGH: Risk.HIGH,
}
_GRAVITY = [Risk.LOW, Risk.MEDIUM, Risk.HIGH]
OLDEST = timedelta(minutes=30)  # of what may be shown, marked, until the new one is made


def drawing_of(data: MapInput) -> Drawing:
    """The drawing, made once for the same data: outlines and names are what takes long on large maps.

    The key is made of everything drawn, risks included, so nobody is shown what was drawn for others.
    """
    key = "drawing-" + hashlib.sha256(repr(data).encode()).hexdigest()
    return cast(Drawing, cache.get_or_set(key, lambda: draw(data)))


def kept[Made](
    request: WorkspaceRequest, make: Callable[[], Made], *asked: object, state: object = None
) -> Made:
    """What `make` gives, made once for the same state of the workspace, day, language and right to see risk.

    `asked` must name everything else that it depends on. `state` is for who knows already what changes with
    every act; by default it is looked up.
    """
    key = _key(request, state or state_of(request.workspace), *asked)
    return cast(Made, cache.get_or_set(key, make))


def kept_or_older[Made](
    request: WorkspaceRequest, make: Callable[[], Made], *asked: object, wait: bool
) -> tuple[Made, datetime | None]:
    """As `kept`; but who would not `wait` may get what was made last, before something changed.

    Returns  what was made; when, if it is such an older one, and None if it is as things stand. It is never
             older than `OLDEST`, and never what was made for others.
    """
    key, last = _key(request, state_of(request.workspace), *asked), _key(request, "last", *asked)
    made, older = cache.get(key), None if wait else cache.get(last)
    if made is not None:
        return cast(Made, made), None
    if older is not None:
        return cast(tuple[Made, datetime], older)
    found = make()
    cache.set(key, found)
    cache.set(last, (found, now()), OLDEST.total_seconds())
    return found, None


def _key(request: WorkspaceRequest, *told: object) -> str:
    """Of what is the same for everybody who may see the same of this workspace today."""
    seen = (str(request.workspace.pk), this_day(), get_language(), request.membership.can_see_risk)
    return "kept-" + hashlib.sha256(repr((*seen, *told)).encode()).hexdigest()


def exposures(snapshot: inputs.Workspace) -> dict[str, MemberReport]:
    """Each member's gravest result over all coalitions it is in, by organization."""
    found: dict[str, MemberReport] = {}
    for coalition in snapshot.coalitions:
        rows = members(snapshot, coalition)
        for report in member_reports(rows, history(coalition, rows.column), coalition):
            known = found.get(report.organization)
            if known is None or _gravity(report) > _gravity(known):
                found[report.organization] = report
    return found


def _gravity(report: MemberReport) -> int:
    risk = _RISKS.get(report.exposure.shown)
    return -1 if risk is None else _GRAVITY.index(risk)


def map_input(
    snapshot: inputs.Workspace,
    *,
    workspace: Workspace,
    link: Callable[[str], str] | None,
    risks: Mapping[str, MemberReport],
    past: bool = False,
    disputed: Mapping[str, int] | None = None,
) -> MapInput:
    """What the map draws: only names, ties, memberships, sizes, and the risks handed in.

    `link` gives an organization's address; without it nothing on the map leads anywhere (the wall);
    `disputed` says how much each disputes that may be told here. Kinds
    only put groups together; the wall names none. How it is looked at is the caller's to set. On a day that
    is `past` everybody stands where they stand today, and nothing of that is kept.
    """
    kinds = dict(workspace.organizations.values_list("pk", "kind"))
    colours = colours_of(workspace)
    data = MapInput(
        organizations=tuple(
            replace(
                _organization(each, link, risks),
                kind=kinds.get(UUID(each.id), ""),
                disputed=_disputed_words((disputed or {}).get(each.id, 0)),
            )
            for each in snapshot.organizations
        ),
        ties=tuple(_ties(snapshot)),
        coalitions=tuple(
            replace(_coalition(each, workspace, linked=link is not None), colour=colours.get(UUID(each.id)))
            for each in snapshot.coalitions
        ),
    )
    if past:
        return replace(data, places=kept_places(workspace))
    whole = _with_every_tie(data, snapshot, workspace)
    return replace(data, places=places_of(workspace=workspace, data=whole))


def standing_members(coalition: inputs.Coalition) -> tuple[inputs.Id, ...]:
    """Who is in the coalition on its day."""
    return tuple(each.organization for each in coalition.affiliations if stands(each, coalition.day))


def _with_every_tie(data: MapInput, snapshot: inputs.Workspace, workspace: Workspace) -> MapInput:
    """The map as it is laid out: with ties that this showing hides, so that all showings stand alike."""
    rows = Tie.objects.in_workspace(workspace).standing(snapshot.day)
    ends = rows.values_list("source_id", "target_id", "kind")
    return replace(data, ties=tuple(MapTie(str(a), str(b), kind) for a, b, kind in ends))


def _organization(
    each: inputs.Organization, link: Callable[[str], str] | None, risks: Mapping[str, MemberReport]
) -> MapOrganization:
    report = risks.get(each.id)
    return MapOrganization(
        id=each.id,
        name=each.name,
        turnout=each.turnout[1],
        people=each.resources.get("people"),
        risk=_RISKS.get(report.exposure.shown) if report else None,
        risk_word=_risk_word(report) if report else "",
        decision_maker=each.decision_maker,
        href=link(each.id) if link else "",
    )


def _disputed_words(count: int) -> str:
    return ngettext("disputes %(n)d thing", "disputes %(n)d things", count) % {"n": count} if count else ""


def _risk_word(report: MemberReport) -> str:
    """Words beside the shape: all of them where somebody may be exposed, few or none elsewhere."""
    risk = _RISKS.get(report.exposure.shown)
    if risk is Risk.HIGH:
        return report.verdict.in_words(gettext)
    return gettext("could go either way") if risk is Risk.MEDIUM else ""


def _ties(snapshot: inputs.Workspace) -> list[MapTie]:
    names = {each.id: each.name for each in snapshot.organizations}
    return [
        MapTie(
            tie.source,
            tie.target,
            tie.kind,
            tie.strength,
            tie_sentence(tie.kind, names[tie.source], names[tie.target]),
        )
        for tie in snapshot.ties
    ]


def _coalition(each: inputs.Coalition, workspace: Workspace, *, linked: bool) -> MapCoalition:
    href = reverse("coalitions:coalition_detail", args=[workspace.slug, each.id]) if linked else ""
    return MapCoalition(each.id, each.name, standing_members(each), href)

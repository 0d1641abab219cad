"""What rises or falls around a coalition: what of its platform that lifts, and whom it moves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse

from coalitions.analysis import inputs
from coalitions.analysis.answers import standing
from coalitions.analysis.groups.currents import Current, currents
from coalitions.analysis.inputs import Evidence, Id
from coalitions.analysis.platform import strengths_now
from coalitions.services.disputes import disputed_answers
from coalitions.trending import with_trends
from coalitions.views.atlas import standing_members
from coalitions.views.one_coalition import everybody_beside, evidence_of, find_coalition, names_in
from coalitions.views.seen_first import nearest_first, own_first, own_stands
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

ASKED = 6  # so many who never answered are named; the rest is counted


@dataclass(frozen=True, slots=True)
class Told:
    """One current as the page tells it."""

    trend: inputs.Trend
    current: Current
    planks: list[Id]  # of the platform, that it lifts
    others: list[Id]  # not of the platform, that it lifts
    against_us: list[Id]  # planks that it makes harder
    estimated: int  # of the answers it rests on, that are our guess
    silent: list[Id]  # outside, with no answer on any plank that it lifts

    @property
    def named(self) -> list[Id]:
        return self.silent[:ASKED]

    @property
    def more(self) -> int:
        return max(0, len(self.silent) - ASKED)


@workspace_view(Role.VIEWER, in_past=True)
def coalition_currents(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Trend by trend, those first that carry something of the platform."""
    coalition = find_coalition(request, coalition_id)
    everybody = everybody_beside(request, coalition)
    snapshot = with_trends(everybody, request.workspace, day=everybody.day)
    platform = strengths_now(snapshot.coalitions[0])
    told = [_sorted(request, snapshot, each) for each in _told(snapshot, platform)]
    carried = {tenet for each in told for tenet in (*each.planks, *each.others)}
    may_open = request.membership.is_organizer and request.past is None
    context = {
        "coalition": coalition,
        "told": [each for each in told if each.current.lifted or each.current.pressed],
        "untold": [each.trend for each in told if not (each.current.lifted or each.current.pressed)],
        "planks": sum(strength > 0 for strength in platform.values()),
        "members": set(standing_members(snapshot.coalitions[0])),
        "openings": may_open and request.workspace.openings_shown,
        "disputed": disputed_answers(request.workspace, [UUID(each) for each in platform]),
        "who_disputes": request.membership.is_organizer,
        "evidence": evidence_of(request),
        "as_of": snapshot.day,
        **own_stands(request, snapshot, carried, members_only=False),
        **names_in(snapshot),
    }
    return render_page(request, "coalitions/coalition_currents.html", context)


def _sorted(request: WorkspaceRequest, snapshot: inputs.Workspace, each: Told) -> Told:
    """Whom it moves, whoever the page is seen by first, then those nearest to it."""
    closer = nearest_first(request, snapshot, each.current.closer, lambda found: found.organization)
    isolates = nearest_first(request, snapshot, each.current.isolates, lambda found: found.organization)
    silent = own_first(request, each.silent, lambda found: found)
    current = replace(each.current, closer=tuple(closer), isolates=tuple(isolates))
    return replace(each, current=current, silent=silent)


def _told(snapshot: inputs.Workspace, platform: Mapping[Id, float]) -> list[Told]:
    trends = {each.id: each for each in snapshot.trends}
    answers = list(standing(snapshot))
    outside = _outside(snapshot)
    found = [
        _one(trends[each.trend], each, platform, answers, outside) for each in currents(snapshot, platform)
    ]
    return sorted(found, key=lambda each: -len(each.planks))


def _one(
    trend: inputs.Trend,
    current: Current,
    platform: Mapping[Id, float],
    answers: Iterable[inputs.Position],
    outside: Iterable[Id],
) -> Told:
    planks = [tenet for tenet, _by in current.lifted if platform.get(tenet, 0.0) > 0]
    met = [each for each in answers if each.tenet in planks]
    heard = {each.organization for each in met}
    return Told(
        trend=trend,
        current=current,
        planks=planks,
        others=[tenet for tenet, _by in current.lifted if tenet not in planks],
        against_us=[tenet for tenet, _by in current.pressed if platform.get(tenet, 0.0) > 0],
        estimated=sum(each.evidence is Evidence.ESTIMATED for each in met),
        silent=[each for each in outside if each not in heard] if planks else [],
    )


def _outside(snapshot: inputs.Workspace) -> list[Id]:
    """Everybody who is no member and does not decide."""
    inside = set(standing_members(snapshot.coalitions[0]))
    rows = (each for each in snapshot.organizations if not each.decision_maker)
    return [each.id for each in rows if each.id not in inside]

"""What every page about one coalition begins with: which one, what counts, and as of which day."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404

from coalitions.analysis import inputs
from coalitions.models import Affiliation, Coalition
from coalitions.snapshot import EVIDENCE, workspace_snapshot
from organizations.access import WorkspaceRequest
from organizations.moments import this_day


def find_coalition(request: WorkspaceRequest, coalition_id: UUID) -> Coalition:
    """The coalition of this workspace; Http404 where there is none."""
    coalitions = Coalition.objects.in_workspace(request.workspace).select_related("target")
    return get_object_or_404(coalitions, pk=coalition_id)


def evidence_of(request: WorkspaceRequest) -> str:
    """What counts, as asked for in the address; anything else means that everything does."""
    asked = request.GET.get("evidence", "")
    return asked if asked in EVIDENCE else "all"


def day_of(request: WorkspaceRequest) -> date | None:
    """The day asked for in the address; anything else means the coalition's own day."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def members_of(
    request: WorkspaceRequest,
    coalition: Coalition,
    evidence: str | None = None,
    places: Collection[Affiliation] | None = None,
) -> inputs.Workspace:
    """The workspace around this one coalition, with its members' answers alone; all on one day.

    What counts is what the address asks for, unless `evidence` says it; `places` as `workspace_snapshot`.
    """
    return _snapshot(request, coalition, members_only=True, evidence=evidence, places=places)


def everybody_beside(request: WorkspaceRequest, coalition: Coalition) -> inputs.Workspace:
    """The workspace around this one coalition, with everybody's answers; all on one day."""
    return _snapshot(request, coalition, members_only=False)


def _snapshot(
    request: WorkspaceRequest,
    coalition: Coalition,
    *,
    members_only: bool,
    evidence: str | None = None,
    places: Collection[Affiliation] | None = None,
) -> inputs.Workspace:
    """As of the day asked for, else the coalition's own."""
    today = this_day()
    return workspace_snapshot(
        request.workspace,
        today=today,
        day=day_of(request) or coalition.day(today),
        evidence=evidence or evidence_of(request),
        coalitions=[coalition],
        members_only=members_only,
        places=places,
    )


def names_in(snapshot: inputs.Workspace) -> dict[str, Mapping[str, str]]:
    """What ids are called: of organizations, and of tenets."""
    return {
        "organizations": {each.id: each.name for each in snapshot.organizations},
        "tenets": {each.id: each.name for each in snapshot.tenets},
    }

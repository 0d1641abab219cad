"""What a coalition brings the organization whose eyes it is seen through: told before all others."""

from collections.abc import Iterable
from typing import Any

from coalitions.analysis.members.reports import MemberReport
from organizations.access import WorkspaceRequest, may_see_risk


def own_part(request: WorkspaceRequest, members: Iterable[MemberReport]) -> dict[str, Any]:
    """Its report as a member, or that it is none, and whether its exposure may be seen by who asks.

    Who speaks for it sees its exposure, whatever the workspace lets others see. Cost: at most one query.
    """
    eyes = request.workspace.home
    if eyes is None:
        return {"eyes": None}
    own = next((each for each in members if each.organization == str(eyes.pk)), None)
    shown = own is not None and may_see_risk(request, eyes)
    return {"eyes": eyes, "own": own, "own_risk": shown}

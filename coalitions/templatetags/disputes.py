"""What groups dispute, for pages of the app below, which knows positions and not what is said of them."""

from uuid import UUID

from django import template

from coalitions.models import Coalition, Dispute
from coalitions.services.disputes import disputed_pairs, disputed_results
from organizations.access import WorkspaceRequest
from organizations.models import Organization, Tenet

register = template.Library()


@register.simple_tag
def disputes_on(tenet: Tenet) -> dict[UUID, list[Dispute]]:
    """By organization: the dispute that stands about its position on the tenet. One query."""
    found = disputed_pairs(tenet.workspace, tenets=[tenet.pk])
    return {each.organization_id: [each] for each in found.values()}


@register.filter
def disputed_by(found: dict[UUID, list[Dispute]], organization: UUID) -> list[Dispute]:
    """What this organization disputes of it."""
    return found.get(organization, [])


@register.simple_tag
def disputes_behind(
    request: WorkspaceRequest, coalition: Coalition
) -> list[tuple[Organization, list[Dispute]]]:
    """Who in the coalition disputes its answers or its results there, as far as one may see. One query."""
    found = disputed_results(coalition, risk=request.membership.can_see_risk, members_only=True)
    return [(each[0].organization, each) for each in found.values()]

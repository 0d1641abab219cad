"""What groups dispute, as the pages look it up: beside positions, and beside results in a coalition."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from coalitions.models import Affiliation, Coalition, Dispute
from organizations.models import Position, Workspace


def disputed_pairs(
    workspace: Workspace,
    *,
    organizations: Collection[UUID] | None = None,
    tenets: Collection[UUID] | None = None,
) -> dict[tuple[str, str], Dispute]:
    """By organization and tenet, as hexadecimal ids: the dispute that stands of the position. One query."""
    found = Dispute.objects.in_workspace(workspace).standing().about_positions().select_related("by", "tenet")
    if organizations is not None:
        found = found.filter(organization__in=organizations)
    if tenets is not None:
        found = found.filter(tenet__in=tenets)
    return {(each.organization_id.hex, each.tenet_id.hex): each for each in found if each.tenet_id}


def disputes_of(workspace: Workspace, positions: Collection[Position]) -> dict[UUID, list[Dispute]]:
    """By position: the dispute that stands of it. One query."""
    found = disputed_pairs(workspace, organizations={each.organization_id for each in positions})
    pairs = {each.pk: found.get((each.organization_id.hex, each.tenet_id.hex)) for each in positions}
    return {pk: [dispute] for pk, dispute in pairs.items() if dispute is not None}


def disputed_answers(
    workspace: Workspace, tenets: Collection[UUID] | None = None
) -> dict[str, list[Dispute]]:
    """By organization: what stands disputed of its answers, on these tenets (None: on any). One query."""
    found: dict[str, list[Dispute]] = defaultdict(list)
    for each in disputed_pairs(workspace, tenets=tenets).values():
        found[str(each.organization_id)].append(each)
    return dict(found)


def disputed_results(
    coalition: Coalition, *, risk: bool, members_only: bool = False
) -> dict[str, list[Dispute]]:
    """By organization: what it disputes of its results in the coalition, and of its answers. One query.

    `members_only`: of who has or had a place in the coalition.
    """
    found: dict[str, list[Dispute]] = defaultdict(list)
    rows = Dispute.objects.in_workspace(coalition.workspace).standing()
    results = rows.about_results(risk=risk).filter(coalition=coalition)
    told = rows.about_positions() | results
    if members_only:
        told = told.filter(organization__in=coalition.affiliations.values("organization"))
    for each in told.select_related("by", "tenet", "organization"):
        found[str(each.organization_id)].append(each)
    return dict(found)


def disputes_counted(workspace: Workspace, *, risk: bool) -> dict[str, int]:
    """By organization: how much of what is recorded of it, or follows from that, it disputes. One query."""
    counted: dict[str, int] = defaultdict(int)
    rows = Dispute.objects.in_workspace(workspace).standing()
    for each in rows.about_positions() | rows.about_results(risk=risk):
        counted[str(each.organization_id)] += 1
    return dict(counted)


def dispute_records(workspace: Workspace) -> list[dict[str, str | None]]:
    """Everything that stands disputed, risk included, in plain values: beside what `analyze` prints."""
    rows = (
        Dispute.objects.in_workspace(workspace)
        .standing()
        .select_related("organization", "tenet", "coalition")
    )
    return [
        {
            "organization": str(each.organization),
            "about": each.about,
            "tenet": str(each.tenet) if each.tenet else None,
            "coalition": str(each.coalition) if each.coalition else None,
            "reason": each.reason,
            "said_on": each.said_on.isoformat(),
        }
        for each in rows
    ]


def disputed_in(coalitions: Collection[Coalition], *, risk: bool) -> dict[UUID, set[str]]:
    """By coalition: which of those who are or were in it dispute what its results rest on. Two queries."""
    rows = Dispute.objects.filter(workspace__in={each.workspace_id for each in coalitions}).standing()
    told = (rows.about_positions() | rows.about_results(risk=risk)).select_related("organization")
    found: dict[UUID, set[str]] = defaultdict(set)
    by = defaultdict(list)
    for each in told:
        by[each.organization_id].append(each)
    places = Affiliation.objects.filter(coalition__in=coalitions, organization__in=list(by))
    for coalition, organization in places.values_list("coalition", "organization"):
        for each in by[organization]:
            if each.coalition_id in (None, coalition):
                found[coalition].add(str(each.organization))
    return dict(found)


def disputed_tenets(
    disputed: Mapping[str, Iterable[Dispute]], members: Collection[str]
) -> dict[str, list[Dispute]]:
    """By tenet: which of these members dispute where they stand on it."""
    found: dict[str, list[Dispute]] = defaultdict(list)
    for organization, rows in disputed.items():
        for each in rows:
            if each.tenet_id and organization in members:
                found[str(each.tenet_id)].append(each)
    return dict(found)

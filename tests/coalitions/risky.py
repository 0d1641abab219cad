"""A coalition in which one small group is plainly exposed: for who may see risk, and where it shows."""

from dataclasses import dataclass
from datetime import date

from coalitions.models import Affiliation, Coalition, Need
from organizations.models import Evidence, Organization, Tenet, Workspace
from tests import factories

SAID_OF_RISK = ("exposed", "absorption", "Absorption", "losing", "could go either way", "well placed")


@dataclass(frozen=True)
class Risky:
    """The coalition, its exposed member, the demand that rests on it alone."""

    coalition: Coalition
    small: Organization
    others: list[Organization]
    demand: Tenet


def risky(workspace: Workspace, *, evidence: str = Evidence.OBSERVED, others: int = 3) -> Risky:
    """Everybody else is against what the small group asks for; it has no say and nowhere to go."""
    demand = factories.tenet(workspace, name="Sanctuary", facet="demand")
    shared = factories.tenet(workspace, name="Free buses", facet="demand")
    coalition = factories.coalition(workspace, name="Fares", started=date(2026, 1, 1))
    small = factories.organization(workspace, name="Small", people=1, ratings_evidence=evidence)
    big = [
        factories.organization(workspace, name=f"Big {n}", people=5, ratings_evidence=evidence)
        for n in range(others)
    ]
    for each in (small, *big):
        say, elsewhere = ("none", 0) if each == small else ("veto", 4)
        Affiliation.objects.create(
            workspace=workspace, coalition=coalition, organization=each, say=say, alternatives=elsewhere,
            evidence=evidence,
        )  # fmt: skip
        held = ((demand, 2 if each == small else -1), (shared, -1 if each == small else 2))
        for tenet, stance in held:
            factories.position(
                workspace, organization=each, tenet=tenet, stance=stance, vitality=5, evidence=evidence
            )
    Need.objects.create(workspace=workspace, coalition=coalition, resource="people", low=5, high=15)
    first, second = (
        factories.platform(coalition, number=n, day=day)
        for n, day in ((1, date(2026, 1, 5)), (2, date(2026, 2, 5)))
    )
    for tenet in (demand, shared):
        factories.plank(first, tenet, strength="full", proposed_by=small, evidence=evidence)
    factories.plank(second, demand, strength="weakened", evidence=evidence)
    return Risky(coalition, small, big, demand)

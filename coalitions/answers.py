"""What is known of one organization beside others, without carrying a whole workspace."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from coalitions.analysis import inputs
from coalitions.snapshot import EVIDENCE, as_inputs
from organizations.models import Organization, Position


def answers_beside(
    organization: Organization, *, day: date, evidence: str = "all", others: Iterable[Any] | None = None
) -> tuple[inputs.Position, ...]:
    """Its standing positions, and those of `others` (ids; default: everybody) on the same tenets.

    For comparing one organization with many without carrying the whole workspace. One query.
    """
    kinds = EVIDENCE[evidence]
    its_tenets = Position.objects.filter(organization=organization, as_of__lte=day).values("tenet")
    rows = Position.objects.in_workspace(organization.workspace).filter(tenet__in=its_tenets)
    if others is not None:
        rows = rows.filter(organization__in={organization.pk, *others})
    return tuple(as_inputs(rows.known_by(kinds).standing(day), kinds))

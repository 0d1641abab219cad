"""What stands in a report besides the core's results: places, the answers themselves, the style of paper."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.functional import cached_property

from coalitions.models import Affiliation, Coalition, Dispute, SayFrom
from coalitions.services.disputes import disputes_of
from coalitions.snapshot import EVIDENCE
from organizations.models import Position, Workspace

MOST_ANSWERS = 1_000  # rows: some thirty pages


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """A member's place, and how its say went; the last one stands."""

    affiliation: Affiliation
    says: list[SayFrom]


@dataclass(frozen=True)
class AnswerRows:
    """The answers of these organizations, read only where the report shows them. Three queries."""

    workspace: Workspace
    organizations: Collection[UUID]
    day: date
    evidence: str

    @cached_property
    def rows(self) -> list[tuple[Position, str, list[Dispute]]]:
        """Each with its dispute, and how vital it is: empty where that is unknown or doesn't count."""
        kinds = EVIDENCE[self.evidence]
        standing = Position.objects.in_workspace(self.workspace).filter(organization__in=self.organizations)
        told = standing.known_by(kinds).standing(self.day).select_related("organization", "tenet")
        ordered = told.order_by("organization__name", "organization_id", "tenet__name", "tenet_id")
        rows = list(ordered[:MOST_ANSWERS])
        disputed = disputes_of(self.workspace, rows)
        return [(each, vital_words(each, kinds), disputed.get(each.pk, [])) for each in rows]

    @property
    def cut(self) -> bool:
        """Whether there may be more than a report holds."""
        return len(self.rows) == MOST_ANSWERS


def vital_words(position: Position, kinds: Collection[str]) -> str:
    """How much it matters, as the measures take it; empty where that is unknown or doesn't count."""
    known = position.vitality is not None and (position.vitality_evidence or position.evidence) in kinds
    return position.get_vitality_display() if known else ""


def places_in_report(
    coalition: Coalition, day: date, kinds: Collection[str], only: Collection[UUID] | None
) -> dict[str, ReportPlace]:
    """By organization: its place, with the say it has on `day` as far as that evidence tells. Two queries."""
    rows = coalition.affiliations.select_related("organization").prefetch_related("says")
    if only is not None:
        rows = rows.filter(organization__in=only)
    return {str(row.organization_id): ReportPlace(row, row.says_by(day, kinds)) for row in rows}


def paper_style() -> str:
    """How a report looks on paper."""
    return (Path(settings.BASE_DIR) / "static" / "css" / "report.css").read_text(encoding="utf-8")

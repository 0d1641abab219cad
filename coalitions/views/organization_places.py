"""An organization's place in its coalitions: its role, its say, and what that may cost it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from coalitions.analysis import inputs
from coalitions.analysis.member_table import members
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.reports import MemberReport, member_reports
from coalitions.analysis.platform import history
from coalitions.models import Affiliation, Coalition, Dispute, Inquiry, SayFrom
from coalitions.snapshot import EVIDENCE, members_snapshot, places_in
from organizations.access import WorkspaceRequest
from organizations.models import Organization, Tenet

SHAPES = {
    Band.LOW: "low",
    Band.LOW_MEDIUM: "low",
    Band.MEDIUM: "medium",
    Band.MEDIUM_HIGH: "high",
    Band.HIGH: "high",
}


@dataclass(frozen=True, slots=True)
class Risk:
    """What could happen to its voice and demands, what already has, why, and what would help."""

    shape: str
    verdict: str
    reasons: list[str]
    helps: list[str]
    fit: tuple[int, int, int] | None  # got, weakened, left out, in whole percents that add to 100


@dataclass(frozen=True, slots=True)
class Place:
    """One affiliation as the page shows it."""

    affiliation: Affiliation
    says: list[SayFrom]  # the last one stands; empty = not known
    risk: Risk | None  # None = not for these eyes, or not a member on that day
    disputed: list[Dispute]  # of these results, and not answered
    inquiry: Inquiry | None  # that somebody asked whether some members move together


def places_of(
    request: WorkspaceRequest,
    organization: Organization,
    today: date,
    tenets: Collection[Tenet],
    disputes: Collection[Dispute],
    *,
    risk: bool,
) -> list[Place]:
    """Every coalition it is or was in; with its `risk` if the person asking may see that."""
    evidence = "all" if request.membership.can_view else "observed"
    beside = places_in(Coalition.objects.filter(affiliations__organization=organization))
    if not risk:
        beside = beside.filter(organization=organization)
    places = list(beside.select_related("organization", "coalition").order_by("coalition__name"))
    kinds, risks = EVIDENCE[evidence], dict[str, Risk]()
    if risk:
        snapshot = members_snapshot(
            organization.workspace, today=today, evidence=evidence, places=places, tenets=tenets,
            coalitions={each.coalition for each in places},
        )  # fmt: skip
        risks = dict(_risks(snapshot, str(organization.pk)))
    own = [each for each in places if each.organization_id == organization.pk]
    return [
        Place(each, each.says_by(today, kinds), risks.get(str(each.coalition_id)), disputed, inquiry)
        for each, disputed, inquiry in _said_of(own, disputes)
    ]


def _said_of(
    own: Collection[Affiliation], disputes: Collection[Dispute]
) -> Iterable[tuple[Affiliation, list[Dispute], Inquiry | None]]:
    """Each place with what is disputed of its results, and whether somebody asked who moves together."""
    asked = Inquiry.objects.filter(coalition__in=[each.coalition_id for each in own])
    inquiries = {each.coalition_id: each for each in asked}
    for each in own:
        disputed = [one for one in disputes if one.coalition == each.coalition and not one.settled_on]
        yield each, disputed, inquiries.get(each.coalition_id)


def _risks(snapshot: inputs.Workspace, organization: str) -> Iterable[tuple[str, Risk]]:
    """What each coalition may cost it, by coalition; none where it is not a member on that day."""
    for coalition in snapshot.coalitions:
        rows = members(snapshot, coalition)
        for report in member_reports(rows, history(coalition, rows.column), coalition):
            if report.organization == organization:
                yield coalition.id, _risk(report)


def _risk(member: MemberReport) -> Risk:
    exposure, fit = member.exposure, member.fit
    why = [text.in_words(_) for reason in exposure.reasons for text in reason.sentences]
    why += [text.in_words(_) for text in member.erosion.sentences]
    if exposure.unassessed:
        why.append(exposure.unassessed.in_words(_))
    shares = None
    if fit.got is not None and fit.weakened is not None:
        got, weakened = round(100 * fit.got), round(100 * fit.weakened)
        shares = (got, min(weakened, 100 - got), 100 - got - min(weakened, 100 - got))
    return Risk(
        shape=SHAPES.get(exposure.shown, ""),
        verdict=member.verdict.in_words(_),
        reasons=why,
        helps=[lever.text.in_words(_) for lever in exposure.levers],
        fit=shares,
    )

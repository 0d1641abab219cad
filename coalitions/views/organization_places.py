"""An organization's place in its coalitions: its role, its say, and what that may cost it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from coalitions.analysis.absorption import Band
from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.member_reports import MemberReport
from coalitions.models import Affiliation, Coalition, SayStep
from coalitions.snapshot import EVIDENCE, workspace_snapshot
from organizations.access import WorkspaceRequest, may_see_risk
from organizations.models import Organization

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
    say: str  # in words; empty = not known
    say_since: date | None
    risk: Risk | None  # None = not for these eyes, or not a member on that day


def places_of(request: WorkspaceRequest, organization: Organization, today: date) -> list[Place]:
    """Every coalition it is or was in; with its risk if the person asking may see that."""
    evidence = "all" if request.membership.can_view else "observed"
    rows = Affiliation.objects.filter(organization=organization).select_related("coalition")
    places = list(rows.prefetch_related("says").order_by("coalition__name"))
    risks: dict[str, Risk] = {}
    if places and may_see_risk(request, organization):
        risks = _risks(organization, [each.coalition for each in places], today, evidence)
    return [_place(each, today, EVIDENCE[evidence], risks.get(str(each.coalition_id))) for each in places]


def _place(affiliation: Affiliation, today: date, kinds: frozenset[str], risk: Risk | None) -> Place:
    say, since = "", None
    if affiliation.say and affiliation.evidence in kinds:
        say = affiliation.get_say_display()
    for later in sorted(affiliation.says.all(), key=lambda each: each.since):
        if later.since <= today and later.evidence in kinds:
            say, since = str(SayStep(later.step).label), later.since
    return Place(affiliation, say, since, risk)


def _risks(
    organization: Organization, coalitions: Iterable[Coalition], today: date, evidence: str
) -> dict[str, Risk]:
    snapshot = workspace_snapshot(
        organization.workspace, today=today, evidence=evidence, coalitions=list(coalitions), members_only=True
    )
    found = {}
    for coalition in snapshot.coalitions:
        for member in coalition_report(snapshot, coalition, pairs_shown=0).members:
            if member.organization == str(organization.pk):
                found[coalition.id] = _risk(member)
    return found


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

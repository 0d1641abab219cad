"""The one bridge: rows of a workspace in, plain values of the core out. One query per kind of row.

Evidence is filtered before the latest position stands. Where it excludes a fact that hangs on a row (how
vital, the say, the alternatives, the ratings) the row stays and the fact is unknown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from coalitions.analysis import inputs
from coalitions.models import Affiliation, Coalition, Need, Plank, Platform, Say, SayStep, Tie
from coalitions.models.platforms import PlankStrength
from organizations.models import Evidence, Legitimation, Organization, Position, Tenet, Workspace

# What `--evidence` and the pages' switch offer, and the kinds of evidence that each lets through.
EVIDENCE: dict[str, frozenset[str]] = {
    "all": frozenset(Evidence.values),
    "observed": frozenset({Evidence.DECLARED, Evidence.OBSERVED}),
    "declared": frozenset({Evidence.DECLARED}),
}
SAY_STEPS = {
    SayStep.NONE: 0.0,
    SayStep.CONSULTED: 0.25,
    SayStep.VOTE: 0.5,
    SayStep.SEAT: 0.75,
    SayStep.VETO: 1.0,
}
PLANK_STRENGTHS = {PlankStrength.FULL: 1.0, PlankStrength.WEAKENED: 0.5, PlankStrength.DROPPED: 0.0}


def workspace_snapshot(
    workspace: Workspace,
    *,
    today: date,
    day: date | None = None,
    evidence: str = "all",
    coalitions: Collection[Coalition] | None = None,
    members_only: bool = False,
) -> inputs.Workspace:
    """Everything the core needs, as it stood on `day` (default: `today`).

    A coalition that has ended is taken on the day it ended unless `day` is given. `coalitions` narrows
    which of them come along (default: all); with `members_only` only their members' positions do, which
    is all that a coalition's measures read. Raises KeyError for an unknown word of evidence.
    """
    kinds = EVIDENCE[evidence]
    chosen = Coalition.objects.in_workspace(workspace) if coalitions is None else coalitions
    days = {coalition.pk: day or coalition.day(today) for coalition in chosen}
    wanted = day or today
    of = list(days) if members_only else None
    wanted_days = set(days.values()) if members_only else {wanted, *days.values()}
    standing = {each: tuple(_positions(workspace, each, kinds, of)) for each in wanted_days}
    return inputs.Workspace(
        day=wanted,
        organizations=tuple(_organizations(workspace, kinds)),
        tenets=tuple(_tenets(workspace)),
        positions=standing.get(wanted, ()),
        implications=tuple(_implications(workspace)),
        ties=tuple(_ties(workspace, wanted, kinds)),
        coalitions=tuple(_coalitions(chosen, days, kinds)),
        positions_on=standing,
    )


def _organizations(workspace: Workspace, kinds: frozenset[str]) -> Iterable[inputs.Organization]:
    for each in Organization.objects.in_workspace(workspace).order_by("name"):
        rated = each.ratings_evidence in kinds
        ratings = {name: getattr(each, name) for name in inputs.RESOURCES} if rated else {}
        yield inputs.Organization(
            id=str(each.pk),
            name=str(each),
            resources={name: value for name, value in ratings.items() if value is not None},
            turnout=(each.turnout_low, each.turnout_likely, each.turnout_high),
            constituencies=tuple(each.constituencies),
            decision_maker=each.decision_maker,
            influence=each.influence / 5 if each.influence is not None else None,
        )


def _tenets(workspace: Workspace) -> Iterable[inputs.Tenet]:
    rows = Tenet.objects.in_workspace(workspace).values_list("id", "name", "facet")
    return (inputs.Tenet(str(pk), name, inputs.Facet(facet)) for pk, name, facet in rows)


def _positions(
    workspace: Workspace, day: date, kinds: frozenset[str], of: list[Any] | None
) -> Iterable[inputs.Position]:
    positions = Position.objects.in_workspace(workspace).known_by(kinds)
    if of is not None:
        members = Affiliation.objects.filter(coalition__in=of).values("organization")
        positions = positions.filter(organization__in=members)
    standing = positions.standing(day)
    return _as_inputs(standing, kinds)


def _as_inputs(standing: QuerySet[Position], kinds: frozenset[str]) -> Iterable[inputs.Position]:
    columns = (
        "organization_id",
        "tenet_id",
        "stance",
        "vitality",
        "red_line",
        "evidence",
        "vitality_evidence",
    )
    words = {kind: inputs.Evidence(kind) for kind in Evidence.values}
    names: dict[Any, str] = defaultdict(str)
    for organization, tenet, stance, vitality, red_line, known, vital in standing.values_list(*columns):
        lets = (vital or known) in kinds
        yield inputs.Position(
            organization=names.setdefault(organization, str(organization)),
            tenet=names.setdefault(tenet, str(tenet)),
            stance=stance / 2,
            vitality=vitality / 5 if vitality is not None and lets else None,
            red_line=red_line,
            evidence=words[known],
            vitality_evidence=words[vital] if vital else None,
        )


def _implications(workspace: Workspace) -> Iterable[inputs.Implication]:
    rows = Legitimation.objects.in_workspace(workspace).values_list("source_id", "target_id", "strength")
    return (inputs.Implication(str(a), str(b), _fifths(strength)) for a, b, strength in rows)


def _ties(workspace: Workspace, day: date, kinds: frozenset[str]) -> Iterable[inputs.Tie]:
    rows = Tie.objects.in_workspace(workspace).standing(day).filter(evidence__in=kinds)
    for a, b, kind, strength, known in rows.values_list(
        "source_id", "target_id", "kind", "strength", "evidence"
    ):
        yield inputs.Tie(str(a), str(b), kind, _fifths(strength), inputs.Evidence(known))


def _fifths(strength: int | None) -> float | None:
    return None if strength is None else strength / 5


def _coalitions(
    chosen: Iterable[Coalition], days: dict[Any, date], kinds: frozenset[str]
) -> Iterable[inputs.Coalition]:
    ids = list(days)
    affiliations = _affiliations(ids, days, kinds)
    versions = _versions(ids, days, kinds)
    needs: dict[Any, list[inputs.Need]] = defaultdict(list)
    for need in Need.objects.filter(coalition__in=ids).order_by("resource"):
        needs[need.coalition_id].append(inputs.Need(need.resource, need.low, need.high, need.weight))
    for each in chosen:
        yield inputs.Coalition(
            id=str(each.pk),
            name=each.name,
            day=days[each.pk],
            affiliations=tuple(affiliations[each.pk]),
            versions=tuple(versions[each.pk]),
            needs=tuple(needs[each.pk]),
            target=str(each.target_id) if each.target_id else None,
        )


def _affiliations(
    ids: list[Any], days: dict[Any, date], kinds: frozenset[str]
) -> dict[Any, list[inputs.Affiliation]]:
    found: dict[Any, list[inputs.Affiliation]] = defaultdict(list)
    rows = Affiliation.objects.filter(coalition__in=ids).order_by("organization__name")
    for row in rows.prefetch_related("says"):
        known = row.evidence in kinds
        found[row.coalition_id].append(
            inputs.Affiliation(
                organization=str(row.organization_id),
                role=row.role,
                says=tuple(_says(row, days[row.coalition_id], kinds)),
                alternatives=row.alternatives / 4 if row.alternatives is not None and known else None,
                joined=row.joined,
                left=row.left,
                evidence=inputs.Evidence(row.evidence),
            )
        )
    return found


def _says(row: Affiliation, day: date, kinds: frozenset[str]) -> Iterable[inputs.Say]:
    """The say at joining, then each later change by `day`, as far as the evidence lets it through.

    A change dated before a joining whose say is known is over by then.
    """
    at_joining = bool(row.say) and row.evidence in kinds
    if at_joining:
        yield inputs.Say(None, SAY_STEPS[SayStep(row.say)], inputs.Evidence(row.evidence))
    changes: list[Say] = sorted(row.says.all(), key=lambda each: each.since)
    for each in changes:
        over = at_joining and row.joined is not None and each.since < row.joined
        if each.since <= day and each.evidence in kinds and not over:
            yield inputs.Say(each.since, SAY_STEPS[SayStep(each.step)], inputs.Evidence(each.evidence))


def _versions(
    ids: list[Any], days: dict[Any, date], kinds: frozenset[str]
) -> dict[Any, list[inputs.Version]]:
    planks: dict[Any, list[inputs.Plank]] = defaultdict(list)
    rows = Plank.objects.filter(platform__coalition__in=ids, evidence__in=kinds)
    for row in rows.select_related("tenet").prefetch_related("agreed_by").order_by("tenet__code"):
        planks[row.platform_id].append(
            inputs.Plank(
                tenet=str(row.tenet_id),
                strength=PLANK_STRENGTHS[PlankStrength(row.strength)],
                proposed_by=str(row.proposed_by_id) if row.proposed_by_id else None,
                agreed_by=frozenset(str(each.pk) for each in row.agreed_by.all()),
                evidence=inputs.Evidence(row.evidence),
            )
        )
    found: dict[Any, list[inputs.Version]] = defaultdict(list)
    for platform in Platform.objects.filter(coalition__in=ids).order_by("number"):
        if platform.day <= days[platform.coalition_id]:
            version = inputs.Version(
                platform.number, platform.day, tuple(planks[platform.pk]), platform.label
            )
            found[platform.coalition_id].append(version)
    return found


def answers_beside(
    organization: Organization,
    *,
    day: date,
    evidence: str = "all",
    others: Iterable[Any] | None = None,
) -> tuple[inputs.Position, ...]:
    """Its standing positions, and those of `others` (ids; default: everybody) on the same tenets.

    For comparing one organization with many without carrying the whole workspace. One query.
    """
    kinds = EVIDENCE[evidence]
    its_tenets = Position.objects.filter(organization=organization, as_of__lte=day).values("tenet")
    rows = Position.objects.in_workspace(organization.workspace).filter(tenet__in=its_tenets)
    if others is not None:
        rows = rows.filter(organization__in={organization.pk, *others})
    return tuple(_as_inputs(rows.known_by(kinds).standing(day), kinds))

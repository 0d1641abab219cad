"""The one bridge: rows of a workspace in, plain values of the core out. One query per kind of row.

Evidence is filtered before the latest position stands. Where it excludes a fact that hangs on a row (how
vital, the say, the alternatives, the ratings) the row stays and the fact is unknown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from coalitions.analysis import inputs
from coalitions.models import Affiliation, Coalition, Need, Platform, SayStep, Tie
from coalitions.models.platforms import PlankStrength
from organizations.models import Evidence, Legitimation, Organization, Overlap, Position, Tenet, Workspace
from organizations.models.positions import PositionQuerySet
from organizations.models.rows import as_text

# What `--evidence` and the pages' switch offer, and the kinds of evidence that each lets through.
EVIDENCE: dict[str, frozenset[str]] = {
    "all": frozenset(Evidence.values),
    "observed": frozenset({Evidence.DECLARED, Evidence.OBSERVED}),
    "declared": frozenset({Evidence.DECLARED}),
}
SAY_STEPS = dict(zip(SayStep, (0.0, 0.25, 0.5, 0.75, 1.0), strict=True))  # from none to a veto
_COLUMNS = ("holder", "about", "stance", "vitality", "red_line", "evidence", "vitality_evidence")
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
    wanted, everybody = day or today, Organization.objects.in_workspace(workspace).order_by("name")
    of = list(days) if members_only else None
    wanted_days = set(days.values()) if members_only else {wanted, *days.values()}
    standing = {each: tuple(_positions(workspace, each, kinds, of)) for each in wanted_days}
    return inputs.Workspace(
        day=wanted,
        organizations=tuple(_organizations(everybody, kinds)),
        tenets=tuple(_tenets(Tenet.objects.in_workspace(workspace))),
        positions=standing.get(wanted, ()),
        implications=tuple(_implications(workspace)),
        ties=tuple(_ties(workspace, wanted, kinds)),
        overlaps=tuple(_overlaps(workspace, kinds)),
        coalitions=tuple(_coalitions(chosen, days, kinds, _places(list(days)))),
        positions_on=standing,
    )


def members_snapshot(
    workspace: Workspace,
    *,
    today: date,
    coalitions: Collection[Coalition],
    places: Collection[Affiliation],
    evidence: str = "all",
    tenets: Iterable[Tenet] | None = None,
) -> inputs.Workspace:
    """What the results of these coalitions' members rest on, and no more: nobody outside, no ties.

    `places` are `places_in(coalitions)`; `tenets` is for who has read all of the workspace's already.
    """
    kinds = EVIDENCE[evidence]
    days = {coalition.pk: coalition.day(today) for coalition in coalitions}
    standing = {each: tuple(_positions(workspace, each, kinds, list(days))) for each in set(days.values())}
    return inputs.Workspace(
        day=today,
        organizations=tuple(_organizations({each.organization for each in places}, kinds)),
        tenets=tuple(_tenets(Tenet.objects.in_workspace(workspace) if tenets is None else tenets)),
        positions=standing.get(today, ()),
        coalitions=tuple(_coalitions(coalitions, days, kinds, places)),
        positions_on=standing,
    )


def places_in(coalitions: Collection[Coalition] | QuerySet[Coalition]) -> QuerySet[Affiliation]:
    """Everybody's place in these coalitions, with the organization and how its say went."""
    return _places(coalitions).select_related("organization")


def _places(coalitions: Any) -> QuerySet[Affiliation]:
    rows = Affiliation.objects.filter(coalition__in=coalitions).prefetch_related("says")
    return rows.order_by("organization__name")


def _organizations(rows: Iterable[Organization], kinds: frozenset[str]) -> Iterable[inputs.Organization]:
    for each in rows:
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


def _tenets(rows: Iterable[Tenet]) -> Iterable[inputs.Tenet]:
    return (inputs.Tenet(str(each.pk), each.name, inputs.Facet(each.facet)) for each in rows)


def _positions(
    workspace: Workspace, day: date, kinds: frozenset[str], of: list[Any] | None
) -> Iterable[inputs.Position]:
    positions = Position.objects.in_workspace(workspace).known_by(kinds)
    if of is not None:
        members = Affiliation.objects.filter(coalition__in=of).values("organization")
        positions = positions.filter(organization__in=members)
    return as_inputs(positions.standing(day), kinds)


class _Ids(dict[str, str]):
    """Each id as the core has it, put together once: of all that is read, ids would take longest."""

    def __missing__(self, text: str) -> str:
        self[text] = str(UUID(text))
        return self[text]


def as_inputs(standing: PositionQuerySet, kinds: frozenset[str]) -> Iterable[inputs.Position]:
    """Positions as the core has them; the vitality is unknown where `kinds` lacks its evidence. One query."""
    words = {kind: inputs.Evidence(kind) for kind in Evidence.values}
    ids = _Ids()
    rows = standing.annotate(holder=as_text("organization_id"), about=as_text("tenet_id"))
    for organization, tenet, stance, vitality, red_line, known, vital in rows.values_list(*_COLUMNS):
        lets = (vital or known) in kinds
        yield inputs.Position(
            organization=ids[organization],
            tenet=ids[tenet],
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
    columns = ("source_id", "target_id", "kind", "strength", "evidence")
    for a, b, kind, strength, known in rows.values_list(*columns):
        yield inputs.Tie(str(a), str(b), kind, _fifths(strength), inputs.Evidence(known))


def _overlaps(workspace: Workspace, kinds: frozenset[str]) -> Iterable[inputs.Overlap]:
    rows = Overlap.objects.in_workspace(workspace).filter(evidence__in=kinds)
    for a, b, people, known in rows.values_list("a_id", "b_id", "people", "evidence"):
        yield inputs.Overlap(str(a), str(b), people, inputs.Evidence(known))


def _fifths(strength: int | None) -> float | None:
    return None if strength is None else strength / 5


def _coalitions(
    chosen: Iterable[Coalition], days: dict[Any, date], kinds: frozenset[str], places: Iterable[Affiliation]
) -> Iterable[inputs.Coalition]:
    versions = _versions(days, kinds)
    affiliations: dict[Any, list[inputs.Affiliation]] = defaultdict(list)
    for place in places:
        affiliations[place.coalition_id].append(_affiliation(place, days[place.coalition_id], kinds))
    needs: dict[Any, list[inputs.Need]] = defaultdict(list)
    for need in Need.objects.filter(coalition__in=list(days)).order_by("resource"):
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


def _affiliation(row: Affiliation, day: date, kinds: frozenset[str]) -> inputs.Affiliation:
    return inputs.Affiliation(
        organization=str(row.organization_id),
        role=row.role,
        says=tuple(
            inputs.Say(say.since, SAY_STEPS[say.step], inputs.Evidence(say.evidence))
            for say in row.says_by(day, kinds)
        ),
        alternatives=row.alternatives / 4 if row.alternatives is not None and row.evidence in kinds else None,
        joined=row.joined,
        left=row.left,
        evidence=inputs.Evidence(row.evidence),
    )


def _versions(days: dict[Any, date], kinds: frozenset[str]) -> dict[Any, list[inputs.Version]]:
    """Versions, what each sets, and who agreed, in one query: a row for each of who agreed."""
    of_version, of_plank = ("coalition", "number", "day", "label"), ("tenet", "strength", "proposed_by")
    columns = (*of_version, *(f"planks__{name}" for name in (*of_plank, "evidence", "agreed_by")))
    rows = Platform.objects.filter(coalition__in=list(days)).values_list(*columns)
    ordered = rows.order_by("coalition", "number", "planks__tenet__code", "planks__tenet")
    found: dict[Any, list[inputs.Version]] = defaultdict(list)
    for (coalition, number, day, label), group in groupby(ordered, itemgetter(0, 1, 2, 3)):
        if day <= days[coalition]:
            planks = groupby((row for row in group if row[7] in kinds), itemgetter(4, 5, 6, 7))
            set_by_it = tuple(_plank(plank, [row[8] for row in agreed]) for plank, agreed in planks)
            found[coalition].append(inputs.Version(number, day, set_by_it, label))
    return found


def _plank(columns: tuple[Any, ...], agreed: list[UUID | None]) -> inputs.Plank:
    tenet, strength, by, known = columns
    return inputs.Plank(
        tenet=str(tenet),
        strength=PLANK_STRENGTHS[PlankStrength(strength)],
        proposed_by=str(by) if by else None,
        agreed_by=frozenset(str(each) for each in agreed if each),
        evidence=inputs.Evidence(known),
    )

"""The one bridge: rows of a workspace in, plain values of the core out. One query per kind of row.

Evidence is filtered before the latest position stands. Where it excludes a fact that hangs on a row (how
vital, the say, the alternatives, the ratings) the row stays and the fact is unknown.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from coalitions.analysis import inputs
from coalitions.coalition_rows import coalitions_as_inputs
from coalitions.models import Affiliation, Coalition, Tie
from organizations.models import Evidence, Legitimation, Organization, Overlap, Position, Tenet, Workspace
from organizations.models.positions import PositionQuerySet
from organizations.models.rows import as_text

# What `--evidence` and the pages' switch offer, and the kinds of evidence that each lets through.
EVIDENCE: dict[str, frozenset[str]] = {
    "all": frozenset(Evidence.values),
    "observed": frozenset({Evidence.DECLARED, Evidence.OBSERVED}),
    "declared": frozenset({Evidence.DECLARED}),
}
_FACTS = (
    *("name", "short_name", "turnout_low", "turnout_likely", "turnout_high", "ratings_evidence"),
    *("constituencies", "decision_maker", "influence", *inputs.RESOURCES),
)
_COLUMNS = ("holder", "about", "stance", "vitality", "red_line", "evidence", "vitality_evidence")


def workspace_snapshot(
    workspace: Workspace,
    *,
    today: date,
    day: date | None = None,
    evidence: str = "all",
    coalitions: Collection[Coalition] | None = None,
    members_only: bool = False,
    places: Collection[Affiliation] | None = None,
) -> inputs.Workspace:
    """Everything the core needs, as it stood on `day` (default: `today`).

    A coalition that has ended is taken on the day it ended unless `day` is given. `coalitions` narrows
    which of them come along (default: all); with `members_only` only their members' positions do, which
    is all that a coalition's measures read. `places` are `places_in(coalitions)` for who has read them
    already. Raises KeyError for an unknown word of evidence.
    """
    kinds = EVIDENCE[evidence]
    chosen = Coalition.objects.in_workspace(workspace) if coalitions is None else coalitions
    days = {coalition.pk: day or coalition.day(today) for coalition in chosen}
    wanted = day or today
    of = list(days) if members_only else None
    wanted_days = set(days.values()) if members_only else {wanted, *days.values()}
    standing = {each: tuple(_positions(workspace, each, kinds, of)) for each in wanted_days}
    at = places_in(list(days)) if places is None else places
    return inputs.Workspace(
        day=wanted,
        organizations=tuple(_everybody(workspace, kinds)),
        tenets=tuple(_tenets(Tenet.objects.in_workspace(workspace))),
        positions=standing.get(wanted, ()),
        implications=tuple(_implications(workspace)),
        ties=tuple(_ties(workspace, wanted, kinds)),
        overlaps=tuple(_overlaps(workspace, kinds)),
        coalitions=tuple(coalitions_as_inputs(chosen, days, kinds, at)),
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

    `places` are `places_in(coalitions)` with the organization at hand; `tenets` is for who has read all of
    the workspace's already.
    """
    kinds = EVIDENCE[evidence]
    days = {coalition.pk: coalition.day(today) for coalition in coalitions}
    standing = {each: tuple(_positions(workspace, each, kinds, list(days))) for each in set(days.values())}
    return inputs.Workspace(
        day=today,
        organizations=tuple(_organizations({each.organization for each in places}, kinds)),
        tenets=tuple(_tenets(Tenet.objects.in_workspace(workspace) if tenets is None else tenets)),
        positions=standing.get(today, ()),
        coalitions=tuple(coalitions_as_inputs(coalitions, days, kinds, places)),
        positions_on=standing,
    )


def places_in(coalitions: Collection[Any] | QuerySet[Coalition]) -> QuerySet[Affiliation]:
    """Everybody's place in these coalitions, by name, with how its say went."""
    rows = Affiliation.objects.filter(coalition__in=coalitions).prefetch_related("says")
    return rows.order_by("organization__name")


def _organizations(rows: Iterable[Organization], kinds: frozenset[str]) -> Iterable[inputs.Organization]:
    return (_organization((str(each.pk), *(getattr(each, name) for name in _FACTS)), kinds) for each in rows)


def _everybody(workspace: Workspace, kinds: frozenset[str]) -> Iterable[inputs.Organization]:
    """All of the workspace by name, as bare columns: making a row of each is half of a page's time."""
    rows = Organization.objects.in_workspace(workspace).order_by("name").annotate(key=as_text("pk"))
    return (_organization(each, kinds) for each in rows.values_list("key", *_FACTS))


def _organization(columns: tuple[Any, ...], kinds: frozenset[str]) -> inputs.Organization:
    """From its id and `_FACTS`."""
    key, name, short_name, low, likely, high, known, tags, decides, influence, *ratings = columns
    rated = zip(inputs.RESOURCES, ratings, strict=True) if known in kinds else ()
    return inputs.Organization(
        id=str(UUID(key)),
        name=short_name or name,
        resources={resource: rating for resource, rating in rated if rating is not None},
        turnout=(low, likely, high),
        constituencies=tuple(tags),
        decision_maker=decides,
        influence=influence / 5 if influence is not None else None,
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
    ends, ids = {"a": as_text("source_id"), "b": as_text("target_id")}, _Ids()
    columns = ("a", "b", "kind", "strength", "evidence")
    for a, b, kind, strength, known in rows.annotate(**ends).values_list(*columns):
        yield inputs.Tie(ids[a], ids[b], kind, _fifths(strength), inputs.Evidence(known))


def _overlaps(workspace: Workspace, kinds: frozenset[str]) -> Iterable[inputs.Overlap]:
    rows = Overlap.objects.in_workspace(workspace).filter(evidence__in=kinds)
    for a, b, people, known in rows.values_list("a_id", "b_id", "people", "evidence"):
        yield inputs.Overlap(str(a), str(b), people, inputs.Evidence(known))


def _fifths(strength: int | None) -> float | None:
    return None if strength is None else strength / 5

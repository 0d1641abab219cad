"""Coalitions as the core has them: who is in them with which say, what they need, what they agreed to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from coalitions.analysis import inputs
from coalitions.models import Affiliation, Coalition, Need, Platform, SayStep
from coalitions.models.platforms import PlankStrength

SAY_STEPS = dict(zip(SayStep, (0.0, 0.25, 0.5, 0.75, 1.0), strict=True))  # from none to a veto
PLANK_STRENGTHS = {PlankStrength.FULL: 1.0, PlankStrength.WEAKENED: 0.5, PlankStrength.DROPPED: 0.0}


def coalitions_as_inputs(
    chosen: Iterable[Coalition], days: dict[Any, date], kinds: frozenset[str], places: Iterable[Affiliation]
) -> Iterable[inputs.Coalition]:
    """Each coalition on its day as the core has it, from rows with evidence of these kinds.

    `days` by the coalition's id; `places` with their says at hand. Three queries, however many there are.
    """
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
            centred=each.centred,
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
        slots=row.slots if row.evidence in kinds else None,
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

"""Numbers on the street, and who makes the difference as more are needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from django.http import HttpResponse
from django.utils.translation import gettext as _

from coalitions.analysis.groups.own_words import brings_words
from coalitions.analysis.groups.turnout import ENDS, Bounds, Turnout, turnout
from coalitions.analysis.inputs import LIKELY, RESOURCES, Id, Need
from coalitions.analysis.member_table import Members, members
from coalitions.analysis.members.exposure_words import RESOURCE_WORDS
from coalitions.analysis.members.leverage import swing_chances
from coalitions.analysis.members.necessity import contribution
from coalitions.analysis.members.swing_curve import SwingCurve, swing_curve
from coalitions.analysis.wording import Text
from coalitions.views.charts import Chart, Scale, Series, chart, percent_scale
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition, members_of, names_in
from coalitions.views.range_charts import Range, RangeChart, range_chart
from coalitions.views.seen_first import eyes, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

DRAWN = 4  # lines that can be told apart without colour
NAMED = 8  # members whose chance at the need is said


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the table of people: low, likely or high."""

    name: str
    bounds: Bounds | None
    added_up: float | None  # everybody counted in each of their groups


@dataclass(frozen=True, slots=True)
class Pivots:
    """Who makes the difference on one resource: at the need, and along the curve."""

    resource: str
    people: bool  # the amounts are numbers of people, not ratings
    need: Need | None
    at_need: list[tuple[Id, float]]  # often first; where no need is stated, at half of all there is
    never: list[Id]
    half: float
    drawn: list[str]  # names; members that bring as much share a line
    undrawn: int
    rows: list[tuple[float, list[float]]]  # need, and the chance of each that is drawn
    chart: Chart


@workspace_view(Role.VIEWER, in_past=True)
def coalition_numbers(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """How many they are, for everybody; who makes the difference, for those who may see risk."""
    coalition = find_coalition(request, coalition_id)
    snapshot = members_of(request, coalition)
    rows = members(snapshot, snapshot.coalitions[0])
    needs = {each.resource: each for each in snapshot.coalitions[0].needs}
    found = turnout(rows.organizations, snapshot.overlaps)
    counts = turnout_counts(rows, found)
    offered = resources_known(rows)
    asked = request.GET.get("what", "")
    resource = asked if asked in offered else next(iter(offered), None)
    may_see_risk = request.membership.can_see_risk
    context = {
        "coalition": coalition,
        "turnout": found,
        "counts": counts,
        "need": needs.get("people"),
        "picture": turnout_picture(counts, needs.get("people")),
        "sizes_missing": [each.id for each in rows.organizations if each.turnout[LIKELY] is None],
        "may_see_risk": may_see_risk,
        "offered": [(each, RESOURCE_WORDS[each]) for each in offered],
        "pivots": pivots_of(rows, resource, needs, eyes(request)) if may_see_risk and resource else None,
        "evidence": evidence_of(request),
        "day": day_of(request),
        "as_of": snapshot.coalitions[0].day,
        **own_words(request, _brings(rows)),
        **names_in(snapshot),
    }
    return render_page(request, "coalitions/coalition_numbers.html", context)


def _brings(rows: Members) -> dict[Id, Text]:
    return {each.id: brings_words(each.turnout[LIKELY]) for each in rows.organizations}


def turnout_counts(rows: Members, found: Turnout) -> list[Count]:
    """The low, the likely and the high figures, counted once and added up."""
    words = {"low": _("low"), "likely": _("likely"), "high": _("high")}
    told = []
    for place, end in enumerate(ENDS):
        counted = [each for each in rows.organizations if each.turnout[LIKELY] is not None]
        amounts = [each.turnout[place] for each in counted]
        known = [each for each in amounts if each is not None]
        bounds: Bounds | None = getattr(found, end)
        told.append(Count(words[end], bounds, sum(known) if bounds else None))
    return told


def turnout_picture(counts: Sequence[Count], need: Need | None) -> RangeChart | None:
    """The figures as ranges beside what winning takes; None where nothing is recorded."""
    ranges = [Range(each.name, each.bounds.least, each.bounds.most) for each in counts if each.bounds]
    if not ranges:
        return None
    ends = [each for each in (need.low, need.high) if each is not None] if need else []
    return range_chart(ranges, Range(_("winning takes"), min(ends), max(ends)) if ends else None)


def resources_known(rows: Members) -> list[str]:
    """The resources of which everybody's amount is recorded."""
    return [each for each in RESOURCES if _all_known(rows, each)]


def _all_known(rows: Members, resource: str) -> bool:
    """Whether everybody's amount is recorded, and somebody brings any."""
    amounts = contribution(rows.organizations, resource)
    return bool(len(amounts)) and not np.isnan(amounts).any() and float(amounts.sum()) > 0


def pivots_of(rows: Members, resource: str, needs: Mapping[str, Need], first: Id | None = None) -> Pivots:
    """Who makes the difference on a resource of which everybody's amount is known; `first` is told first."""
    amounts = contribution(rows.organizations, resource).tolist()
    curve, need = swing_curve(amounts), needs.get(resource)
    half = sum(amounts) / 2
    ends = [each for each in (need.low, need.high) if each is not None] if need else []
    asked = (min(ends), max(ends)) if ends else half
    chances = swing_chances(amounts, asked).tolist()
    often = sorted(zip(rows.ids, chances, strict=True), key=lambda pair: -pair[1])
    at_need = sorted(often, key=lambda pair: pair[0] != first)
    alike = curve.alike()
    drawn = alike[:DRAWN]
    firsts = [rows_[0] for rows_ in drawn]
    names = [", ".join(rows.organizations[row].name for row in rows_) for rows_ in drawn]
    people = resource == "people" and all(each.turnout[LIKELY] is not None for each in rows.organizations)
    return Pivots(
        resource=resource,
        people=people,
        need=need if ends else None,
        at_need=[pair for pair in at_need if round(100 * pair[1])][:NAMED],
        never=[id_ for id_, value in at_need if not round(100 * value)],
        half=half,
        drawn=names,
        undrawn=len(rows.ids) - sum(len(rows_) for rows_ in drawn),
        rows=[(each, curve.chances[n, firsts].tolist()) for n, each in enumerate(curve.needs)],
        chart=_curves(curve, firsts, names),
    )


def _curves(curve: SwingCurve, firsts: Sequence[int], names: Sequence[str]) -> Chart:
    """A line for each of those who make the difference most often somewhere."""
    lines = [
        Series(name, list(zip(curve.needs, curve.chances[:, row].tolist(), strict=True)), named_at_top=True)
        for row, name in zip(firsts, names, strict=True)
    ]
    first, last = curve.needs[0], curve.needs[-1]
    middle = curve.needs[len(curve.needs) // 2]
    ticks = tuple((each, f"{each:,.0f}") for each in sorted({first, middle, last}))
    across = Scale(first, last, ticks, _("so much is needed"))
    most = float(curve.chances[:, list(firsts)].max(initial=0.0))
    top = 0.5 if most <= 0.5 else 1.0
    return chart(lines, across, percent_scale(0.0, top, top / 5, _("makes the difference")))

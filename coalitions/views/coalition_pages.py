"""The pages on which a coalition is read: all of them, one of them, and its strongest blocs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse

from coalitions.analysis import inputs
from coalitions.analysis.coalition import CoalitionReport, coalition_glance, coalition_report
from coalitions.analysis.groups.blocs import Blocs, strongest_blocs
from coalitions.analysis.members.card_words import card_words
from coalitions.analysis.members.paid import Paid
from coalitions.analysis.platform import Entry, LedgerRow, Standing
from coalitions.analysis.wording import Text
from coalitions.models import Affiliation, Coalition, SayFrom
from coalitions.services.disputes import disputed_in, disputed_results, disputed_tenets
from coalitions.snapshot import EVIDENCE, members_snapshot, places_in
from coalitions.views.atlas import standing_members
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition, members_of, names_in
from coalitions.views.own_part import own_part
from coalitions.views.seen_first import eyes
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role
from organizations.moments import this_day

WHYS_AT_ONCE = 24  # members whose reasons come with the page; those of others are fetched as they are opened


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """What stands for one tenet in one version; `entry` only where that version says something."""

    strength: float | None
    entry: Entry | None
    paid: Paid | None = None  # whom it cost what, where that version weakened or dropped it


@dataclass(frozen=True, slots=True)
class Place:
    """A member's place in the coalition, and how its say in it went; the last one stands."""

    affiliation: Affiliation
    says: list[SayFrom]


@workspace_view(Role.VIEWER, in_past=True)
def coalition_list(request: WorkspaceRequest) -> HttpResponse:
    """Every coalition with its top line; those that have not ended first."""
    coalitions = list(Coalition.objects.in_workspace(request.workspace).select_related("target"))
    snapshot = members_snapshot(
        request.workspace,
        today=this_day(),
        coalitions=coalitions,
        places=places_in(coalitions).select_related("organization"),
    )
    risk = request.membership.can_see_risk
    glances = {each.id: coalition_glance(snapshot, each, risk=risk) for each in snapshot.coalitions}
    disputing = disputed_in(coalitions, risk=risk)
    one = eyes(request)
    inside = {each.id for each in snapshot.coalitions if one in standing_members(each)}
    rows = [
        (each, glances[str(each.pk)], sorted(disputing.get(each.pk, ())), str(each.pk) in inside)
        for each in coalitions
    ]
    rows.sort(key=lambda row: (not row[3], row[0].ended is not None, row[0].name.casefold()))
    context = {"rows": rows}
    return render_page(request, "coalitions/coalition_list.html", context)


@workspace_view(Role.VIEWER, in_past=True)
def coalition_detail(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """One coalition in words: its platform, what each member gets and risks, and how different they are."""
    coalition = find_coalition(request, coalition_id)
    places = list(places_in([coalition]))
    snapshot = members_of(request, coalition, places=places)
    report = coalition_report(snapshot, snapshot.coalitions[0])
    context = _found(request, coalition, snapshot, report)
    context["places"] = _places(places, report.day, evidence_of(request))
    why, risk = request.GET.get("why", ""), request.membership.can_see_risk
    context |= {
        "why": why,
        "whys_at_once": WHYS_AT_ONCE,
        "may_see_risk": risk,
        **own_part(request, report.members),
        **_disputed(request, coalition, report),
    }
    member = next((each for each in report.members if risk and each.organization == why), None)
    if member and request.htmx:
        return render_page(request, "coalitions/coalition_member_why.html", context | {"member": member})
    return render_page(request, "coalitions/coalition_detail.html", context)


def _found(
    request: WorkspaceRequest, coalition: Coalition, snapshot: inputs.Workspace, report: CoalitionReport
) -> dict[str, Any]:
    """What the page tells, and the rows behind it."""
    evidence, day = evidence_of(request), day_of(request)
    platforms = coalition.platforms.annotate(sets=Count("planks")).order_by("number")
    names = names_in(snapshot)
    return {
        "coalition": coalition,
        "report": report,
        "cards": _cards(report, snapshot, names["organizations"]),
        "evidence": evidence,
        "day": day,
        "asked": urlencode({"day": day} if day else {}),
        "behind": _behind(request, coalition, evidence, day),
        "versions": report.watering.versions,
        "ledger": list(_ledger(report)),
        "platforms": {platform.number: platform for platform in platforms},
        "open_planks": report.counts.agreed_so_far - report.counts.agreed_planks,
        "needs": coalition.needs.order_by("resource"),
        "events": coalition.events.all(),
        **names,
    }


def _disputed(request: WorkspaceRequest, coalition: Coalition, report: CoalitionReport) -> dict[str, Any]:
    """What members dispute, as far as one may see the results; who said so is for organizers."""
    found = disputed_results(coalition, risk=request.membership.can_see_risk)
    return {
        "disputed": found,
        "disputed_tenets": disputed_tenets(found, {each.organization for each in report.members}),
        "who_disputes": request.membership.is_organizer,
    }


def _cards(
    report: CoalitionReport, snapshot: inputs.Workspace, names: Mapping[str, str]
) -> dict[str, tuple[Text, ...]]:
    """By member, what only it brings, in words."""
    needs = {each.resource: each for each in snapshot.coalitions[0].needs}
    return {each.organization: card_words(each, needs, names) for each in report.cards}


def _behind(request: WorkspaceRequest, coalition: Coalition, evidence: str, day: date | None) -> str:
    """Where the rows behind a claim stand; an organization or a tenet can be added to the address."""
    asked = {"evidence": evidence} | ({"day": day.isoformat()} if day else {})
    args = [request.workspace.slug, coalition.pk]
    return reverse("coalitions:coalition_answers", args=args, query=asked)


@workspace_view(Role.VIEWER, in_past=True)
def coalition_blocs(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """The sub-groups that share most, fetched apart since they take longest."""
    coalition = find_coalition(request, coalition_id)
    snapshot = members_of(request, coalition)
    found = strongest_blocs(
        snapshot, standing_members(snapshot.coalitions[0]), day=snapshot.coalitions[0].day
    )
    common, names = _common(found), names_in(snapshot)

    def by_name(tenets: Iterable[str]) -> list[str]:
        return sorted(tenets, key=lambda tenet: names["tenets"][tenet].casefold())

    beside = [(each, by_name(set(each.tenets) - common)) for each in found.blocs]
    context = {"coalition": coalition, "blocs": found, "common": by_name(common), "beside": beside}
    return render_page(request, "coalitions/coalition_blocs.html#blocs", context | names)


def _common(found: Blocs) -> set[str]:
    """What every one of several blocs shares: said once, so that what differs is seen."""
    if len(found.blocs) < 2:
        return set()
    return set.intersection(*(set(each.tenets) for each in found.blocs))


def _places(rows: Iterable[Affiliation], day: date, evidence: str) -> dict[str, Place]:
    """By organization: its place, with the say it has on `day` as far as that evidence tells."""
    return {str(row.organization_id): Place(row, row.says_by(day, EVIDENCE[evidence])) for row in rows}


def _ledger(report: CoalitionReport) -> Iterator[tuple[LedgerRow, list[LedgerCell]]]:
    """Row by row with a cell a version; first what did not stand in full, for that is the story."""
    for row in sorted(report.ledger, key=lambda each: each.standing is Standing.FULL):
        yield row, _cells(row, report)


def _cells(row: LedgerRow, report: CoalitionReport) -> list[LedgerCell]:
    """One cell a version: a plank that a version doesn't name keeps its strength."""
    entries = {entry.version: entry for entry in row.entries}
    paid = {each.number: each for each in report.paid if each.tenet == row.tenet}
    cells: list[LedgerCell] = []
    strength: float | None = None
    for version in report.watering.versions:
        entry = entries.get(version.number)
        strength = entry.strength if entry is not None else strength
        cells.append(LedgerCell(strength, entry, paid.get(version.number)))
    return cells

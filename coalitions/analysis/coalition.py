"""Everything that a coalition's page needs, in one value."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coalitions.analysis.groups.basis import Basis, group_basis
from coalitions.analysis.groups.breadth import Breadth, breadth
from coalitions.analysis.groups.centering import Centering, centering
from coalitions.analysis.groups.keystone import Keystones, keystones
from coalitions.analysis.groups.turnout import Turnout, turnout
from coalitions.analysis.inputs import Coalition, Id, Organization, Workspace
from coalitions.analysis.member_table import Members, members
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.cards import Card, cards
from coalitions.analysis.members.paid import Paid, who_paid
from coalitions.analysis.members.reports import (
    Exposed,
    MemberReport,
    exposed_members,
    exposure_bands,
    member_reports,
)
from coalitions.analysis.members.watering import Watering, watering_down
from coalitions.analysis.pairs.joint import TINY
from coalitions.analysis.pairs.unity import AGREED
from coalitions.analysis.platform import History, LedgerRow, history, ledger

PAIRS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class PlankReport:
    """A plank that stands, and where the members are on it."""

    tenet: Id
    strength: float
    in_favour: int
    against: int
    undecided: int  # asked, no clear position
    unknown: int
    everyone_agrees: bool  # every member's stance is known and in favour


@dataclass(frozen=True, slots=True)
class People:
    """Turnout summed over the members that have it recorded; overlaps are not taken off."""

    low: float | None
    likely: float | None
    high: float | None
    recorded: int  # members with a likely turnout


@dataclass(frozen=True, slots=True)
class Counts:
    """What the page says first, in numbers."""

    members: int
    people: People | None  # None = nobody's turnout is recorded
    planks: int
    agreed_planks: int  # every member's stance is known and in favour
    agreed_so_far: int  # nobody known is against or undecided, and somebody is known
    not_assessed: int  # members whose exposure could not be
    known: int  # answers that the members' results rest on
    estimated: int
    vitality_estimated: int


@dataclass(frozen=True, slots=True)
class CoalitionReport:
    """One coalition on one day."""

    id: Id
    name: str
    day: date
    members: tuple[MemberReport, ...]  # by name
    planks: tuple[PlankReport, ...]  # in the order of the ledger
    ledger: tuple[LedgerRow, ...]
    watering: Watering
    paid: tuple[Paid, ...]  # each time something was weakened or dropped, and whom it cost what
    basis: Basis
    keystones: Keystones
    breadth: Breadth
    counts: Counts
    cards: tuple[Card, ...]  # in the order of the members
    turnout: Turnout  # people counted once, by what is known of who is in two of them
    centering: Centering | None  # None = the coalition declared nobody whom it puts first


@dataclass(frozen=True, slots=True)
class Glance:
    """A coalition's line in a list."""

    members: int
    planks: int
    agreed_planks: int  # every member's stance is known and in favour
    exposed: tuple[Exposed, ...]  # the most exposed first; empty where risk was not asked for


def coalition_glance(workspace: Workspace, coalition: Coalition, *, risk: bool = True) -> Glance:
    """Say of a coalition what a list says, without its story, its breadth and what its members share.

    Takes    a workspace (of which members, tenets and positions are read), one of its coalitions, and
             whether to say who is exposed.
    Returns  numbers, bands and verdicts that are those of `coalition_report`.
    Raises   KeyError and ValueError as `coalition_report`.
    Cost     O(members² × tenets) as two matrix products: 15 ms for 200 members.
    Source   docs/analysis: fit, absorption.
    """
    rows = members(workspace, coalition)
    versions = history(coalition, rows.column)
    planks = tuple(_planks(rows, versions, ledger(coalition)))
    return Glance(
        members=len(rows.ids),
        planks=len(planks),
        agreed_planks=sum(plank.everyone_agrees for plank in planks),
        exposed=exposed_members(rows, versions, coalition) if risk else (),
    )


def coalition_exposure(workspace: Workspace, coalition: Coalition) -> dict[Id, Band]:
    """Say of each member of a coalition how exposed it is, and nothing else.

    Takes    a workspace (of which members, tenets and positions are read) and one of its coalitions.
    Returns  by member the band that `coalition_report` shows.
    Raises   KeyError and ValueError as `coalition_report`.
    Cost     O(members² × tenets) as two matrix products: 15 ms for 200 members.
    Source   docs/analysis: absorption.
    """
    rows = members(workspace, coalition)
    return exposure_bands(rows, history(coalition, rows.column), coalition)


def coalition_report(
    workspace: Workspace, coalition: Coalition, *, pairs_shown: int | None = PAIRS_SHOWN
) -> CoalitionReport:
    """Put together all measures of a coalition on its day; strongest sub-blocs are fetched apart.

    Takes    a workspace and one of its coalitions; how many uncomfortable pairs to spell out (None = all).
    Returns  a report of ids and numbers; a coalition without members or platform gives an empty one.
    Raises   KeyError on a member or tenet that the workspace does not have; ValueError on two positions
             of an organization on one tenet.
    Cost     O(members² × tenets) as matrix products: under .15 s for 200 members and 60 tenets.
    Source   docs/analysis: fit, absorption, breadth, centering, platform, basis, keystone, leverage, turnout.
    """
    rows = members(workspace, coalition)
    versions = history(coalition, rows.column)
    story = ledger(coalition)
    planks = tuple(_planks(rows, versions, story))
    reports = member_reports(rows, versions, coalition)
    return CoalitionReport(
        id=coalition.id,
        name=coalition.name,
        day=coalition.day,
        members=reports,
        planks=planks,
        ledger=story,
        watering=watering_down(rows, versions),
        paid=who_paid(rows, versions),
        basis=group_basis(workspace, rows.ids, day=coalition.day),
        keystones=keystones(workspace, rows.ids, day=coalition.day),
        breadth=breadth(rows, versions.now, workspace.organizations, pairs_shown),
        counts=_counts(rows, reports, planks),
        cards=cards(rows, coalition, workspace.ties, _target(workspace, coalition)),
        turnout=turnout(rows.organizations, workspace.overlaps),
        centering=centering(rows, versions.now, coalition.centred),
    )


def _target(workspace: Workspace, coalition: Coalition) -> Organization | None:
    return next((each for each in workspace.organizations if each.id == coalition.target), None)


def people(organizations: Iterable[Organization]) -> People | None:
    """Turnout summed where recorded; an end is given only if every summed member has it."""
    turnouts = [each.turnout for each in organizations if each.turnout[1] is not None]
    if not turnouts:
        return None
    ends = [
        None if any(value is None for value in column) else sum(value or 0.0 for value in column)
        for column in zip(*turnouts, strict=True)
    ]
    return People(low=ends[0], likely=ends[1], high=ends[2], recorded=len(turnouts))


def _planks(rows: Members, versions: History, story: Iterable[LedgerRow]) -> Iterable[PlankReport]:
    n = len(rows.ids)
    yes = (rows.stance >= AGREED - TINY).sum(axis=0)
    no = (rows.stance <= -AGREED + TINY).sum(axis=0)
    known = rows.known.sum(axis=0)
    for row in story:
        place = rows.column[row.tenet]
        if versions.now[place] > 0:
            yield PlankReport(
                tenet=row.tenet,
                strength=float(versions.now[place]),
                in_favour=int(yes[place]),
                against=int(no[place]),
                undecided=int(known[place] - yes[place] - no[place]),
                unknown=int(n - known[place]),
                everyone_agrees=bool(n and yes[place] == n),
            )


def _counts(rows: Members, reports: tuple[MemberReport, ...], planks: tuple[PlankReport, ...]) -> Counts:
    return Counts(
        members=len(reports),
        people=people(rows.organizations),
        planks=len(planks),
        agreed_planks=sum(plank.everyone_agrees for plank in planks),
        agreed_so_far=sum(plank.in_favour > 0 and plank.against == plank.undecided == 0 for plank in planks),
        not_assessed=sum(each.exposure.shown is Band.UNKNOWN for each in reports),
        known=sum(each.known.known for each in reports),
        estimated=sum(each.known.estimated for each in reports),
        vitality_estimated=sum(each.known.vitality_estimated for each in reports),
    )

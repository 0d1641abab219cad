"""The pictures of a report, drawn as on the pages of the coalition; a table beside each says the same."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from coalitions.analysis import inputs
from coalitions.analysis.coalition import CoalitionReport
from coalitions.analysis.groups.turnout import turnout
from coalitions.analysis.groups.unity_map import unity_map
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import Members, members
from coalitions.analysis.members.exposure_words import RESOURCE_WORDS
from coalitions.analysis.wording import Text
from coalitions.views.charts import Chart
from coalitions.views.keystone_trees import Tree, keystone_trees
from coalitions.views.numbers import (
    Count,
    Pivots,
    pivots_of,
    resources_known,
    turnout_counts,
    turnout_picture,
)
from coalitions.views.proposals import FrontRow, Ground, front_chart, front_rows, ground, proposals
from coalitions.views.range_charts import RangeChart
from coalitions.views.survival import Survival, survival
from coalitions.views.unity_maps import UnitySquare, unity_square

ON_PAPER = 20  # members of a square that can be read on a sheet of paper


@dataclass(frozen=True, slots=True)
class Front:
    """How many come along, the more each must get."""

    on: Ground
    rows: list[FrontRow]
    chart: Chart


@dataclass(frozen=True, slots=True)
class People:
    """How many different people, and what winning takes."""

    counts: list[Count]
    picture: RangeChart | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Who makes the difference on the first resource of which everybody's amount is known."""

    word: Text
    pivots: Pivots


@dataclass(frozen=True, slots=True)
class Pictures:
    """What a report draws; None where its section was not chosen, or nothing is there to draw."""

    survival: Survival | None = None
    square: UnitySquare | None = None
    trees: list[Tree] | None = None
    front: Front | None = None
    people: People | None = None
    difference: Difference | None = None


def pictures(
    shown: Collection[str],
    snapshot: inputs.Workspace,
    report: CoalitionReport,
    names: Mapping[str, Mapping[Id, str]],
    *,
    only: Id | None,
    risk: bool,
) -> Pictures:
    """Draw what the chosen sections hold.

    Takes    the names of the sections; what the report rests on; what ids are called; the member that the
             report is about, if it is one; whether who makes the difference may be said.
    Returns  `Pictures`. Of one member there is only how what it asked for went.
    Raises   nothing.
    Cost     with the front that of its search, under 1 s for 200 members and 60 tenets; else little.
    """
    organizations = names["organizations"]
    if not shown:
        return Pictures()
    if only is not None:
        kept = "members" in shown and any(each.organization == only for each in report.members)
        return Pictures(survival(report.watering, organizations, only) if kept else None)
    rows = members(snapshot, snapshot.coalitions[0])
    many = len(rows.ids) > 1
    return Pictures(
        survival=survival(report.watering, organizations) if "platform" in shown else None,
        square=unity_square(unity_map(rows), rows, ON_PAPER) if "shared" in shown and many else None,
        trees=keystone_trees(snapshot, report, names["tenets"]) if "shared" in shown else None,
        front=_front(snapshot) if "build" in shown and many else None,
        people=_people(snapshot, rows) if "needs" in shown else None,
        difference=_difference(snapshot, rows) if "needs" in shown and risk else None,
    )


def _front(snapshot: inputs.Workspace) -> Front | None:
    on = ground(snapshot, 0)
    if not on.asked_for:
        return None
    rows = front_rows(on, proposals(on, len(on.held.columns), [], proof=False, first=None))
    return Front(on, rows, front_chart(on, rows))


def _people(snapshot: inputs.Workspace, rows: Members) -> People:
    counts = turnout_counts(rows, turnout(rows.organizations, snapshot.overlaps))
    return People(counts, turnout_picture(counts, _needs(snapshot).get("people")))


def _difference(snapshot: inputs.Workspace, rows: Members) -> Difference | None:
    known = resources_known(rows)
    if not known:
        return None
    return Difference(RESOURCE_WORDS[known[0]], pivots_of(rows, known[0], _needs(snapshot)))


def _needs(snapshot: inputs.Workspace) -> dict[str, inputs.Need]:
    return {each.resource: each for each in snapshot.coalitions[0].needs}

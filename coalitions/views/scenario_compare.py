"""Up to three scenarios of a coalition side by side: a row for each thing that changes in any of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

from coalitions.analysis.coalition import coalition_report
from coalitions.analysis.scenarios.compared import Kind
from coalitions.analysis.wording import Text
from coalitions.models import Scenario
from coalitions.views.one_coalition import everybody_beside, find_coalition
from coalitions.views.scenario_pages import Outcome, Told, play_scenario
from coalitions.views.seen_first import own_first
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import ids_asked, render_page
from organizations.models import Role

AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that changes: as it is now, and what each scenario makes of it (None: as now)."""

    first: Told
    cells: list[tuple[Scenario, Told | None]]

    @property
    def now(self) -> Text:
        return self.first.before


@workspace_view(Role.ORGANIZER)
def scenario_compare(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """The chosen scenarios, the first three of them, beside what is now."""
    coalition = find_coalition(request, coalition_id)
    known = Scenario.objects.in_workspace(request.workspace).filter(coalition=coalition)
    asked = known.in_bulk(ids_asked(request, "scenario"))
    chosen = [asked[pk] for pk in ids_asked(request, "scenario") if pk in asked]
    shown, risk = chosen[:AT_MOST], request.membership.can_see_risk
    outcomes: list[tuple[Scenario, Outcome]] = []
    if shown:
        snapshot = everybody_beside(request, coalition)
        before = coalition_report(snapshot, snapshot.coalitions[0])
        outcomes = [(each, play_scenario(snapshot, before, each, risk=risk)) for each in shown]
    context = {
        "coalition": coalition,
        "shown": shown,
        "rows": own_first(request, _rows(outcomes), lambda row: row.first.difference.organization),
        "left_out": chosen[AT_MOST:],
        "may_see_risk": risk,
    }
    return render_page(request, "coalitions/scenario_compare.html", context)


def _rows(outcomes: Iterable[tuple[Scenario, Outcome]]) -> list[Row]:
    """In the order of the kinds, bands first; what is of one organization stands together by name."""
    outcomes = list(outcomes)
    found: dict[tuple[object, ...], dict[UUID, Told]] = {}
    for scenario, outcome in outcomes:
        for told in outcome.changes:
            of = told.difference
            found.setdefault((of.kind, of.organization, of.tenet), {})[scenario.pk] = told
    rows = [
        Row(next(iter(cells.values())), [(scenario, cells.get(scenario.pk)) for scenario, _ in outcomes])
        for cells in found.values()
    ]
    order = list(Kind)
    return sorted(rows, key=lambda row: (order.index(row.first.difference.kind), row.first.name.casefold()))

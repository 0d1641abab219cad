"""Ready for the table? A checklist before talks, without a total, for those who prepare them."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

from coalitions.analysis.answers import Floats
from coalitions.analysis.groups.readiness import (
    AgendaItem,
    agenda,
    people_needed,
    splitting_offer,
)
from coalitions.analysis.groups.readiness_words import (
    Stands,
    agenda_state,
    agenda_words,
    item_words,
    numbers_state,
    numbers_words,
    offer_words,
)
from coalitions.analysis.groups.turnout import turnout
from coalitions.analysis.inputs import LIKELY, Id
from coalitions.analysis.member_table import Members, members
from coalitions.analysis.platform import history
from coalitions.analysis.wording import Text
from coalitions.models import Coalition
from coalitions.views.ask_first import ask_first
from coalitions.views.one_coalition import day_of, evidence_of, find_coalition, members_of, names_in
from coalitions.views.seen_first import own_first, own_stands
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Role

MOST_PLANKS = 18  # an offer is not sought in longer platforms: half a second at worst


@dataclass(frozen=True, slots=True)
class Item:
    """One plank on the table."""

    item: AgendaItem
    words: Text


@workspace_view(Role.ORGANIZER, in_past=True)
def coalition_readiness(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """For organizers alone: a fallback is worth nothing once the other side knows it."""
    coalition = find_coalition(request, coalition_id)
    snapshot = members_of(request, coalition)
    rows = members(snapshot, snapshot.coalitions[0])
    platform = history(snapshot.coalitions[0], rows.column).now
    items, need = agenda(rows, platform), people_needed(snapshot.coalitions[0])
    people = turnout(rows.organizations, snapshot.overlaps)
    opened = request.workspace.openings_shown and request.past is None
    context = {
        "coalition": coalition,
        "items": [Item(each, item_words(each)) for each in items],
        "agenda_stands": agenda_state(items),
        "agenda_words": agenda_words(items),
        "mandate_stands": _mandate(coalition),
        "numbers_stand": numbers_state(people, need),
        "numbers_words": numbers_words(people, need),
        "people": people,
        "need": need,
        "sizes_missing": [each.id for each in rows.organizations if each.turnout[LIKELY] is None],
        "asking": own_first(request, ask_first(_never_asked(items)), lambda each: each.organization),
        "opened": opened,
        **(_offer(rows, platform, need) if opened else {}),
        "may_edit": request.past is None,
        "evidence": evidence_of(request),
        "day": day_of(request),
        "as_of": snapshot.coalitions[0].day,
        **own_stands(request, snapshot, {each.tenet for each in items}),
        **names_in(snapshot),
    }
    return render_page(request, "coalitions/coalition_readiness.html", context)


def _mandate(coalition: Coalition) -> Stands:
    """Whether who speaks, how you decide, the fallback and what is not given away are all settled."""
    told = (coalition.spokesperson, coalition.decision_rule, coalition.fallback, coalition.not_to_give)
    return Stands.YES if all(told) else Stands.NOT_YET


def _never_asked(items: tuple[AgendaItem, ...]) -> dict[Id, list[Id]]:
    """By member, the planks on which it never told where it stands."""
    missing: dict[Id, list[Id]] = {}
    for item in items:
        for id_ in item.unknown:
            missing.setdefault(id_, []).append(item.tenet)
    return missing


def _offer(rows: Members, platform: Floats, need: float | None) -> dict[str, object]:
    """The offer that would split them, or why none is sought."""
    counted = all(each.turnout[LIKELY] is not None for each in rows.organizations)
    planks = int((platform > 0).sum())
    if need is None or not counted or not planks or planks > MOST_PLANKS:
        return {"sought": False, "offer": None, "too_long": planks > MOST_PLANKS}
    offer = splitting_offer(rows, platform, need)
    total = sum(each.turnout[LIKELY] or 0.0 for each in rows.organizations)
    return {
        "sought": True,
        "offer": offer,
        "offer_words": offer_words(offer) if offer else None,
        "too_few": total < need,
    }

"""What a coalition could build: which few demands bring most together, from the broadest to the deepest."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalitions.analysis.groups.own_words import signs_words
from coalitions.analysis.platform import strengths_now
from coalitions.models import Coalition
from coalitions.services.proposals import propose_platform
from coalitions.views.ask_first import ask_first
from coalitions.views.one_coalition import (
    day_of,
    everybody_beside,
    evidence_of,
    find_coalition,
    members_of,
    names_in,
)
from coalitions.views.proposals import (
    Ground,
    Proposal,
    front_chart,
    front_rows,
    ground,
    never_asked,
    proposals,
)
from coalitions.views.scenarios import scenario_url
from coalitions.views.seen_first import eyes, own_first, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import ids_in, render_page, undo_tag
from organizations.models import Role, Tenet

ASKED = 6  # members to ask first
BESIDE = 200  # others who are looked at beside the members


@workspace_view(Role.VIEWER, in_past=True)
def coalition_build(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Searched at once; with `proof` in the address as far proven as a few seconds go."""
    coalition = find_coalition(request, coalition_id)
    on, everyone = _ground(request, coalition)
    proof = "proof" in request.GET and on.provable
    keep = [each.id for each in on.asked_for if each.id in set(request.GET.getlist("keep"))]
    most = _most_planks(request, on)
    found = proposals(on, most, keep, first=eyes(request), proof=proof)
    rows = front_rows(on, found)
    context = {
        "coalition": coalition,
        "on": on,
        "found": found,
        "rows": rows,
        "chart": front_chart(on, rows),
        "counted": on.held.counted_people,
        "proof": proof,
        "all_proven": all(each.proven for each in found),
        "most": most,
        "keep": keep,
        "everyone": everyone,
        "beside": BESIDE,
        "may_edit": request.membership.can_edit and request.past is None,
        "evidence": evidence_of(request),
        "day": day_of(request),
        "as_of": on.snapshot.coalitions[0].day,
        **_own(request, found),
        **names_in(on.snapshot),
    }
    part = "#front" if request.htmx and proof else ""
    return render_page(request, f"coalitions/coalition_build.html{part}", context)


def _own(request: WorkspaceRequest, found: Sequence[Proposal]) -> dict[str, Any]:
    """Whom to ask first, and which of the platforms the one that the page is seen by could sign."""
    one, asking = eyes(request), ask_first(never_asked(found))
    first = {"asking": own_first(request, asking, lambda each: each.organization)[:ASKED]}
    signs = {
        each.letter: told.outcome.signs
        for each in found
        for told in each.told
        if told.outcome.organization == one
    }
    if one is None or not signs:
        return first | own_words(request, {})
    others = [letter for letter, could in signs.items() if not could]
    return first | own_words(request, {one: signs_words([each for each in signs if signs[each]], others)})


def _ground(request: WorkspaceRequest, coalition: Coalition) -> tuple[Ground, bool]:
    """The members, or everybody where the address asks for it; and which of the two."""
    if request.GET.get("who") == "everyone":
        return ground(everybody_beside(request, coalition), BESIDE), True
    return ground(members_of(request, coalition), 0), False


def _most_planks(request: WorkspaceRequest, on: Ground) -> int:
    """As asked for in the address, else as many as anybody asks for."""
    asked, all_of_them = request.GET.get("planks", ""), len(on.held.columns)
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else all_of_them
    return max(1, min(wanted, all_of_them))


@workspace_view(Role.ORGANIZER)
@require_POST
def coalition_propose(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Take a platform over into a scenario of its own; nothing real changes."""
    coalition = find_coalition(request, coalition_id)
    sent = ids_in(request.POST.getlist("tenet"))
    tenets = list(Tenet.objects.in_workspace(request.workspace).asks().filter(pk__in=sent))
    held = strengths_now(members_of(request, coalition).coalitions[0])
    now = {UUID(tenet): strength for tenet, strength in held.items()}
    made = (
        propose_platform(coalition=coalition, tenets=tenets, now=now, user=request.user) if tenets else None
    )
    if made is None:
        messages.info(request, _("The platform is that already, so there is nothing to suppose."))
        return redirect(reverse("coalitions:coalition_build", args=[request.workspace.slug, coalition.pk]))
    scenario, change = made
    said = _("Scenario “{name}” made. Nothing real has changed.").format(name=scenario.name)
    messages.success(request, said, extra_tags=undo_tag(change))
    return redirect(scenario_url(request, scenario))

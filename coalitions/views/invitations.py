"""Whom a coalition could invite next, what each would bring, and who asks them what is not known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coalitions.analysis import inputs
from coalitions.analysis.answers import standing
from coalitions.analysis.groups.invitation_words import (
    breadth_words,
    fit_words,
    people_words,
    red_line_words,
)
from coalitions.analysis.groups.invitations import Invitation, invitations
from coalitions.analysis.groups.own_words import MEMBER, candidate_words
from coalitions.analysis.inputs import Evidence, Id
from coalitions.analysis.members.asking import Unknown
from coalitions.analysis.platform import history
from coalitions.analysis.wording import Text
from coalitions.models import Coalition
from coalitions.services.asking import plan_asking
from coalitions.services.disputes import disputed_answers
from coalitions.services.matrix import marks_of
from coalitions.views.one_coalition import (
    day_of,
    everybody_beside,
    evidence_of,
    find_coalition,
    names_in,
)
from coalitions.views.seen_first import nearest_first, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import ids_in, own_path, render_page, undo_tag
from organizations.models import Organization, Role, Tenet

AT_ONCE = 50  # rows of the table on one page
CARDS = 12  # whoever is unbeaten beyond these stands in the table


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who could be invited, as the page shows it."""

    invitation: Invitation
    name: str
    people: Text
    fit: Text
    breadth: Text
    red_lines: Text
    answers: int  # on planks
    estimated: int  # of those, our estimate
    marked: frozenset[Id]  # planks that are marked to be asked

    @property
    def goes_against(self) -> bool:
        """Whether what was agreed goes against it at least as far as it serves it."""
        return self.invitation.fit is not None and self.invitation.fit <= 0

    @property
    def unplanned(self) -> list[Id]:
        """What nobody means to ask yet."""
        return [each for each in self.invitation.unknown if each not in self.marked]


@workspace_view(Role.VIEWER, in_past=True)
def coalition_invitations(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Who would add what: the unbeaten as cards in words, everybody else in a table."""
    coalition = find_coalition(request, coalition_id)
    snapshot = everybody_beside(request, coalition)
    planks = _planks(snapshot)
    sought = invitations(snapshot, snapshot.coalitions[0])
    found = nearest_first(request, snapshot, sought, lambda each: each.organization)
    unbeaten = [each for each in found if each.unbeaten][:CARDS]
    chosen = {each.organization for each in unbeaten}
    order = request.GET.get("sort", "")
    others = _ordered([each for each in found if each.organization not in chosen], order, snapshot)
    page = Paginator(others, AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "coalition": coalition,
        "planks": planks,
        **_cards(unbeaten, snapshot, planks),
        "page": page,
        "rows": _candidates(page.object_list, snapshot, planks),
        "ask_first": sum(each.fit is None for each in found),
        "order": order,
        "evidence": evidence_of(request),
        "day": day_of(request),
        "disputed": disputed_answers(request.workspace, [UUID(each) for each in planks]),
        "who_disputes": request.membership.is_organizer,
        "as_of": snapshot.coalitions[0].day,
        **own_words(request, _brought(found, planks), MEMBER),
        **names_in(snapshot),
    }
    return render_page(request, "coalitions/coalition_invitations.html", context)


@workspace_view(Role.ORGANIZER)
@require_POST
def coalition_asking(request: WorkspaceRequest, coalition_id: UUID, invited_id: UUID) -> HttpResponse:
    """Turn what is not known of one candidate or member into a next step with an owner."""
    coalition = find_coalition(request, coalition_id)
    organization = get_object_or_404(Organization.objects.in_workspace(request.workspace), pk=invited_id)
    tenets = list(Tenet.objects.in_workspace(request.workspace).filter(pk__in=ids_in(_sent(request))))
    also = [words for about, words in _of_no_tenet(coalition) if about in request.POST.getlist("about")]
    change = None
    if tenets or also:
        change = plan_asking(organization=organization, tenets=tenets, user=request.user, also=also)
    if change:
        organization.refresh_from_db()
        said = _("{organization} is to be asked. Next step: “{step}”. Owner: {owner}.").format(
            organization=organization, step=organization.next_step, owner=organization.owner
        )
        messages.success(request, said, extra_tags=undo_tag(change))
    else:
        messages.info(request, _("That is planned already."))
    if request.POST.get("next"):
        return redirect(own_path(request, "next"))
    return redirect(reverse("coalitions:coalition_invitations", args=[request.workspace.slug, coalition.pk]))


def _of_no_tenet(coalition: Coalition) -> list[tuple[str, str]]:
    """What can be asked of a member besides where it stands, and how a next step says it."""
    return [
        (Unknown.SAY.value, _("its say in {coalition}").format(coalition=coalition)),
        (Unknown.RESOURCES.value, _("what it can bring")),
        (Unknown.ALTERNATIVES.value, _("how well it could pursue its demands elsewhere")),
    ]


def _sent(request: WorkspaceRequest) -> list[str]:
    return request.POST.getlist("tenet")


def _planks(snapshot: inputs.Workspace) -> tuple[Id, ...]:
    """What stands in the platform now, in the order of the tenets."""
    columns = {tenet.id: place for place, tenet in enumerate(snapshot.tenets)}
    now = history(snapshot.coalitions[0], columns).now
    return tuple(tenet.id for tenet, strength in zip(snapshot.tenets, now, strict=True) if strength > 0)


def _brought(found: Iterable[Invitation], planks: tuple[Id, ...]) -> dict[Id, tuple[Text, ...]]:
    return {each.organization: candidate_words(each, len(planks)) for each in found}


def _ordered(found: list[Invitation], order: str, snapshot: inputs.Workspace) -> list[Invitation]:
    """By name, people, fit or breadth, a minus turning it; what is unknown comes last; else as found."""
    names = names_in(snapshot)["organizations"]
    down = order.startswith("-")
    if order.removeprefix("-") == "name":
        return sorted(found, key=lambda each: names[each.organization].casefold(), reverse=down)
    column = {"people": "people", "fit": "fit", "breadth": "groups_added"}.get(order.removeprefix("-"))
    if column is None:
        return found
    known = [each for each in found if getattr(each, column) is not None]
    known.sort(key=lambda each: float(getattr(each, column)), reverse=down)
    return known + [each for each in found if getattr(each, column) is None]


def _cards(
    found: Iterable[Invitation], snapshot: inputs.Workspace, planks: tuple[Id, ...]
) -> dict[str, list[Candidate]]:
    """Those whom the platform serves, and apart those whom it goes against, whatever else they bring."""
    cards = _candidates(found, snapshot, planks)
    return {
        "best": [each for each in cards if not each.goes_against],
        "against": [each for each in cards if each.goes_against],
    }


def _candidates(
    found: Iterable[Invitation], snapshot: inputs.Workspace, planks: tuple[Id, ...]
) -> list[Candidate]:
    """The words and the answers behind each. One query."""
    shown = list(found)
    ids = {each.organization for each in shown}
    names = names_in(snapshot)["organizations"]
    answered = _answers(snapshot, ids, frozenset(planks))
    marks = marks_of([UUID(each) for each in ids], [UUID(each) for each in planks])
    return [
        Candidate(
            invitation=each,
            name=names[each.organization],
            people=people_words(each),
            fit=fit_words(each, len(planks)),
            breadth=breadth_words(each),
            red_lines=red_line_words(each, len(planks)),
            answers=len(planks) - len(each.unknown),
            estimated=answered.get(each.organization, 0),
            marked=frozenset(
                plank for plank in planks if (UUID(each.organization).hex, UUID(plank).hex) in marks
            ),
        )
        for each in shown
    ]


def _answers(snapshot: inputs.Workspace, ids: set[Id], planks: frozenset[Id]) -> Mapping[Id, int]:
    """By organization, how many of its answers on planks are our estimate."""
    found: dict[Id, int] = {}
    for each in standing(snapshot, snapshot.coalitions[0].day):
        if each.organization in ids and each.tenet in planks and each.evidence is Evidence.ESTIMATED:
            found[each.organization] = found.get(each.organization, 0) + 1
    return found

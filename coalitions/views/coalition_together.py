"""Whether some members of a coalition tend to move together: only once somebody asked, and then for all."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from coalitions.analysis.groups.camp_table import CampTable, camp_table
from coalitions.analysis.groups.own_words import MOVES, MOVES_ALONE
from coalitions.analysis.groups.together import Together, moving_together, without_guesses
from coalitions.analysis.groups.together_words import gaps_words, sign_words
from coalitions.analysis.inputs import Id
from coalitions.analysis.member_table import members
from coalitions.analysis.wording import Text
from coalitions.forms.inquiries import InquiryForm
from coalitions.models import Coalition, Inquiry
from coalitions.snapshot import workspace_snapshot
from coalitions.views.atlas import kept
from coalitions.views.camp_picture import CampPicture, camp_picture
from coalitions.views.one_coalition import day_of, find_coalition, names_in
from coalitions.views.seen_first import eyes, own_first, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import edit_row, posted, remove_row, render_page
from organizations.models import Organization, Role
from organizations.moments import this_day


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said once somebody asked; the same for everybody."""

    groups: list[tuple[Together, list[Text]]]
    gaps: list[Text]
    answers: int
    decisions: int
    dated: int
    members: tuple[Id, ...]
    camps: CampTable | None
    picture: CampPicture | None
    names: dict[Id, str]


@workspace_view(Role.REPRESENTATIVE, in_past=True)
def coalition_together(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """The question and its answer; without a question nothing is looked at. Each member may read it."""
    coalition = find_coalition(request, coalition_id)
    if not (request.membership.can_view or _speaks_in(request, coalition)):
        raise Http404
    inquiry = Inquiry.objects.filter(coalition=coalition).select_related("asked_by").first()
    answer, named = None, list[Organization]()
    if inquiry is not None:
        named = list(inquiry.named.order_by("name"))
        answer = kept(
            request,
            lambda: _answered(request, coalition, [str(each.pk) for each in named]),
            "together",
            coalition.pk,
            day_of(request),
        )
    context = {
        "coalition": coalition,
        "inquiry": inquiry,
        "named": named,
        "answer": answer,
        "organizations": answer.names if answer else {},
        "as_of": _day(request, coalition),
        **(_own(request, answer) if answer else {}),
    }
    return render_page(request, "coalitions/coalition_together.html", context)


def _speaks_in(request: WorkspaceRequest, coalition: Coalition) -> bool:
    """Whether the person asking speaks for a group that is, or was, in this coalition."""
    return coalition.affiliations.filter(organization__representatives__user=request.user).exists()


def _own(request: WorkspaceRequest, answer: Answered) -> dict[str, Any]:
    """The groups, that of the one the page is seen by first, and whether there is such a one."""
    one = eyes(request)
    moving = {id_ for found, _signs in answer.groups for id_ in found.organizations}
    told = {id_: MOVES if id_ in moving else MOVES_ALONE for id_ in answer.members}
    groups = own_first(request, answer.groups, lambda found: one if one in found[0].organizations else None)
    return {"groups": groups, **own_words(request, told)}


def _day(request: WorkspaceRequest, coalition: Coalition) -> date:
    return day_of(request) or coalition.day(this_day())


def _answered(request: WorkspaceRequest, coalition: Coalition, named: list[Id]) -> Answered:
    day = _day(request, coalition)
    # Without guesses before the latest stands: what a group said stays said where we guessed later.
    snapshot = workspace_snapshot(
        request.workspace,
        today=this_day(),
        day=day,
        evidence="observed",
        coalitions=[coalition],
        members_only=True,
    )
    one = snapshot.coalitions[0]
    asked = moving_together(snapshot, one, named=named)
    rows = without_guesses(members(snapshot, one))
    names = dict(names_in(snapshot)["organizations"])
    table = camp_table(rows)
    return Answered(
        groups=[(each, sign_words(each, names, named=bool(named))) for each in asked.groups],
        gaps=gaps_words(asked, len(rows.ids)),
        answers=asked.answers,
        decisions=asked.decisions,
        dated=asked.dated,
        members=rows.ids,
        camps=table,
        picture=camp_picture(table, names) if table else None,
        names=names,
    )


@workspace_view(Role.ORGANIZER)
def inquiry_new(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Ask: who asks, when and why is recorded before anything is looked at."""
    coalition = find_coalition(request, coalition_id)
    if Inquiry.objects.filter(coalition=coalition).exists():
        messages.info(request, _("Somebody has asked already: here is the answer."))
        return redirect(_together_url(request, coalition))
    inquiry = Inquiry(coalition=coalition, asked_by=request.user)
    form = InquiryForm(posted(request), workspace=request.workspace, instance=inquiry)
    extra = {
        "intro": _(
            "Caucuses are normal, and a false suspicion does harm. Ask if the answer helps all of you."
        ),
        "submit_label": _("Ask, for everybody to see"),
        "reason": None,  # the form asks for it
    }
    title = _("Do some members of {coalition} move together?").format(coalition=coalition)
    said = _("Asked. Everybody who sees this coalition sees the answer, and that you asked.")
    done = _together_url(request, coalition)
    return edit_row(request, form, act="inquiry.added", title=title, done=done, extra=extra, said=said)


@workspace_view(Role.ORGANIZER)
def inquiry_delete(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Take the question back: nothing is said of members that move together any more."""
    coalition = find_coalition(request, coalition_id)
    inquiry = get_object_or_404(Inquiry.objects.in_workspace(request.workspace), coalition=coalition)
    done = _together_url(request, coalition)
    after = _("Nothing is said any more of members that move together. The history keeps that it was asked.")
    return remove_row(request, inquiry, act="inquiry.deleted", done=done, cancel=done, after=after)


def _together_url(request: WorkspaceRequest, coalition: Coalition) -> str:
    return reverse("coalitions:coalition_together", args=[request.workspace.slug, coalition.pk])

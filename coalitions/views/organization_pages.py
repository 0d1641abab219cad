"""What the page of one organization shows, as far as the person asking may see it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from coalitions.models import Dispute, Tie
from coalitions.services.matrix import questions_to
from coalitions.views.closeness import closest
from coalitions.views.organization_places import places_of
from coalitions.views.tied import Beside, beside_tie
from organizations.access import WorkspaceRequest, may_edit, may_see_risk, speaks_for
from organizations.models import Contact, Evidence, Note, Organization, Overlap, Position, Tenet
from organizations.models.organizations import RESOURCES
from organizations.views.positions import positions_shown
from organizations.views.tenets import facet_headings

RATING = 5  # up to here an amount reads as a rating


@dataclass(frozen=True, slots=True)
class Held:
    """One standing position and what was recorded before it."""

    position: Position
    older: list[Position]
    disputed: list[Dispute]  # at most one stands

    @property
    def told(self) -> Position | None:
        """What they said or did before, where our own later estimate stands in its place."""
        if self.position.evidence != Evidence.ESTIMATED:
            return None
        return next((each for each in self.older if each.evidence != Evidence.ESTIMATED), None)


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie as a sentence with the other organization in it."""

    tie: Tie
    other: Organization
    before: str
    after: str
    beside: Beside | None = None  # what the answers of both would carry; members alone are shown it


def organization_page(request: WorkspaceRequest, organization: Organization, today: date) -> dict[str, Any]:
    workspace = request.workspace
    member = request.membership.can_view  # not a representative, who sees this page only
    tenets = list(Tenet.objects.in_workspace(workspace).by_facet())
    risk = may_see_risk(request, organization)
    disputes = _disputes(request, organization, risk)
    held, ties = _held(request, organization, today, disputes), list(_ties(organization, member))
    context = {
        "organization": organization,
        "member": member, "may_edit": may_edit(request, organization),
        "tenets": tenets,
        "facets": [(label, [held[t.pk] for t in tenets if t.facet == facet and t.pk in held])
                   for facet, label in facet_headings()],
        "known": len(held),
        "unknown": [tenet for tenet in tenets if tenet.pk not in held],
        "guessed": sum(each.position.evidence == Evidence.ESTIMATED for each in held.values()),
        "ties": ties,
        "places": places_of(request, organization, today, tenets, disputes, risk=risk),
        "ratings": _ratings(organization, member),
        "today": today,
        "disputes": disputes, "who_disputes": request.membership.is_organizer or not member,
        "to_ask": [],  # what members mean to ask is theirs
    }  # fmt: skip
    if member:
        context |= _for_members(request, organization, today, tenets, ties)
    if request.membership.can_see_notes:
        context["notes"] = Note.objects.filter(organization=organization).select_related("author")
        context["contacts"] = Contact.objects.filter(organization=organization)
    return context


def _for_members(
    request: WorkspaceRequest,
    organization: Organization,
    today: date,
    tenets: list[Tenet],
    ties: list[TieRow],
) -> dict[str, Any]:
    """What follows from others' answers too, and what members mean to ask."""
    tied = {str(each.other.pk) for each in ties}
    home, near, pairs = closest(organization, tenets, today, always=request.workspace.home, tied=tied)
    return {
        "to_ask": questions_to(organization),
        "beside_home": home,
        "near": near,
        "ties": [replace(each, beside=beside_tie(each.tie, pairs[str(each.other.pk)])) for each in ties],
        "overlaps": list(_overlaps(organization)),
    }


def _disputes(request: WorkspaceRequest, organization: Organization, risk: bool) -> list[Dispute]:
    """What it disputes, what stands first; `own` marks what the person asking may take back."""
    rows = Dispute.objects.filter(organization=organization).select_related("tenet", "coalition", "by")
    positions = rows.about_positions()
    if not request.membership.can_view:  # what others merely guess is not told of here either
        positions = positions.filter(tenet__in=positions_shown(request, organization).values("tenet"))
    shown = positions | rows.about_results(risk=risk)
    found = sorted(shown, key=lambda each: each.settled_on is not None)
    speaks = bool(found) and (request.membership.is_admin or speaks_for(request, organization))
    for each in found:
        each.own = speaks or each.by_id == request.user.pk
    return found


def _held(
    request: WorkspaceRequest, organization: Organization, today: date, disputes: list[Dispute]
) -> dict[Any, Held]:
    """Tenet by tenet: what stands, and the older rows."""
    shown = positions_shown(request, organization).with_standing(today).order_by("-as_of", "evidence")
    older: dict[Any, list[Position]] = defaultdict(list)
    now: dict[Any, Position] = {}
    for position in shown:
        if position.stands:
            now[position.tenet_id] = position
        else:
            older[position.tenet_id].append(position)
    open_ones = {each.tenet_id: [each] for each in disputes if each.tenet_id and not each.settled_on}
    return {tenet: Held(position, older[tenet], open_ones.get(tenet, [])) for tenet, position in now.items()}


def _ties(organization: Organization, member: bool) -> Iterable[TieRow]:
    ties = Tie.objects.touching(organization).select_related("source", "target").order_by("kind", "since")
    if not member:
        ties = ties.filter(evidence__in=[Evidence.DECLARED, Evidence.OBSERVED])
    for tie in ties:
        kind = tie.get_kind_display()
        if tie.is_mutual:
            other = tie.target if tie.source_id == organization.pk else tie.source
            yield TieRow(tie, other, _("{kind} with").format(kind=kind), "")
        elif tie.source_id == organization.pk:
            yield TieRow(tie, tie.target, kind, "")
        else:
            yield TieRow(tie, tie.source, "", f"{kind} {organization}")


def _ratings(organization: Organization, member: bool) -> list[tuple[str, float, bool]]:
    """What it can bring: the word, the number, whether that is a rating. Guesses stay among organizers."""
    if not member and organization.ratings_evidence == Evidence.ESTIMATED:
        return []
    known = ((name, getattr(organization, name)) for name in RESOURCES)
    return [
        (str(Organization._meta.get_field(name).verbose_name), value, value <= RATING)  # type: ignore[union-attr]
        for name, value in known
        if value is not None
    ]


def _overlaps(organization: Organization) -> Iterable[tuple[Overlap, Organization]]:
    pairs = Overlap.objects.filter(Q(a=organization) | Q(b=organization)).select_related("a", "b")
    rows = ((each, each.b if each.a_id == organization.pk else each.a) for each in pairs)
    return sorted(rows, key=lambda row: str(row[1]).casefold())

"""Everybody's place towards one coalition's platform, the ways to its target, and who could be won over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from coalitions.analysis import inputs
from coalitions.analysis.groups.allies import Ally, Wedge, allies
from coalitions.analysis.groups.allies_words import Counted, answers_words, closeness_words, counted, differs
from coalitions.analysis.pairs.ways import Step, steps_on
from coalitions.analysis.platform import strengths_now
from coalitions.analysis.wording import Text
from coalitions.models import Coalition
from coalitions.services.disputes import disputed_answers
from coalitions.tie_words import tie_sentence
from coalitions.views.atlas import standing_members
from coalitions.views.one_coalition import everybody_beside, find_coalition, names_in
from coalitions.views.pillar_picture import Drawn, PillarPicture, pillar_picture
from coalitions.views.seen_first import nearest_first, own_first, own_words
from organizations.access import WorkspaceRequest, workspace_view
from organizations.http import render_page
from organizations.models import Organization, Role

# From those with us to those against, then who is not known: as the spectrum is read aloud.
_ORDER = tuple(Wedge)
# What the page shows of an organization beside what the answers say.
_SHOWN = ("name", "short_name", "spectrum", "spectrum_evidence")


@dataclass(frozen=True, slots=True)
class Placed:
    """One organization, where the answers put it, and where somebody put it by hand."""

    ally: Ally
    organization: Organization
    answers: Counted
    told: Text  # what was recorded, in words
    differs: bool
    member: bool


@dataclass(frozen=True, slots=True)
class Led:
    """One tie of a way, as a sentence; dashed where it is guessed."""

    said: str
    strength: int | None  # of 5
    guessed: bool


@dataclass(frozen=True, slots=True)
class Pillar:
    """Somebody with a way to the target."""

    placed: Placed
    close: Text
    way: list[Led]


@workspace_view(Role.VIEWER, in_past=True)
def coalition_allies(request: WorkspaceRequest, coalition_id: UUID) -> HttpResponse:
    """Who is with this platform, who against it, of whom nothing is known, and who is close to its target."""
    coalition = find_coalition(request, coalition_id)
    snapshot = everybody_beside(request, coalition)
    platform = strengths_now(snapshot.coalitions[0])
    placed = _placed(request, snapshot, platform)
    pillars = _pillars(snapshot, placed)
    may_open = request.membership.is_organizer and request.past is None
    context = {
        "coalition": coalition,
        "planks": sum(strength > 0 for strength in platform.values()),
        "targets": _targets(snapshot, coalition),
        "placed": placed,
        "places": [(each, found) for each in _ORDER if (found := _at(placed, each))],
        "with_us": _some(placed, Wedge.ACTIVE_ALLY, Wedge.ALLY, Wedge.PASSIVE_ALLY),
        "neutral": _some(placed, Wedge.NEUTRAL),
        "against": _some(placed, Wedge.ACTIVE_OPPONENT, Wedge.OPPONENT, Wedge.PASSIVE_OPPONENT),
        "unknown": _some(placed, Wedge.UNKNOWN),
        "differing": [each for each in placed if each.differs],
        "square": _square(placed),
        "pillars": own_first(request, pillars, lambda each: each.placed.ally.organization),
        "picture": _picture(pillars),
        "may_open": may_open,
        "openings": _openings(pillars) if may_open and request.workspace.openings_shown else None,
        "day": snapshot.day,
        "disputed": disputed_answers(request.workspace, [UUID(each) for each in platform]),
        "who_disputes": request.membership.is_organizer,
        **own_words(request, {each.ally.organization: each.told for each in placed}, None),
        **names_in(snapshot),
    }
    return render_page(request, "coalitions/coalition_allies.html", context)


def _placed(
    request: WorkspaceRequest, snapshot: inputs.Workspace, platform: Mapping[str, float]
) -> list[Placed]:
    coalition = snapshot.coalitions[0]
    targets = [coalition.target] if coalition.target else None
    rows = Organization.objects.in_workspace(request.workspace).only(*_SHOWN).in_bulk()
    inside = set(standing_members(coalition))
    held: dict[str, list[inputs.Position]] = {each.id: [] for each in snapshot.organizations}
    for position in snapshot.positions:
        held[position.organization].append(position)
    found = []
    for ally in allies(snapshot, platform, targets=targets):
        row, answers = rows[UUID(ally.organization)], counted(held[ally.organization], platform)
        apart = differs(row.spectrum, ally.wedge)
        member = ally.organization in inside
        found.append(Placed(ally, row, answers, answers_words(answers), apart, member))
    return nearest_first(request, snapshot, found, lambda each: each.ally.organization)


def _targets(snapshot: inputs.Workspace, coalition: Coalition) -> list[str]:
    """Who can grant what is asked: the coalition's target, else everybody who decides."""
    if coalition.target_id:
        return [str(coalition.target_id)]
    return [each.id for each in snapshot.organizations if each.decision_maker]


def _at(placed: Sequence[Placed], wedge: Wedge) -> list[Placed]:
    return [each for each in placed if each.ally.wedge is wedge]


def _some(placed: Sequence[Placed], *wedges: Wedge) -> int:
    return sum(each.ally.wedge in wedges for each in placed)


def _square(placed: Sequence[Placed]) -> list[tuple[str, list[Placed], list[Placed]]]:
    """Natural against strategic: a row's words, those close to the target, those who are not."""
    words = {
        True: _("Natural: goes along with the platform"),
        False: _("Not natural: goes along with little of it, or is against it"),
        None: _("Not known: find out where it stands"),
    }
    found = []
    for natural, said in words.items():
        row = [each for each in placed if each.ally.natural is natural]
        close = [each for each in row if each.ally.strategic]
        found.append((said, close, [each for each in row if not each.ally.strategic]))
    return found


def _pillars(snapshot: inputs.Workspace, placed: Sequence[Placed]) -> list[Pillar]:
    """Everybody with a way to the target, the closest first."""
    names = {each.id: each.name for each in snapshot.organizations}
    found = [
        Pillar(each, closeness_words(access), [_led(step, names) for step in steps_on(snapshot.ties, access)])
        for each in placed
        if (access := each.ally.access) is not None
    ]
    return sorted(found, key=lambda each: -each.placed.ally.access.pull if each.placed.ally.access else 0.0)


def _picture(pillars: Sequence[Pillar]) -> PillarPicture | None:
    return pillar_picture(
        [
            Drawn(
                id=each.placed.ally.organization,
                name=str(each.placed.organization),
                pull=access.pull,
                next=access.path[1],
                guessed=each.way[0].guessed,
                wedge=each.placed.ally.wedge,
            )
            for each in pillars
            if (access := each.placed.ally.access) is not None
        ]
    )


def _led(step: Step, names: Mapping[str, str]) -> Led:
    tie = step.tie
    said = tie_sentence(tie.kind, names[tie.source], names[tie.target])
    return Led(said, None if tie.strength is None else round(5 * tie.strength), step.guessed)


def _openings(pillars: Sequence[Pillar]) -> list[Pillar]:
    """Who could be won over, most to gain first; members and full allies have nothing left to win."""
    open_ones = [each for each in pillars if each.placed.ally.peel and not each.placed.member]
    return sorted(open_ones, key=lambda each: -(each.placed.ally.peel or 0.0))

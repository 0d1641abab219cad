"""What becomes of each kind of row that points at an organization when that one is merged into another.

Every foreign key to an organization has its rule here; a test fails for one without.
"""

from collections.abc import Callable

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalitions.models import (
    Agreement,
    Coalition,
    Dispute,
    Distinction,
    NamedMember,
    Plank,
    ScenarioStep,
    Tie,
)
from coalitions.services.merging.affiliations import merge_affiliations
from coalitions.services.merging.plan import MergePlan, told
from coalitions.services.merging.positions import merge_positions
from organizations.models import (
    Contact,
    Invitation,
    Note,
    Organization,
    Overlap,
    Question,
    Remembered,
    Representative,
    Workspace,
)

type Rule = Callable[[MergePlan], None]


def _moves(model: type[Remembered], column: str, words: Callable[[], str] = str) -> Rule:
    """Rows that can stand beside those of the one that stays."""

    def move(plan: MergePlan) -> None:
        rows = plan.rows(model, column)
        plan.count(model, len(rows), words())
        for row in rows:
            plan.move(row, column)

    return move


def _ties(plan: MergePlan) -> None:
    """Two ties between one pair stay two; one between the two themselves can't stay, and is written down."""
    ends = "source", "target"
    rows = {row.pk: row for column in ends for row in plan.rows(Tie, column, named=ends)}
    both = {plan.keep.pk, plan.other.pk}
    moved = 0
    for row in rows.values():
        if {row.source_id, row.target_id} == both:
            plan.drop(row)
            plan.kept.append(f"{_('Tie between the two')}: {told(row)}")
            plan.settled.append(
                _("The tie “{tie}” is between the two: it goes, and a note says what it said.").format(
                    tie=row
                )
            )
            continue
        moved += 1
        plan.move(row, "source" if row.source_id == plan.other.pk else "target")
    plan.count(Tie, moved)


def _in_pairs(model: type[Overlap | Distinction]) -> Rule:
    """Rows over two organizations in the order of their ids, one row a pair."""

    ends = "a", "b"

    def move(plan: MergePlan) -> None:
        ours = {_third(row, plan.keep): row for column in ends for row in plan.rows(model, column, plan.keep)}
        theirs = [row for column in ends for row in plan.rows(model, column, named=ends)]
        moved = 0
        for row in theirs:
            third = _third(row, plan.other)
            if third == plan.keep.pk or third in ours:
                plan.drop(row)
                _say_pair(plan, row, between=third == plan.keep.pk)
                continue
            moved += 1
            a, b = sorted((row.a if row.a_id == third else row.b, plan.keep), key=lambda each: each.pk)
            row.a, row.b = a, b
            plan.save(row, "a_id", "b_id")
        plan.count(model, moved)

    return move


def _third(row: Overlap | Distinction, one: Organization) -> object:
    return row.b_id if row.a_id == one.pk else row.a_id


def _say_pair(plan: MergePlan, row: Overlap | Distinction, *, between: bool) -> None:
    if isinstance(row, Distinction):
        if between:
            plan.settled.append(_("They were said not to be the same: that no longer stands."))
        return
    plan.kept.append(f"{_('People in both')}, {told(row)}")
    text = (
        _("People in both of the two ({overlap}): that goes, and a note says it.")
        if between
        else _("Both have an overlap with the same organization. “{overlap}” goes; a note says what it said.")
    )
    plan.settled.append(text.format(overlap=f"{row}: {row.people}"))


def _one_about_each(
    model: type[Agreement | NamedMember | Question], about: str, named: str, words: Callable[[], str]
) -> Rule:
    """Rows of which an organization has one about each thing: where both have it, one stays."""

    def move(plan: MergePlan) -> None:
        ours = {getattr(row, about).pk for row in plan.rows(model, "organization", plan.keep, [named])}
        rows = plan.rows(model, "organization", named=[named])
        for row in rows:
            thing = getattr(row, about)
            if thing.pk in ours:
                plan.drop(row)
                plan.settled.append(words().format(thing=thing))
            else:
                plan.move(row, "organization")
        plan.count(model, len(rows) - len(plan.gone[model]))

    return move


def _disputes(plan: MergePlan) -> None:
    """What both dispute is one dispute, with both reasons."""
    ours = {
        _disputed(row): row for row in plan.rows(Dispute, "organization", plan.keep) if not row.settled_on
    }
    rows = plan.rows(Dispute, "organization")
    for row in rows:
        same = None if row.settled_on else ours.get(_disputed(row))
        if same is None:
            plan.move(row, "organization")
        else:
            plan.keep_text(same, "reason", row.reason)
            plan.drop(row)
    plan.count(Dispute, len(rows) - len(plan.gone[Dispute]))


def _disputed(row: Dispute) -> tuple[object, ...]:
    return row.about, row.tenet_id, row.coalition_id


def _representatives(plan: MergePlan) -> None:
    """Who may see and edit what is an admin's decision, never a side effect."""
    speaking = Representative.objects.filter(organization=plan.other).count()
    if speaking:
        text = ngettext(
            "{count} person speaks for “{other}”. Merging would change what they may see and edit:"
            " an admin ends that first, on the page People, and may then name them for “{keep}”.",
            "{count} people speak for “{other}”. Merging would change what they may see and edit:"
            " an admin ends that first, on the page People, and may then name them for “{keep}”.",
            speaking,
        )
        plan.blocked.append(text.format(count=speaking, other=plan.other, keep=plan.keep))


def _invitations(plan: MergePlan) -> None:
    """As for representatives; a link that can't be used any more goes on naming the one that stays."""
    sent = Invitation.objects.filter(organization=plan.other)
    if sent.open_at(now()).exists():
        text = _("Somebody is invited to speak for “{other}”: an admin takes that back first.")
        plan.blocked.append(text.format(other=plan.other))
    plan.renamed.append(sent)


RULES: dict[str, Rule] = {
    "organizations.Workspace.home": _moves(Workspace, "home", lambda: _("being the home organization")),
    "organizations.Position.organization": merge_positions,
    "organizations.Question.organization": _one_about_each(
        Question, "tenet", "tenet", lambda: _("Both are marked to be asked about “{thing}”: one mark stays.")
    ),
    "organizations.Note.organization": _moves(Note, "organization"),
    "organizations.Contact.organization": _moves(Contact, "organization"),
    "organizations.Overlap.a": _in_pairs(Overlap),
    "organizations.Overlap.b": lambda plan: None,  # with the first end
    "organizations.Representative.organization": _representatives,
    "organizations.Invitation.organization": _invitations,
    "coalitions.Tie.source": _ties,
    "coalitions.Tie.target": lambda plan: None,  # with the first end
    "coalitions.Affiliation.organization": merge_affiliations,
    "coalitions.Agreement.organization": _one_about_each(
        Agreement, "plank", "plank__tenet", lambda: _("Both agreed to “{thing}”: that is one agreement.")
    ),
    "coalitions.NamedMember.organization": _one_about_each(
        NamedMember,
        "inquiry",
        "inquiry__coalition",
        lambda: _("Both are named in the question whether some of “{thing}” move together: one stays."),
    ),
    "coalitions.Plank.proposed_by": _moves(Plank, "proposed_by", lambda: _("planks proposed")),
    "coalitions.ScenarioStep.organization": _moves(ScenarioStep, "organization"),
    "coalitions.Dispute.organization": _disputes,
    "coalitions.Coalition.target": _moves(Coalition, "target", lambda: _("coalitions it is the target of")),
    "coalitions.Distinction.a": _in_pairs(Distinction),
    "coalitions.Distinction.b": lambda plan: None,  # with the first end
}

"""The positions of two records of one organization."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalitions.services.merging.plan import MergePlan, told
from organizations.models import Position


def merge_positions(plan: MergePlan) -> None:
    """All move; of two on one demand, day and evidence the one of the record that stays stands."""
    named = "organization", "tenet"
    ours = {_place(row): row for row in plan.rows(Position, "organization", plan.keep, named)}
    moved = 0
    for row in plan.rows(Position, "organization", named=named):
        twin = ours.get(_place(row))
        if twin is None:
            plan.move(row, "organization")
            moved += 1
        else:
            plan.drop(row)
            _settle(plan, twin, row)
    plan.count(Position, moved)


def _place(row: Position) -> tuple[object, ...]:
    return row.tenet_id, row.as_of, row.evidence


def _settle(plan: MergePlan, stays: Position, goes: Position) -> None:
    same = ("organization", "tenet", "as_of", "evidence")
    where = {"tenet": stays.tenet, "day": date_format(stays.as_of), "how": stays.get_evidence_display()}
    theirs, ours = told(goes, *same), told(stays, *same)
    if theirs == ours:
        text = _("{tenet}, {day} ({how}): both say the same. One position stays.")
        plan.settled.append(text.format(**where))
        return
    text = _(
        "{tenet}, {day} ({how}): both have a position. “{ours}” stays;"
        " “{theirs}” is kept as a remark, not as a position."
    )
    plan.settled.append(text.format(**where, ours=ours, theirs=theirs))
    plan.keep_text(stays, "note", _("From “{other}”: {told}").format(other=plan.other, told=theirs))

"""The places of two records of one organization in the same coalitions."""

from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.models import Affiliation, Say
from coalitions.services.merging.plan import MergePlan, in_words, label_of, told
from organizations.models import Evidence

# What the place that stays takes over where it says nothing. Not the day of leaving: without one it is
# still a member.
_FILLED = ("say", "alternatives", "joined", "contribution", "source")
_TOLD = ("role", "say", "alternatives", "joined", "left", "contribution", "evidence", "note", "source")
_TRUST = [Evidence.DECLARED, Evidence.OBSERVED, Evidence.ESTIMATED]

type Says = dict[UUID, list[Say]]  # by affiliation, in the order of their ids


def merge_affiliations(plan: MergePlan) -> None:
    """All move; where both are in one coalition the place of the record that stays stands."""
    named = "organization", "coalition"
    ours = {row.coalition_id: row for row in plan.rows(Affiliation, "organization", plan.keep, named)}
    theirs = plan.rows(Affiliation, "organization", named=named)
    both = [(ours[row.coalition_id], row) for row in theirs if row.coalition_id in ours]
    for row in theirs:
        if row.coalition_id not in ours:
            plan.move(row, "organization")
    plan.count(Affiliation, len(theirs) - len(both))
    says = _says_of(plan, [each for pair in both for each in pair])
    for stays, goes in both:
        _settle(plan, stays, goes, says)


def _says_of(plan: MergePlan, affiliations: list[Affiliation]) -> Says:
    """How the say went of each of these. One query."""
    says: Says = {each.pk: [] for each in affiliations}
    named = "affiliation__organization", "affiliation__coalition"
    for row in plan.held(Say._base_manager.filter(affiliation__in=affiliations), named):
        says[row.affiliation_id].append(row)
    return says


def _settle(plan: MergePlan, stays: Affiliation, goes: Affiliation, says: Says) -> None:
    filled = [name for name in _FILLED if _blank(stays, name) and not _blank(goes, name)]
    if "joined" in filled and stays.left and goes.joined and goes.joined > stays.left:
        filled.remove("joined")
    for name in filled:
        setattr(stays, name, getattr(goes, name))
    if filled:
        plan.save(stays, *filled)
    _weaker_evidence(plan, stays, goes, filled)
    rest = "; ".join(
        f"{label_of(goes, name)}: {value}"
        for name in _TOLD
        if name not in filled and (value := in_words(goes, name)) and value != in_words(stays, name)
    )
    rest = "; ".join(filter(None, [rest, *_extra(goes)]))
    if rest:
        plan.keep_text(stays, "note", _("From “{other}”: {told}").format(other=plan.other, told=rest))
    joined = _join_says(plan, stays, goes, says)
    plan.drop(goes)
    plan.settled.append(_words(stays, filled, rest, joined))


def _blank(row: Affiliation, name: str) -> bool:
    return getattr(row, name) in (None, "")


def _extra(row: Affiliation) -> list[str]:
    return [f"{name}: {value}" for name, value in row.extra.items()]


def _weaker_evidence(plan: MergePlan, stays: Affiliation, goes: Affiliation, filled: list[str]) -> None:
    """A say that is only estimated is not declared because it moved."""
    weaker = max(stays.evidence, goes.evidence, key=lambda each: _TRUST.index(Evidence(each)))
    if "say" in filled and weaker != stays.evidence:
        before = stays.get_evidence_display()
        stays.evidence = weaker
        plan.save(stays, "evidence")
        text = _("“{keep}” itself was known so: {evidence}").format(keep=plan.keep, evidence=before)
        plan.keep_text(stays, "note", text)


def _join_says(plan: MergePlan, stays: Affiliation, goes: Affiliation, says: Says) -> int:
    """The history of the say joins; of two changes on one day that of the place that stays stands."""
    days = {row.since for row in says[stays.pk]}
    moved = 0
    for row in says[goes.pk]:
        if row.since in days:
            plan.drop(row)
            plan.kept.append(f"{stays.coalition}, {told(row, 'affiliation')}")
        else:
            row.affiliation = stays
            plan.save(row, "affiliation_id")
            moved += 1
    return moved


def _words(stays: Affiliation, filled: list[str], rest: str, says: int) -> str:
    parts = [_("Both are in {coalition}: one place stays.").format(coalition=stays.coalition)]
    if filled:
        labels = ", ".join(label_of(stays, name) for name in filled)
        parts.append(_("Filled from the other: {fields}.").format(fields=labels))
    if says:
        parts.append(_("The history of its say joins."))
    if rest:
        parts.append(_("Kept as a remark: {told}.").format(told=rest))
    return " ".join(parts)

"""New organizations that may be recorded already, or stand twice in a file: hinted at, and asked about."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Distinction
from coalitions.models.imports import Outcome
from coalitions.services.importing.decisions import ADD, ROW, SAME, told
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.planned import Asked, Choice, Likeness
from coalitions.services.likeness import Group, Reason, domain_of, index_of, like
from coalitions.services.likeness_words import said
from organizations.cleaning import fold_name
from organizations.models import Contact, Organization

_MOST = 3  # organizations to choose from for one row


def hint_duplicates(plan: Plan, people: Iterable[FileRow]) -> None:
    """Say of each organization that nothing is called as which other may be the same, and what was decided.

    By name, initials or domain; `people` are the contacts in the file. Of two rows of a file that are alike
    the later one is asked about.
    Cost: one query for the recorded contacts, and time that grows with the number of organizations.
    """
    if not plan.asked:
        return
    mails, recorded = _mail_domains(people), _recorded_domains(plan)
    groups = [_group(row, recorded[row.pk]) for row in plan.recorded.values()]
    groups += [_group(each.new, mails[fold_name(each.name)]) for each in plan.asked]
    index = index_of(groups)
    place: dict[Hashable, int] = {each.new.pk: at for at, each in enumerate(plan.asked)}
    for at, each in enumerate(plan.asked):
        choices, hint = [], ""
        for other, reason in like(each.new.pk, index):
            choice = _choice(plan, place.get(other), other, reason)  # type: ignore[arg-type]  # a pk
            hint = hint or (_may_be(choice) if choice else "")
            if choice is not None and place.get(other, -1) < at:
                choices.append(choice)
        _ask(plan, each, choices, hint)


def _choice(plan: Plan, at: int | None, other: UUID, reason: Reason) -> Choice | None:
    """The other as one to choose; None where it is left out, or can't be taken itself."""
    if at is not None:
        asked = plan.asked[at]
        outcome = plan.outcomes[asked.at]
        if outcome.outcome == Outcome.CREATED:
            text = _("“{name}” in row {number}") if outcome.number else _("“{name}” in the file")
            who = text.format(name=asked.name, number=outcome.number)
            return Choice(f"{ROW}:{fold_name(asked.name)}", who, who, said(reason))
        if not outcome.subject_id or outcome.outcome in (Outcome.ERROR, Outcome.SKIPPED):
            return None
        other = outcome.subject_id
    return _recorded(plan, other, said(reason))


def _may_be(choice: Choice) -> str:
    return f"{_('May be {who}.').format(who=choice.who)} {choice.why}"


def _recorded(plan: Plan, pk: UUID, why: str = "") -> Choice | None:
    row = plan.recorded.get(pk)
    who = _("“{name}”, which is recorded here").format(name=row)
    return Choice(f"{SAME}:{pk}", f"“{row}”", who, why, pk) if row is not None else None


def _ask(plan: Plan, asked: Asked, found: list[Choice], hint: str) -> None:
    """Note what is to be decided of one row, what was decided, and that two were found to be two."""
    key, outcome = fold_name(asked.name), plan.outcomes[asked.at]
    decision = plan.decisions.get(key, "")
    if outcome.outcome == Outcome.ERROR:
        return
    kept = {each.decision: each for each in sorted(found, key=lambda each: each.subject_id is None)}
    choices = [each for n, each in enumerate(kept.values()) if n < _MOST or each.decision == decision]
    if decision not in kept and outcome.outcome != Outcome.CREATED and outcome.subject_id:
        choices += [each for each in [_recorded(plan, outcome.subject_id)] if each]
    likeness = Likeness(key, tuple(choices), decision) if choices or decision else None
    if decision == ADD and not choices and key in plan.headings_taken:
        likeness = Likeness(key, (), decision, heading=True)
    if likeness and decision:
        hint = told(decision, next((each.who for each in choices if each.decision == decision), ""))
    plan.outcomes[asked.at] = replace(outcome, hint=hint, likeness=likeness)
    if decision == ADD and outcome.outcome == Outcome.CREATED:
        _tell_apart(plan, asked.new, choices)


def _tell_apart(plan: Plan, new: Organization, choices: Iterable[Choice]) -> None:
    """That the new one is none of these: nobody is asked again."""
    for each in choices:
        row = plan.organizations.find(each.decision.removeprefix(f"{ROW}:"))
        other = each.subject_id or (row.pk if row else None)
        if other is not None:
            a, b = sorted((new.pk, other))
            plan.create(Distinction(a_id=a, b_id=b))


def _group(row: Organization, mails: set[str]) -> Group:
    return Group(row.pk, (row.name, row.short_name), {domain_of(row.website), *mails} - {""})


def _mail_domains(people: Iterable[FileRow]) -> dict[str, set[str]]:
    """Of each organization of the file, by its name as compared, the domains of its people."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in people:
        if domain := domain_of(row.values.get("email", "")):
            found[fold_name(row.values["organization"])].add(domain)
    return found


def _recorded_domains(plan: Plan) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    stored = Contact.objects.in_workspace(plan.workspace).exclude(email="")
    for organization, email in stored.values_list("organization_id", "email"):
        if domain := domain_of(email):
            found[organization].add(domain)
    return found

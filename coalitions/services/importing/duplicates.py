"""New organizations that may be recorded already, or stand twice in a file: hinted at, never decided."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.models.imports import Outcome
from coalitions.services.importing.plan import Plan
from coalitions.services.likeness import Group, domain_of, index_of, like
from coalitions.services.likeness_words import said
from organizations.models import Contact, Organization


def hint_duplicates(plan: Plan, recorded: Iterable[Organization]) -> None:
    """Say of each new organization which other may be the same, by name, initials or domain.

    Cost: one query for the recorded contacts, and time that grows with the number of organizations.
    """
    new = [row for row in plan.creates.get(Organization, []) if isinstance(row, Organization)]
    if not new:
        return
    numbers = {each.subject_id: each.number for each in plan.outcomes if each.kind == "organizations"}
    mails = _mail_domains(plan)
    rows = {row.pk: row for row in (*recorded, *new)}
    index, keys = index_of(_group(row, mails.get(row.pk, set())) for row in rows.values())
    for at, each in enumerate(plan.outcomes):
        pk = each.subject_id
        created = each.kind == "organizations" and each.outcome == Outcome.CREATED
        if created and pk in keys and (found := next(like(pk, index, keys), None)):
            other, reason = found
            row = rows[other]  # type: ignore[index]  # a pk, as it was given
            who = _who(row, numbers.get(row.pk) if row._state.adding else None)
            plan.outcomes[at] = replace(each, hint=f"{who} {said(reason)}")


def _group(row: Organization, mails: set[str]) -> Group:
    domains = {domain_of(row.website), *mails} - {""}
    return Group(row.pk, (row.name, row.short_name), domains)


def _who(other: Organization, number: int | None) -> str:
    if number is None:
        return _("May be “{name}”, which is recorded here.").format(name=other)
    text = _("May be “{name}” in row {number}.")
    return text.format(name=other, number=number)


def _mail_domains(plan: Plan) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    stored = Contact.objects.in_workspace(plan.workspace).exclude(email="")
    pairs = list(stored.values_list("organization_id", "email"))
    pairs += [
        (each.organization_id, each.email)
        for each in plan.creates.get(Contact, [])
        if isinstance(each, Contact)
    ]
    for organization, email in pairs:
        if domain := domain_of(email):
            found[organization].add(domain)
    return found

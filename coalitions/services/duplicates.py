"""Organizations of a workspace that may be one, without those that somebody found to be two."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min

from coalitions.models import Distinction
from coalitions.services.likeness import Group, domain_of, likely_same
from coalitions.services.likeness_words import said
from organizations.models import Change, Contact, Organization, User, Workspace
from organizations.services import add_rows, one_change


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two organizations, the one recorded first before the other, and why they may be one."""

    keep_id: UUID
    other_id: UUID
    reasons: tuple[str, ...]
    weak: bool


def find_duplicates(workspace: Workspace, *, contacts: bool) -> list[Duplicate]:
    """The pairs to look at, those with most reasons first, weak ones last.

    `contacts`: may these reasons be named?
    Cost: four queries, and time that grows with the number of organizations.
    """
    mails, reached = _contacts(workspace) if contacts else ({}, {})
    rows = Organization.objects.in_workspace(workspace).order_by("pk")
    groups = (
        Group(pk, (name, short), {domain_of(website), *mails.get(pk, ())} - {""}, reached.get(pk, ()))
        for pk, name, short, website in rows.values_list("pk", "name", "short_name", "website")
    )
    two = set(Distinction.objects.in_workspace(workspace).values_list("a_id", "b_id"))
    pairs = [pair for pair in likely_same(groups) if (pair.one, pair.other) not in two]
    first = _recorded_first(workspace) if pairs else {}
    found = []
    for one, other, reasons in pairs:
        keep, gone = sorted((one, other), key=lambda pk: first.get(pk, 0))
        weak = all(reason.weak for reason in reasons)
        found.append(Duplicate(keep, gone, tuple(map(said, reasons)), weak))  # type: ignore[arg-type]  # pks
    return sorted(found, key=lambda pair: (pair.weak, -len(pair.reasons)))


def likely_others(organization: Organization, *, contacts: bool) -> list[tuple[UUID, tuple[str, ...]]]:
    """The other records that this one may be, by id, with the reasons. Cost: as for all pairs."""
    pairs = find_duplicates(organization.workspace, contacts=contacts)
    both = [({pair.keep_id, pair.other_id}, pair.reasons) for pair in pairs]
    return [((ids - {organization.pk}).pop(), reasons) for ids, reasons in both if organization.pk in ids]


def _contacts(workspace: Workspace) -> tuple[dict[UUID, set[str]], dict[UUID, set[str]]]:
    """Of each organization: the domains of its contacts, and their addresses."""
    mails: dict[UUID, set[str]] = defaultdict(set)
    reached: dict[UUID, set[str]] = defaultdict(set)
    stored = Contact.objects.in_workspace(workspace).values_list("organization_id", "email", "phone")
    for organization, email, phone in stored:
        if domain := domain_of(email):
            mails[organization].add(domain)
        digits = "".join(each for each in phone if each.isdigit())
        reached[organization].update(
            each for each in (email.casefold().strip(), digits if len(digits) > 6 else "") if each
        )
    return mails, reached


def _recorded_first(workspace: Workspace) -> dict[object, int]:
    """When each organization came, as the history counts."""
    records = Organization.history.filter(workspace_id=workspace.pk).order_by()
    return dict(records.values_list("id").annotate(first=Min("history_id")))


def tell_apart(*, one: Organization, other: Organization, user: User | None) -> Change:
    """Record that these two are not the same. Raises IntegrityError where that is recorded already."""
    a, b = sorted((one, other), key=lambda each: each.pk)
    row = Distinction(workspace=one.workspace, a=a, b=b)
    with one_change(workspace=one.workspace, user=user, act="distinction.added") as change:
        add_rows([row])
        change.about(row, before=None, after={})
    return change

"""New organizations that may be recorded already, or stand twice in a file: hinted at, never decided."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.words import fold
from coalitions.models.imports import Outcome
from coalitions.services.importing.plan import Plan
from organizations.models import Contact, Organization

# Words that one list writes and another leaves out: articles, legal forms, "coalition".
_LEFT_OUT = frozenset(
    {"the", "a", "an", "and", "of", "for", "coalition"}
    | {"inc", "incorporated", "ltd", "limited", "llc", "llp", "co", "corp", "corporation", "company"}
    | {"plc", "gmbh", "ev", "ong", "asbl"}
)
# Sites and mail services that many share: to have them in common says nothing.
_SHARED = re.compile(
    r"(?:.+\.)?(?:facebook|instagram|twitter|x|linkedin|youtube|google|tiktok|meetup|wordpress|blogspot|wixsite"
    r"|squarespace|weebly|github|linktr|bit|t|actionnetwork|eventbrite|gmail|googlemail|yahoo|hotmail|outlook"
    r"|live|msn|icloud|me|aol|proton|protonmail|pm|gmx|web|mail|qq|zoho|fastmail|riseup|comcast)"
    r"\.(?:com?|net|org|io|me|ee|ly|de|fr|es|it|ch|at|ru|uk|co\.[a-z]{2})\Z"
)
_HOST = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^@/?#]*@)?(?:www\d?\.)?([^/?#:\s,;]+\.[^/?#:\s,;]+)", re.I
)


class _Met(NamedTuple):
    organization: Organization
    number: int | None  # the row of the file, where it is new


def hint_duplicates(plan: Plan, recorded: Iterable[Organization]) -> None:
    """Say of each new organization which other may be the same, by name or domain.

    Cost: one query for the recorded contacts, and time that grows with the number of organizations.
    """
    new = plan.creates.get(Organization, [])
    if not new:
        return
    numbers = {each.subject_id: each.number for each in plan.outcomes if each.kind == "organizations"}
    mails = _mail_domains(plan)
    met: dict[tuple[str, str], list[_Met]] = defaultdict(list)
    keys = {}
    for row in (*recorded, *new):
        if isinstance(row, Organization):
            keys[row.pk] = list(dict.fromkeys(_keys(row, mails.get(row.pk, ()))))
            for key in keys[row.pk]:
                met[key].append(_Met(row, numbers.get(row.pk) if row._state.adding else None))
    for at, each in enumerate(plan.outcomes):
        pk = each.subject_id
        created = each.kind == "organizations" and each.outcome == Outcome.CREATED
        if created and pk in keys and (hint := _hint(pk, keys[pk], met)):
            plan.outcomes[at] = replace(each, hint=hint)


def _hint(pk: UUID, keys: list[tuple[str, str]], met: dict[tuple[str, str], list[_Met]]) -> str:
    for key in keys:
        if other := next((each for each in met[key] if each.organization.pk != pk), None):
            return f"{_who(other)} {_why(*key)}"
    return ""


def _who(other: _Met) -> str:
    if other.number is None:
        return _("May be “{name}”, which is recorded here.").format(name=other.organization)
    text = _("May be “{name}” in row {number}.")
    return text.format(name=other.organization, number=other.number)


def _why(kind: str, value: str) -> str:
    if kind == "name":
        return _("The names differ only in spelling, or in words such as “The” and “Inc.”.")
    return _("Both have the domain {domain}.").format(domain=value)


def _keys(row: Organization, mails: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in (row.name, row.short_name):
        if plain := plain_name(name):
            yield "name", plain
    for domain in (domain_of(row.website), *mails):
        if domain:
            yield "domain", domain


def plain_name(name: str) -> str:
    """What two spellings of one name have in common, in the order of its words."""
    spaced = "".join(
        letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" or letter in ".'’" else " "
        for letter in name.casefold()
    )
    words = [folded for word in spaced.split() if (folded := fold(word))]
    return " ".join(word for word in words if word not in _LEFT_OUT) or " ".join(words)


def domain_of(address: str) -> str:
    """The domain of a website or e-mail address; blank for one that many groups share."""
    found = _HOST.match(address)
    domain = found[1].casefold().rstrip(".") if found else ""
    return "" if _SHARED.match(domain) else domain


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

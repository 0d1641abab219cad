"""Which of many groups may be one: by name, by initials, by address, by whom one reaches there.

Plain values in, plain values out: the import and the list of duplicates both ask here. It hints, people
decide.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import Literal, NamedTuple

from coalitions.services.name_forms import (
    ends_of,
    initials_of,
    numbers_of,
    plain_name,
    shortened,
    without_kind,
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
_CROWD = 12  # what more groups than this have in common is paired with the first only

type Kind = Literal["name", "initials", "within", "but", "domain", "contact"]


class Group(NamedTuple):
    """What is known of one group: its names, its web and mail domains, the addresses of people there."""

    id: Hashable
    names: tuple[str, ...]
    domains: Collection[str] = ()
    contacts: Collection[str] = ()


class Reason(NamedTuple):
    """What two groups have in common; `but` is what only one of them has."""

    kind: Kind
    value: str
    but: str = ""

    @property
    def weak(self) -> bool:
        """Whether it is likely to be wrong where nothing else says the same."""
        return self.kind == "but"


class Pair(NamedTuple):
    """Two groups that may be one, and all that says so, the strongest first."""

    one: Hashable
    other: Hashable
    reasons: tuple[Reason, ...]


class _Key(NamedTuple):
    """What a group is found under: what it has itself, or what a shorter form of its name would be."""

    kind: Kind
    value: str
    long: str = ""  # of a long form: what the short one has not, or has in its place


_LONG: tuple[Kind, ...] = ("initials", "within", "but")  # one has the long form, the other is called so
_ORDER: tuple[Kind, ...] = ("name", "initials", "within", "domain", "contact", "but")
type _Holders = dict[Hashable, str]  # with what the long form has more


class Index(NamedTuple):
    """Who has what, what each has, and the numbers in their names."""

    holders: dict[tuple[Kind, str], _Holders]
    keys: dict[Hashable, list[_Key]]
    numbers: dict[Hashable, tuple[str, tuple[str, ...]]]


def index_of(groups: Iterable[Group]) -> Index:
    """What of these is compared. Cost: grows with the number of groups."""
    groups = list(groups)
    known = {end for group in groups for name in group.names if name for end in ends_of(name)}
    index = Index(defaultdict(dict), {}, {})
    for group in groups:
        index.keys[group.id] = list(dict.fromkeys(_keys(group, known)))
        for kind, value, long in index.keys[group.id]:
            index.holders[kind, value].setdefault(group.id, long)
        if group.names and (found := numbers_of(group.names[0])):
            index.numbers[group.id] = found
    return index


def like(group: Hashable, index: Index) -> list[tuple[Hashable, Reason]]:
    """The others that may be this group, with what says so, the strongest first.

    Never two that are called alike but for a number, such as Local 44 and Local 45, whatever they share.
    """
    numbers = index.numbers.get(group)
    found = [
        (other, reason)
        for key in index.keys[group]
        for other, reason in _met(key, index)
        if other != group and not _differ(numbers, index.numbers.get(other))
    ]
    return sorted(found, key=lambda each: _ORDER.index(each[1].kind)) if len(found) > 1 else found


def likely_same(groups: Iterable[Group]) -> list[Pair]:
    """Every two that may be one, each pair once, in the order of the groups."""
    index = index_of(groups)
    place = {group: at for at, group in enumerate(index.keys)}
    found: dict[tuple[Hashable, Hashable], list[Reason]] = defaultdict(list)
    for group in index.keys:
        for other, reason in like(group, index):
            one, two = sorted((group, other), key=place.__getitem__)
            if reason not in found[one, two]:
                found[one, two].append(reason)
    return [Pair(one, other, tuple(reasons)) for (one, other), reasons in found.items()]


def _met(key: _Key, index: Index) -> Iterator[tuple[Hashable, Reason]]:
    """Who is found under the same, or is called what this one may be shortened to, or the other way round."""
    kind, value, long = key
    if kind in _LONG:
        for other in _few(index, "name", value):
            yield other, Reason(kind, value, long)
        return
    for other in _few(index, kind, value):
        yield other, Reason(kind, value)
    if kind == "name":
        for form in _LONG:
            for other, long in _few(index, form, value).items():
                yield other, Reason(form, value, long)


def _few(index: Index, kind: Kind, value: str) -> _Holders:
    """Whoever has this, of a crowd the first only."""
    met = index.holders.get((kind, value), {})
    return met if len(met) <= _CROWD else dict([next(iter(met.items()))])


def _differ(one: tuple[str, tuple[str, ...]] | None, other: tuple[str, tuple[str, ...]] | None) -> bool:
    return one is not None and other is not None and one[0] == other[0] and one[1] != other[1]


def _keys(group: Group, known: set[str]) -> Iterator[_Key]:
    names = [name for name in group.names if name]
    for name in names:
        if plain := plain_name(name):
            yield _Key("name", plain)
    for name in names:
        yield from _shorter(name, known)
    for domain in sorted(group.domains):
        yield _Key("domain", domain)
    for contact in sorted(group.contacts):
        yield _Key("contact", contact)


def _shorter(name: str, known: set[str]) -> Iterator[_Key]:
    """What else the name may be written as."""
    for initials in initials_of(name):
        if initials in known:
            yield _Key("initials", plain_name(initials), initials)
    for value, short in shortened(name, known):
        yield _Key("within", value, short)
    for stem, word in without_kind(name):
        yield _Key("but", stem, word)


def domain_of(address: str) -> str:
    """The domain of a website or e-mail address; blank for one that many groups share."""
    found = _HOST.match(address)
    domain = found[1].casefold().rstrip(".") if found else ""
    return "" if _SHARED.match(domain) else domain

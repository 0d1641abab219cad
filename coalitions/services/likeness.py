"""Which of many groups may be one: by name, by initials, by address, by whom one reaches there.

Plain values in, plain values out: the import and the list of duplicates both ask here. It hints, people
decide.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from coalitions.interchange.words import fold

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
_SHORT = range(3, 9)  # letters of an abbreviation: two are too many people's
_CROWD = 12  # what more groups than this have in common is paired with the first only

type Kind = Literal["name", "initials", "domain", "contact"]


class Group(NamedTuple):
    """What is known of one group: its names, its web and mail domains, the addresses of people there."""

    id: Hashable
    names: tuple[str, ...]
    domains: Collection[str] = ()
    contacts: Collection[str] = ()


class Reason(NamedTuple):
    """What two groups have in common."""

    kind: Kind
    value: str


class Pair(NamedTuple):
    """Two groups that may be one, and all that says so, the strongest first."""

    one: Hashable
    other: Hashable
    reasons: tuple[Reason, ...]


class _Key(NamedTuple):
    reason: Reason
    spelled_out: bool  # of initials: this group has the long form of them


type Index = dict[Reason, list[tuple[Hashable, bool]]]


def index_of(groups: Iterable[Group]) -> tuple[Index, dict[Hashable, list[_Key]]]:
    """Who has what, and what each has. Cost: grows with the number of groups."""
    index: Index = defaultdict(list)
    keys: dict[Hashable, list[_Key]] = {}
    for group in groups:
        keys[group.id] = list(dict.fromkeys(_keys(group)))
        for key in keys[group.id]:
            index[key.reason].append((group.id, key.spelled_out))
    return index, keys


def like(
    group: Hashable, index: Index, keys: dict[Hashable, list[_Key]]
) -> Iterator[tuple[Hashable, Reason]]:
    """The others that may be this group, with what says so, the strongest first."""
    for key in keys[group]:
        met = index[key.reason]
        for other, spelled_out in met if len(met) <= _CROWD else met[:1]:
            matched = key.reason.kind != "initials" or key.spelled_out != spelled_out
            if other != group and matched:
                yield other, key.reason


def likely_same(groups: Iterable[Group]) -> list[Pair]:
    """Every two that may be one, each pair once, in the order of the groups."""
    index, keys = index_of(groups)
    place = {group: at for at, group in enumerate(keys)}
    found: dict[tuple[Hashable, Hashable], list[Reason]] = defaultdict(list)
    for group in keys:
        for other, reason in like(group, index, keys):
            one, two = sorted((group, other), key=place.__getitem__)
            if reason not in found[one, two]:
                found[one, two].append(reason)
    return [Pair(one, other, tuple(reasons)) for (one, other), reasons in found.items()]


def _keys(group: Group) -> Iterator[_Key]:
    for name in group.names:
        if plain := plain_name(name):
            yield _Key(Reason("name", plain), spelled_out=False)
    for name in group.names:
        for initials in initials_of(name):
            yield _Key(Reason("initials", initials), spelled_out=True)
        short = plain_name(name)
        if " " not in short and len(short) in _SHORT:
            yield _Key(Reason("initials", short), spelled_out=False)
    for domain in sorted(group.domains):
        yield _Key(Reason("domain", domain), spelled_out=False)
    for contact in sorted(group.contacts):
        yield _Key(Reason("contact", contact), spelled_out=False)


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    spaced = "".join(
        letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" or letter in ".'’" else " "
        for letter in name.casefold()
    )
    return tuple(folded for word in spaced.split() if (folded := fold(word)))


def plain_name(name: str) -> str:
    """What two spellings of one name have in common, in the order of its words."""
    words = _words(name)
    return " ".join(word for word in words if word not in _LEFT_OUT) or " ".join(words)


def initials_of(name: str) -> list[str]:
    """What a name of several words may be shortened to: with its small words, and without."""
    words = _words(name)
    main = [word for word in words if word not in _LEFT_OUT]
    found = dict.fromkeys("".join(word[0] for word in some) for some in (main, words))
    return [initials for initials in found if len(initials) in _SHORT]


def domain_of(address: str) -> str:
    """The domain of a website or e-mail address; blank for one that many groups share."""
    found = _HOST.match(address)
    domain = found[1].casefold().rstrip(".") if found else ""
    return "" if _SHARED.match(domain) else domain

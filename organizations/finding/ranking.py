"""Which names are meant by what somebody typed: exact, begun, by initials, or with a slip of the finger.

Pure. The order of what is found: the whole name, its beginning, the beginnings of its words, its
initials, a part within its words, and last what only resembles it; then by kind, then by name.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from organizations.finding.folding import words
from organizations.finding.likeness import SHORT, initials, near, slips_allowed, typed_words


class Match(IntEnum):
    """How what was typed is in a name, the best first."""

    EXACT = 0
    STARTS = 1
    WORDS = 2
    INITIALS = 3
    WITHIN = 4
    RESEMBLES = 5


type Rank = tuple[int, int]  # how it matches, and how many slips that takes


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found by its name, or by another name such as its abbreviation or code."""

    kind: int  # kinds are listed in this order
    key: str  # what the caller knows it by
    name: str
    also: str = ""
    detail: str = ""  # shown, never searched
    former: tuple[str, ...] = ()  # names that it went by
    ids: tuple[str, ...] = ()  # what other systems know it by

    @property
    def texts(self) -> tuple[str, ...]:
        also = (self.also,) if self.also else ()
        return (self.name, *also, *self.former, *self.ids)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and how."""

    entry: Entry
    match: Match
    slips: int = 0


@dataclass(slots=True)
class OfKind:
    """What was found of one kind: how much, and the first of it, best first."""

    kind: int
    total: int = 0
    hits: list[Hit] = field(default_factory=list)

    @property
    def best(self) -> Rank:
        return (self.hits[0].match, self.hits[0].slips)


class Index:
    """Entries made ready for being found among; what is found is the same for the same entries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        # In the order in which equally good finds are listed, so that their places say it.
        self.entries = sorted(entries, key=lambda each: (each.kind, words(each.name), each.name, each.key))
        self.holders: dict[str, set[int]] = defaultdict(set)  # by word: the entries that have it
        texts: list[tuple[str, int]] = []
        shortened: set[tuple[str, int]] = set()
        for at, entry in enumerate(self.entries):
            for text in entry.texts:
                parts = words(text)
                texts.append((" ".join(parts), at))
                shortened.update((each, at) for each in initials(parts))
                for part in parts:
                    self.holders[part].add(at)
        self.texts, self.initials, self.words = sorted(texts), sorted(shortened), sorted(self.holders)
        self.run_together = [(text.replace(" ", ""), at) for text, at in texts if " " in text]
        self._begun: dict[int, dict[str, list[str]]] = {}

    def find(self, query: str) -> list[Hit]:
        """Everything that `query` may mean, best first; nothing for a query without a letter.

        Cost: one pass over the different words for each word typed, one over the names; 10,000 names take
        a few milliseconds.
        """
        return [self._hit(rank, at) for rank, at in self._found(query)]

    def find_kinds(self, query: str, most: int) -> list[OfKind]:
        """The same by kind, each with its first `most`: a single letter finds thousands."""
        kinds: dict[int, OfKind] = {}
        for rank, at in self._found(query):
            kind = self.entries[at].kind
            of_kind = kinds.get(kind) or kinds.setdefault(kind, OfKind(kind))
            of_kind.total += 1
            if of_kind.total <= most:
                of_kind.hits.append(self._hit(rank, at))
        return list(kinds.values())

    def _hit(self, rank: Rank, at: int) -> Hit:
        return Hit(self.entries[at], Match(rank[0]), rank[1])

    def _found(self, query: str) -> list[tuple[Rank, int]]:
        typed = typed_words(query)
        if not typed:
            return []
        ranks = self._by_words(typed)
        _keep_best(ranks, self._by_one_word("".join(typed)))
        _keep_best(ranks, self._by_beginning(" ".join(typed)))
        found = sorted((rank, at) for at, rank in ranks.items())
        if found and found[0][0][0] == Match.EXACT:  # whoever typed a name in full wants no guesses
            return [each for each in found if each[0][0] < Match.RESEMBLES]
        return found

    def _by_beginning(self, joined: str) -> Iterable[tuple[int, Rank]]:
        for text, at in _beginning(self.texts, joined):
            yield at, (Match.EXACT if text == joined else Match.STARTS, 0)

    def _by_one_word(self, typed: str) -> Iterable[tuple[int, Rank]]:
        """SCLC, and S.C.L. on the way there; and names that are written apart, typed in one."""
        if len(typed) > 1:
            for _text, at in _beginning(self.initials, typed):
                yield at, (Match.INITIALS, 0)
        if len(typed) > SHORT:
            for text, at in self.run_together:
                if typed in text:
                    yield at, (Match.WITHIN, 0)

    def _by_words(self, typed: Sequence[str]) -> dict[int, Rank]:
        """Entries that hold each word typed, in any order; the worst of their matches counts."""
        found: dict[int, Rank] | None = None
        for word in sorted(set(typed), key=len, reverse=True):
            like = sorted(self._words_like(word).items(), key=lambda each: each[1], reverse=True)
            ranks: dict[int, Rank] = {}
            for known, rank in like:  # the best last, so that it stays
                ranks |= dict.fromkeys(self.holders[known], rank)
            if found is None:
                found = ranks
            else:
                found = {at: _both(found[at], ranks[at]) for at in found.keys() & ranks.keys()}
        return found or {}

    def _words_like(self, word: str) -> dict[str, Rank]:
        """The known words that a typed one may mean."""
        like: dict[str, Rank] = {known: (Match.RESEMBLES, slips) for known, slips in self._resembling(word)}
        if len(word) > 2 or not word.isascii():
            like |= {known: (Match.WITHIN, 0) for known in self.words if word in known}
        return like | dict.fromkeys(_words_beginning(self.words, word), (Match.WORDS, 0))

    def _resembling(self, word: str) -> Iterable[tuple[str, int]]:
        """Words that differ by a few slips, as a whole or as far as they were typed."""
        if not slips_allowed(word):
            return
        begun = self._beginnings(len(word)) if len(word) > SHORT else {}
        nearest: dict[str, int] = {}
        for beginning, slips in near(word, list(begun)):
            nearest |= dict.fromkeys(begun[beginning], slips)
        for known, slips in near(word, self.words):
            nearest[known] = min(slips, nearest.get(known, slips))
        yield from nearest.items()

    def _beginnings(self, length: int) -> Mapping[str, list[str]]:
        """The known words that are longer, by their first `length` letters; kept once they were asked for."""
        if length not in self._begun:
            found: dict[str, list[str]] = defaultdict(list)
            for known in self.words:
                if len(known) > length:
                    found[known[:length]].append(known)
            self._begun[length] = found
        return self._begun[length]


def _beginning(pairs: Sequence[tuple[str, int]], typed: str) -> Iterable[tuple[str, int]]:
    for place in range(bisect_left(pairs, (typed, -1)), len(pairs)):
        if not pairs[place][0].startswith(typed):
            break
        yield pairs[place]


def _words_beginning(known: Sequence[str], typed: str) -> Iterable[str]:
    for place in range(bisect_left(known, typed), len(known)):
        if not known[place].startswith(typed):
            break
        yield known[place]


def _keep_best(ranks: dict[int, Rank], more: Iterable[tuple[int, Rank]]) -> None:
    for at, rank in more:
        if at not in ranks or rank < ranks[at]:
            ranks[at] = rank


def _both(one: Rank, other: Rank) -> Rank:
    """Two words found in one entry: as good as the worse of them, with the slips of both."""
    return max(one[0], other[0]), one[1] + other[1]

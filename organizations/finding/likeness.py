"""When a typed word may be another: what counts as a slip, and what the initials of a name are. Pure."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from organizations.finding.folding import words

# Initials pass over these: the NAACP is the National Association for the Advancement of Colored People.
_SMALL = (
    "a an and at by da das de del della der des die do e et for für i im in la las le les los of on or the "
    "to und van von y zur"
)
PASSED_OVER = frozenset(_SMALL.split())
SHORT = 4  # what is shorter or as long is compared with whole words only, and never run together
LONGEST_WORD = 40  # of what is typed, and compared with slips
MOST_WORDS = 8


def slips_allowed(word: str) -> int:
    """How many letters may be wrong, missing, too many or in the wrong order in this word.

    None in short words, and none where there are digits: T101 is not T102.
    """
    if len(word) < 4 or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < 7 else 2


def initials(parts: Sequence[str]) -> set[str]:
    """The initials of a name of two words or more, with and without its small words."""
    every = "".join(part[0] for part in parts)
    main = "".join(part[0] for part in parts if part not in PASSED_OVER)
    return {each for each in (every, main) if len(each) > 1} if len(parts) > 1 else set()


def typed_words(query: str) -> tuple[str, ...]:
    """What is looked for."""
    return tuple(word[:LONGEST_WORD] for word in words(query)[:MOST_WORDS])


def near(typed: str, among: Sequence[str]) -> list[tuple[str, int]]:
    """Those of `among` that a typed word may be with a few slips; two letters swapped are one (OSA distance).

    The first letter is hardly ever mistyped: short words that begin otherwise are other words.
    """
    allowed = slips_allowed(typed)
    found = process.extract(
        typed, among, scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None
    )
    return [(known, int(slips)) for known, slips, _at in found if allowed > 1 or typed[0] in known[:2]]

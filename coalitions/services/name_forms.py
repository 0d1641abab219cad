"""Names as they are compared: their words without what one list writes and another leaves out. Pure."""

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

from coalitions.interchange.cells.words import fold

# One word in all the ways in which people write it, in English and the commonest of French, German and
# Spanish; the first stands for all. What is compared is no word that anybody sees.
_WRITTEN = """
st street str saint ste sainte sankt strasse|ave av avenue avda avenida|blvd boulevard bd boul|rd road|ln lane
sq square|hts heights|pk park|mt mount|ft fort|n north|s south|w west|e east|dist district distrito
assn association assoc asso asoc asociacion|coop cooperative cooperativa coops|soc society sociedad
natl national nat nacional nationale|intl international int internacional internationale
dept department dpt departement departamento|univ university uni universitat universite universidad
comm community|cmte committee cttee ctte ctee comite|commn commission comision|cncl council
org organization organisation orga organizacion|fed federation federacion foderation|ctr center centre cntr
dev development devt|svc service services svcs|mgmt management|govt government gov|educ education edu
neighborhood neighbourhood nbhd nhood|fdn foundation fndn fundacion fondation|inst institute institut
conf conference|workers wkrs wrkrs|labor labour|defense defence|neighbors neighbours|program programme
synd syndicat|sind sindicato|mvmt movement mouvement movimiento|sch school|hosp hospital|lib library
"""
_ONE = {word: line.split()[0] for line in _WRITTEN.replace("\n", "|").split("|") for word in line.split()}
_SHORT_FORMS = frozenset(_ONE.values())
_JOINS = "of for de du des del der fur pour para von"
_JOINING = frozenset(_JOINS.split())
_SMALL = _JOINING | {"the", "a", "an", "and", "et", "und", "y", "le", "les"}
_LEGAL_FORMS = "inc incorporated ltd limited llc llp co corp corporation company plc gmbh ev ong asbl"
_LEGAL = frozenset(_LEGAL_FORMS.split())
_NEVER_SPOKEN = _LEGAL - {"co", "corp", "corporation", "company"}  # the C of a CDC is its corporation
# Before a number these say nothing.
_NUMBERING = frozenset({"local", "no", "No", "nr", "num", "number", "nbr", "numero", "nro"})
# What kind of group it is: often left out, and weak as a reason, since "Riders" may be others than the union.
_KIND_WORDS = """
alliance allianz alianza assembly assn board bund bundnis campaign club cmte cncl coalition collectif
collective comm commn colectivo conf congress consejo conseil coop ctr dept fdn fed forum fund group
groupe gruppe initiative inst league liga ligue mvmt netzwerk network org partnership project reseau sind
soc society synd team trust union verband verein
"""
_KINDS = frozenset(_KIND_WORDS.split())
_ADJECTIVE = {"comm", "coop"}  # at the beginning these say which group, not of what kind
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_PARENTHESIS = re.compile(r"(.*\S)\s*\(([^()]+)\)\s*\Z", re.S)
_DIGIT = re.compile(r"\d")
_COOP = re.compile(r"\bco-op", re.I)
SHORT = range(3, 9)  # letters of an abbreviation: two are too many people's
_WITHIN = range(2, 7)  # but beside the rest of the name two are enough


class But(NamedTuple):
    """What is left of a name without one word of it, and the word as it was written."""

    stem: str
    word: str


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of the name without case, accents and punctuation."""
    if "-" in name:
        name = _COOP.sub("coop", name)
    if name.isascii():
        return tuple(_ASCII_WORD.findall(name.lower().replace(".", "").replace("'", "")))
    spaced = "".join(
        letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" or letter in ".'’" else " "
        for letter in name.casefold()
    )
    return tuple(folded for word in spaced.split() if (folded := fold(word)))


@lru_cache(maxsize=50_000)
def plain_name(name: str) -> str:
    """What two spellings of one name have in common, in the order of its words."""
    return plain_words(words_of(name))


def plain_words(words: tuple[str, ...]) -> str:
    """The same of its words."""
    left = [_ONE.get(word, word) for word in words if word not in _SMALL and word not in _LEGAL]
    if any(word.isdigit() for word in left):
        left = _without_numbering(left)
    return " ".join(left) if left else " ".join(words)


def _without_numbering(words: list[str]) -> list[str]:
    """Local 512, No. 512 and 512 are one; nothing but a number would be no name."""
    left: list[str] = []
    for word in reversed(words):
        if word not in _NUMBERING or not left or not left[-1].isdigit():
            left.append(word)
    return words if all(map(str.isdigit, left)) else left[::-1]


def tells(word: str) -> bool:
    """Whether this word is in every spelling of the name: no small word, and none that is often shortened."""
    one = _ONE.get(word, word)
    left_out = word in _SMALL or word in _LEGAL or word in _NUMBERING
    return not (left_out or one in _KINDS or one != word or word in _SHORT_FORMS)


def initials_of(name: str) -> list[str]:
    """What a name of several words may be shortened to: with its small words, and without."""
    words = words_of(name)
    every = "".join([word[0] for word in words])
    main = "".join([word[0] for word in words if word not in _SMALL and word not in _LEGAL])
    return [initials for initials in dict.fromkeys((main, every)) if len(initials) in SHORT]


def without_kind(name: str) -> Iterator[But]:
    """The name without its kind of group, at the end or at the beginning; and without what is in brackets."""
    if "(" in name and (bracketed := _PARENTHESIS.match(name)):
        yield But(plain_name(bracketed[1]), f"({bracketed[2]})")
    words = words_of(name)
    main = [word for word in words if word not in _LEGAL]
    if len(main) < 2:
        return
    if _ONE.get(main[-1], main[-1]) in _KINDS:
        yield But(plain_words(tuple(main[:-1])), _as_written(name, main[-1]))
    first = _ONE.get(main[0], main[0])
    if first in _KINDS and first not in _ADJECTIVE and main[1] in _JOINING:
        yield But(plain_words(tuple(main[1:])), _as_written(name, main[0]))


def _as_written(name: str, word: str) -> str:
    return next((each for each in re.findall(r"[^\W_]+", name) if fold(each) == word), word)


def ends_of(name: str) -> tuple[str, ...]:
    """The first and the last word of a name, or its only one, where they may be abbreviations."""
    words = words_of(name)
    if len(words) == 1:
        return words if len(words[0]) in SHORT else ()
    return tuple(word for word in (words[0], words[-1]) if len(word) in _WITHIN) if words else ()


def shortened(name: str, known: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """The name with several words at its end or beginning as one of the `known` abbreviations,
    or as any.

    Returns: the name so, and the abbreviation.
    """
    words = tuple(word for word in words_of(name) if word not in _SMALL and word not in _NEVER_SPOKEN)
    letters = "".join(word[0] for word in words)
    for many in range(2, min(len(words), 7)):
        end, start = letters[-many:], letters[:many]
        if known is None or end in known:
            yield plain_words((*words[:-many], end)), end
        if known is None or start in known:
            yield plain_words((start, *words[many:])), start


def numbers_of(name: str) -> tuple[str, tuple[str, ...]] | None:
    """The name without its numbers, and those; None where it has none."""
    if not _DIGIT.search(name):
        return None
    words = plain_name(name).split()
    numbers = tuple(word for word in words if any(map(str.isdigit, word)))
    return (" ".join("#" if word in numbers else word for word in words), numbers) if numbers else None

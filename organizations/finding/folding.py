"""Names as they are searched: words without case, accents and punctuation, and where each stood.

Pure: nothing of Django, so that the ranking can be tried with any names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that Unicode doesn't take apart, as people type them without their keyboard.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_JOINING = frozenset("'’‘ʼ`´.·ـ")  # People's = peoples, N.A.A.C.P. = naacp; the last stretches Arabic words
_VARIATION = re.compile("[\ufe00-\ufe0f]")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_KEPT = 65_536  # names whose words are remembered: two of the largest workspaces


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name as it is compared, and for each of its letters the part of the name that it was."""

    text: str
    places: tuple[tuple[int, int], ...]


@lru_cache(maxsize=_KEPT)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` as they are compared; an emoji is a word too."""
    if text.isascii():
        return tuple(_ASCII_WORD.findall(re.sub("['`.]", "", text.lower())))
    return tuple(word.text for word in placed_words(text))


def placed_words(text: str) -> list[Word]:
    """The words of `text`, each with its place in it."""
    found: list[Word] = []
    joined = False  # whether the next letter goes on with the last word
    for at, character in enumerate(text):
        letters, kind = _folded(character)
        last = found[-1] if found and joined else None
        if letters:
            here = ((at, at + 1),) * len(letters)
            if last and _is_sign(last.text[-1]) == (kind == "sign"):
                found[-1] = Word(last.text + letters, last.places + here)
            else:
                found.append(Word(letters, here))
        elif last and unicodedata.combining(character):  # an accent belongs to the letter before it
            found[-1] = Word(last.text, (*last.places[:-1], (last.places[-1][0], at + 1)))
        joined = bool(letters) or (joined and kind == "passed over")
    return found


@lru_cache(maxsize=8_192)
def _folded(character: str) -> tuple[str, str]:
    """What is compared of one character, and what kind it is: letter, sign, passed over, between words."""
    if character in _JOINING or unicodedata.category(character) == "Cf" or _VARIATION.match(character):
        return "", "passed over"
    apart = unicodedata.normalize("NFKD", character).casefold().translate(_PLAIN)
    apart = unicodedata.normalize("NFKD", apart)
    letters = "".join(each for each in apart if not unicodedata.combining(each) and _counts(each))
    if letters:
        return letters, "sign" if _is_sign(letters[-1]) else "letter"
    return "", "passed over" if unicodedata.combining(character) else "between"


def _counts(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc"} or _is_sign(character)


def _is_sign(character: str) -> bool:
    """Emoji and other pictures."""
    category = unicodedata.category(character)
    return category == "So" or (category == "Sk" and not character.isascii())

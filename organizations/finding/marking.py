"""Which part of a name is what somebody typed, so that it can be marked. Pure, as the ranking."""

from collections.abc import Iterable, Sequence

from organizations.finding.folding import Word, placed_words
from organizations.finding.likeness import PASSED_OVER, SHORT, near, typed_words

type Place = tuple[int, int]


def marked(name: str, query: str) -> list[tuple[str, bool]]:
    """`name` in parts, each with whether it is to be marked; together they are the name again."""
    typed, placed = typed_words(query), placed_words(name)
    if not typed or not placed:
        return [(name, False)] if name else []
    held = [list(_holding(word, placed)) for word in typed]
    places = [] if any(held) else _in_one(typed, placed)
    if not places:
        for word, here in zip(typed, held, strict=True):
            places += here or _like(word, placed)
    return _parts(name, places)


def _holding(typed: str, placed: Sequence[Word]) -> Iterable[Place]:
    """Where words begin with what was typed; where none does, where they hold it."""
    begun = [word.places[: len(typed)] for word in placed if word.text.startswith(typed)]
    if not begun and (len(typed) > 2 or not typed.isascii()):
        within = [(word, word.text.find(typed)) for word in placed]
        begun = [word.places[at : at + len(typed)] for word, at in within if at >= 0]
    return [place for letters in begun for place in letters]


def _in_one(typed: Sequence[str], placed: Sequence[Word]) -> list[Place]:
    """The initials of the name, or several of its words typed in one."""
    sought = "".join(typed)
    for shown in (placed, [word for word in placed if word.text not in PASSED_OVER]):
        if len(sought) > 1 and "".join(word.text[0] for word in shown).startswith(sought):
            return [word.places[0] for word in shown[: len(sought)]]
    at = "".join(word.text for word in placed).find(sought) if len(sought) > SHORT else -1
    letters = [place for word in placed for place in word.places]
    return letters[at : at + len(sought)] if at >= 0 else []


def _like(typed: str, placed: Sequence[Word]) -> Iterable[Place]:
    """Words that may be the one typed but for a slip."""
    for word in placed:
        begun = word.text[: len(typed)] if len(typed) > SHORT else word.text
        if near(typed, [word.text, begun]):
            yield from word.places


def _parts(name: str, places: Iterable[Place]) -> list[tuple[str, bool]]:
    on = [False] * len(name)
    for start, end in places:
        on[start:end] = [True] * (end - start)
    parts: list[tuple[str, bool]] = []
    for letter, mark in zip(name, on, strict=True):
        if parts and parts[-1][1] == mark:
            parts[-1] = (parts[-1][0] + letter, mark)
        else:
            parts.append((letter, mark))
    return parts

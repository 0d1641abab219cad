"""One of the words that a column may hold, in any spelling that is known or that the person told."""

from collections.abc import Mapping

from coalitions.interchange.cells.values import BadValue, is_blank
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.columns import Column
from coalitions.interchange.fields.native import TIE_KINDS
from coalitions.interchange.reading import gettext_noop

LEAVE_OUT = "left_out"  # what a word may be said to mean: rows with it are not imported


def read_choice(column: Column, words: Mapping[str, str], own: Mapping[str, str], text: str) -> str:
    """The choice that a cell names, or "" where it says that nothing is known.

    Takes: `words` that are known and the person's `own`, both folded.
    Raises: BadValue where it names none, or is to be left out.
    """
    folded = fold(text)
    if own.get(folded) == LEAVE_OUT:
        raise BadValue(LEAVE_OUT, gettext_noop("“%(value)s” is left out, as was chosen."), value=text[:80])
    if own.get(folded) in column.choices:
        return own[folded]
    for choice in column.choices:
        if folded == fold(choice):
            return choice
    found = words.get(folded)
    if found in column.choices:
        return found or ""
    if is_blank(text):
        return ""
    raise _unknown_tie(text) if column.choices == TIE_KINDS else _unknown_word(column, text)


def _unknown_word(column: Column, text: str) -> BadValue:
    return BadValue(
        "unknown_word",
        gettext_noop("“%(value)s” is not known in “%(column)s”. Write one of: %(choices)s."),
        value=text[:80],
        column=column.name,
        choices=", ".join(column.choices),
    )


def _unknown_tie(text: str) -> BadValue:
    """What it means can be told without touching the file."""
    return BadValue(
        "unknown_tie",
        gettext_noop(
            "“%(value)s” is no kind of tie known here. Say what it means, or leave these ties out, under"
            " “How it was read” (on the command line: --tie). In the file itself, write one of: %(choices)s."
        ),
        value=text[:80],
        choices=", ".join(TIE_KINDS),
    )

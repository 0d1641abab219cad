"""One cell: cleaned text that both databases can store, and text that no spreadsheet runs as a formula."""

import re
import unicodedata
from collections.abc import Sequence

from coalitions.interchange.reading import Message, gettext_noop
from organizations.cleaning import BREAKS, REFUSED, ControlCharacter, TooLong
from organizations.cleaning import clean_text as stored_text

LONGEST = 10_000  # characters in one cell

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z", re.ASCII)
_RISKY = r"(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\x00])"
_FORMULA = re.compile(rf"'*{_RISKY}")
_PROTECTED = re.compile(rf"'+{_RISKY}")


class Unclean(ValueError):
    """The text can't be stored as it is; `column` is the header above it, where that is known."""

    column = ""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def clean_text(text: str, *, longest: int = LONGEST, one_line: bool = False) -> str:
    """The text as it is stored: composed (NFC), trimmed, with plain line ends.

    Takes: text; the most characters it may have; whether line ends become spaces.
    Returns: the cleaned text; cleaning it again changes nothing.
    Raises: Unclean for NUL and other control characters, lone surrogates, and over-long text.
    """
    try:
        return stored_text(text, longest=longest, lines=not one_line)
    except ControlCharacter as error:
        said = gettext_noop("A cell holds a character that can't be stored (%(character)s). Take it out.")
        raise Unclean(Message("control_character", said, {"character": error.character})) from error
    except TooLong as error:
        said = gettext_noop("A cell holds %(length)d characters; at most %(longest)d fit.")
        params = {"length": error.length, "longest": error.longest}
        raise Unclean(Message("too_long", said, params)) from error


def clean_cells(cells: Sequence[str], *, longest: int = LONGEST) -> list[str]:
    """A row of a file: every cell without its protecting apostrophe, and cleaned.

    A row that is plain as a whole, as most are, is not looked at cell by cell.
    """
    row = "\n".join(cells)
    plain = "'" not in row and len(row) <= longest and not REFUSED.search(row) and not BREAKS.search(row)
    if plain and (row.isascii() or unicodedata.is_normalized("NFC", row)):
        return [cell.strip() for cell in cells]
    return [clean_text(unprotect_cell(cell), longest=longest) if cell else "" for cell in cells]


def protect_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it; plain numbers stay numbers.

    `unprotect_cell` gives back exactly what was protected, apostrophes of its own included.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def unprotect_cell(text: str) -> str:
    """The text without the one apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if _PROTECTED.match(text) else text

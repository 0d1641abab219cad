"""The one rule that text passes before it is stored, whichever door it came through: a form or a file.

PostgreSQL refuses a NUL and over-long text; SQLite would keep both without a word, and the data could
then never move. Pure: nothing of Django, so that reading files may use it too.
"""

import re
import unicodedata

# Control characters but tab and line feed, and lone surrogates: databases and spreadsheets refuse them.
REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")


class UncleanText(ValueError):
    """Text that can't be stored; whoever shows it finds the words."""


class ControlCharacter(UncleanText):
    """It holds a character that can't be kept, such as U+0007."""

    def __init__(self, character: str) -> None:
        self.character = f"U+{ord(character):04X}"
        super().__init__(self.character)


class TooLong(UncleanText):
    """It has `length` characters where `longest` fit."""

    def __init__(self, length: int, longest: int) -> None:
        self.length, self.longest = length, longest
        super().__init__(f"{length} > {longest}")


def clean_text(value: str, *, longest: int, lines: bool = False) -> str:
    """`value` in one Unicode form (NFC), trimmed, with plain line ends; cleaning it again changes nothing.

    Tabs and line breaks become spaces unless `lines`. Raises ControlCharacter and TooLong.
    """
    text = value.strip()
    if found := REFUSED.search(text):
        raise ControlCharacter(found[0])
    if not text.isascii() or "\r" in text:
        text = unicodedata.normalize("NFC", BREAKS.sub("\n", text))
    text = text.strip() if lines else _SPACES.sub(" ", text).strip()
    if len(text) > longest:
        raise TooLong(len(text), longest)
    return text


def fold_name(name: str) -> str:
    """The name as it is compared: two that differ only in the case of letters are one name."""
    return name.casefold() if name.isascii() else unicodedata.normalize("NFC", name.casefold())

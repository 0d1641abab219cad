"""The one function that text passes before it is stored, whichever door it came through.

PostgreSQL refuses a NUL and over-long text; SQLite would keep both without a word, and the data could
then never move. So forms, import and models call this.
"""

import unicodedata

_KEPT_CONTROLS = {"\n", "\t"}


class UncleanText(ValueError):
    """Text that can't be stored; the message is fit to show."""


def clean_text(value: str, *, longest: int, lines: bool = False) -> str:
    """`value` in one Unicode form (NFC), trimmed, with plain line ends.

    Raises UncleanText for NUL and other control characters, lone surrogates, and text over `longest`
    characters. Tabs and line breaks become spaces unless `lines`.
    """
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not lines:
        text = " ".join(text.split())
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in _KEPT_CONTROLS for c in text):
        raise UncleanText("This text holds a control character that can't be kept.")
    if len(text) > longest:
        raise UncleanText(f"This text has {len(text):,} characters; at most {longest:,} can be kept.")
    return text

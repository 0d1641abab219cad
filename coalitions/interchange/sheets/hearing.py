"""How each different word or number of a column was read, noted while it is read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from coalitions.interchange.cells.cleaning import Unclean
from coalitions.interchange.cells.values import BadValue
from coalitions.interchange.reading import Heard

SHOWN = 60  # different cells that are listed of one column
_NOTED = 1_000  # different cells that are noted at all: a column with more is no column of words
_CUT = 80


@dataclass(slots=True)
class Listener:
    """What stood in the cells of one column, what it was taken for, and how often."""

    column: str
    name: str
    _found: dict[str, tuple[str | None, int]] = field(default_factory=dict)
    _others: int = 0

    def to(self, reader: Callable[[str], str]) -> Callable[[str], str]:
        """The reader, heard."""

        def heard(text: str) -> str:
            try:
                meaning = reader(text)
            except (BadValue, Unclean):
                self._note(text, None)
                raise
            self._note(text, meaning)
            return meaning

        return heard

    def _note(self, text: str, meaning: str | None) -> None:
        known = self._found.get(text)
        if known is not None or len(self._found) < _NOTED:
            self._found[text] = (meaning, known[1] + 1 if known else 1)
        else:
            self._others += 1

    def heard(self) -> Heard | None:
        """What is worth showing: nothing where every cell was taken just as it is written."""
        if all(text == meaning for text, (meaning, _count) in self._found.items()):
            return None
        listed = sorted(self._found.items(), key=lambda each: (-each[1][1], each[0]))
        values = tuple((text[:_CUT], meaning, count) for text, (meaning, count) in listed[:SHOWN])
        return Heard(self.column, self.name, values, len(listed) - len(values) + self._others)

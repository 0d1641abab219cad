"""Several rows about one organization, one for each of its people."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coalitions.interchange.cells.values import join_list, split_list, split_values
from coalitions.interchange.fields.beside import Beside
from coalitions.interchange.fields.native import SEPARATOR
from coalitions.interchange.reading import Message, Row, gettext_noop


@dataclass(slots=True)
class Person:
    """The contact in one row, and what is noted where it is none: without name, e-mail and phone."""

    values: dict[str, str]
    kept: Beside = field(default_factory=Beside)
    notes: list[str] = field(default_factory=list)


def merged_rows(earlier: Row, later: Row, headers: Mapping[str, str]) -> Row:
    """One organization from two rows about it: the later one says the same or more.

    Where it says otherwise the earlier one counts, and what the later one says is kept as an extra field.
    `headers`: what each native column is called in the sheet.
    """
    values = dict(earlier.values)
    extra = dict(earlier.extra)
    for header, text in later.extra.items():
        known = split_values(extra.get(header, ""), SEPARATOR)
        extra[header] = SEPARATOR.join(dict.fromkeys([*known, text]))
    kept = Beside(extra, [*earlier.kept, *later.kept])
    for column, value in later.values.items():
        known_value = values.setdefault(column, value)
        if column == "constituency" and known_value != value:
            values[column] = join_list([*split_list(known_value), *split_list(value)])
        elif known_value.casefold() != value.casefold():
            header = headers.get(column, column)
            kept.keep(header, later.extra.get(header, value), _otherwise(earlier.number, known_value))
    return replace(earlier, values=values, extra=kept.extra, kept=tuple(kept.kept))


def _otherwise(number: int, known: str) -> Message:
    text = gettext_noop("Row %(row)d says “%(other)s”.")
    return Message("says_otherwise", text, {"row": number, "other": known[:80]})

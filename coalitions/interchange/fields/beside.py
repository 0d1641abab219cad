"""Cells that can't be read as what their column holds: kept as text beside the rest of their row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coalitions.interchange.cells.values import BadValue, split_values
from coalitions.interchange.fields.native import SEPARATOR
from coalitions.interchange.reading import Message, gettext_noop

_TEXTS: Mapping[str, str] = {
    "not_a_date": gettext_noop("%(column)s: “%(value)s” isn't a date; kept as text beside it."),
    "no_such_day": gettext_noop("%(column)s: there is no such day as “%(value)s”; kept as text beside it."),
    "not_a_number": gettext_noop("%(column)s: “%(value)s” isn't a number; kept as text beside it."),
    "not_a_count": gettext_noop("%(column)s: “%(value)s” isn't a number; kept as text beside it."),
    "out_of_range": gettext_noop(
        "%(column)s: “%(value)s” doesn't fit, it goes from %(low)s to %(high)s; kept as text beside it."
    ),
    "too_long": gettext_noop("%(column)s: “%(value)s…” is too long for its field; kept as text beside it."),
    "formula": gettext_noop(
        "%(column)s: a formula without its result; kept as text beside it, “%(value)s”."
        " Open the workbook, save it and bring it in again to have the result."
    ),
    "says_otherwise": gettext_noop(
        "%(column)s: “%(value)s”, but row %(row)d says “%(other)s”; kept as text beside it."
    ),
}
_ANY = gettext_noop(
    "%(column)s: “%(value)s” can't be read as what this column holds; kept as text beside it."
)


class Formula(str):
    """A formula whose result the workbook doesn't hold, as it is written."""

    __slots__ = ()


def refuse_formula(text: str) -> None:
    """Raises BadValue where the cell is a formula without its result."""
    if isinstance(text, Formula):
        raise BadValue(
            "formula",
            gettext_noop(
                "It holds a formula without its result (%(value)s). Open the workbook, save it and try again."
            ),
            value=text[:80],
        )


@dataclass(slots=True)
class Beside:
    """The extra fields of one row, and what is to be said of those that could not be read otherwise."""

    extra: dict[str, str] = field(default_factory=dict)
    kept: list[Message] = field(default_factory=list)

    def keep(self, column: str, text: str, why: Message) -> None:
        """Keep a cell of that column as an extra field, word for word, beside what stands there already."""
        written = self.extra.get(column, "")
        if text != written and text not in split_values(written, SEPARATOR):
            self.extra[column] = f"{written}{SEPARATOR}{text}" if written else str(text)
        params = {**why.params, "column": column, "value": text[:80]}
        self.kept.append(Message(f"kept_{why.code}", _TEXTS.get(why.code, _ANY), params))

    def drop(self, column: str, text: str) -> None:
        """Take out a cell of that column which was read after all."""
        if self.extra.get(column) == text:
            del self.extra[column]


def columns_kept(kept: Mapping[str, int]) -> Message:
    """What is said of a whole sheet: in which columns cells were kept as text, and how many."""
    return Message(
        "kept_as_written",
        gettext_noop(
            "Some cells can't be read as what their column holds; they are kept as extra fields: %(headers)s."
        ),
        {"headers": ", ".join(f"{header} ({count})" for header, count in kept.items())},
    )

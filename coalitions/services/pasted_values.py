"""One pasted cell: what it says for its field, as the same words would be read from a file or a form."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coalitions.interchange.cells.cleaning import unprotect_cell
from coalitions.interchange.cells.days import column_order, read_date
from coalitions.interchange.cells.scales import Scale, key, read_wedge
from coalitions.interchange.cells.values import BadValue, is_blank, read_count
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.headers import map_headers
from coalitions.interchange.reading import Question
from organizations.forms.organizations import OrganizationForm
from organizations.forms.texts import clean_typed
from organizations.models import Organization, Spectrum, Workspace

# What stands in each column of the list, as it is copied from there.
# Unity and coalitions follow from other rows.
PASTED: Final[dict[str, tuple[str, ...]]] = {
    "name": ("name",),
    "kind": ("kind",),
    "spectrum": ("spectrum",),
    "people": ("turnout_likely",),
    "place": ("place",),
    "constituencies": ("constituencies",),
    "owner": ("owner",),
    "next": ("next_step", "next_step_on"),
    "checked": ("last_checked",),
}
FIELDS: Final = tuple(field for fields in PASTED.values() for field in fields)
# What a field holds once it is emptied, as its form would have it. A name can't be.
EMPTIED: Final[dict[str, Any]] = {
    **dict.fromkeys(("kind", "place", "owner", "next_step"), ""),
    **dict.fromkeys(("turnout_likely", "next_step_on", "last_checked")),
    "spectrum": Spectrum.UNKNOWN.value,
    "constituencies": [],
}
DATES: Final = frozenset({"next_step_on", "last_checked"})


class Misread(ValueError):
    """What is written can't be what this field holds; the words say why."""


class Reader:
    """Reads cells; made once a block, since it knows the fields' rules.

    `orders`: of each column of days whether the day or the month comes first, where that is known.
    """

    def __init__(self, orders: Mapping[str, str] | None = None) -> None:
        self.orders = orders or {}
        self.fields = OrganizationForm(workspace=Workspace(), instance=Organization()).fields

    def label(self, field: str) -> str:
        return str(self.fields[field].label or "").capitalize()

    def labels(self) -> dict[str, str]:
        """What each field is called."""
        return {field: self.label(field) for field in FIELDS}

    def read(self, field: str, written: str, before: Any = None) -> Any:
        """The value as it is stored; None where the cell says nothing, which leaves what is there.

        Raises: Misread, also where an unsure word would take away the place on the spectrum that is known.
        """
        text = unprotect_cell(written).strip()
        if not text:
            return None
        try:
            if field == "spectrum":
                return _wedge(text, before)
            if field == "turnout_likely" or field in DATES:
                return None if is_blank(text) else self._plain(field, text)
            if field == "constituencies":
                return self.fields[field].clean(text)
            return self._text(field, text)
        except BadValue as error:
            raise Misread(_(error.message.text) % error.message.params) from error
        except ValidationError as error:
            raise Misread(" ".join(error.messages)) from error

    def _plain(self, field: str, text: str) -> Any:
        plain = read_date(text, self.orders.get(field, "")) if field in DATES else str(read_count(text))
        return self.fields[field].clean(plain)

    def _text(self, field: str, text: str) -> str | None:
        bound = self.fields[field]
        longest = (bound.max_length if isinstance(bound, forms.CharField) else None) or 300
        return clean_typed(text, longest=longest) or None


def order_of_days(
    lines: Sequence[Sequence[str]], fields: Sequence[str], answer: str
) -> tuple[dict[str, str], Question | None]:
    """Of each column of days which comes first, the day or the month; and the question that `answer` answers.

    A column whose days prove it needs no answer; the question is there where any column does.
    """
    orders, question = {}, None
    for at, name in enumerate(fields):
        if name in DATES:
            cells = [unprotect_cell(line[at]) for line in lines if at < len(line)]
            proven = column_order(cells, "")
            orders[name] = answer if isinstance(proven, Question) else proven
            question = question or (proven if isinstance(proven, Question) else None)
    return orders, question


def _wedge(text: str, before: str | None) -> str | None:
    """Only the list's own word for unknown, as it is copied from there, takes away what is known."""
    shown = {key(str(label)): str(value) for value, label in Spectrum.choices}
    try:
        if own := shown.get(key(text)):
            return own
        read = read_wedge(text, Scale())
    except BadValue as error:
        words = ", ".join(str(label) for _value, label in Spectrum.choices)
        raise Misread(
            _("This is no place on the spectrum. Write one of: {words}.").format(words=words)
        ) from error
    if read == Spectrum.UNKNOWN and before not in (None, Spectrum.UNKNOWN):
        told = _("This says that it is not known. “{known}” stays; write “{unknown}” to take it away.")
        raise Misread(told.format(known=Spectrum(before).label, unknown=Spectrum.UNKNOWN.label))
    return read


def fields_from(columns: list[str], start: str) -> list[str]:
    """The fields that a block pasted into the column `start` goes to, of the columns that are shown."""
    shown = ["name", *columns]
    at = shown.index(start) if start in shown else 0
    return [field for column in shown[at:] for field in PASTED.get(column, ())]


def fields_of(headings: list[str], called: dict[str, list[str]]) -> list[str]:
    """The field that each heading names, by our own words or by those of other sheets; "" = none of ours."""
    own = {fold(label): field for field, labels in called.items() for label in labels}
    found = {heading: own[fold(heading)] for heading in headings if fold(heading) in own}
    mapped = map_headers(headings, "allies", found)
    fields = [mapped.get(at, "") for at in range(len(headings))]
    first = ["name", *(field if field in FIELDS and field != "name" else "" for field in fields[1:])]
    return [field if field not in first[:at] else "" for at, field in enumerate(first)]

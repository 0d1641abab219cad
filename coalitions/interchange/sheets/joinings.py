"""What an ally list says of places in one coalition: status, days of signing, what a group brings.

Of which coalition only the person knows: until they say, these columns stay extra fields.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from coalitions.interchange.cells.days import column_order, read_date
from coalitions.interchange.cells.legends import bare
from coalitions.interchange.cells.values import NO, YES, BadValue, is_blank
from coalitions.interchange.cells.words import WORDS, fold
from coalitions.interchange.fields.beside import Beside, Formula
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Message, NeedsAnswer, gettext_noop
from coalitions.interchange.sheets.drafts import Draft
from coalitions.interchange.sheets.hearing import Listener
from coalitions.interchange.sheets.sheet import Sheet

FIELDS = frozenset({"status", "contributes"})
_SIGNING = frozenset({"endorsed", "signedon", "signed", "datesigned"})  # headers whose "yes" is a signature
_ENDORSERS = frozenset({"signed", "signedon", "endorsed", "endorses", "endorser", "signatory", "cosigned"})
_MEMBERS = frozenset({"active", "current", "confirmed", "committed", "activemember", "in"})
_LONGEST = 1_000  # characters of what a member contributes


@dataclass(slots=True)
class _Place:
    """What the rows about one organization say of its place."""

    number: int
    name: str
    role: str = ""
    joined: str = ""
    brings: list[str] = field(default_factory=list)


class Joinings:
    """Makes places in the coalition that the person named out of the rows of an ally list."""

    def __init__(self, draft: Draft, fields: dict[int, str], options: Options) -> None:
        self.coalition = options.coalition
        self.draft, self.sheet = draft, draft.sheet
        columns = {index: name for index, name in fields.items() if name in FIELDS}
        if columns and not self.coalition:
            draft.notices.append(_untold([self.sheet.headers[index] for index in columns]))
        told = columns if self.coalition else {}
        self._brings = [index for index, name in told.items() if name == "contributes"]
        self._readers = {
            index: self._reader(index, options) for index, name in told.items() if name == "status"
        }
        self._places: dict[str, _Place] = {}

    def _reader(self, index: int, options: Options) -> Callable[[str], tuple[str, str]]:
        """Role and day of joining from a cell of that column. Raises NeedsAnswer as `column_order` does."""
        header = self.sheet.headers[index]
        order = _order(self.sheet, index, options)
        listener = Listener(header, "status")
        self.draft.listeners.append(listener)
        usual = "endorser" if fold(bare(header)) in _SIGNING else "member"
        word = listener.to(lambda text: _role(text, usual))

        def read(text: str) -> tuple[str, str]:
            try:
                return usual, read_date(text, order)
            except BadValue:
                return word(text), ""

        return read

    def take(self, number: int, name: str, cells: list[str], kept: Beside) -> None:
        """Note what a row says; what becomes part of a place is no extra field any more."""
        place = self._places.get(name.casefold()) or _Place(number, name)
        for index, reader in self._readers.items():
            self._take_status(place, self.sheet.headers[index], cells[index], reader, kept)
        if not place.role and self._readers:
            return  # no place: what it brings stays with the organization
        for index in self._brings:
            text = cells[index]
            whole = "; ".join(dict.fromkeys([*place.brings, text]))
            if text and not isinstance(text, Formula) and len(whole) <= _LONGEST:
                place.role, place.brings = place.role or "member", [*place.brings, text]
                kept.drop(self.sheet.headers[index], text)
        if place.role:
            self._places[name.casefold()] = place

    def _take_status(
        self,
        place: _Place,
        header: str,
        text: str,
        reader: Callable[[str], tuple[str, str]],
        kept: Beside,
    ) -> None:
        if is_blank(text) or isinstance(text, Formula):
            return
        try:
            role, joined = reader(text)
        except BadValue:
            return  # it stays an extra field, and the list of words says that it is not understood
        place.role = place.role or role
        if joined and place.joined in ("", joined):
            place.joined = joined
            kept.drop(header, text)

    def add(self) -> None:
        """The places as rows, one for each organization."""
        for place in self._places.values():
            self.draft.mention("coalitions", place.number, {"name": self.coalition})
            values = {"coalition": self.coalition, "organization": place.name, "role": place.role}
            values |= {"joined": place.joined, "contribution": "; ".join(dict.fromkeys(place.brings))}
            self.draft.add("affiliations", place.number, values)


def _order(sheet: Sheet, index: int, options: Options) -> str:
    order = column_order(sheet.column(index), options.dates)
    if isinstance(order, str):
        return order
    raise NeedsAnswer([replace(order, file=sheet.file, sheet=sheet.sheet, column=sheet.headers[index])])


def _role(text: str, usual: str) -> str:
    """The role that a word of status means. Raises BadValue where it means no place, or nothing known."""
    folded, plain = fold(text), text.casefold()
    if plain in YES:
        return usual
    if folded in _ENDORSERS or folded in _MEMBERS:
        return "endorser" if folded in _ENDORSERS else "member"
    if folded in WORDS["role"] and plain not in NO:
        return WORDS["role"][folded]
    raise BadValue("no_place", gettext_noop("“%(value)s” says of no place in a coalition."), value=text[:80])


def _untold(headers: list[str]) -> Message:
    return Message(
        "which_coalition",
        gettext_noop(
            "%(headers)s: kept as extra fields until you say, under “Read it another way”, of which coalition"
            " they tell. They become places in it then: role, day of joining, what each contributes."
        ),
        {"headers": ", ".join(f"“{header}”" for header in headers)},
    )

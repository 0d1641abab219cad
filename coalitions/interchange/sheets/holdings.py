"""What an ally list says of demands and issues: each becomes one of its own, and the group is for it.

That is an estimate: it counts only where nothing is known of the pair. Of a group that stands against us an
issue says nothing of for or against; there it stays an extra field.
"""

from collections.abc import Callable, Iterator

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.cells.legends import influence_of
from coalitions.interchange.cells.values import BadValue, is_blank, split_values
from coalitions.interchange.cells.words import VITALITY, fold
from coalitions.interchange.fields.beside import Beside, Formula
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Message, gettext_noop
from coalitions.interchange.sheets.drafts import Draft
from coalitions.interchange.sheets.hearing import Listener
from coalitions.interchange.sheets.sheet import Sheet

HELD = ("demands", "issues")
_AGAINST_US = frozenset({"passive_opponent", "active_opponent"})
_NOTHING = frozenset({"none", "no", "nothing", "various", "all", "many", "other", "etc", "misc"})
_PROSE = 60  # characters: what is longer is rather a sentence than the name of an issue
_NAME_LENGTH = 200


def is_prose(sheet: Sheet, index: int) -> bool:
    """Whether most cells of a column hold sentences, so that no list of issues should be made of them."""
    cells = sheet.column(index)
    return 2 * sum(max(map(len, split_values(cell)), default=0) > _PROSE for cell in cells) > len(cells)


class Holdings:
    """Makes positions of what the rows of an ally list say the groups work on and ask for."""

    def __init__(self, draft: Draft, fields: dict[int, str], options: Options) -> None:
        self.draft, self.sheet = draft, draft.sheet
        self._facets = {"demands": options.facet, "issues": "interest"}
        self._held = {index: field for index, field in fields.items() if field in HELD}
        self._vital = {
            index: self._vitality_reader(self.sheet.headers[index])
            for index, field in fields.items()
            if field == "interest" and self._held
        }
        self._names: set[str] = set()
        self._said: set[tuple[str, str]] = set()
        self._left = 0  # rows whose issues are kept because the group stands against us

    def reads(self, index: int) -> bool:
        """Whether that column becomes part of positions."""
        return index in self._held or index in self._vital

    def _vitality_reader(self, header: str) -> Callable[[str], str]:
        scale = influence_of(header)
        listener = Listener(header, "vitality")
        self.draft.listeners.append(listener)
        return listener.to(lambda text: str(VITALITY.get(fold(text), "")) or scale.read(text))

    def take(self, number: int, values: dict[str, str], cells: list[str], kept: Beside) -> None:
        """Note what a row says; what becomes a position is no extra field any more."""
        against = values.get("spectrum", "") in _AGAINST_US
        vitality = self._vitality(cells, kept)
        for index, field in self._held.items():
            text = cells[index]
            if not text or isinstance(text, Formula):
                continue
            if against and field == "issues":
                self._left += 1
                continue
            taken = [self._hold(number, values["name"], part, field, vitality) for part in _parts(text)]
            if all(taken):
                kept.drop(self.sheet.headers[index], text)

    def _vitality(self, cells: list[str], kept: Beside) -> str:
        for index, reader in self._vital.items():
            text = cells[index]
            if text and not isinstance(text, Formula):
                try:
                    read = reader(text)
                except BadValue:
                    continue  # it stays an extra field, and the list of words says that it is not understood
                if read == text:
                    kept.drop(self.sheet.headers[index], text)
                return read
        return ""

    def _hold(self, number: int, organization: str, written: str, field: str, vitality: str) -> bool:
        """Whether that could be taken as the name of a demand or issue."""
        try:
            name = clean_text(written, longest=_NAME_LENGTH, one_line=True)
        except Unclean:
            return False
        self._names.add(name.casefold())
        pair = (organization.casefold(), name.casefold())
        if pair not in self._said:
            self._said.add(pair)
            self.draft.mention("tenets", number, {"name": name, "facet": self._facets[field]})
            values = {"organization": organization, "tenet": name, "stance": "1", "evidence": "estimated"}
            self.draft.assume("positions", number, {**values, "vitality": vitality})
        return True

    def tell(self) -> None:
        """Say what was made of these columns."""
        if self._names:
            headers = ", ".join(f"“{self.sheet.headers[index]}”" for index in self._held)
            self.draft.notices.append(_held(headers, len(self._names)))
        if self._left:
            self.draft.notices.append(_left(self._left))


def _parts(text: str) -> Iterator[str]:
    return (part for part in split_values(text) if not is_blank(part) and fold(part) not in _NOTHING)


def _held(headers: str, count: int) -> Message:
    text = gettext_noop(
        "%(headers)s: %(count)d different demands or issues. Whoever names one is taken as for it, as our"
        " estimate, where nothing else is known of the two. Where that is not so, choose “kept as an extra"
        " field” for the column."
    )
    return Message("issues_held", text, {"headers": headers, "count": count})


def _left(rows: int) -> Message:
    text = gettext_noop(
        "Of groups that stand against you the issues are kept as extra fields, for nobody says whether they"
        " are for or against (cells: %(count)d)."
    )
    return Message("issues_of_opponents", text, {"count": rows})

"""An ally list: one row per organization or per contact person, often mixed."""

from collections.abc import Callable

from coalitions.interchange.cells.cleaning import Unclean, clean_text
from coalitions.interchange.cells.legends import influence_of
from coalitions.interchange.cells.scales import Scale, looks_like_stance, read_wedge
from coalitions.interchange.cells.values import BadValue, join_list, split_values
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.beside import Beside
from coalitions.interchange.fields.columns import Column
from coalitions.interchange.fields.headers import map_headers
from coalitions.interchange.fields.native import ORGANIZATIONS
from coalitions.interchange.options import Options
from coalitions.interchange.reading import NeedsAnswer, Question, Row, gettext_noop
from coalitions.interchange.sheets.drafts import Draft, beside, placed, read_or_keep, words_or_keep
from coalitions.interchange.sheets.headings import heading_rows
from coalitions.interchange.sheets.holdings import HELD, Holdings, is_prose
from coalitions.interchange.sheets.joinings import Joinings
from coalitions.interchange.sheets.native_rows import Reader, column_reader
from coalitions.interchange.sheets.people_rows import Person, merged_rows
from coalitions.interchange.sheets.sheet import Sheet
from coalitions.interchange.sheets.stances import sheet_scale

_CONTACT = ("contact", "first_name", "last_name", "role", "email", "phone")
# What is kept as extra fields where nothing else is made of it, and what of that is shown by its name.
_NAMED = frozenset({"external_id", "status", "contributes", *HELD})
_KEPT = _NAMED | {"interest", "aside"}
_PERSON = ("name", "email", "phone")  # one of these makes a contact
_NATIVE = {"power": "influence"}  # fields whose native column is called otherwise
_NAME_LENGTH = 200


def read_allies(sheet: Sheet, options: Options) -> Draft:
    """Organizations, their contacts, and notes for those who may see them."""
    reader = AllyReader(sheet, options)
    grouped: dict[str, int] = {}
    for number, cells in sheet.records:
        try:
            reader.add(number, cells, grouped)
        except (BadValue, Unclean) as error:
            sheet.problem(number, cells, error.message, error.column)
    reader.draft.rows["organizations"] = reader.organizations
    reader.joinings.add()
    reader.holdings.tell()
    return reader.draft


class AllyReader:
    """Reads records into organizations, contacts and notes, once the columns are known."""

    def __init__(self, sheet: Sheet, options: Options) -> None:
        self.sheet, self.options = sheet, options
        self.fields = _fields(sheet, options)
        self.draft = Draft(sheet, "ally_list")
        self.holdings = Holdings(self.draft, self.fields, options)
        self.draft.mapping = self._shown()
        self.organizations: list[Row] = []
        self.has_people = any(field in _CONTACT for field in self.fields.values())
        self.scaled = {"spectrum"}  # of these fields what was written is kept beside
        self.readers = self._readers()
        self.joinings = Joinings(self.draft, self.fields, options)
        self.headings = heading_rows(sheet, next(iter(self._at("name")), 0))
        self.draft.has("organizations", *self._columns())

    def _shown(self) -> dict[str, str]:
        native = {"power": "influence", "notes": "private notes"}
        plain = {at for at, field in self.fields.items() if field in _KEPT - _NAMED}
        return {
            self.sheet.headers[at]: ""
            if at in plain and not self.holdings.reads(at)
            else native.get(field, field)
            for at, field in self.fields.items()
        }

    def _columns(self) -> list[str]:
        columns = (_NATIVE.get(field, field) for field in self.fields.values())
        return [column for column in columns if ORGANIZATIONS.column(column) and column != "notes"]

    def _readers(self) -> dict[int, Reader]:
        readers: dict[int, Reader] = {}
        questions: list[Question] = []
        for index, field in self.fields.items():
            column = ORGANIZATIONS.column(_NATIVE.get(field, field))
            if column is None or field in (*_CONTACT, "notes", "place", "source"):
                continue
            try:
                reader = self._reader(index, field, column)
            except NeedsAnswer as asked:
                questions += asked.questions
            else:
                header = self.sheet.headers[index]
                readers[index] = placed(header, self.draft.listen(header, column, reader))
        if questions:
            raise NeedsAnswer(questions)
        return readers

    def _reader(self, index: int, field: str, column: Column) -> Reader:
        if field == "spectrum":
            return self._wedge_reader(index)
        if field == "power":
            return self._influence_reader(self.sheet.headers[index])
        if field == "constituency":
            return _read_constituency
        return column_reader(self.sheet, index, ORGANIZATIONS, column, self.options)

    def _influence_reader(self, header: str) -> Reader:
        scale = influence_of(header)
        if not scale.is_plain:
            self.draft.notices.append(scale.say(header))
            self.scaled.add("power")
        return scale.read

    def _wedge_reader(self, index: int) -> Callable[[str], str]:
        header = self.sheet.headers[index]
        scale: Scale = sheet_scale(
            self.sheet, self.sheet.column(index), self.options, header, field="spectrum"
        )
        self.draft.scale = scale.say()
        return lambda text: read_wedge(text, scale) or ""

    def add(self, number: int, cells: list[str], grouped: dict[str, int]) -> None:
        """Take one record: its organization (or more about one already met), its person, its note."""
        values, kept = self._organization(cells)
        name = values.get("name", "")
        if not name:
            raise BadValue("no_name", gettext_noop("This row doesn't say which organization it is about."))
        self.joinings.take(number, name, cells, kept)
        self.holdings.take(number, values, cells, kept)
        extra, told = dict(kept.extra), tuple(kept.kept)
        heading = number in self.headings
        row = Row(self.sheet.file, self.sheet.sheet, number, values, extra, kept=told, heading=heading)
        earlier = grouped.get(name.casefold()) if self.has_people else None
        if earlier is None:
            grouped[name.casefold()] = len(self.organizations)
            self.organizations.append(row)
        else:
            headers = {self._column(at): self.sheet.headers[at] for at in reversed(self.fields)}
            self.organizations[earlier] = merged_rows(self.organizations[earlier], row, headers)
        person = self._person(name, cells)
        if any(person.values.get(field) for field in _PERSON):
            self.draft.add("contacts", number, person.values, person.kept)
        else:  # of a person without a name only what could not be read: kept where it is private too
            person.notes += [f"{header}: {text}" for header, text in person.kept.extra.items()]
        if note := "\n".join(dict.fromkeys([*self._words("notes", cells), *person.notes])):
            self.draft.add("notes", number, {"organization": name, "text": note})

    def _column(self, index: int) -> str:
        return _NATIVE.get(self.fields[index], self.fields[index])

    def _organization(self, cells: list[str]) -> tuple[dict[str, str], Beside]:
        values: dict[str, str] = {}
        kept = beside(self.sheet, cells, {at for at in self.fields if self.fields[at] not in _KEPT})
        for index, field in self.fields.items():
            if cells[index] and index in self.readers:
                self._read(index, field, cells[index], values, kept)
        for field, between in (("place", ", "), ("source", "; ")):
            if joined := between.join(dict.fromkeys(words_or_keep(self.sheet, cells, self._at(field), kept))):
                values[field] = joined
        return {column: value for column, value in values.items() if value}, kept

    def _read(self, index: int, field: str, text: str, values: dict[str, str], kept: Beside) -> None:
        column = self._column(index)
        read_or_keep(self.readers[index], column, text, values, kept, required=field == "name")
        if field in self.scaled and column in values and fold(text) != fold(values[column]):
            kept.extra[self.sheet.headers[index]] = text  # five steps say less than the words did

    def _at(self, field: str) -> list[int]:
        return [index for index, name in self.fields.items() if name == field]

    def _words(self, field: str, cells: list[str]) -> list[str]:
        """What stands in the columns of a field, formulas without their result too: as they are written."""
        return list(dict.fromkeys(str(cells[index]) for index in self._at(field) if cells[index]))

    def _person(self, name: str, cells: list[str]) -> Person:
        found = Person({"organization": name})
        said: dict[str, str] = {}
        for field in _CONTACT:
            parts = words_or_keep(self.sheet, cells, self._at(field), found.kept)
            said[field] = " / ".join(dict.fromkeys(parts))
        said["name"] = said["contact"] or f"{said['first_name']} {said['last_name']}".strip()
        for field in ("role", *_PERSON):
            try:
                found.values[field] = clean_text(said[field], longest=_NAME_LENGTH, one_line=True)
            except Unclean as error:
                index = next(iter(self._at("contact" if field == "name" else field)), -1)
                header = self.sheet.headers[index] if index >= 0 else field
                found.kept.keep(header, said[field], error.message)
        return found


def _fields(sheet: Sheet, options: Options) -> dict[int, str]:
    fields = map_headers(sheet.headers, "allies", options.mapping)
    for index, field in fields.items():
        if field == "position":
            cells = sheet.column(index)
            stances = sum(1 for cell in cells if looks_like_stance(cell))
            taken = "spectrum" in fields.values()
            fields[index] = "spectrum" if stances * 2 >= len(cells) and not taken else "role"
        elif field in HELD and sheet.headers[index] not in options.mapping and is_prose(sheet, index):
            fields[index] = "aside"
    return fields


def _read_constituency(text: str) -> str:
    return join_list(split_values(text))

"""An ally list: one row per organization or per contact person, often mixed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from coalitions.interchange.cells import Unclean, clean_text
from coalitions.interchange.columns import Column
from coalitions.interchange.drafts import Draft, extras
from coalitions.interchange.headers import map_headers
from coalitions.interchange.native import ORGANIZATIONS, SEPARATOR
from coalitions.interchange.native_rows import Reader, column_reader
from coalitions.interchange.options import Options
from coalitions.interchange.reading import Message, NeedsAnswer, Question, Row, gettext_noop
from coalitions.interchange.scales import Scale, looks_like_stance, read_wedge
from coalitions.interchange.sheets import Sheet
from coalitions.interchange.stances import sheet_scale
from coalitions.interchange.values import BadValue, is_blank, join_list, split_list, split_values
from coalitions.interchange.words import LEVELS, fold

_CONTACT = ("contact", "first_name", "last_name", "role", "email", "phone")
_KEPT = frozenset({"interest", "issues", "contributes", "status", "external_id"})  # as extra fields
_LOOSE = frozenset({"integer", "number"})  # "a lot" in such a column is kept as an extra field
_LOOSE_FIELDS = frozenset({"power", "spectrum"})  # and so is what can't be read here
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
    if reader.loose:
        reader.draft.notices.append(_kept_as_written(reader.loose))
    reader.draft.rows["organizations"] = reader.organizations
    return reader.draft


class AllyReader:
    """Reads records into organizations, contacts and notes, once the columns are known."""

    def __init__(self, sheet: Sheet, options: Options) -> None:
        self.sheet, self.options = sheet, options
        self.fields = _fields(sheet, options)
        self.draft = Draft(sheet, "ally_list", mapping=_shown(sheet, self.fields))
        self.organizations: list[Row] = []
        self.loose: dict[str, int] = {}  # header → cells that were kept as written
        self.has_people = any(field in _CONTACT for field in self.fields.values())
        self.readers = self._readers()
        self.draft.has("organizations", *self._columns())

    def _columns(self) -> list[str]:
        columns = (_NATIVE.get(field, field) for field in self.fields.values())
        return [column for column in columns if ORGANIZATIONS.column(column) and column != "notes"]

    def _readers(self) -> dict[int, Reader]:
        readers: dict[int, Reader] = {}
        questions: list[Question] = []
        for index, field in self.fields.items():
            column = ORGANIZATIONS.column(_NATIVE.get(field, field))
            if column is None or field in ("notes", "place", "source"):
                continue
            try:
                reader = self._reader(index, field, column)
            except NeedsAnswer as asked:
                questions += asked.questions
            else:
                readers[index] = self.draft.listen(self.sheet.headers[index], column, reader)
        if questions:
            raise NeedsAnswer(questions)
        return readers

    def _reader(self, index: int, field: str, column: Column) -> Reader:
        if field == "spectrum":
            return self._wedge_reader(index)
        own = {"constituency": _read_constituency, "power": read_influence}
        return own.get(field) or column_reader(self.sheet, index, ORGANIZATIONS, column, self.options)

    def _wedge_reader(self, index: int) -> Callable[[str], str]:
        header = self.sheet.headers[index]
        scale: Scale = sheet_scale(
            self.sheet, self.sheet.column(index), self.options, header, field="spectrum"
        )
        self.draft.scale = scale.say()
        return lambda text: read_wedge(text, scale) or ""

    def add(self, number: int, cells: list[str], grouped: dict[str, int]) -> None:
        """Take one record: its organization (or more about one already met), its person, its note."""
        values, extra = self._organization(cells)
        name = values.get("name", "")
        if not name:
            raise BadValue("no_name", gettext_noop("This row doesn't say which organization it is about."))
        row = Row(self.sheet.file, self.sheet.sheet, number, values, extra)
        earlier = grouped.get(name.casefold()) if self.has_people else None
        if earlier is None:
            grouped[name.casefold()] = len(self.organizations)
            self.organizations.append(row)
        else:
            self.organizations[earlier] = _merged(self.organizations[earlier], row)
        self._person(number, name, cells)
        if note := self._joined("notes", cells, "\n"):
            self.draft.add("notes", number, {"organization": name, "text": note})

    def _organization(self, cells: list[str]) -> tuple[dict[str, str], dict[str, str]]:
        values: dict[str, str] = {}
        extra = extras(self.sheet, cells, set(self.fields))
        for index, field in self.fields.items():
            text = cells[index]
            if not text or field in _CONTACT or field in ("notes", "place", "source"):
                continue
            if field in _KEPT or index not in self.readers:
                extra[self.sheet.headers[index]] = text
            else:
                self._read(index, field, text, values, extra)
        for field, between in (("place", ", "), ("source", "; ")):
            if joined := self._joined(field, cells, between):
                values[field] = joined
        return {column: value for column, value in values.items() if value}, extra

    def _read(self, index: int, field: str, text: str, values: dict[str, str], extra: dict[str, str]) -> None:
        column = ORGANIZATIONS.column(field)
        try:
            value = self.readers[index](text)
        except (BadValue, Unclean) as error:
            error.column = self.sheet.headers[index]
            loose = field in _LOOSE_FIELDS or (column is not None and column.cell in _LOOSE)
            if not loose or isinstance(error, Unclean):
                raise
            self._loose(index, text, extra)
            return
        values[_NATIVE.get(field, field)] = value
        if field == "spectrum" and fold(text) != fold(value):
            extra[self.sheet.headers[index]] = text  # five steps say less than the words did

    def _loose(self, index: int, text: str, extra: dict[str, str]) -> None:
        header = self.sheet.headers[index]
        extra[header] = text
        self.loose[header] = self.loose.get(header, 0) + 1

    def _joined(self, field: str, cells: list[str], between: str) -> str:
        parts = [cells[index] for index, name in self.fields.items() if name == field and cells[index]]
        return between.join(dict.fromkeys(parts))

    def _person(self, number: int, name: str, cells: list[str]) -> None:
        said = {field: self._joined(field, cells, " / ") for field in _CONTACT}
        full = said["contact"] or f"{said['first_name']} {said['last_name']}".strip()
        person = {"name": full, "email": said["email"], "phone": said["phone"]}
        if any(person.values()):
            texts = {
                field: clean_text(text, longest=_NAME_LENGTH, one_line=True) for field, text in person.items()
            }
            role = clean_text(said["role"], longest=_NAME_LENGTH, one_line=True)
            self.draft.add("contacts", number, {"organization": name, "role": role, **texts})


def _merged(earlier: Row, later: Row) -> Row:
    """One organization from two rows about it; the second person's row says the same or more."""
    values = dict(earlier.values)
    for column, value in later.values.items():
        known = values.setdefault(column, value)
        if column == "constituency" and known != value:
            values[column] = join_list([*split_list(known), *split_list(value)])
        elif known.casefold() != value.casefold():
            raise BadValue(
                "says_otherwise",
                gettext_noop(
                    "“%(name)s” is also in row %(row)d, where “%(column)s” is “%(other)s”, not “%(value)s”."
                ),
                name=values["name"],
                row=earlier.number,
                column=column,
                other=known[:80],
                value=value[:80],
            )
    extra = dict(earlier.extra)
    for header, text in later.extra.items():
        known = extra.get(header, "")
        extra[header] = SEPARATOR.join(dict.fromkeys([*split_values(known, SEPARATOR), text]))
    return replace(earlier, values=values, extra=extra)


def _fields(sheet: Sheet, options: Options) -> dict[int, str]:
    fields = map_headers(sheet.headers, "allies", options.mapping)
    for index, field in fields.items():
        if field == "position":
            cells = sheet.column(index)
            stances = sum(1 for cell in cells if looks_like_stance(cell))
            taken = "spectrum" in fields.values()
            fields[index] = "spectrum" if stances * 2 >= len(cells) and not taken else "role"
    return fields


def _shown(sheet: Sheet, fields: Mapping[int, str]) -> dict[str, str]:
    native = {"power": "influence", "notes": "private notes"}
    return {
        sheet.headers[index]: "" if field in _KEPT else native.get(field, field)
        for index, field in fields.items()
    }


def _read_constituency(text: str) -> str:
    return join_list(split_values(text))


def read_influence(text: str) -> str:
    """Power as influence 1-5: a whole number of these, or high, medium, low; blank where unknown.

    Raises: BadValue for anything else.
    """
    if is_blank(text):
        return ""
    if fold(text) in LEVELS:
        return str(LEVELS[fold(text)])
    if text in ("1", "2", "3", "4", "5"):
        return text
    raise BadValue("no_influence", gettext_noop("“%(value)s” is no influence from 1 to 5."), value=text[:80])


def _kept_as_written(loose: Mapping[str, int]) -> Message:
    return Message(
        "kept_as_written",
        gettext_noop(
            "Some cells can't be read as what their column holds; they are kept as extra fields: %(headers)s."
        ),
        {"headers": ", ".join(f"{header} ({count})" for header, count in loose.items())},
    )

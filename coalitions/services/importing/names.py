"""What rows are called, so that a file may refer to them."""

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from organizations.cleaning import fold_name
from organizations.models import Organization, Row, Tenet


class RowRefusedError(Exception):
    """This row can't be taken; the message says why and is fit to show."""


class LeftOutError(Exception):
    """Somebody chose to leave this organization out; what is about it is left out too."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Names[R: Row]:
    """Rows by their key (short name or id), then by their name, then by either in any case."""

    def __init__(self) -> None:
        self.by_key: dict[str, R] = {}
        self.by_name: dict[str, R] = {}
        self._folded: dict[str, R] = {}
        self._several: set[str] = set()  # names that more than one row has

    def add(self, row: R, key: str, name: str) -> None:
        """Let later rows refer to `row` by `key` or by `name`; the first row of a name keeps it."""
        if key:
            self.by_key.setdefault(key, row)
        if self.by_name.setdefault(name, row) is not row:
            self._several.add(name)
        for folded in {fold_name(key), fold_name(name)} - {""}:
            if self._folded.setdefault(folded, row) is not row:
                self._several.add(f"folded {folded}")

    def find(self, name: str) -> R | None:
        """The one row that is called so. Raises RowRefusedError where several are."""
        if found := self.by_key.get(name):
            return found
        if found := self.by_name.get(name):
            self._refuse_several(name, name)
            return found
        if found := self._folded.get(fold_name(name)):
            self._refuse_several(f"folded {fold_name(name)}", name)
        return found

    def knows(self, name: str) -> bool:
        """Whether at least one row is called so."""
        return name in self.by_key or name in self.by_name or fold_name(name) in self._folded

    def _refuse_several(self, key: str, name: str) -> None:
        if key in self._several:
            text = _("Several are called “{name}”: use the id, or write it exactly as here.")
            raise RowRefusedError(text.format(name=name))


def add_organization(names: Names[Organization], row: Organization) -> None:
    names.add(row, row.short_name, row.name)


def add_tenet(names: Names[Tenet], row: Tenet) -> None:
    names.add(row, row.code, row.name)


def only_named(row: FileRow) -> str:
    """Why there is a row for something that the file says nothing of; blank where it does."""
    return _("Only named in the file; nothing here is called so, so it is added.") if row.mention else ""

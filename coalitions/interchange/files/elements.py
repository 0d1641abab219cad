"""Maps of other tools as two sheets: what is on the map, and what connects it."""

from collections.abc import Iterable, Mapping, Sequence

from coalitions.interchange.cells.cleaning import protect_cell
from coalitions.interchange.files.grids import Collected, Grid, check_size
from coalitions.interchange.limits import Limits
from coalitions.interchange.reading import CannotRead, Message, gettext_noop

ELEMENTS, CONNECTIONS = "Elements", "Connections"
ID, LABEL, FROM, TO = "Id", "Label", "From", "To"

type Record = Mapping[str, str]


def as_sheets(
    file: str,
    elements: Sequence[Record],
    connections: Sequence[Record],
    limits: Limits,
    notices: tuple[Message, ...] = (),
) -> Collected:
    """Both sheets, without the ids where they only repeat the labels.

    Raises: CannotRead where there is nothing on the map, or too much.
    """
    if not elements and not connections:
        raise CannotRead("empty_map", gettext_noop("There is nothing on the map in “%(file)s”."), file=file)
    if all(each.get(ID, "") in ("", each.get(LABEL)) for each in elements):
        elements = [{name: value for name, value in each.items() if name != ID} for each in elements]
    found = Collected()
    for sheet, first, records in ((ELEMENTS, (LABEL, ID), elements), (CONNECTIONS, (FROM, TO), connections)):
        if records:
            own = notices if not found.grids else ()
            found.grids.append(record_grid(file, sheet, first, records, limits, own))
    return found


def record_grid(
    file: str,
    sheet: str,
    first: Iterable[str],
    records: Sequence[Record],
    limits: Limits,
    notices: tuple[Message, ...] = (),
) -> Grid:
    """Records as a sheet: a column for each name that any of them has, those of `first` at the left.

    What stands in a cell is meant as it is written, also where it begins with an apostrophe.
    """
    names = dict.fromkeys(name for record in records for name in record)
    columns = [name for name in first if name in names]
    columns += [name for name in names if name not in columns]
    check_size(len(records), len(columns), limits)
    rows = [
        (number, [protect_cell(record.get(name, "")) for name in columns])
        for number, record in enumerate(records, start=2)
    ]
    return Grid(file, sheet, [(1, [protect_cell(name) for name in columns]), *rows], notices=notices)

"""The forms in which a workspace can be taken out: how each is written, and what its file is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Protocol

from coalitions.interchange.writing.maps import Rows, write_graph, write_kumu
from coalitions.interchange.writing.tables import write_folder, write_json, write_xlsx, write_zip

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Writer(Protocol):
    """Writes the tables; `recorded` is the moment of the past that they are of, "" if they are today's."""

    def __call__(self, tables: Rows, stream: IO[bytes], /, *, recorded: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Notation:
    """One form: `ending` follows the workspace and the day in the file's name."""

    write: Writer
    ending: str
    content_type: str


NOTATIONS: Mapping[str, Notation] = {
    "xlsx": Notation(write_xlsx, ".xlsx", _WORKBOOK),
    "zip": Notation(write_zip, ".zip", "application/zip"),
    "json": Notation(write_json, ".json", "application/json"),
    "graphml": Notation(partial(write_graph, notation="graphml"), ".graphml", "application/graphml+xml"),
    "gexf": Notation(partial(write_graph, notation="gexf"), ".gexf", "application/gexf+xml"),
    "kumu": Notation(write_kumu, "-kumu.xlsx", _WORKBOOK),
}


def write_tables(tables: Rows, path: Path, *, recorded: str = "") -> None:
    """Write to one file, in the form that its ending says, else CSV files to a folder.

    Raises: CannotWrite where files of an earlier export would stay and mix with this one.
    """
    notation = NOTATIONS.get(path.suffix.lower().removeprefix("."))
    if notation is None:
        write_folder(tables, path)
        return
    with path.open("wb") as stream:
        notation.write(tables, stream, recorded=recorded)

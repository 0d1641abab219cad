"""Which of the known shapes a sheet has, and what reads it.

Native tables come first, by exact column names (and the name of the file or sheet); then, by the synonyms
and the cells: an edge list, a long list of positions, a matrix, and last an ally list.
"""

import re
from collections.abc import Sequence

from coalitions.interchange.cells.scales import is_unknown, looks_like_stance
from coalitions.interchange.cells.words import fold
from coalitions.interchange.fields.columns import Kind
from coalitions.interchange.fields.headers import map_headers
from coalitions.interchange.fields.native import EXTRA, KINDS
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead, gettext_noop
from coalitions.interchange.sheets.allies import read_allies
from coalitions.interchange.sheets.drafts import Draft
from coalitions.interchange.sheets.edges import edge_fields, read_edges
from coalitions.interchange.sheets.longlists import long_fields, read_positions
from coalitions.interchange.sheets.matrices import (
    demands_run_down,
    is_adjacency,
    is_matrix,
    name_index,
    read_adjacency,
    read_matrix,
)
from coalitions.interchange.sheets.native_rows import read_native
from coalitions.interchange.sheets.sheet import Sheet

_LONGEST = 60  # characters of a header in a message
SHAPES = ("ally_list", "positions_list", "matrix", "matrix_demands_down", "edge_list", "adjacency")

_NATIVE_STANCE = re.compile(r"[+-]?[012](?:\.0+)?\Z")
# Headers that people use too: these alone don't make a table ours, its name or another column has to.
_EVERYDAY = frozenset(
    [
        "name",
        "kind",
        "structure",
        "constituency",
        "level",
        "place",
        "website",
        "members",
        "people",
        "money",
        "activity",
        "access",
        "influence",
        "spectrum",
        "owner",
        "notes",
        "source",
        "note",
        "purpose",
        "target",
        "since",
        "statement",
        "id",
        "value",
    ]
)


def recognise(sheet: Sheet, options: Options, *, alone: bool) -> str:
    """The shape of a sheet: one of SHAPES, or a native kind. `alone`: nothing else is in the upload.

    Raises: CannotRead where it has none; the error says what is missing.
    """
    if options.shape:
        return _chosen(sheet, options)
    kind = native_kind(sheet)
    if kind is not None and not (kind.name == "positions" and alone and _is_other_scale(sheet, options)):
        return kind.name
    return _foreign_shape(sheet, options) or _unrecognised(sheet)


def _chosen(sheet: Sheet, options: Options) -> str:
    """The shape that the person chose, where the sheet has the columns for it."""
    if options.shape in ("positions_list", "edge_list"):
        long_list = options.shape == "positions_list"
        fields = long_fields(sheet, options) if long_list else edge_fields(sheet, options)
        needed = ("organization", "tenet", "stance") if long_list else ("source", "target")
        missing = [field for field in needed if field not in fields.values()]
        if missing:
            raise CannotRead(
                "no_such_columns",
                gettext_noop("“%(sheet)s” has no column for: %(columns)s. It has: %(headers)s."),
                sheet=sheet.sheet or sheet.file,
                columns=", ".join(missing),
                headers=_shown(sheet.headers),
            )
    elif options.shape not in SHAPES and options.shape not in KINDS:
        raise CannotRead(
            "no_such_shape", gettext_noop("There is no shape called “%(shape)s”."), shape=options.shape[:40]
        )
    return options.shape


def _foreign_shape(sheet: Sheet, options: Options) -> str:
    fields = map_headers(sheet.headers, "allies", options.mapping)
    about_people = {"email", "phone", "contact", "first_name"} & set(fields.values())
    if not about_people and edge_fields(sheet, options):
        return "edge_list"
    if not about_people and _is_long_list(sheet, options):
        return "positions_list"
    if is_adjacency(sheet):
        return "adjacency"
    if is_matrix(sheet, options):
        down = demands_run_down(sheet, name_index(sheet, options))
        return "matrix_demands_down" if down else "matrix"
    return "ally_list" if "name" in fields.values() else ""


def native_kind(sheet: Sheet) -> Kind | None:
    """The native kind whose columns, exactly as written, the sheet has."""
    headers = {header for header in sheet.headers if not header.startswith(EXTRA)}
    named = next((kind for kind in KINDS.values() if fold(kind.name) == sheet.title), None)
    if (
        named is not None
        and _has_keys(named, headers)
        and (headers <= {*named.column_names} or _ours(headers, named))
    ):
        return named
    fitting = [kind for kind in KINDS.values() if _has_keys(kind, headers) and _ours(headers, kind)]
    whole = [kind for kind in fitting if headers <= set(kind.column_names)]
    return max(whole or fitting, key=lambda kind: len(headers & set(kind.column_names)), default=None)


def _has_keys(kind: Kind, headers: set[str]) -> bool:
    return set(kind.requires) <= headers or (kind.name == "tenets" and "id" in headers)


def _ours(headers: set[str], kind: Kind) -> bool:
    """Whether a column that only the native form calls so is among the headers."""
    if kind.name == "ties":
        return {"source", "target"} <= headers and headers <= set(kind.column_names)
    if kind.name == "tenets":
        return "facet" in headers or "legitimizes" in headers
    if kind.name == "contacts":
        return headers <= set(kind.column_names) and "organization" in headers and len(headers) > 1
    if kind.name == "questions":  # who, and what about: anybody's list has these two
        return bool({"asked_at", "asked_by"} & headers)
    if kind.name == "differences":
        return "differs_from" in headers
    if kind.name in {"scenarios", "disputes"}:
        return bool({"scenario", "settled_on"} & headers)
    if kind.name == "saved_views":
        return headers == {*kind.column_names}
    return bool((headers & set(kind.column_names)) - _EVERYDAY)


def _is_other_scale(sheet: Sheet, options: Options) -> bool:
    """Whether a lone list of positions is somebody else's, on a scale of its own or in words."""
    if options.scale or options.low_means:
        return True
    cells = sheet.column(sheet.headers.index("stance"))
    return any(not _NATIVE_STANCE.match(cell) and not is_unknown(cell) for cell in cells)


def _is_long_list(sheet: Sheet, options: Options) -> bool:
    fields = long_fields(sheet, options)
    at = {field: index for index, field in fields.items()}
    if not {"organization", "tenet", "stance"} <= set(at):
        return False
    several = any(mark in cell for cell in sheet.column(at["tenet"]) for mark in ";|\n")
    stances = sheet.column(at["stance"])
    return not several and (not stances or any(looks_like_stance(cell) for cell in stances))


def _unrecognised(sheet: Sheet) -> str:
    named = next((kind for kind in KINDS.values() if fold(kind.name) == sheet.title), None)
    if named is not None:
        raise CannotRead(
            "missing_columns",
            gettext_noop(
                "“%(sheet)s” is named like a table of %(kind)s, but has no column %(columns)s."
                " It has: %(headers)s."
            ),
            sheet=sheet.sheet or sheet.file,
            kind=named.name,
            columns=", ".join(column for column in named.requires if column not in sheet.headers),
            headers=_shown(sheet.headers),
        )
    raise CannotRead(
        "no_name_column",
        gettext_noop(
            "No column of “%(sheet)s” says which organization a row is about. Its headers are: %(headers)s."
            " Name one of them “Organization”."
        ),
        sheet=sheet.sheet or sheet.file,
        headers=_shown(sheet.headers),
    )


def _shown(headers: Sequence[str]) -> str:
    """The first headers, cut to what fits in a sentence."""
    return ", ".join(
        header if len(header) <= _LONGEST else f"{header[:_LONGEST]}…" for header in headers[:20]
    )


def read_sheet(sheet: Sheet, shape: str, options: Options, *, mentions: bool) -> Draft:
    """The native rows of a sheet of that shape."""
    if shape in KINDS:
        return read_native(sheet, KINDS[shape], options, mentions=mentions)
    if shape in ("matrix", "matrix_demands_down"):
        return read_matrix(sheet, options, demands_down=shape == "matrix_demands_down")
    readers = {
        "ally_list": read_allies,
        "positions_list": read_positions,
        "edge_list": read_edges,
        "adjacency": read_adjacency,
    }
    return readers[shape](sheet, options)

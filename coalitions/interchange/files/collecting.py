"""What lies at a path: recognised by its content, not by how its name ends."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from coalitions.interchange.files.archives import (
    Unpacker,
    is_ignored,
    is_map,
    is_table,
    safe_name,
    too_many_entries,
)
from coalitions.interchange.files.csvs import not_a_table, read_csv
from coalitions.interchange.files.dna import MAGIC, read_dna
from coalitions.interchange.files.grids import Collected
from coalitions.interchange.files.jsons import looks_like_json, read_json
from coalitions.interchange.files.markup import other_markup, read_markup
from coalitions.interchange.files.own_maps import is_own_workbook, own_tables
from coalitions.interchange.files.sheet_facts import xlsx_facts
from coalitions.interchange.files.workbooks import read_workbook
from coalitions.interchange.limits import MEGABYTE, Limits
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead, Message, gettext_noop

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90",
    b"{\\rtf", b"BZh", b"\xfd7zXZ",
)  # fmt: skip
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, LookupError),
)
_ANOTHERS = frozenset({"other_json", "markup", "not_a_table"})  # the settings of a program, for instance
_PAGE = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head")
_XML = (b"<?xml", b"<gexf", b"<graphml", b"<!--")


def collect(path: Path, name: str, limits: Limits, options: Options) -> Collected:
    """The sheets of a folder or file. `name` is what the person called it.

    Raises: CannotRead where it is not there, not a table, empty, or too big.
    """
    if path.is_dir():
        return _folder(path, name, limits, options)
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise CannotRead("not_there", gettext_noop("There is no file “%(file)s”."), file=name) from None
    except OSError:
        raise CannotRead("not_readable", gettext_noop("“%(file)s” can't be opened."), file=name) from None
    return collect_bytes(data, name, limits, options)


def collect_bytes(data: bytes, name: str, limits: Limits, options: Options) -> Collected:
    """The sheets of one file's content."""
    if len(data) > limits.file_bytes:
        raise too_big(name, limits)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise CannotRead("empty_file", gettext_noop("“%(file)s” is empty."), file=name)
    if data.startswith(_ZIP):
        return _zipped(data, name, limits, options)
    if data.startswith(_OLD_WORKBOOK):
        return read_workbook(data, name, limits, options, {})
    if data.startswith(_OTHERS):
        raise not_a_table(name)
    found = Collected()
    read = _other_reader(data, name)
    if read is not None:
        return read(data, name, limits)
    _table(found, name, data, limits)
    return found


def _other_reader(data: bytes, name: str) -> Callable[[bytes, str, Limits], Collected] | None:
    """What reads a file that is text but no table, or a database; None where it is a table."""
    start = data[:600].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_PAGE):
        raise other_markup(name)
    if start.startswith(_XML):
        return read_markup
    if data.startswith(MAGIC):
        return read_dna
    return read_json if looks_like_json(data, name) else None


def too_big(name: str, limits: Limits) -> CannotRead:
    """A bigger file than may be read."""
    return CannotRead(
        "too_big",
        gettext_noop("“%(file)s” is bigger than %(limit)d MB, which is the most that can be read."),
        file=name,
        limit=limits.file_bytes // MEGABYTE,
    )


def _folder(path: Path, name: str, limits: Limits, options: Options) -> Collected:
    files = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    if len(files) > limits.entries:
        raise too_many_entries(name, len(files), limits)
    found = Collected()
    left = limits.unpacked_bytes
    for entry in files:
        if entry.is_file() and not entry.is_symlink() and (is_table(entry.name) or is_map(entry.name)):
            left -= entry.stat().st_size
            if left < 0:
                raise too_big(name, limits)
            _add(found, entry.name, entry.read_bytes(), limits, options)
        else:
            found.skip(entry.name, "", _not_a_csv())
    return _something(found, name)


def _add(found: Collected, name: str, data: bytes, limits: Limits, options: Options) -> None:
    if options.sheets and name not in options.sheets:
        found.skip(name, "", Message("not_chosen", gettext_noop("It was not chosen.")))
    elif "(ignore)" in name.casefold():
        found.skip(name, "", Message("ignored", gettext_noop("Its name says (ignore).")))
    elif not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        found.skip(name, "", Message("empty", gettext_noop("It is empty.")))
    elif is_map(name):
        _map(found, name, data, limits)
    else:
        _table(found, name, data, limits)


def _map(found: Collected, name: str, data: bytes, limits: Limits) -> None:
    """One of several files: what a file by itself would be refused for is refused, another's is left."""
    if len(data) > limits.file_bytes:
        raise too_big(name, limits)
    try:
        read = _other_reader(data, name)
        if read is None:
            raise not_a_table(name)
        found.grids += read(data, name, limits).grids
    except CannotRead as error:
        if error.message.code not in _ANOTHERS:
            raise
        found.skip(name, "", error.message)


def _table(found: Collected, name: str, data: bytes, limits: Limits) -> None:
    found.count_lines(data, limits)
    found.grids.append(read_csv(data, name, limits))


def _not_a_csv() -> Message:
    return Message("not_a_csv", gettext_noop("It is no table and no map that can be read."))


def _something(found: Collected, name: str) -> Collected:
    if found.grids:
        return found
    raise CannotRead("no_tables", gettext_noop("“%(file)s” holds no table that can be read."), file=name)


def _zipped(data: bytes, name: str, limits: Limits, options: Options) -> Collected:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unzip(archive, data, name, limits, options)
    except _DAMAGED:
        raise CannotRead(
            "damaged_zip", gettext_noop("“%(file)s” is damaged: it can't be unpacked."), file=name
        ) from None


def _unzip(archive: zipfile.ZipFile, data: bytes, name: str, limits: Limits, options: Options) -> Collected:
    unpacker = Unpacker(archive, name, limits)
    names = {entry.filename for entry in unpacker.entries}
    if "[Content_Types].xml" in names or "mimetype" in names:
        if not any(part in names for part in ("xl/workbook.xml", "xl/workbook.bin", "content.xml")):
            raise not_a_table(name)
        unpacker.check_all()
        facts = xlsx_facts(archive) if "xl/workbook.xml" in names else {}
        book = read_workbook(data, name, limits, options, facts)
        core = archive.read("docProps/core.xml") if "docProps/core.xml" in names else b""
        return own_tables(book, bars=True) if is_own_workbook(core) else book
    found = Collected()
    for entry in unpacker.entries:
        last = safe_name(entry.filename, name)
        if is_ignored(entry.filename):
            continue
        if is_table(last) or is_map(last):
            _add(found, last, unpacker.read(entry), limits, options)
        else:
            found.skip(last, "", _not_a_csv())
    return _something(found, name)

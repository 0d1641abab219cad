"""Archives, unpacked in memory and counted while unpacking; nothing is ever written where a name says."""

import zipfile

from coalitions.interchange.limits import MEGABYTE, Limits
from coalitions.interchange.reading import CannotRead, gettext_noop

_CHUNK = 1 << 16
_TABLES = (".csv", ".tsv", ".tab", ".txt")
_MAPS = (".json", ".graphml", ".gexf", ".dna")
_IGNORED = ("__MACOSX/", "._", ".DS_Store", "Thumbs.db", "desktop.ini")


class Unpacker:
    """Reads the entries of one archive and keeps count of what they grow to."""

    def __init__(self, archive: zipfile.ZipFile, file: str, limits: Limits) -> None:
        self.archive, self.file, self.limits = archive, file, limits
        self.left = limits.unpacked_bytes
        self.entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(self.entries) > limits.entries:
            raise too_many_entries(file, len(self.entries), limits)

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of one entry.

        Raises: CannotRead past the limit, for a locked entry, and for XML that defines its own entities.
        """
        if entry.flag_bits & 0x1:
            raise CannotRead(
                "locked",
                gettext_noop("“%(file)s” is protected by a password. Save it without one and try again."),
                file=self.file,
            )
        chunks = []
        with self.archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise self._too_big()
                chunks.append(chunk)
        return b"".join(chunks)

    def check_all(self) -> None:
        """Count every entry of a workbook, and refuse a document type definition in any of its parts."""
        for entry in self.entries:
            data = self.read(entry)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise CannotRead(
                    "own_entities",
                    gettext_noop(
                        "“%(file)s” holds XML with a document type definition, which no spreadsheet needs."
                    ),
                    file=self.file,
                )

    def _too_big(self) -> CannotRead:
        return CannotRead(
            "too_big_unpacked",
            gettext_noop("“%(file)s” unpacks to more than %(limit)d MB, which is the most that can be read."),
            file=self.file,
            limit=self.limits.unpacked_bytes // MEGABYTE,
        )


def too_many_entries(file: str, found: int, limits: Limits) -> CannotRead:
    """More files than may be read at once."""
    return CannotRead(
        "too_many_entries",
        gettext_noop("“%(file)s” holds %(found)d files; at most %(limit)d can be read."),
        file=file,
        found=found,
        limit=limits.entries,
    )


def is_ignored(name: str) -> bool:
    """What operating systems leave in archives and folders."""
    last = name.rsplit("/", 1)[-1]
    return name.startswith("__MACOSX/") or last.startswith("._") or last in _IGNORED


def is_table(name: str) -> bool:
    """Whether a file's name says that it is a text table."""
    return name.lower().endswith(_TABLES)


def is_map(name: str) -> bool:
    """Whether a file's name says that it is a map of a graph tool, a coded debate, or JSON."""
    return name.lower().endswith(_MAPS)


def safe_name(name: str, file: str) -> str:
    """The last part of an entry's name.

    Raises: CannotRead where the name tries to leave the archive.
    """
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in name:
        raise CannotRead(
            "unsafe_name",
            gettext_noop(
                "“%(file)s” holds a file whose name points outside of it (%(name)s). It is not read."
            ),
            file=file,
            name=name[:80],
        )
    return parts[-1]

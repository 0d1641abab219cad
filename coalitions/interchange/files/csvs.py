"""Comma-, semicolon-, tab- and bar-separated text in the encodings that spreadsheets write."""

import codecs
import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator

from coalitions.interchange.files.grids import Grid, check_size
from coalitions.interchange.limits import Limits
from coalitions.interchange.reading import CannotRead, Message, gettext_noop

DELIMITERS = ",;\t|"
_NONE = "\x1f"  # a separator that no file has: the file has one column
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536


def decode(data: bytes, file: str) -> str:
    """The text of the bytes: what the byte order mark says, else UTF-8, else Windows-1252.

    Raises: CannotRead where it is no text.
    """
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise not_a_table(file)


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    sample = data[:4096]
    if sample and sample[1::2].count(0) > 0.4 * len(sample) / 2:
        return ("utf-16-le", "utf-8", "cp1252")
    if sample and sample[0::2].count(0) > 0.4 * len(sample) / 2:
        return ("utf-16-be", "utf-8", "cp1252")
    return ("utf-8", "cp1252")


def not_a_table(file: str) -> CannotRead:
    """The file is something else."""
    return CannotRead(
        "not_a_table",
        gettext_noop(
            "“%(file)s” is not a table that can be read. Take a spreadsheet (.xlsx, .xls, .ods),"
            " a text table (.csv, .tsv), a folder or a .zip of those, or a map of Kumu (.json),"
            " GraphML, GEXF or Discourse Network Analyzer (.dna)."
        ),
        file=file,
    )


def read_csv(data: bytes, file: str, limits: Limits) -> Grid:
    """The rows of a text table.

    Raises: CannotRead for what is no text table, for an open quotation mark and for too many rows.
    """
    text = decode(data, file)
    sample = text[:4096]
    if sum(1 for letter in sample if letter < " " and letter not in "\t\r\n") > 0.1 * len(sample):
        raise not_a_table(file)
    start, delimiter = _delimiter(text, file)
    if start:
        text = text[start:]
    try:
        return Grid(file, "", _rows(text, delimiter, limits, strict=True, offset=1 if start else 0))
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise _open_quote(file) from None
    notice = Message(
        "loose_quotes",
        gettext_noop(
            "Some quotation marks in “%(file)s” don't enclose a whole cell: look closely at these rows."
        ),
        {"file": file},
    )
    rows = _rows(text, delimiter, limits, strict=False, offset=1 if start else 0)
    return Grid(file, "", rows, notices=(notice,))


def _open_quote(file: str) -> CannotRead:
    return CannotRead(
        "open_quote",
        gettext_noop(
            "A quotation mark in “%(file)s” is opened and never closed, so rows would run together."
        ),
        file=file,
    )


def _parse(text: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    before = 0
    for cells in reader:
        yield before + 1, cells
        before = reader.line_num


def _rows(
    text: str, delimiter: str, limits: Limits, *, strict: bool, offset: int
) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for number, cells in _parse(text, delimiter, strict=strict):
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        while len(cells) > limits.columns and not cells[-1].strip():
            cells.pop()
        rows.append((number + offset, cells))
        check_size(len(rows), len(cells), limits)
    return rows


def _delimiter(text: str, file: str) -> tuple[int, str]:
    """Where the table starts (after Excel's `sep=;` line), and what separates its cells."""
    first = text[:4096].split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return len(first) + 1, first[4]
    preferred = "\t" if file.lower().endswith((".tsv", ".tab")) else ","
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: (scores[delimiter], delimiter == preferred))
    return 0, best if scores[best] > 0 else _NONE


def _score(sample: str, delimiter: str) -> float:
    """How much the sample looks like a table with this delimiter: rows as wide as its header."""
    rows = [cells for _, cells in _parse(sample, delimiter, strict=False) if any(cells)][:200]
    widths = Counter(len(cells) for cells in rows)
    width, rows_of_it = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
    if width == 1 or (len(rows[0]) == 1 and rows_of_it < 0.7 * len(rows)):
        return 0
    return rows_of_it / len(rows) + min(width, 50) / 1000

"""Workbooks that try to do harm: .xlsx, .ods, .xls."""

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial

from openpyxl import Workbook

from tools.hostile.making import Made, flipped, zipped

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
LINKS, TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
CALC = "application/vnd.oasis.opendocument.spreadsheet"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEN = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a "ha">{_TEN}]>'


def good() -> bytes:
    """A workbook that is all right."""
    book = Workbook()
    book.worksheets[0].append(["Organization", "Stance"])
    book.worksheets[0].append(["A", "yes"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(files: Mapping[str, str | bytes | None]) -> bytes:
    """The good workbook with some of its parts replaced; None takes one out."""
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    for name, content in files.items():
        parts.pop(name, None)
        if content is not None:
            parts[name] = content
    return zipped(parts)


def part(name: str, old: str, new: str) -> bytes:
    """The good workbook with a text in one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        return changed({name: archive.read(name).decode().replace(old, new)})


def cells(rows: str, around: str = "") -> bytes:
    """The good workbook with this in its sheet."""
    return changed(
        {SHEET: f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData>{around}</worksheet>'}
    )


def cell(at: str, value: str, kind: str = "inlineStr") -> str:
    """A row of one cell."""
    number = "".join(letter for letter in at if letter.isdigit()) or "1"
    inner = f"<is><t>{value}</t></is>" if kind == "inlineStr" else f"<v>{value}</v>"
    return f'<row r="{number}"><c r="{at}" t="{kind}">{inner}</c></row>'


_NAME = cell("A1", "Organization")
_ROWS = {
    "far": _NAME + cell("XFD1048576", "x"),
    "beyond": _NAME + cell("ZZZZ99999999", "x"),
    "row-zero": cell("A0", "Organization"),
    "row-huge": _NAME + cell("A4294967296", "x"),
    "row-text": '<row r="x"><c r="A1"><v>1</v></c></row>',
    "no-reference": _NAME + '<row><c t="inlineStr"><is><t>x</t></is></c></row>',
    "wrong-reference": _NAME + cell("1A", "x"),
    "string-beyond": _NAME + cell("A2", "99999", "s"),
    "string-negative": _NAME + cell("A2", "-1", "s"),
    "string-text": _NAME + cell("A2", "x", "s"),
    "number-huge": _NAME + cell("A2", "9" * 5000, "n"),
    "number-infinite": _NAME + cell("A2", "1e999", "n"),
    "day-huge": _NAME + '<row r="2"><c r="A2" s="1"><v>1e300</v></c></row>',
    "day-kind": _NAME + cell("A2", "9999-99-99T99:99:99", "d"),
    "style-beyond": _NAME + '<row r="2"><c r="A2" s="99999"><v>1</v></c></row>',
    "long-text": _NAME + cell("A2", "x" * 9_000_000),
    "escaped-nul": _NAME + cell("A2", "a_x0000_b"),
    "control": _NAME + cell("A2", "a&#1;b"),
    "formula": _NAME + '<row r="2"><c r="A2"><f>cmd|"/C calc"!A0</f></c></row>',
    "outside-formula": _NAME
    + '<row r="2"><c r="A2"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>1</v></c></row>',
    "deep": "<row>" * 100_000,
    "rows": _NAME + "".join(cell(f"A{n}", "x") for n in range(2, 26_000)),
    "columns": "<row r='1'>" + "<c><v>1</v></c>" * 16_000 + "</row>",
    "backwards": cell("A9", "x") + cell("A5", "y") + _NAME,
    "twice": _NAME + cell("A2", "x") * 5,
}


def workbooks() -> Iterator[Made]:
    """Every .xlsx."""
    yield from _cells()
    yield from _harmed()
    yield from _swollen()
    for seed in range(12):
        yield f"flipped-{seed}.xlsx", partial(flipped, good(), seed, share=0.002, spare=4)
    for seed in range(8):
        yield f"sheet-{seed}.xlsx", partial(changed, {SHEET: _flipped_sheet(seed)})


def _flipped_sheet(seed: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        return flipped(archive.read(SHEET), seed, share=0.02)


def _cells() -> Iterator[Made]:
    for title, rows in _ROWS.items():
        yield f"cell-{title}.xlsx", partial(cells, rows)
    merged = '<mergeCells><mergeCell ref="{}"/></mergeCells>'
    for title, ref in {
        "all": "A1:XFD1048576",
        "backwards": "B9:A1",
        "wrong": "x",
        "beyond": "A1:ZZZZ9",
    }.items():
        yield f"merged-{title}.xlsx", partial(cells, _NAME + cell("A2", "x"), merged.format(ref))


def _harmed() -> Iterator[Made]:
    yield "size-lies.xlsx", lambda: part(SHEET, 'ref="A1:B2"', 'ref="A1:XFD1048576"')
    yield "size-wrong.xlsx", lambda: part(SHEET, 'ref="A1:B2"', 'ref="B2:A1"')
    yield "entities-sheet.xlsx", lambda: changed({SHEET: LAUGHS + "<worksheet>&j;</worksheet>"})
    yield (
        "entities-strings.xlsx",
        lambda: changed({"xl/sharedStrings.xml": LAUGHS + "<sst><si><t>&j;</t></si></sst>"}),
    )
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'
    yield "outside-book.xlsx", lambda: changed({BOOK: outside})
    yield "path.xlsx", lambda: part(LINKS, "worksheets/sheet1.xml", "../../../../etc/passwd")
    yield "link-outside.xlsx", lambda: part(LINKS, "/xl/worksheets/sheet1.xml", "http://127.0.0.1:9/x.xml")
    for title, missing in {
        "sheet": SHEET,
        "book": BOOK,
        "links": LINKS,
        "styles": STYLES,
        "types": TYPES,
    }.items():
        yield f"no-{title}.xlsx", partial(changed, {missing: None})
        yield f"empty-{title}.xlsx", partial(changed, {missing: b""})
    yield (
        "sheet-cut.xlsx",
        lambda: changed({SHEET: f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="1"><c'}),
    )
    yield "not-text.xlsx", lambda: changed({SHEET: b"<worksheet>\xff\xfe\xff</worksheet>"})


def _swollen() -> Iterator[Made]:
    yield "sheet-name.xlsx", lambda: part(BOOK, 'name="Sheet"', f'name="{"n" * 100_000}"')
    yield "sheet-hidden.xlsx", lambda: part(BOOK, 'state="visible"', 'state="veryHidden"')
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(20_000))
    yield "sheets.xlsx", lambda: part(BOOK, "</sheets>", f"{sheets}</sheets>")
    yield "bomb.xlsx", lambda: changed({SHEET: b"<worksheet>" + b" " * 120_000_000})
    yield (
        "bomb-strings.xlsx",
        lambda: changed({"xl/sharedStrings.xml": b"<sst>" + b"<si><t/></si>" * 6_000_000}),
    )
    yield "bomb-picture.xlsx", lambda: changed({"xl/media/a.png": b"\0" * 120_000_000})
    yield "parts.xlsx", lambda: changed({f"xl/media/{n}": "x" for n in range(3000)})
    yield "strict.xlsx", lambda: part(BOOK, NAMESPACE, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    yield "words.xlsx", lambda: zipped({TYPES: "<Types/>", "word/document.xml": "<w/>"})
    yield "binary.xlsb", lambda: zipped({TYPES: "<Types/>", "xl/workbook.bin": b"\xff" * 3000})
    yield "macros.xlsm", lambda: changed({"xl/vbaProject.bin": OLD + b"\0" * 3000})


def calculations() -> Iterator[Made]:
    """Every .ods."""
    for title, body in {
        "columns": '<table:table-row><table:table-cell table:number-columns-repeated="1000000000"'
        ' office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
        "rows": '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell'
        ' office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
        "negative": '<table:table-row table:number-rows-repeated="-5"><table:table-cell/></table:table-row>',
        "not-a-number": '<table:table-row table:number-rows-repeated="x"><table:table-cell/>'
        "</table:table-row>",
        "value": '<table:table-row><table:table-cell office:value-type="float" office:value="x"/>'
        "</table:table-row>",
        "day": '<table:table-row><table:table-cell office:value-type="date" office:date-value="x"/>'
        "</table:table-row>",
        "deep": "<text:p>" * 100_000,
        "open": "<table:table-row><table:table-cell",
    }.items():
        yield f"{title}.ods", partial(_calculation, body)
    yield "entities.ods", lambda: zipped({"mimetype": CALC, "content.xml": LAUGHS + "<x>&j;</x>"})
    yield "no-content.ods", lambda: zipped({"mimetype": CALC})
    yield "locked.ods", lambda: zipped({
        "mimetype": CALC, "content.xml": b"\x8f" * 900, "META-INF/manifest.xml": '<manifest:manifest'
        f' xmlns:manifest="{OFFICE}:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
    })  # fmt: skip
    for seed in range(4):
        yield f"flipped-{seed}.ods", partial(flipped, _calculation(""), seed, share=0.02, spare=4)


def _calculation(body: str) -> bytes:
    names = "".join(f' xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    return zipped({
        "mimetype": CALC,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"/>',
        "content.xml": f'<office:document-content{names}><office:body><office:spreadsheet><table:table'
        f' table:name="a">{body}</table:table></office:spreadsheet></office:body></office:document-content>',
    })  # fmt: skip


def old_workbooks() -> Iterator[Made]:
    """Every .xls: the container of old office files, and what was never in one."""
    sector = struct.pack("<128i", *range(1, 129))
    head = OLD + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + b"\0" * 10
    for title, rest in {
        "zeros": b"\0" * 600, "ones": b"\xff" * 6000, "cut": b"",
        "loop": struct.pack("<iiiiii", 1, 0, 0, 4096, -2, 0) + struct.pack("<ii", -2, 0) + sector * 4,
        "to-itself": struct.pack("<iiiiii", 1, 0, 0, 4096, 0, 1) + b"\0" * 952,
        "sectors": struct.pack("<iiiiii", 2**31 - 1, 0, 0, 0, 0, 2**31 - 1) + b"\0" * 5000,
    }.items():  # fmt: skip
        yield f"{title}.xls", partial(bytes, head + rest)
    yield "sector-size.xls", lambda: head[:30] + b"\xff\xff" + head[32:] + b"\0" * 5000
    yield "record.xls", lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\xff" * 5000

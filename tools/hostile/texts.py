"""Text tables and JSON that try to do harm, and files that are no table at all."""

import gzip
import json
from collections.abc import Iterator

from tools.hostile.making import Made

HEADER = b"Organization,Stance\n"
MEGABYTE = 1 << 20
_OTHERS_ROW = {"name": "A", "id": "1", "workspace": "other"}


def tables() -> Iterator[Made]:
    """Comma-separated text."""
    yield from _layouts()
    yield from _contents()


def _layouts() -> Iterator[Made]:
    yield "nul.csv", lambda: HEADER + b"A\0b,1\n"
    yield "only-nul.csv", lambda: b"\0" * 5000
    yield "open-quote.csv", lambda: HEADER + b'"never closed,1\n' * 500
    yield "one-line.csv", lambda: b"a" * (9 * MEGABYTE)
    yield "one-cell.csv", lambda: HEADER + b"x" * (8 * MEGABYTE) + b",1\n"
    yield "only-commas.csv", lambda: b"," * (9 * MEGABYTE)
    yield "only-quotes.csv", lambda: b'"' * (9 * MEGABYTE)
    yield "quotes-in-quotes.csv", lambda: HEADER + b'"' + b'""' * (4 * MEGABYTE) + b'",1\n'
    yield "blank-lines.csv", lambda: HEADER + b"\n" * (9 * MEGABYTE)
    yield "returns.csv", lambda: HEADER + b"\r" * (9 * MEGABYTE)
    yield "too-many-rows.csv", lambda: HEADER + b"".join(b"A%d,1\n" % n for n in range(20_500))
    yield "too-many-columns.csv", lambda: b",".join(b"c%d" % n for n in range(5000)) + b"\n"
    yield "wide-row.csv", lambda: HEADER + b"A" + b",1" * 100_000 + b"\n"
    yield "long-header.csv", lambda: b"Organization," + b"h" * 200_000 + b"\nA,1\n"
    yield "same-headers.csv", lambda: b"Organization" + b",x" * 199 + b"\nA" + b",1" * 199 + b"\n"
    yield "header-only.csv", lambda: HEADER


def _contents() -> Iterator[Made]:
    yield "half-utf16.csv", lambda: b"\xff\xfe" + "Organization\nA".encode("utf-16-le")[:-1]
    yield "lone-surrogate.csv", lambda: b"\xff\xfe" + b"N\0a\0m\0e\0\n\0\x00\xd8\n\0"
    yield "utf32-lies.csv", lambda: b"\xff\xfe\0\0" + b"abc" * 1000
    yield "utf8-lies.csv", lambda: b"\xef\xbb\xbf" + b"Name\n\xc3\x28\xa0\xa1\n"
    yield "boms.csv", lambda: b"\xef\xbb\xbf" * 1000 + HEADER + b"A,1\n"
    yield "controls.csv", lambda: HEADER + bytes(range(1, 32)) + b",1\n"
    yield "escapes.csv", lambda: HEADER + b"\x1b[2J\x1b]0;owned\x07,1\n"
    yield "overrides.csv", lambda: HEADER + "\u202egro.live\u2066,1\n".encode() * 50
    yield "marks.csv", lambda: HEADER + ("Z" + "\u0301" * 9000 + ",1\n").encode()
    yield "grows.csv", lambda: HEADER + ("\ufdfa" * 9000 + ",1\n").encode()
    yield "formula.csv", lambda: HEADER + b"=cmd|' /C calc'!A0,1\n@SUM(1),1\n+1+cmd,1\n"
    yield "separator.csv", lambda: b"sep=\0\n" + HEADER + b"A,1\n"
    yield "script.csv", lambda: HEADER + b"<script>alert(1)</script>,1\n{{ settings.SECRET_KEY }},1\n"
    yield "statement.csv", lambda: HEADER + b"'; DROP TABLE organizations_organization; --,1\n"
    yield "numbers.csv", lambda: b"Organization,Members\nA," + b"9" * 9000 + b"\nB,1e999\nC,NaN\nD,-inf\n"
    yield "days.csv", lambda: b"Organization,Last contact\nA,9999-99-99\nB,0000-00-00\nC,31/02/2020\n"
    yield "percent.csv", lambda: b"Organization,%s%(x)d\n%n%s%p,1\n"
    yield "names.csv", lambda: HEADER + b"../../etc/passwd,1\nCON,1\n$(reboot),1\n`id`,1\n"


def jsons() -> Iterator[Made]:
    """JSON."""
    yield "deep-list.json", lambda: b"[" * 1_000_000
    yield "deep-object.json", lambda: b'{"a":' * 500_000 + b"1" + b"}" * 500_000
    yield "long-number.json", lambda: b'{"elements": [{"label": ' + b"9" * 100_000 + b"}]}"
    yield "not-a-number.json", lambda: b'{"elements": [{"label": NaN, "members": -Infinity}]}'
    yield "lone-surrogate.json", lambda: b'{"elements": [{"label": "a\\ud800b"}]}'
    yield "nul.json", lambda: b'{"elements": [{"label": "a\\u0000b"}]}'
    yield "not-text.json", lambda: b'{"elements": [{"label": "\xff\xfe"}]}'
    yield "same-keys.json", lambda: b'{"elements": [{' + b'"label": "A",' * 200_000 + b'"label": "B"}]}'
    yield "many-columns.json", lambda: _dumped([{f"c{n}": 1 for n in range(50_000)}])
    yield "each-its-own.json", lambda: _dumped([{f"c{n}": 1} for n in range(5000)])
    yield "many.json", lambda: b'{"elements": [' + b'{"label":1},' * 700_000 + b"{}]}"
    yield "wrong-kinds.json", lambda: _dumped({"elements": [1, None, [], "a"], "connections": {"a": 1}})
    yield "nested-values.json", lambda: _dumped({"elements": [{"label": {"a": [{}]}, "attributes": [1]}]})
    yield "to-itself.json", lambda: _dumped({"nodes": [{"id": 1}], "links": [{"source": 1, "target": 1}]})
    yield "other-version.json", lambda: _dumped({"format": "basis", "version": 99, "tables": {}})
    yield "tables-of-users.json", lambda: _dumped(_basis({"users": [{"is_superuser": True}]}))
    yield "tables-of-tables.json", lambda: _dumped(_basis({"organizations": [{"name": {"name": "A"}}]}))
    yield "tables-of-nothing.json", lambda: _dumped(_basis({"organizations": [{}], "ties": "x"}))
    yield "ids-of-others.json", lambda: _dumped(_basis({"organizations": [_OTHERS_ROW]}))
    yield "prototype.json", lambda: _dumped({"elements": [{"label": "A", "__proto__": {"admin": 1}}]})
    yield "unfinished.json", lambda: b'{"elements": [{"label": "A'


def others() -> Iterator[Made]:
    """Files that are no table, whatever they are called."""
    yield "page.xlsx", lambda: b"<html><script>alert(1)</script><table><tr><td>Organization</table>"
    yield "drawing.csv", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    yield "text.pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</JS (app.alert(1))>> endobj"
    yield "picture.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    yield "program.xlsx", lambda: b"MZ\x90\0" + bytes(range(256)) * 20
    yield "program.csv", lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20
    yield "bomb.csv.gz", lambda: gzip.compress(b"\0" * (300 * MEGABYTE), 9)
    yield "rich.csv", lambda: b"{\\rtf1\\ansi{\\object\\objdata 01050000}}"
    yield "random.xlsx", lambda: bytes((n * 7919 + n // 251) % 256 for n in range(50_000))
    yield "nothing.csv", lambda: b""
    yield "too-big.csv", lambda: b"a,b\n" * (3 * MEGABYTE)


def _dumped(value: object) -> bytes:
    return json.dumps(value).encode()


def _basis(tables: object) -> dict[str, object]:
    return {"format": "basis", "version": 1, "tables": tables}

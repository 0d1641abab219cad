"""Archives that unpack to too much, to the wrong place, or not at all."""

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import partial

from tools.hostile.making import Made, flipped, zipped

MEGABYTE = 1 << 20
GOOD = {"organizations.csv": "name\nA\n"}


def archives() -> Iterator[Made]:
    """Every .zip."""
    yield from _places()
    yield from _sizes()
    yield from _damage()


def _places() -> Iterator[Made]:
    for word, name in {
        "up": "../../organizations.csv", "root": "/etc/organizations.csv", "drive": "C:\\organizations.csv",
        "back": "..\\..\\organizations.csv", "middle": "a/../../organizations.csv", "unc": "\\\\host\\a.csv",
    }.items():  # fmt: skip
        yield f"name-{word}.zip", partial(zipped, {name: "name\nA\n"})
    yield "name-nul.zip", lambda: zipped(GOOD).replace(b"organizations.csv", b"organiz\0tions.csv")
    yield (
        "name-not-text.zip",
        lambda: zipped({"é" * 8 + ".csv": "name\nA\n"}).replace(b"\xc3\xa9", b"\xff\xff"),
    )
    yield "name-long.zip", lambda: zipped({"a" * 60_000 + ".csv": "name\nA\n"})
    yield "link.zip", _link
    yield (
        "same-names.zip",
        lambda: zipped({"a1.csv": "name\nA\n", "a2.csv": "name\nB\n"}).replace(b"a2", b"a1"),
    )
    yield "folders.zip", lambda: zipped({f"{n}/": "" for n in range(5000)})
    yield "other-kinds.zip", lambda: zipped({"run.exe": b"MZ", "x.php": "<?php", ".htaccess": "x"})


def _sizes() -> Iterator[Made]:
    yield "bomb.zip", lambda: zipped({"organizations.csv": b"\0" * (120 * MEGABYTE)})
    yield "bomb-of-rows.zip", lambda: zipped({"organizations.csv": b"name\n" + b"A\n" * (40 * MEGABYTE)})
    yield "bomb-of-lines.zip", lambda: zipped({f"{n}.csv": b"\n" * MEGABYTE for n in range(90)})
    yield "bomb-in-bomb.zip", lambda: zipped({"in.zip": zipped({"a.csv": b"\0" * (90 * MEGABYTE)})})
    yield "bomb-bz2.zip", lambda: zipped({"organizations.csv": b"\0" * (120 * MEGABYTE)}, zipfile.ZIP_BZIP2)
    yield "bomb-lzma.zip", lambda: zipped({"organizations.csv": b"\0" * (120 * MEGABYTE)}, zipfile.ZIP_LZMA)
    yield "overlap.zip", _overlap
    yield "many.zip", lambda: zipped({f"{n}.csv": "name\nA\n" for n in range(3000)})
    yield "says-small.zip", lambda: _resized(120 * MEGABYTE, 10)
    yield "says-huge.zip", lambda: _resized(10, 0xFFFFFFF0)
    yield "comment.zip", lambda: zipped(GOOD)[:-2] + struct.pack("<H", 65_535) + b"x" * 65_535


def _damage() -> Iterator[Made]:
    yield "locked.zip", lambda: _flagged(0x1)
    yield (
        "method.zip",
        lambda: zipped(GOOD, zipfile.ZIP_STORED).replace(b"\0\0\0\0\x21\0", b"\x63\0\0\0\x21\0"),
    )
    yield "checksum.zip", lambda: zipped(GOOD, zipfile.ZIP_STORED).replace(b"name\nA", b"name\nB")
    yield "cut.zip", lambda: zipped(GOOD)[:-30]
    yield "no-directory.zip", lambda: zipped(GOOD)[:60]
    yield "empty.zip", lambda: zipped({})
    yield "only-start.zip", lambda: b"PK\x03\x04" + b"\xff" * 200
    yield "only-end.zip", lambda: b"PK\x05\x06" + b"\xff" * 18
    for seed in range(6):
        yield f"flipped-{seed}.zip", partial(flipped, zipped(GOOD), seed, share=0.03, spare=4)


def _link() -> bytes:
    entry = zipfile.ZipInfo("organizations.csv")
    entry.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return stream.getvalue()


def _flagged(flag: int) -> bytes:
    """The archive with a flag set in both headers of its entry."""
    data = bytearray(zipped(GOOD))
    data[6] |= flag
    data[data.index(b"PK\x01\x02") + 8] |= flag
    return bytes(data)


def _resized(real: int, said: int) -> bytes:
    data = bytearray(zipped({"organizations.csv": b"\0" * real}))
    at = data.index(b"PK\x01\x02")
    data[22:26] = data[at + 24 : at + 28] = struct.pack("<I", said)
    return bytes(data)


def _overlap() -> bytes:
    """Many entries that all share the bytes of one, so that a little file unpacks to very much."""
    data = zipped({"a.csv": b"\0" * (9 * MEGABYTE)})
    at, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    directory = b"".join(data[at:end].replace(b"a.csv", b"%c.csv" % (97 + n)) for n in range(20))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 20, 20, len(directory), at, 0)
    return data[:at] + directory + tail

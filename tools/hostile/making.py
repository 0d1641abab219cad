"""What makes one file: its name, and a function that gives its bytes when they are wanted."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping

type Made = tuple[str, Callable[[], bytes]]


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def flipped(data: bytes, seed: int, share: float = 0.002, spare: int = 0) -> bytes:
    """The bytes with some of them changed, the same ones for the same seed; the first `spare` stay."""
    chance = random.Random(seed)  # noqa: S311 (the same harm every time)
    changed = bytearray(data)
    for _ in range(max(1, int(len(data) * share))):
        changed[chance.randrange(spare, len(changed))] ^= chance.randrange(1, 256)
    return bytes(changed)

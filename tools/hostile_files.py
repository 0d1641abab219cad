"""Make files that try to harm whoever reads them: `python -m tools.hostile_files FOLDER`.

They are for the tests of the import (tests/coalitions/test_hostile_files.py; all of them: `make hostile`).
None does anything by itself; don't open them with other programs.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.hostile import archives, maps, texts, workbooks
from tools.hostile.making import Made

KINDS: dict[str, Callable[[], Iterator[Made]]] = {
    "tables": texts.tables,
    "json": texts.jsons,
    "others": texts.others,
    "archives": archives.archives,
    "xlsx": workbooks.workbooks,
    "ods": workbooks.calculations,
    "xls": workbooks.old_workbooks,
    "markup": maps.markups,
    "databases": maps.databases,
}


def main() -> int:
    """Write all of them to a folder."""
    if len(sys.argv) != 2:
        print("usage: python -m tools.hostile_files FOLDER", file=sys.stderr)
        return 2
    total = 0
    for kind, files in KINDS.items():
        folder = Path(sys.argv[1]) / kind
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in files():
            (folder / name).write_bytes(make())
            total += 1
    print(f"{total} files in {sys.argv[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

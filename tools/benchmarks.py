"""What `make bench` does: runs each program of tools/bench/ in its own process and shows what it prints."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def programs() -> list[str]:
    """The modules of tools/bench/ that can be run; the others only make data."""
    found = sorted((ROOT / "tools" / "bench").glob("*.py"))
    return [path.stem for path in found if "__main__" in path.read_text(encoding="utf-8")]


def main() -> int:
    # one thread everywhere, so that a ratio compares methods and not numbers of cores
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BASIS_LOCAL": "1"}
    failed = 0
    for name in programs():
        print(f"── {name} ──", flush=True)
        command = [sys.executable, "-m", f"tools.bench.{name}"]
        failed |= subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())

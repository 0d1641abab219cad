"""What `make test` does after the packages: every check there is, in order, stopping at the first that fails.

`python -m tools.check --only-lint` leaves the tests out; `python -m tools.check mypy imports` runs those two.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tools.ensure_browser import ensure_browser
from tools.install import build_assets

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
BIN = Path(PYTHON).parent
LONGEST = 3_600  # seconds; a test has its own limit in pyproject.toml


@dataclass(frozen=True)
class Check:
    """One command with its name; a lint's output is shown only when it fails."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    report: Path | None = None


def manage(*words: str) -> list[str]:
    return [PYTHON, "manage.py", *words]


def templates() -> list[str]:
    return [str(path.relative_to(ROOT)) for path in sorted((ROOT / "templates").rglob("*.html"))]


def lints(folder: Path) -> list[Check]:
    """The checks that read the code; the first ones take the least time."""
    production = {
        "BASIS_LOCAL": "",
        "BASIS_SECRET_KEY": "a-key-for-this-check-only-0123456789-abcdefghijklmnopqrstuvwxyz",
        "BASIS_HOSTS": "basis.example.org",
        "BASIS_EMAIL_URL": "smtp://basis:secret@mail.example.org:587",
    }
    deploy = manage("check", "--deploy", "--fail-level", "WARNING")
    docs = [PYTHON, "-m", "sphinx", "-q", "--fail-on-warning", "-b", "html", "docs", str(folder / "docs")]
    return [
        Check("ruff", [str(BIN / "ruff"), "check", "."]),
        Check("format", [str(BIN / "ruff"), "format", "--check", "."]),
        Check("templates", [str(BIN / "djade"), "--check", "--target-version", "6.1", *templates()]),
        Check("imports", [str(BIN / "lint-imports"), "--no-cache"]),
        Check("django", manage("check", "--fail-level", "WARNING")),
        Check("deploy", deploy, production),
        Check("migrations", manage("makemigrations", "--check", "--dry-run")),
        Check("docs", docs),
        Check("mypy", [str(BIN / "mypy")]),
    ]


def tests(folder: Path) -> list[Check]:
    """All on SQLite, what asks the database again on PostgreSQL, and the browser's on the real server.

    Those of them that write are repeated on PostgreSQL too (`both_databases`).
    """
    alone = [PYTHON, "-m", "pytest", "-p", "no:cacheprovider"]
    measured = [*alone, "-q", "-n", "2", "--cov", "--cov-report=", "--cov-fail-under=0"]
    on_postgresql = [PYTHON, "-m", "tools.postgres", *measured]

    def one(name: str, command: list[str], chosen: str) -> Check:
        report = folder / f"{name}.xml"
        coverage = {"COVERAGE_FILE": str(folder / f".coverage.{name}")}
        return Check(name, [*command, "-m", chosen, f"--junitxml={report}"], coverage, report)

    return [
        one("sqlite", measured, "not browser"),
        one("postgresql", on_postgresql, "database and not browser"),
        one("browser", [*alone, "-v"], "browser"),
        one("browser-pg", [PYTHON, "-m", "tools.postgres", *alone, "-v"], "browser and both_databases"),
        Check("coverage", [PYTHON, "-m", "coverage", "combine", "--quiet", str(folder)]),
        Check("ratchet", [PYTHON, "-m", "coverage", "report"]),
    ]


def ended(process: subprocess.Popen[bytes]) -> str:
    """Waits for the command, ends what it left running, and says what is to be said of that."""
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        return f"It was still running after {LONGEST} s.\n"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return ""


def run(check: Check, folder: Path) -> None:
    """Runs one check; ends the program with its output where it fails."""
    environment = {**os.environ, "BASIS_LOCAL": "1", "BASIS_VAR": str(folder / "var"), **check.environment}
    environment.pop("DATABASE_URL", None)  # never the database that `make run` uses
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):  # compiled once, and not beside the sources
        environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    began = time.monotonic()
    shown = check.report is not None
    if shown:
        print(f"\n── {check.name} ──", flush=True)
    with ExitStack() as opened:
        # a file, since a pipe ends only when everybody has let go of it; a group, so that nobody is left
        output = None if shown else opened.enter_context(tempfile.TemporaryFile())
        process = subprocess.Popen(
            check.command, cwd=ROOT, env=environment, stdout=output, stderr=output, process_group=0
        )
        said = ended(process)
        if output:
            output.seek(0)
            said = output.read().decode(errors="replace") + said
    took = time.monotonic() - began
    if process.returncode:
        print(said, end="", flush=True)
        sys.exit(
            f"Stopped at {check.name} after {took:.0f} s. Alone: .venv/bin/python -m tools.check {check.name}"
        )
    print(f"{check.name:12} ok {took:6.1f} s", flush=True)


def counted(checks: Sequence[Check]) -> str:
    """The plain closing line: how many tests ran over all runs."""
    passed = skipped = 0
    for check in checks:
        if check.report is not None:
            for suite in ElementTree.parse(check.report).iter("testsuite"):  # noqa: S314 # written by our own run
                skipped += int(suite.get("skipped", 0))
                passed += int(suite.get("tests", 0)) - int(suite.get("skipped", 0))
    return f"Tests: {passed} passed, 0 failed, {skipped} skipped"


def chosen(checks: list[Check], names: list[str]) -> list[Check]:
    unknown = set(names) - {check.name for check in checks}
    if unknown:
        sys.exit(f"There is no check named {', '.join(sorted(unknown))}: {', '.join(c.name for c in checks)}")
    return [check for check in checks if not names or check.name in names]


def ensure_means(checks: Sequence[Check]) -> None:
    """The assets and, where it is needed, a browser."""
    build_assets()
    if any(check.name.startswith("browser") for check in checks) and not ensure_browser():
        sys.exit(
            "The browser tests need Chromium or Chrome: install it (Debian: apt-get install chromium), "
            "or name one with BASIS_CHROMIUM=/path/to/it."
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only-lint", action="store_true", help="leave the tests out")
    parser.add_argument("names", nargs="*", help="only these checks")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="basis-check-") as name:
        folder = Path(name)
        checks = lints(folder) if options.only_lint else chosen(lints(folder) + tests(folder), options.names)
        ensure_means(checks)
        for check in checks:
            run(check, folder)
        if any(check.report for check in checks):
            print(counted(checks))


if __name__ == "__main__":
    main()

"""What gets installed is locked by hash and names no host."""

import re

import pytest

from tests.architecture.source import ROOT, name_of

LOCKS = sorted([*ROOT.glob("requirements*.txt"), *(ROOT / "tools").glob("requirements-*.txt")])
PIN = re.compile(r"^[a-z0-9][\w.-]*==\S+[^\n]*\\\n(?:\s+--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", re.MULTILINE)


def test_there_are_locks():
    assert len(LOCKS) == 5


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_package_has_its_hashes(lock):
    text = lock.read_text(encoding="utf-8")

    named = [line for line in text.splitlines() if "==" in line]

    assert named
    assert len(PIN.findall(text)) == len(named)


@pytest.mark.parametrize("lock", [*LOCKS, ROOT / "frontend" / "package-lock.json"], ids=name_of)
def test_a_lock_names_no_host(lock):
    assert "://" not in re.sub(r'"(url|funding)":.*', "", lock.read_text(encoding="utf-8"))


def test_the_tests_run_with_the_versions_that_people_run():
    pins = {
        name: dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-fast.txt", "requirements-dev.txt")
    }

    assert pins["requirements.txt"].items() < pins["requirements-fast.txt"].items()
    assert pins["requirements-fast.txt"].items() < pins["requirements-dev.txt"].items()

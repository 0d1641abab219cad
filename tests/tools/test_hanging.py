"""A test that hangs ends the run with a word of where it stood; a check that hangs leaves nothing behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tools import check

HANGING = """
import threading

def test_waits_for_nobody():
    threading.Event().wait()
"""
LEAVING = "import subprocess, sys; print(subprocess.Popen(['sleep', '600']).pid, flush=True); sys.exit(3)"
STUCK = "import threading; threading.Event().wait()"


def test_a_test_that_hangs_ends_the_run_and_is_named(tmp_path):
    (tmp_path / "test_hanging.py").write_text(HANGING)
    command = ["pytest", "-c", "pyproject.toml", "-o", "faulthandler_timeout=1", "-p", "no:cacheprovider"]

    done = subprocess.run(
        [sys.executable, "-m", *command, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )

    assert done.returncode != 0
    assert "in test_waits_for_nobody" in done.stderr


def test_each_test_has_a_limit(pytestconfig):
    assert 0 < float(pytestconfig.getini("faulthandler_timeout")) <= 900


def test_what_a_check_started_ends_with_it(tmp_path, capsys):
    with pytest.raises(SystemExit):
        check.run(check.Check("leaving", [sys.executable, "-c", LEAVING]), tmp_path)

    left = int(capsys.readouterr().out.split()[0])
    while is_running(left):  # a killed process takes a moment to go
        time.sleep(0.01)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_check_that_hangs_is_ended(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(check, "LONGEST", 0.1)

    with pytest.raises(SystemExit, match="Stopped at stuck"):
        check.run(check.Check("stuck", [sys.executable, "-c", STUCK]), tmp_path)

    assert "still running" in capsys.readouterr().out

"""The first step answers a mistake in one sentence, and is instant once it is done."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.fixture
def copy(tmp_path):
    """A folder as it is right after cloning, as far as the first step looks."""
    (tmp_path / "tools").mkdir()
    for name in ("tools/bootstrap.sh", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def program(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def start(copy, word, **environment):
    command = [copy / "tools" / "bootstrap.sh", word]
    env = os.environ | environment
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)


def test_a_named_python_that_is_not_there_is_said(copy):
    done = start(copy, "run", PYTHON="/nowhere/python")

    said = "Basis: PYTHON=/nowhere/python is not a program; name a Python 3.13 or newer."
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (1, said)


def test_a_named_python_that_is_too_old_is_said(copy, tmp_path):
    old = program(tmp_path / "python3.9", "exit 1")

    done = start(copy, "run", PYTHON=old)

    said = f"Basis: PYTHON={old} is older than 3.13; name a newer one or leave PYTHON unset."
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (1, said)


def test_an_unknown_word_is_said(copy):
    done = start(copy, "everything")

    assert (done.returncode, done.stderr) == (1, "Basis: tools/bootstrap.sh takes run, fast or dev.\n")


def test_it_installs_once_and_then_only_when_a_lock_changes(copy, tmp_path):
    installs = tmp_path / "installs"
    programs = tmp_path / "programs"
    programs.mkdir()
    program(programs / "node", "echo v24.0.0")
    program(programs / "npm", "exit 0")
    program(
        programs / "uv",
        f'case "$1" in venv) mkdir -p .venv/bin; ln -s {sys.executable} .venv/bin/python;; '
        f"*) echo once >>{installs};; esac",
    )
    path = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHON": ""}

    first, second = start(copy, "run", **path), start(copy, "run", **path)
    with (copy / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    third = start(copy, "run", **path)

    assert [done.returncode for done in (first, second, third)] == [0, 0, 0]
    assert [bool(done.stderr) for done in (first, second, third)] == [True, False, True]
    assert installs.read_text() == "once\nonce\n"

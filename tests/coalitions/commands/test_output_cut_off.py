"""A reader such as `head` may stop before a command has said everything."""

import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.mark.parametrize("words", [["version"], ["diffsettings", "--all"]])
def test_a_command_whose_reader_left_ends_without_a_word(words):
    read, write = os.pipe()
    os.close(read)

    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)

    os.close(write)
    assert (done.stderr.decode(), done.returncode) == ("", 141)

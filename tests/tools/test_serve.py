"""`make run` and what is before it answer a mistake in one sentence."""

import os
import socket
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


def answer(*command, **environment):
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    return done.stderr.strip().splitlines()


def test_a_port_in_use_is_said_at_once():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        said = answer(sys.executable, "-m", "tools.serve", PORT=port)

    assert said == [f"Basis: port {port} is in use; choose another: make run PORT=8001"]


@pytest.mark.parametrize("port", ["0", "70000", "eighty", "-1", "８０"])
def test_a_port_that_is_none_is_said_at_once(port):
    said = answer(sys.executable, "-m", "tools.serve", PORT=port)

    assert said == [f"Basis: PORT={port} is no port number; choose one from 1 to 65535."]

"""A new database for a measurement, in SQLite's file and in PostgreSQL: what is promised holds on both."""

import os
import subprocess
import sys
import tempfile

from tools.postgres import server

MEASURE = "measure"


def on_both(module: str) -> int:
    """Run `python -m MODULE measure` beside each database; the worse exit code."""
    with tempfile.TemporaryDirectory(prefix="basis-bench-") as folder:
        print("SQLite:", flush=True)
        failed = _measure(module, folder, "")
        with server() as address:
            print("PostgreSQL:", flush=True)
            failed |= _measure(module, folder, address)
    return failed


def _measure(module: str, folder: str, address: str) -> int:
    environment = {**os.environ, "BASIS_LOCAL": "1", "BASIS_VAR": folder, "DATABASE_URL": address}
    command = [sys.executable, "-m", module, MEASURE]
    return subprocess.run(command, env=environment, check=False).returncode


def prepare() -> None:
    """Django on the database that `on_both` named, with all its tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)

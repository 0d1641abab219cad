"""What `make run` does after the packages: assets, database, demonstration, sign-in link, server.

One process does it all, so that a second start takes seconds; then the server takes its place.
"""

import os
import socket
import sys
from pathlib import Path

from tools.install import build_assets

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"


def chosen_port() -> int:
    """Takes PORT from the environment and makes sure that nobody listens there."""
    given = os.environ.get("PORT") or "8000"
    if not (given.isascii() and given.isdigit()) or not 0 < int(given) < 65536:
        sys.exit(f"Basis: PORT={given} is no port number; choose one from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(given)))
        except PermissionError:
            sys.exit(f"Basis: this account may not use port {given}; choose another: make run PORT=8001")
        except OSError:
            sys.exit(f"Basis: port {given} is in use; choose another: make run PORT=8001")
    return int(given)


def prepare_database() -> None:
    """Migrates, forgets old files, and loads the demonstration unless DEMO=0 (again changes nothing)."""
    from django.core.management import call_command

    from organizations.models.users import LOCAL_EMAIL

    call_command("migrate", verbosity=0, interactive=False)
    call_command("forget_old_files", verbosity=0)
    if os.environ.get("DEMO", "1") != "0":
        call_command("load_demonstration", admin=LOCAL_EMAIL, verbosity=0)


def start_django() -> None:
    """Local settings are for this program only: it never listens beyond loopback."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError
    from django.db import OperationalError

    os.environ["BASIS_LOCAL"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        prepare_database()
    except (ImproperlyConfigured, CommandError) as error:
        sys.exit(f"Basis: {error}")
    except OperationalError as error:
        sys.exit(f"Basis: the database could not be used: {str(error).strip()} (DATABASE_URL says which one)")


def serve(port: int) -> None:
    """Prints the sign-in link and becomes the server."""
    from django.core.management import call_command

    print(f"Basis is on http://{HOST}:{port}/ (Ctrl-C ends it). Sign in once with this link:")
    call_command("sign_in_link")
    sys.stdout.flush()
    server = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--host", HOST, "--port", str(port)]
    quiet = ["--no-server-header", "--log-level", "warning", "--timeout-graceful-shutdown", "2"]
    os.execv(sys.executable, [*server, *quiet])  # noqa: S606 # no shell is what we want


if __name__ == "__main__":
    os.chdir(ROOT)
    port = chosen_port()
    build_assets()
    start_django()
    serve(port)

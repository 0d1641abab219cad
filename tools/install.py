"""What `make install` does after the packages: the assets, and a key so that manage.py runs here."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def build_assets() -> None:
    """Builds the font and the icons if they changed, and ends the program where that fails."""
    command = [sys.executable, str(ROOT / "tools" / "build_assets.py")]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def keep_secret_key() -> None:
    """Makes this machine's key once, readable by its owner only; a key in the environment goes before it."""
    folder = Path(os.environ.get("BASIS_VAR") or ROOT / "var")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = folder / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(64))


if __name__ == "__main__":
    build_assets()
    keep_secret_key()
    print("Installed. `make run` starts Basis; .venv/bin/python manage.py help lists its commands.")

"""What `make install` does after the packages: the assets, and a key so that manage.py runs here."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


def machine_certificates() -> str | None:
    """The certificates that this machine trusts, for networks with a certificate authority of their own."""
    return next((path for path in CERTIFICATES if Path(path).exists()), None)


def build_assets() -> None:
    """Builds the font and the icons if they changed, and ends the program where that fails."""
    command = [sys.executable, str(ROOT / "tools" / "build_assets.py")]
    environment = dict(os.environ)
    if "NODE_EXTRA_CA_CERTS" not in environment and (bundle := machine_certificates()):
        environment["NODE_EXTRA_CA_CERTS"] = bundle  # Node.js alone doesn't trust what the machine trusts
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, check=False)
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

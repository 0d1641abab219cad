"""Makes sure that a Chromium-family browser is here for the browser tests, or says what to install.

Looks for the known names first; else asks the system's packages (as root, or with sudo where that needs no
password); else takes Playwright's own build, where the network lets it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ON_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_browser() -> str | None:
    """The browser to start: the one named in BASIS_CHROMIUM, else the first one on this machine."""
    named = os.environ.get("BASIS_CHROMIUM")
    found = [named, *(shutil.which(name) for name in NAMES), str(ON_MAC)]
    return next((path for path in found if path and Path(path).exists()), None)


def launch_flags() -> list[str]:
    """What keeps the browser to our pages; root has no sandbox to run it in."""
    quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-gpu"]
    rooted = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*quiet, "--disable-component-update", "--disable-sync", *rooted]


def has_playwright_build() -> bool:
    """Whether Playwright has fetched a browser of its own before."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def install_with_apt() -> bool:
    """Installs Debian's or Ubuntu's package, where this account may."""
    if not shutil.which("apt-get"):
        return False
    root = os.geteuid() == 0
    if not root and not shutil.which("sudo"):
        return False
    start = [] if root else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["update"], ["install", "-y", "--no-install-recommends", "chromium"])
    print("Installing Chromium for the browser tests (once) …", file=sys.stderr)
    return all(
        subprocess.run(
            [*start, "apt-get", "-q", *step], env=environment, capture_output=True, check=False
        ).returncode
        == 0
        for step in steps
    )


def install_with_playwright() -> bool:
    """Fetches Playwright's own build."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=300).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def ensure_browser() -> bool:
    """Whether a browser is here, after trying to install one."""
    if find_browser() or has_playwright_build():
        return True
    return (install_with_apt() and find_browser() is not None) or install_with_playwright()


if __name__ == "__main__":
    if not ensure_browser():
        sys.exit(
            "The browser tests need Chromium or Chrome: install it (Debian: apt-get install chromium), "
            "or name one with BASIS_CHROMIUM=/path/to/it."
        )

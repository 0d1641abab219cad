"""The colours can be read and told apart, in light and in dark, and the icons that pages ask for exist."""

import re
from itertools import combinations
from math import dist

import pytest

from tests.architecture.source import ROOT, TEMPLATES, name_of, without_comments

STYLESHEET = (ROOT / "static/css/app.css").read_text(encoding="utf-8")
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
COLOURS = {name: {"light": light, "dark": dark} for name, light, dark in PAIR.findall(STYLESHEET)}
SCHEMES = ("light", "dark")
COALITIONS = [f"coalition-{number}" for number in range(1, 9)]
WORDS = ["ink", "muted", "accent", "accent-strong", "good", "caution", "red-line", *COALITIONS]
GROUNDS = ["paper", "surface", "raised", "hover"]
ON_OWN_GROUND = [
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("accent", "accent-soft"),
    ("ink", "accent-soft"),
    ("good", "good-soft"),
    ("caution", "caution-soft"),
    ("red-line", "red-line-soft"),
]
# Machado, Oliveira and Fernandes (2009), severity 1: what a colour becomes without one kind of cone.
WITHOUT_CONES = {
    "red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}


def linear(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb):
    """CIE L*a*b* (D65) of a linear colour: distances in it are about as large as they look."""
    red, green, blue = (min(max(value, 0), 1) for value in rgb)
    white = (0.95047, 1, 1.08883)
    xyz = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (value / unit for value, unit in zip(xyz, white, strict=True))
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def seen(colour, missing):
    rgb = linear(colour)
    return lab([sum(a * b for a, b in zip(row, rgb, strict=True)) for row in WITHOUT_CONES[missing]])


def test_contrast_is_the_one_that_wcag_defines():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground(word, scheme):
    ratios = {ground: contrast(COLOURS[word][scheme], COLOURS[ground][scheme]) for ground in GROUNDS}

    assert {ground: ratio for ground, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("word", "ground"), ON_OWN_GROUND)
def test_words_can_be_read_on_their_own_ground(word, ground, scheme):
    assert contrast(COLOURS[word][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("line", ["line-strong", "got", "weakened", "apart", "unknown"])
def test_what_a_line_says_can_be_seen(line, scheme):
    assert contrast(COLOURS[line][scheme], COLOURS["surface"][scheme]) >= 3


@pytest.mark.parametrize("missing", WITHOUT_CONES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_coalitions_are_told_apart_without_one_kind_of_cone(scheme, missing):
    shown = {name: seen(COLOURS[name][scheme], missing) for name in COALITIONS}
    near = {(a, b): dist(shown[a], shown[b]) for a, b in combinations(COALITIONS, 2)}

    assert {pair: distance for pair, distance in near.items() if distance < 12} == {}


def test_nothing_is_asked_of_another_host():
    assert re.findall(r"@import|url\(\s*[\"']?(?:https?:)?//", STYLESHEET) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_every_icon_asked_for_is_in_the_sprite(template):
    lines = (ROOT / "frontend/icons.txt").read_text(encoding="utf-8").splitlines()
    ours = {line.split("=")[0].strip() for line in lines if line and not line.startswith("#")}
    asked = set(re.findall(r'components/icon\.html" with name="([\w-]+)"', without_comments(template)))

    assert asked - ours == set()

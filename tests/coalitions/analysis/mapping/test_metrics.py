"""Widths of texts."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import coalitions.analysis.mapping.metrics as metrics
from coalitions.analysis.mapping.metrics import text_width, wrap
from tools.build_fonts import TARGET, WEIGHTS

TABLE = Path(metrics.__file__).with_name("inter_widths.json")


@pytest.mark.parametrize(("weight", "style"), WEIGHTS.items())
def test_text_width_is_that_of_the_font_we_serve(weight, style):
    path = TARGET / f"Inter-{style}.ttf"
    if not path.exists():
        pytest.fail("the fonts are not built: run tools/build_fonts.py")
    font = TTFont(path)
    glyphs, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    text = "Northside Tenants’ Union Łódź Ελλάδα Совет"
    exact = sum(advances[glyphs[ord(c)]][0] for c in text) / em * 27
    assert exact <= text_width(text, 27, weight) <= exact * 1.03


def test_text_width_grows_with_size_and_weight():
    assert text_width("Union", 20) == pytest.approx(2 * text_width("Union", 10))
    assert text_width("Union", 20, 400) < text_width("Union", 20, 600) < text_width("Union", 20, 700)


@pytest.mark.parametrize(
    ("text", "ems"),
    [("漢", 1.0), ("🎉", 1.3), ("✊", 1.3), ("א", 0.6), ("م", 0.6), ("\u0301", 0.0), ("\u200d", 0.0)],
)
def test_text_width_guesses_on_the_wide_side_what_the_font_lacks(text, ems):
    assert text_width(text, 10) == pytest.approx(10 * ems * metrics.SLACK)


def test_text_width_of_nothing_is_nothing():
    assert text_width("", 20) == 0


def test_the_table_is_small_enough_to_be_kept():
    assert TABLE.stat().st_size < 30_000
    assert set(json.loads(TABLE.read_text())) == {"400", "600", "700"}


def test_wrap_breaks_evenly_between_words():
    assert wrap("Committee for Interracial Justice", 2, 20) == ("Committee for", "Interracial Justice")
    assert wrap("Union", 3, 20) == ("Union",)
    assert wrap("", 2, 20) == ("",)


def test_wrap_loses_no_word():
    name = "National Council of Churches, Commission on Religion and Race"
    for lines in (1, 2, 3):
        done = wrap(name, lines, 20, 600)
        assert len(done) == lines
        assert " ".join(done) == name

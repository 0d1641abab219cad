"""The map as a file, and as it stands in a page."""

import builtins
import re
import xml.etree.ElementTree as ET
import zlib
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from coalitions.analysis.mapping.drawing import draw
from coalitions.analysis.mapping.inputs import MapCoalition, MapInput, MapOrganization, MapTie, Risk
from coalitions.paper import NoPdf
from coalitions.picture import legend_items, picture_pdf, picture_png, picture_svg
from tests.coalitions.analysis.mapping.maps import campaign

NASTY = MapInput(
    (
        MapOrganization(
            "a", "<b>A & B</b>", turnout=1200.5, href="/w/x/a/", risk=Risk.HIGH, risk_word="high risk"
        ),
        MapOrganization("b", "Quote \" and '", href="/w/x/b/", summary="2 ties"),
    ),
    (MapTie("a", "b", "support", label="money & staff"),),
    (MapCoalition("c", "Bread & Roses", ("a", "b"), href="/w/x/c/"),),
)


def unpacked(pdf: bytes) -> bytes:
    """A PDF with its packed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return pdf + b"".join(zlib.decompressobj().decompress(s) for s in streams if s[:1] == b"x")


def in_page(data: MapInput) -> str:
    words = {"drawing": draw(data), "title": "Map", "linked": True}
    return render_to_string("coalitions/map_drawing.svg", words)


def test_it_is_well_formed_whatever_the_names():
    for source in (in_page(NASTY), picture_svg(draw(NASTY), title="A & B <1963>", subtitle='"why"')):
        texts = "".join(ET.fromstring(source).itertext())
        assert "<b>A & B</b>" in texts


def test_it_links_every_organization_by_name_with_its_coalitions():
    links = ET.fromstring(in_page(NASTY)).findall(".//a")
    first = next(link for link in links if link.get("data-id") == "a")
    assert first.get("href") == "/w/x/a/"
    assert first.get("aria-label") == "<b>A & B</b>: Bread & Roses. high risk"


def test_it_has_no_links_and_no_classless_looks_in_a_file_of_its_own():
    source = picture_svg(draw(NASTY), title="Map")
    assert "<a " not in source
    assert "style=" not in source
    assert 'fill="#0068c4"' in source


def test_it_writes_numbers_the_same_in_every_language():
    english = in_page(NASTY)
    with translation.override("es"):
        assert in_page(NASTY).split("<g", 1)[1].count(",") == english.split("<g", 1)[1].count(",")


def test_it_prints_nobody_without_failing():
    ET.fromstring(picture_svg(draw(MapInput()), title="Nobody yet"))


def test_it_says_in_the_legend_what_is_on_the_map():
    kinds = [item.kind for group in legend_items(draw(NASTY).legend) for item in group]
    assert kinds.count("coalition") == 1
    assert {"size", "unknown", "risk", "tie"} <= set(kinds)
    assert "count" not in kinds


def test_it_counts_in_the_legend_those_it_does_not_name():
    drawing = draw(campaign(300, 7))
    words = legend_items(drawing.legend)[-1][0].text
    assert f"{drawing.legend.labelled} of 300" in words


def test_it_keeps_risk_out_of_a_picture_that_was_not_given_any():
    calm = replace(NASTY, organizations=tuple(replace(o, risk=None) for o in NASTY.organizations))
    assert "risk" not in picture_svg(draw(calm), title="Map")


def test_it_paints_a_png_of_the_asked_width():
    png = picture_png(picture_svg(draw(NASTY), title="Map"), width=600)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 600


def test_it_sets_a_tagged_pdf_where_this_machine_can():
    try:
        pdf = picture_pdf(picture_svg(draw(NASTY), title="Map"), title="Map")
    except NoPdf as error:
        assert "browser" in str(error)  # noqa: PT017 - both answers are right, each on its machine
    else:
        assert pdf.startswith(b"%PDF")
        assert b"StructTreeRoot" in unpacked(pdf)


def test_it_says_so_where_pdf_can_not_be_set(monkeypatch):
    real = builtins.__import__

    def missing(name, *rest, **more):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(NoPdf, match="Print the page from your browser"):
        picture_pdf("<svg/>", title="Map")

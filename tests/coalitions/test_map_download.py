"""The map as a file."""

import xml.etree.ElementTree as ET

import pytest

from coalitions.paper import NoPdf
from tests import factories
from tests.coalitions.risky import risky

URL = "/w/clean-air/map/download/"


def texts(svg):
    return " ".join(ET.fromstring(svg).itertext())


def test_the_svg_stands_alone_with_names_and_legend(viewer, workspace):
    risky(workspace)
    response = viewer.get(URL + "svg/")

    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"].startswith('attachment; filename="clean-air-')
    assert "Big 1" in texts(response.content)
    assert b"href" not in response.content


@pytest.mark.parametrize(("who", "told"), [("organizer", True), ("viewer", False)])
def test_a_download_tells_of_risk_only_who_may_know(request, workspace, who, told):
    risky(workspace)
    svg = request.getfixturevalue(who).get(URL + "svg/").content

    assert ("exposed" in texts(svg)) is told
    assert (b"map-risk" in svg) is told


def test_the_png_is_one(viewer, workspace):
    factories.organization(workspace)

    assert viewer.get(URL + "png/").content.startswith(b"\x89PNG")


def test_where_pdf_cannot_be_made_it_says_what_to_do(viewer, workspace, monkeypatch):
    def missing(*args, **kwargs):
        raise NoPdf("This server lacks Pango.")

    monkeypatch.setattr("coalitions.views.maps.picture_pdf", missing)
    response = viewer.get(URL + "pdf/", follow=True)

    assert response.redirect_chain == [("/w/clean-air/map/", 302)]
    assert "lacks Pango" in response.content.decode()


def test_there_is_no_other_kind_of_file(viewer, workspace):
    assert viewer.get(URL + "exe/").status_code == 404


def test_an_empty_map_is_a_file_too(viewer, workspace):
    assert viewer.get(URL + "svg/").status_code == 200

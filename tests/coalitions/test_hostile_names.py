"""Thirty names that try to become code stay names, wherever they show."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from uuid import uuid4

import pytest

from tests.coalitions.hostile import NAMES, hostile, surfaces

SURFACES = sorted(surfaces(dict.fromkeys(("coalition", "version", "one", "two"), uuid4()), "x"))
OUR_SCRIPTS = re.compile(r"/static/(js/[\w-]+\.js|.*htmx.*\.js)")


class Alive(HTMLParser):
    """Collects what a browser would run or load on account of a name."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith(("on", "hx-on")) or name == "autofocus" or name == "srcdoc":
                self.found.append((tag, name, value))
            if value and name in {"href", "src", "action", "xlink:href"} and "javascript:" in value.lower():
                self.found.append((tag, name, value))
        source = dict(attrs).get("src") or ""
        if tag == "script" and not OUR_SCRIPTS.match(source):
            self.found.append((tag, source))
        if (
            tag in {"img", "iframe", "math", "body"}
            and len(attrs)
            and (tag != "body" or "onload" in dict(attrs))
        ):
            self.found.append((tag, attrs))

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture
def addresses(workspace):
    return surfaces(hostile(workspace), "clean-air")


@pytest.mark.parametrize("surface", SURFACES)
def test_no_name_becomes_code(facilitator, addresses, surface):
    facilitator.post(
        "/w/clean-air/sessions/showing/", {"estimates": "on", "risk": "on", "question": NAMES[13]}
    )
    response = facilitator.get(addresses[surface])
    assert response.status_code == 200
    text = response.content.decode()

    page = Alive()
    page.feed(text)

    assert page.found == []
    assert "SECRET_KEY" not in text or "{{ settings.SECRET_KEY }}" in text
    assert [name for name in NAMES[:14] if name in text] == []


@pytest.mark.parametrize("surface", ["coalition", "map", "wall", "panel", "organizations"])
def test_the_names_are_there_to_be_read(facilitator, addresses, surface):
    page = Alive()
    page.feed(facilitator.get(addresses[surface]).content.decode())

    assert "alert(" in " ".join(page.text)


def test_the_file_of_the_map_is_well_formed_and_holds_no_code(facilitator, addresses):
    root = ET.fromstring(facilitator.get(addresses["download"]).content)

    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "g", "path", "circle"}
    assert [each.attrib for each in root.iter() if any(name.startswith("on") for name in each.attrib)] == []


def test_there_are_thirty_of_them():
    assert len(set(NAMES)) == 30

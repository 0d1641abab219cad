"""What nobody can keep, typed into every form of every page: it is refused in words, never an error."""

from collections.abc import Iterator

import pytest
from django import forms

from tests.architecture.samples import World, address
from tests.architecture.source import Url
from tests.architecture.test_writes import (
    POSTED,
    URLS,
    WITHOUT_CHANGE,
    WRITES_NOTHING,
    filled_in,
    shown_form,
    wrote,
)

pytestmark = pytest.mark.django_db
FORMS = [url for url in URLS if url.name not in {*WITHOUT_CHANGE, *WRITES_NOTHING}]


def texts(world: World, url: Url) -> Iterator[str]:
    """The fields into which anything can be typed."""
    if url.name in POSTED:
        yield from POSTED[url.name](world.own)
    for bound in shown_form(world, url) or ():
        if isinstance(bound.field, forms.CharField) and not bound.field.widget.is_hidden:
            yield bound.html_name


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b"], ids=ascii)
@pytest.mark.parametrize("url", FORMS, ids=str)
def test_a_control_character_is_refused_in_words(world, url, character):
    for name in texts(world, url):
        data = filled_in(world, url) | {name: f"a{character}b"}

        answer = world.ask("admin", "POST", address(url, world.own), data)

        assert answer.status < 500, name
        assert wrote(answer) == set(), name


@pytest.mark.parametrize("url", FORMS, ids=str)
def test_a_line_end_of_another_system_is_a_line_end(world, url):
    for name in texts(world, url):
        data = filled_in(world, url) | {name: "a\x85b\u2028c"}

        assert world.ask("admin", "POST", address(url, world.own), data).status < 500, name

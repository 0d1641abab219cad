"""One name, four rooms: a URL, its view, its template and its test are found with one search."""

from collections import Counter

import pytest

from tests.architecture.source import PRODUCT, name_of, python_files, urls

URLS = urls()
BANNED = {"utils", "helpers", "common", "constants", "misc", "selectors"}


def test_there_are_urls():
    assert {url.namespace for url in URLS} == {"organizations", "coalitions"}


@pytest.mark.parametrize("url", URLS, ids=str)
def test_a_url_is_called_as_its_view(url):
    assert url.name == url.view.__name__
    assert url.view.__module__.startswith(f"{url.namespace}.views.")


def test_a_name_stands_for_one_url():
    times = Counter(str(url) for url in URLS)

    assert [name for name, count in times.items() if count > 1] == []


def test_there_is_no_drawer_for_odds_and_ends():
    drawers = [name_of(path) for path in python_files(*PRODUCT, "tests") if path.stem in BANNED]

    assert drawers == []

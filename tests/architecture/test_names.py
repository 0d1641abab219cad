"""One name, four rooms: a URL, its view, its template and its test are found with one search."""

from collections import Counter

import pytest

from tests.architecture.source import ROOT, python_files, url_patterns

PATTERNS = list(url_patterns())
BANNED = {"utils", "helpers", "common", "constants", "misc", "selectors"}


def test_there_are_urls():
    assert PATTERNS


@pytest.mark.parametrize(("namespace", "pattern"), PATTERNS, ids=lambda value: getattr(value, "name", value))
def test_a_url_is_called_as_its_view(namespace, pattern):
    assert pattern.name == pattern.callback.__name__
    assert pattern.callback.__module__.startswith(f"{namespace}.views.")


def test_a_name_stands_for_one_url():
    times = Counter((namespace, pattern.name) for namespace, pattern in PATTERNS)

    assert [name for name, count in times.items() if count > 1] == []


def test_there_is_no_drawer_for_odds_and_ends():
    drawers = [
        path for path in python_files("config", "organizations", "coalitions", "tests") if path.stem in BANNED
    ]

    assert [str(path.relative_to(ROOT)) for path in drawers] == []

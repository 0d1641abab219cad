"""Every URL says who may use it; what is open to anyone is listed here with its reason."""

import pytest

from tests.architecture.source import urls

URLS = urls()
OPEN = {
    "sign_in": "it is where people sign in",
    "sign_in_link": "a one-time link signs its holder in",
}


@pytest.mark.parametrize("url", URLS, ids=str)
def test_a_url_names_its_minimum_role(url):
    guarded = hasattr(url.view, "minimum_role")

    assert guarded != (url.name in OPEN), f"{url} needs a guard or a line in OPEN, and not both"


@pytest.mark.parametrize("url", URLS, ids=str)
def test_only_listed_urls_are_open_to_anyone(url):
    is_open = getattr(url.view, "login_required", True) is False

    assert is_open == (url.name in OPEN)


def test_every_listed_url_exists():
    assert set(OPEN) <= {url.name for url in URLS}


@pytest.mark.parametrize("url", URLS, ids=str)
def test_the_workspace_is_in_the_path_of_what_belongs_to_one(url):
    belongs = getattr(url.view, "minimum_role", None) is not None

    assert belongs == url.path.startswith("w/<slug:workspace>/")

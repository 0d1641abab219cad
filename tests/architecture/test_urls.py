"""Every URL says who may use it; what is open to anyone says why, and is listed here to be noticed."""

import pytest

from tests.architecture.source import urls

URLS = urls()
OPEN = {"sign_in", "sign_in_link", "sign_in_link_request", "sign_out", "invitation_accept"}


@pytest.mark.parametrize("url", URLS, ids=str)
def test_a_url_names_its_minimum_role(url):
    assert hasattr(url.view, "minimum_role"), f"{url} has no guard of organizations/access.py"


@pytest.mark.parametrize("url", URLS, ids=str)
def test_only_listed_urls_are_open_to_anyone(url):
    is_open = getattr(url.view, "login_required", True) is False

    assert is_open == (url.name in OPEN)
    assert is_open == bool(getattr(url.view, "open_reason", ""))


def test_every_listed_url_exists():
    assert {url.name for url in URLS} >= OPEN


@pytest.mark.parametrize("url", URLS, ids=str)
def test_the_workspace_is_in_the_path_of_what_belongs_to_one(url):
    belongs = getattr(url.view, "minimum_role", None) is not None

    assert belongs == url.path.startswith("w/<address:workspace>/")

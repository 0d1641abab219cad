"""Every URL says who may use it; what is open to anyone is listed here with its reason."""

import pytest

from tests.architecture.source import url_patterns

PATTERNS = list(url_patterns())
OPEN = {
    "sign_in": "it is where people sign in",
    "sign_in_with_link": "a one-time link signs its holder in",
    "invitation_accept": "the invited have no account yet",
}


@pytest.mark.parametrize(("namespace", "pattern"), PATTERNS, ids=lambda value: getattr(value, "name", value))
def test_a_url_names_its_minimum_role(namespace, pattern):
    guarded = hasattr(pattern.callback, "minimum_role")

    assert guarded != (pattern.name in OPEN), f"{namespace}:{pattern.name}: a guard or a line in OPEN"


@pytest.mark.parametrize(("namespace", "pattern"), PATTERNS, ids=lambda value: getattr(value, "name", value))
def test_only_listed_urls_are_open_to_anyone(namespace, pattern):
    is_open = getattr(pattern.callback, "login_required", True) is False

    assert is_open == (pattern.name in OPEN)


def test_every_listed_url_exists():
    assert set(OPEN) <= {pattern.name for _namespace, pattern in PATTERNS}


def test_a_workspace_is_always_in_the_path_of_what_belongs_to_it():
    elsewhere = [
        pattern.name
        for _namespace, pattern in PATTERNS
        if getattr(pattern.callback, "minimum_role", None) is not None
        and "<slug:workspace>" not in str(pattern.pattern)
    ]

    assert elsewhere == []

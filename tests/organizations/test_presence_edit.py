"""Everybody says for themselves whether others see where they are."""

import pytest

from organizations.models import User
from organizations.views import live


@pytest.mark.parametrize("shown", [True, False])
def test_it_is_kept_for_the_person(viewer, shown):
    User.objects.update(shows_presence=not shown)

    response = viewer.post("/accounts/presence/", {"shown": "1" if shown else "", "next": "/w/clean-air/"})

    assert response.url == "/w/clean-air/"
    assert User.objects.get(email="viewer@example.org").shows_presence is shown


def test_pages_that_are_open_hear_of_it(viewer, monkeypatch):
    rings = []
    monkeypatch.setattr(live, "announce_presence", lambda: rings.append("ring"))

    viewer.post("/accounts/presence/", {"shown": ""})

    assert rings == ["ring"]


def test_it_is_nobody_elses_business(viewer, organizer):
    viewer.post("/accounts/presence/", {"shown": ""})

    assert User.objects.get(email="organizer@example.org").shows_presence is True


def test_looking_changes_nothing(viewer):
    assert viewer.get("/accounts/presence/").status_code == 405

"""What one is called by others; whoever sits at the machine of Basis is never called "you"."""

import pytest

from organizations.models import User
from organizations.signing_in import local_person
from tests import factories

URL = "/accounts/name/"


def test_the_name_is_kept_and_leads_back(viewer):
    response = viewer.post(URL, {"name": "  Ada  Lovelace ", "next": "/w/clean-air/"})

    assert response.url == "/w/clean-air/"
    assert str(User.objects.get(email="viewer@example.org")) == "Ada Lovelace"


def test_the_form_shows_the_name_of_now(viewer):
    User.objects.filter(email="viewer@example.org").update(name="Ada L.")

    assert 'value="Ada L."' in viewer.get(URL).content.decode()


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "A\x07da"])
def test_what_is_no_name_is_refused_and_kept_in_the_form(viewer, name):
    before = User.objects.get(email="viewer@example.org").name

    assert viewer.post(URL, {"name": name}).status_code == 422
    assert User.objects.get(email="viewer@example.org").name == before


def test_nobody_elses_name_changes(viewer, organizer):
    before = User.objects.get(email="organizer@example.org").name
    viewer.post(URL, {"name": "Mallory"})

    assert User.objects.get(email="organizer@example.org").name == before


def test_strangers_sign_in_first(anonymous, db):
    assert anonymous.post(URL, {"name": "Ada"}).status_code == 302
    assert not User.objects.filter(name="Ada").exists()


def test_a_local_person_of_an_earlier_version_loses_the_name_you_only(db):
    factories.user(email="you@localhost", name="You")
    assert str(local_person()) == "Local admin"

    User.objects.update(name="Ada")
    assert str(local_person()) == "Ada"

"""Setting and changing one's own password."""

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.utils import timezone

from organizations.signing_in import new_link
from tests import factories

URL = "/accounts/password/"
OLD, NEW = "seven wild geese flying", "eleven slow herons wading"


@pytest.fixture
def ada(db: None):
    return factories.user(email="ada@example.org", password=OLD)


@pytest.fixture
def client(ada):
    client = Client()
    client.force_login(ada)
    return client


def change(client: Client, **fields: str):
    return client.post(URL, {"current": OLD, "password": NEW, "again": NEW} | fields)


def test_it_changes_the_password_and_stays_signed_in(client, ada):
    assert change(client).status_code == 302

    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert get_user(client) == ada


def test_sessions_elsewhere_end(client, ada):
    elsewhere = Client()
    elsewhere.force_login(ada)

    change(client)

    assert not get_user(elsewhere).is_authenticated


def test_links_on_their_way_end(client, ada):
    token = new_link(user=ada, now=timezone.now())

    change(client)

    assert Client().post(f"/accounts/link/{token}/").status_code == 404


@pytest.mark.parametrize(
    "fields", [{"current": "wrong"}, {"again": "other"}, {"password": "short", "again": "short"},
               {"password": "ada@example.org", "again": "ada@example.org"}],
)  # fmt: skip
def test_it_refuses(client, ada, fields):
    assert change(client, **fields).status_code == 422

    ada.refresh_from_db()
    assert ada.check_password(OLD)


def test_the_old_one_can_not_be_guessed_for_long(client):
    answers = [change(client, current=f"guess {number}").status_code for number in range(5)]
    after = change(client)

    assert answers == [422] * 5
    assert after["Location"] == URL


def test_who_has_none_sets_one_without_an_old_one(db):
    person = factories.user()
    client = Client()
    client.force_login(person)

    response = client.post(URL, {"password": NEW, "again": NEW})

    person.refresh_from_db()
    assert response.status_code == 302
    assert person.check_password(NEW)


def test_it_is_for_those_signed_in(anonymous):
    assert anonymous.get(URL)["Location"] == "/accounts/sign-in/?next=/accounts/password/"

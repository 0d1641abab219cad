"""Signing in by password."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.utils import timezone

from organizations.models import SignInAttempt
from tests import factories

URL = "/accounts/sign-in/"
PASSWORD = "seven wild geese flying"


@pytest.fixture
def ada(db: None):
    return factories.user(email="ada@example.org", password=PASSWORD)


def sign_in(client: Client, email="ada@example.org", password=PASSWORD, **more):
    return client.post(URL, {"email": email, "password": password, **more})


def test_it_signs_in_with_the_right_password(ada, anonymous):
    response = sign_in(anonymous)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert get_user(anonymous) == ada


def test_it_does_not_mind_the_case_of_the_address(ada, anonymous):
    assert sign_in(anonymous, email="ADA@Example.org").status_code == 302


def test_it_gives_the_session_a_new_key(ada, anonymous):
    session = anonymous.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    anonymous.cookies["basis_session"] = planted

    sign_in(anonymous)

    assert anonymous.session.session_key != planted


def test_it_answers_the_same_for_a_wrong_password_and_an_unknown_address(ada, anonymous):
    ada_typed = sign_in(anonymous, password="wrong")
    nobody_typed = sign_in(anonymous, email="eve@example.org", password="wrong")

    bodies = [
        response.content.replace(email, b"EMAIL").replace(token.encode(), b"TOKEN")
        for response, email in ((ada_typed, b"ada@example.org"), (nobody_typed, b"eve@example.org"))
        for token in [str(response.context["csrf_token"])]
    ]
    assert ada_typed.status_code == nobody_typed.status_code == 422
    assert bodies[0] == bodies[1]
    assert ada_typed.headers.keys() == nobody_typed.headers.keys()


def test_it_hashes_a_password_for_an_unknown_address_too(ada, anonymous, monkeypatch):
    """The hash is nearly all the time that an answer takes, so who waits learns nothing."""
    hashed = []

    def counted(method):
        def count(*arguments):
            hashed.append(method)
            return method(*arguments)

        return count

    for name in ("encode", "verify"):
        monkeypatch.setattr(Argon2PasswordHasher, name, counted(getattr(Argon2PasswordHasher, name)))
    without_password = factories.user(email="bo@example.org")

    work = {}
    for email in ("ada@example.org", "eve@example.org", without_password.email):
        hashed.clear()
        sign_in(anonymous, email=email, password="wrong")
        work[email] = len(hashed)

    assert set(work.values()) == {1}


def test_it_refuses_somebody_switched_off(ada, anonymous):
    type(ada).objects.filter(pk=ada.pk).update(is_active=False)

    assert sign_in(anonymous).status_code == 422


def test_it_closes_for_a_minute_after_five_failures_for_an_account(ada):
    for number in range(5):
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        assert sign_in(client, password="wrong").status_code == 422

    closed = sign_in(Client(REMOTE_ADDR="10.0.0.9"))
    SignInAttempt.objects.update(at=timezone.now() - timedelta(seconds=61))
    open_again = sign_in(Client(REMOTE_ADDR="10.0.0.9"))

    assert (closed.status_code, closed["Retry-After"]) == (429, "60")
    assert open_again.status_code == 302


def test_it_closes_for_a_network_address_that_tries_many_accounts(ada):
    guesser = Client(REMOTE_ADDR="10.0.0.1")
    for number in range(5):
        sign_in(guesser, email=f"guess{number}@example.org", password="wrong")

    assert sign_in(guesser).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="10.0.0.2")).status_code == 302


def test_it_closes_the_same_way_for_an_unknown_address(anonymous):
    answers = [sign_in(anonymous, email="eve@example.org").status_code for _ in range(6)]

    assert answers == [422] * 5 + [429]


def test_trying_at_the_closed_door_does_not_keep_it_closed(ada, anonymous):
    for _ in range(30):
        sign_in(anonymous, password="wrong")

    assert SignInAttempt.objects.count() == 5


def test_it_forgets_failures_once_the_person_came_in(ada, anonymous):
    for _ in range(4):
        sign_in(anonymous, password="wrong")
    sign_in(anonymous)

    assert sign_in(Client(), password="wrong").status_code == 422
    assert sign_in(Client()).status_code == 302


def test_it_keeps_neither_e_mail_nor_network_address_of_a_failure(ada, anonymous):
    sign_in(anonymous, password="wrong")

    kept = str(SignInAttempt.objects.values().get())
    assert "ada@" not in kept
    assert "127.0.0.1" not in kept


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/w/clean-air/map/?q=1", "/w/clean-air/map/?q=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http://testserver/w/", "/"),
        ("///evil.example", "/"),
        (" /w/", "/"),
        ("", "/"),
    ],
)
def test_it_leads_only_to_places_of_this_site(ada, anonymous, wanted, leads_to):
    assert sign_in(anonymous, next=wanted)["Location"] == leads_to


def test_the_page_keeps_where_one_was_going(anonymous):
    response = anonymous.get(URL, {"next": "/w/clean-air/people/"})

    assert 'name="next" value="/w/clean-air/people/"' in response.content.decode()


def test_who_is_signed_in_already_goes_on(viewer):
    assert viewer.get(URL, {"next": "/w/x/"})["Location"] == "/w/x/"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_it_refuses_other_methods(anonymous, method):
    assert getattr(anonymous, method)(URL).status_code == 405


def test_it_wants_a_token_against_forged_forms(ada):
    assert sign_in(Client(enforce_csrf_checks=True)).status_code == 403

"""Asking for a link by mail."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests import factories

URL = "/accounts/sign-in/link/"


@pytest.fixture
def ada(db: None):
    return factories.user(email="ada@example.org")


def test_it_mails_a_link_that_signs_in(ada, anonymous):
    anonymous.post(URL, {"email": "Ada@Example.org"})

    (message,) = mail.outbox
    found = re.search(r"http://testserver(/accounts/link/\S+)", str(message.body))
    assert message.to == ["ada@example.org"]
    assert found
    assert anonymous.post(found[1]).status_code == 302


def test_it_answers_the_same_for_an_unknown_address(ada, anonymous):
    known = anonymous.post(URL, {"email": "ada@example.org"})
    unknown = anonymous.post(URL, {"email": "eve@example.org"})

    assert known.status_code == unknown.status_code == 200
    assert known.content.replace(b"ada@", b"eve@") == unknown.content


def test_an_unknown_address_gets_a_mail_without_a_link(db, anonymous):
    anonymous.post(URL, {"email": "eve@example.org"})

    (message,) = mail.outbox
    assert message.to == ["eve@example.org"]
    assert "/accounts/link/" not in message.body


def test_it_mails_five_a_minute_at_most(ada):
    answers = [Client().post(URL, {"email": "ada@example.org"}).status_code for _ in range(7)]

    assert answers == [200] * 5 + [429] * 2
    assert len(mail.outbox) == 5


def test_it_says_so_when_no_mail_can_be_sent(ada, anonymous, monkeypatch):
    def fails(*args: object, **options: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("organizations.signing_in.send_mail", fails)

    for email in ("ada@example.org", "eve@example.org"):
        response = anonymous.post(URL, {"email": email})
        assert response.status_code == 503
        assert "No mail could be sent" in response.content.decode()


def test_it_wants_an_address(anonymous):
    assert anonymous.post(URL, {"email": "ada"}).status_code == 422
    assert mail.outbox == []


def test_it_can_only_be_posted(anonymous):
    assert anonymous.get(URL).status_code == 405

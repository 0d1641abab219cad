"""Who was refused what stands in the server's log, by ids; nothing that could hurt anybody does."""

import logging

import pytest

from organizations.models import User
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "correct horse battery"


@pytest.fixture
def told(caplog):
    caplog.set_level(logging.INFO, logger="basis.refused")
    return lambda: [each.getMessage() for each in caplog.records if each.name == "basis.refused"]


def who(client):
    return client.session["_auth_user_id"]


def test_a_role_too_weak_is_told_without_what_was_sent(viewer, workspace, told):
    answer = viewer.post("/w/clean-air/organizations/new/?q=hidden", {"name": "Hidden"})

    assert answer.status_code == 403
    assert told() == [f"403 for user {who(viewer)}: POST /w/clean-air/organizations/new/"]


def test_an_outsider_is_told(outsider, workspace, told):
    assert outsider.get("/w/clean-air/").status_code == 404
    assert told() == [f"404 for user {who(outsider)}: GET /w/clean-air/"]


def test_what_is_answered_is_not_told(viewer, workspace, told):
    assert viewer.get("/w/clean-air/").status_code in (200, 302)
    assert told() == []


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_a_refused_sign_in_is_told_by_the_accounts_id(client, told, email):
    user = factories.user(email="ada@example.org")
    whose = user.pk if email == user.email else "unknown"

    client.post("/accounts/sign-in/", {"email": email, "password": SECRET})

    assert told() == [f"sign-in refused (password): account {whose} from 127.0.0.1"]
    assert User.objects.count() == 1


def test_a_door_that_closed_and_a_link_that_is_none_are_told(client, told):
    for _each in range(6):
        client.post("/accounts/sign-in/", {"email": "ada@example.org", "password": SECRET})
    client.post("/accounts/link/not-a-token/")

    assert told()[-2:] == [
        "sign-in refused (too often): account unknown from 127.0.0.1",
        "sign-in refused (link): account unknown from 127.0.0.1",
    ]

"""Leaving."""

from django.contrib.auth import get_user
from django.test import Client


def test_it_ends_the_session_and_what_the_browser_kept(viewer):
    key = viewer.cookies["basis_session"].value

    response = viewer.post("/accounts/sign-out/")

    assert response["Location"] == "/accounts/sign-in/"
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not get_user(viewer).is_authenticated
    thief = Client()
    thief.cookies["basis_session"] = key
    assert not get_user(thief).is_authenticated


def test_it_does_not_mind_whose_session_has_ended(anonymous):
    assert anonymous.post("/accounts/sign-out/")["Location"] == "/accounts/sign-in/"


def test_a_link_elsewhere_can_not_sign_anybody_out(viewer):
    assert viewer.get("/accounts/sign-out/").status_code == 405
    assert get_user(viewer).is_authenticated

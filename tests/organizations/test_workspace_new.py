"""Making a workspace."""

import pytest

from organizations.models import Change, Organization, Role, Workspace
from tests import factories

URL = "/workspaces/new/"


@pytest.fixture
def ada(client, db):
    client.force_login(factories.user(email="ada@example.org"))
    return client


def test_whoever_makes_it_is_its_admin(ada):
    response = ada.post(URL, {"name": "Clean air"})

    workspace = Workspace.objects.get()
    assert response["Location"] == "/w/clean-air/"
    membership = workspace.memberships.get()
    assert (membership.user.email, membership.role) == ("ada@example.org", Role.ADMIN)


def test_the_first_organization_becomes_its_home(ada):
    ada.post(URL, {"name": "Clean air", "home_name": "Tenants together", "question": "Who decides?"})

    workspace = Workspace.objects.get()
    assert workspace.home == Organization.objects.get(workspace=workspace, name="Tenants together")
    assert workspace.question == "Who decides?"


def test_it_is_one_change(ada):
    ada.post(URL, {"name": "Clean air", "home_name": "Tenants together"})

    change = Change.objects.get()
    assert (change.act, change.subject_label) == ("workspace.added", "Clean air")
    assert str(change.user_id) == str(Workspace.objects.get().memberships.get().user_id)


@pytest.mark.parametrize(
    ("name", "slug"), [("Clean air", "clean-air-2"), ("Çevre için!", "cevre-icin"), ("清洁空气", "workspace")]
)
def test_the_address_is_made_of_the_name(ada, name, slug):
    factories.workspace(slug="clean-air")

    assert ada.post(URL, {"name": name})["Location"] == f"/w/{slug}/"


def test_an_address_can_be_chosen(ada):
    assert ada.post(URL, {"name": "Clean air", "slug": "air-26"})["Location"] == "/w/air-26/"


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"name": "nul\0"},
        {"name": "bell\a"},
        {"name": "Air", "slug": "Not An Address"},
        {"name": "Air", "slug": "taken"},
        {"name": "Air", "home_name": "x" * 201},
    ],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(ada, fields):
    factories.workspace(slug="taken")

    response = ada.post(URL, {"question": "Who decides?"} | fields)

    assert response.status_code == 422
    assert response.context["form"].errors
    assert "Who decides?" in response.content.decode()
    assert not Organization.objects.exists()
    assert Workspace.objects.count() == 1


def test_it_is_for_those_signed_in(anonymous):
    assert anonymous.post(URL, {"name": "Air"})["Location"].startswith("/accounts/sign-in/")
    assert not Workspace.objects.exists()

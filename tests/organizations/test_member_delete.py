"""Taking somebody out."""

import pytest
from django.test import Client
from django.utils import timezone

from organizations.models import Invitation, Membership, Representative, Role, User
from organizations.people import invite
from tests import factories


def url(email: str) -> str:
    return f"/w/clean-air/people/{Membership.objects.get(user__email=email).pk}/delete/"


def test_it_takes_effect_on_the_next_request(admin, viewer):
    before = viewer.get("/w/clean-air/people/").status_code

    response = admin.post(url("viewer@example.org"), {"version": 1})

    assert response["Location"] == "/w/clean-air/people/"
    assert (before, viewer.get("/w/clean-air/people/").status_code) == (200, 404)


def test_it_asks_first(admin, viewer):
    assert admin.get(url("viewer@example.org")).status_code == 200
    assert Membership.objects.filter(user__email="viewer@example.org").exists()


def test_it_is_one_change(admin, viewer, workspace):
    admin.post(url("viewer@example.org"), {"version": 1})

    assert workspace.changes.get().act == "membership.deleted"


def test_they_speak_for_nobody_here_any_more_but_elsewhere_still(admin, representative, workspace):
    person = User.objects.get(email="representative@example.org")
    elsewhere = factories.organization(factories.workspace())
    Representative.objects.create(workspace=elsewhere.workspace, user=person, organization=elsewhere)

    admin.post(url("representative@example.org"), {"version": 1})

    assert [each.organization for each in person.representations.all()] == [elsewhere]


def test_invitations_they_made_die(admin, workspace):
    other = factories.member(workspace, Role.ADMIN, email="other@example.org")
    token = invite(invitation=Invitation(workspace=workspace, role=Role.ADMIN), by=other, now=timezone.now())

    admin.post(url("other@example.org"), {"version": 1})

    assert Client().get(f"/accounts/invitation/{token}/").status_code == 404


def test_the_last_admin_stays(admin, viewer, workspace):
    response = admin.post(url("admin@example.org"), {"version": 1})

    assert response.status_code == 422
    assert "Make another person admin first" in response.content.decode()
    assert workspace.memberships.filter(role=Role.ADMIN).exists()
    assert not workspace.changes.exists()


def test_who_takes_themselves_out_goes_to_their_other_workspaces(admin, workspace):
    factories.member(workspace, Role.ADMIN)

    assert admin.post(url("admin@example.org"), {"version": 1})["Location"] == "/"


def test_it_asks_again_when_the_role_was_changed_meanwhile(admin, viewer):
    Membership.objects.filter(user__email="viewer@example.org").update(version=2)

    assert admin.post(url("viewer@example.org"), {"version": 1}).status_code == 409
    assert Membership.objects.filter(user__email="viewer@example.org").exists()


@pytest.mark.parametrize(
    ("who", "status"), [("facilitator", 403), ("representative", 403), ("outsider", 404)]
)
def test_others_are_refused(request, admin, workspace, who, status):
    client = request.getfixturevalue(who)

    assert client.post(url("admin@example.org"), {"version": 1}).status_code == status

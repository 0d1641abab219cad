"""Inviting by link."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from organizations.forms.members import roles_in_words
from organizations.models import Invitation, Role
from tests import factories

URL = "/w/clean-air/people/invitations/new/"


def invite(client, **fields):
    return client.post(URL, {"role": Role.VIEWER, "label": "", "organization": ""} | fields)


def test_it_shows_the_link_once_and_stores_no_token(admin):
    page = invite(admin, label="Bo").content.decode()

    found = re.search(r"http://testserver/accounts/invitation/([\w-]{43})/", page)
    invitation = Invitation.objects.get()
    assert found
    assert found[1] not in str(Invitation.objects.values().get())
    assert found[1] not in admin.get("/w/clean-air/people/").content.decode()
    assert timedelta(days=6) < invitation.expires_at - timezone.now() < timedelta(days=7, seconds=1)


def test_it_is_one_change(admin, workspace):
    invite(admin)

    assert workspace.changes.get().act == "invitation.added"


def test_a_representative_needs_an_organization(admin, organization):
    without = invite(admin, role=Role.REPRESENTATIVE)
    invite(admin, role=Role.REPRESENTATIVE, organization=organization.pk)

    assert without.status_code == 422
    assert "Choose the organization" in without.content.decode()
    assert Invitation.objects.get().organization == organization


def test_it_refuses_an_organization_from_another_workspace(admin):
    foreign = factories.organization(factories.workspace(), name="Foreign")

    response = invite(admin, organization=foreign.pk)

    assert response.status_code == 422
    assert "Foreign" not in response.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("facilitator", 403), ("representative", 403), ("outsider", 404)]
)
def test_others_are_refused(request, workspace, who, status):
    assert invite(request.getfixturevalue(who)).status_code == status
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("first", [Role.VIEWER, Role.ORGANIZER, Role.FACILITATOR, Role.ADMIN])
def test_what_a_role_sees_of_risk_is_what_the_workspace_says(admin, workspace, first):
    workspace.risk_seen_by = first
    workspace.save()

    words = {role: str(said) for role, said in roles_in_words(workspace)}
    page = admin.get(URL).content.decode()

    assert all(said in page for said in words.values())
    assert ("and the risk of absorption" in words[Role.VIEWER]) is (
        first > Role.VIEWER
    )  # what they don't see
    for role in (Role.ORGANIZER, Role.FACILITATOR, Role.ADMIN):
        assert ("the risk of absorption" in words[role]) is (role == first)

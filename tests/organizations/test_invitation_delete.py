"""Withdrawing an invitation."""

import pytest
from django.test import Client
from django.utils import timezone

from organizations.models import Invitation, Role, User
from organizations.people import invite


@pytest.fixture
def token(workspace, admin):
    by = User.objects.get(email="admin@example.org")
    return invite(invitation=Invitation(workspace=workspace, role=Role.VIEWER), by=by, now=timezone.now())


@pytest.fixture
def url(token):
    return f"/w/clean-air/people/invitations/{Invitation.objects.get().pk}/delete/"


def test_the_link_stops_working(admin, url, token, workspace):
    assert admin.post(url, {"version": 1}).status_code == 302

    assert Client().get(f"/accounts/invitation/{token}/").status_code == 404
    assert workspace.changes.filter(act="invitation.deleted").count() == 1


def test_one_that_was_accepted_can_not_be_withdrawn(admin, url):
    Invitation.objects.update(accepted_at=timezone.now())

    assert admin.post(url, {"version": 1}).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("facilitator", 403), ("outsider", 404)])
def test_others_are_refused(request, url, who, status):
    assert request.getfixturevalue(who).post(url, {"version": 1}).status_code == status
    assert Invitation.objects.exists()

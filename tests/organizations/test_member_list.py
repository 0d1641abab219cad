"""People."""

import pytest
from django.utils import timezone

from organizations.models import Invitation, Role, User
from organizations.people import invite
from tests import factories

URL = "/w/clean-air/people/"


@pytest.fixture
def invited(workspace, admin):
    by = User.objects.get(email="admin@example.org")
    invitation = Invitation(workspace=workspace, role=Role.VIEWER, label="Bo from the choir")
    invite(invitation=invitation, by=by, now=timezone.now())
    return invitation


def test_an_admin_sees_addresses_and_open_invitations(admin, viewer, invited):
    page = admin.get(URL).content.decode()

    assert "viewer@example.org" in page
    assert "Bo from the choir" in page


@pytest.mark.parametrize("who", ["viewer", "organizer", "facilitator"])
def test_others_see_names_and_roles_only(request, who, workspace, representative, invited):
    factories.member(workspace, Role.VIEWER, email="nameless.person@example.org", name="")

    page = request.getfixturevalue(who).get(URL).content.decode()

    assert "@" not in page
    assert "Bo from the choir" not in page
    assert "representative" in page
    assert "Tenants" in page
    assert "nameless.person" in page


def test_what_somebody_is_elsewhere_stays_there(viewer, workspace):
    elsewhere = factories.organization(factories.workspace(), name="Elsewhere union")
    elsewhere.representatives.create(
        workspace=elsewhere.workspace, user=User.objects.get(email="viewer@example.org")
    )

    assert "Elsewhere union" not in viewer.get(URL).content.decode()


def test_it_asks_the_database_as_often_for_many_as_for_few(
    admin, workspace, organization, django_assert_max_num_queries
):
    for _ in range(30):
        factories.representative(organization)

    with django_assert_max_num_queries(10):
        admin.get(URL)


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).get(URL).status_code == status

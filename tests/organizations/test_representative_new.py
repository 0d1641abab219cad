"""Binding people to the organizations they speak for."""

import pytest

from organizations.models import Membership, Representative, Role
from tests import factories


@pytest.fixture
def url(viewer):
    return (
        f"/w/clean-air/people/{Membership.objects.get(user__email='viewer@example.org').pk}/speaks-for/new/"
    )


def test_it_binds_in_one_change(admin, url, workspace, organization):
    response = admin.post(url, {"organization": organization.pk})

    bound = Representative.objects.get()
    assert response["Location"] == "/w/clean-air/people/"
    assert (bound.user.email, bound.organization) == ("viewer@example.org", organization)
    assert workspace.changes.get().act == "representative.added"


def test_once_is_enough(admin, url, organization):
    admin.post(url, {"organization": organization.pk})

    assert admin.post(url, {"organization": organization.pk}).status_code == 422
    assert Representative.objects.count() == 1


def test_it_refuses_an_organization_from_another_workspace(admin, url):
    foreign = factories.organization(factories.workspace(), name="Foreign")

    response = admin.post(url, {"organization": foreign.pk})

    assert response.status_code == 422
    assert "Foreign" not in response.content.decode()
    assert not Representative.objects.exists()


def test_a_member_of_another_workspace_is_not_there(admin, organization):
    stranger = factories.member(factories.workspace(), Role.VIEWER).memberships.get()

    page = f"/w/clean-air/people/{stranger.pk}/speaks-for/new/"

    assert admin.post(page, {"organization": organization.pk}).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("facilitator", 403), ("outsider", 404)])
def test_others_are_refused(request, url, organization, who, status):
    client = request.getfixturevalue(who)

    assert client.post(url, {"organization": organization.pk}).status_code == status

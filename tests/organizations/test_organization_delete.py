"""Deleting an organization, after saying what goes with it."""

import pytest

from organizations.models import Organization
from tests import factories


def url(organization):
    return f"/w/clean-air/organizations/{organization.pk}/delete/"


def test_it_says_what_goes_too_before_anything_is_deleted(organizer, workspace, organization):
    for _ in range(2):
        factories.position(workspace, organization=organization)
    factories.note(organization)
    other = factories.organization(workspace)
    factories.tie(organization, other)
    factories.tie(other, organization)
    workspace.home = organization
    workspace.save()

    content = organizer.get(url(organization)).content.decode()

    assert "<li>2 positions</li>" in content
    assert "<li>1 note</li>" in content
    assert "<li>2 ties</li>" in content
    assert "It is your home organization" in content
    assert Organization.objects.filter(pk=organization.pk).exists()


def test_it_is_one_change_that_keeps_what_was(organizer, workspace, organization):
    factories.position(workspace, organization=organization)

    response = organizer.post(url(organization), {"version": 1})

    change = workspace.changes.get()
    assert response["Location"] == "/w/clean-air/organizations/"
    assert (change.act, change.before["name"]) == ("organization.deleted", "Tenants together")
    assert not workspace.organizations.exists()


def test_it_refuses_when_somebody_saved_meanwhile(organizer, organization):
    organization.save_over(1)

    assert organizer.post(url(organization), {"version": 1}).status_code == 409
    assert Organization.objects.filter(pk=organization.pk).exists()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, who, status):
    assert request.getfixturevalue(who).post(url(organization), {"version": 1}).status_code == status


def test_it_says_how_what_is_deleted_comes_back(organizer, organization):
    page = organizer.get(f"/w/clean-air/organizations/{organization.pk}/delete/")

    assert "it comes back whole" in page.content.decode()

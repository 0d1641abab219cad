"""Choosing whose eyes to look through."""

import pytest

from tests import factories

URL = "/w/clean-air/home/"


def test_an_organizer_chooses_in_one_change(organizer, workspace, organization):
    response = organizer.post(URL, {"home": organization.pk, "next": "/w/clean-air/map/"})

    workspace.refresh_from_db()
    assert response["Location"] == "/w/clean-air/map/"
    assert workspace.home == organization
    assert workspace.changes.get().act == "workspace.home_chosen"


def test_it_can_be_nobody(organizer, workspace, organization):
    organizer.post(URL, {"home": organization.pk})
    organizer.post(URL, {"home": ""})

    workspace.refresh_from_db()
    assert workspace.home is None


def test_it_refuses_an_organization_from_another_workspace(organizer, workspace):
    foreign = factories.organization(factories.workspace())

    response = organizer.post(URL, {"home": foreign.pk}, follow=True)

    workspace.refresh_from_db()
    assert workspace.home is None
    assert "nothing was changed" in response.content.decode() or response.redirect_chain
    assert not workspace.changes.exists()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, who, status):
    assert request.getfixturevalue(who).post(URL, {"home": organization.pk}).status_code == status


def test_a_link_can_not_choose(organizer, organization):
    assert organizer.get(URL, {"home": organization.pk}).status_code == 405

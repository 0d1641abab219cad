"""Changing an organization; its own representative changes what it says of itself."""

import pytest

from organizations.models import Evidence
from tests import factories
from tests.organizations.test_organization_new import PLAIN

OWN = {"name": "Tenants together", "short_name": "Tenants", "version": 1}


def url(organization):
    return f"/w/clean-air/organizations/{organization.pk}/edit/"


def test_it_is_one_change_of_what_changed(organizer, workspace, organization):
    organizer.post(url(organization), PLAIN | {"name": "Tenants", "owner": "Ada", "version": 1})

    change = workspace.changes.get()
    assert change.act == "organization.edited"
    assert change.before == {"name": "Tenants together", "short_name": "Tenants", "owner": ""}
    assert change.after == {"name": "Tenants", "short_name": "", "owner": "Ada"}


def test_a_save_over_somebody_elses_shows_both_values(organizer, organization):
    organizer.post(url(organization), PLAIN | {"kind": "union", "version": 1})

    response = organizer.post(url(organization), PLAIN | {"kind": "tenants", "version": 1})

    organization.refresh_from_db()
    assert response.status_code == 409
    assert "<td><bdi>union</bdi></td><td><bdi>tenants</bdi></td>" in response.content.decode()
    assert 'value="tenants"' in response.content.decode()
    assert organization.kind == "union"


class TestRepresentative:
    """Keeps the facts of their own organization."""

    def test_edits_its_facts_in_one_change(self, representative, workspace, organization):
        response = representative.post(url(organization), OWN | {"kind": "tenants"})

        organization.refresh_from_db()
        assert response.status_code == 302
        assert organization.kind == "tenants"
        assert workspace.changes.get().user.email == "representative@example.org"

    def test_sees_and_changes_nothing_of_how_others_see_it(self, representative, organization):
        organization.next_step = "Peel them off"
        organization.spectrum = "passive_opponent"
        organization.save()

        content = representative.get(url(organization)).content.decode()
        representative.post(
            url(organization), OWN | {"next_step": "", "spectrum": "active_ally", "owner": "me"}
        )

        organization.refresh_from_db()
        assert "Peel them off" not in content
        assert "/delete/" not in content
        assert (organization.next_step, organization.spectrum, organization.owner) == (
            "Peel them off",
            "passive_opponent",
            "",
        )

    def test_a_guessed_rating_is_neither_shown_nor_lost(self, representative, organization):
        organization.money = 3.25
        organization.save()

        content = representative.get(url(organization)).content.decode()
        representative.post(url(organization), OWN)

        organization.refresh_from_db()
        assert "3.25" not in content
        assert (organization.money, organization.ratings_evidence) == (3.25, Evidence.ESTIMATED)

    def test_ratings_they_give_are_declared_and_replace_the_guess(self, representative, organization):
        organization.money = 3.25
        organization.save()

        representative.post(url(organization), OWN | {"people": 4})

        organization.refresh_from_db()
        assert (organization.people, organization.money) == (4, None)
        assert organization.ratings_evidence == Evidence.DECLARED

    def test_does_not_find_another_organization(self, representative, workspace):
        other = factories.organization(workspace)

        assert representative.post(url(other), OWN).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, who, status):
    assert request.getfixturevalue(who).post(url(organization), PLAIN | {"version": 1}).status_code == status


def test_an_organization_of_another_workspace_is_not_there(organizer, workspace):
    foreign = factories.organization(factories.workspace())

    assert organizer.get(url(foreign)).status_code == 404


def test_from_the_list_it_leads_back_to_the_list_as_it_was(organizer, organization):
    listed = "/w/clean-air/organizations/?kind=union"

    page = organizer.get("/w/clean-air/organizations/").content.decode()
    response = organizer.post(
        url(organization), PLAIN | {"owner": "Ada", "version": 1}, query_params={"next": listed}
    )

    assert f'formaction="{url(organization)}"' in page
    assert response["Location"] == listed

"""Changing a plank of a version."""

import pytest

from tests import factories


@pytest.fixture
def plank(workspace, organization):
    coalition = factories.coalition(workspace)
    factories.affiliation(coalition, organization)
    return factories.plank(factories.platform(coalition), factories.tenet(workspace, facet="demand"))


def save(client, plank, **fields):
    plain = {
        "tenet": plank.tenet_id,
        "strength": "weakened",
        "evidence": "observed",
        "version": plank.version,
    }
    return client.post(f"/w/clean-air/planks/{plank.pk}/edit/", plain | fields)


def test_it_records_who_agreed(organizer, plank, organization):
    save(organizer, plank, agreed_by=[organization.pk])

    assert list(plank.agreed_by.all()) == [organization]


def test_who_agreed_stays_chosen_after_leaving_the_coalition(organizer, plank, workspace):
    gone = factories.organization(workspace, name="Gone since")
    plank.agree([gone])

    response = organizer.get(f"/w/clean-air/planks/{plank.pk}/edit/")
    save(organizer, plank, agreed_by=[gone.pk])

    assert "Gone since" in response.content.decode()
    assert list(plank.agreed_by.all()) == [gone]


def test_a_stale_form_changes_nobody_who_agreed(organizer, plank, organization):
    response = save(organizer, plank, agreed_by=[organization.pk], version=plank.version + 1)

    assert response.status_code == 409
    assert not plank.agreed_by.exists()


def test_only_demands_and_actions_can_be_planks(organizer, plank, workspace):
    value = factories.tenet(workspace, name="Dignity", facet="value")

    assert save(organizer, plank, tenet=value.pk).status_code == 422

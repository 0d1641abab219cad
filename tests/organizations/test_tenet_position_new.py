"""Recording who stands where, from the tenet's page."""

import pytest

from organizations.models import Position
from tests import factories
from tests.organizations.test_position_new import PLAIN


@pytest.fixture
def tenet(workspace):
    return factories.tenet(workspace, name="Bus fares")


def url(tenet):
    return f"/w/clean-air/tenets/{tenet.pk}/positions/new/"


def test_it_asks_for_the_organization_and_goes_back_to_the_tenet(organizer, workspace, organization, tenet):
    response = organizer.post(url(tenet), PLAIN | {"organization": organization.pk})

    assert response["Location"] == f"/w/clean-air/tenets/{tenet.pk}/"
    assert Position.objects.get().organization == organization
    assert workspace.changes.get().act == "position.added"


def test_it_proposes_the_organization_that_was_pressed_on(organizer, organization, tenet):
    form = organizer.get(url(tenet), {"organization": str(organization.pk)}).context["form"]

    assert form["organization"].value() == str(organization.pk)


@pytest.mark.parametrize("asked", ["no", "\0", "x" * 99])
def test_an_organization_that_is_not_there_is_passed_over(organizer, tenet, asked):
    assert organizer.get(url(tenet), {"organization": asked}).status_code == 200


def test_an_organization_of_another_workspace_can_not_be_chosen(organizer, tenet):
    foreign = factories.organization(factories.workspace())

    assert organizer.post(url(tenet), PLAIN | {"organization": foreign.pk}).status_code == 422


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, tenet, who, status):
    client = request.getfixturevalue(who)

    assert client.post(url(tenet), PLAIN | {"organization": organization.pk}).status_code == status

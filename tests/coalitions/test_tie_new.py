"""Recording a tie between two organizations."""

import pytest

from coalitions.models import Tie
from tests import factories


@pytest.fixture
def other(workspace):
    return factories.organization(workspace, name="Riders")


def url(organization):
    return f"/w/clean-air/organizations/{organization.pk}/ties/new/"


def test_it_proposes_the_organization_it_was_opened_from(organizer, organization):
    assert organizer.get(url(organization)).context["form"]["source"].value() == organization.pk


def test_an_organization_has_no_tie_with_itself(organizer, organization):
    fields = {
        "source": organization.pk,
        "target": organization.pk,
        "kind": "alliance",
        "evidence": "declared",
    }

    response = organizer.post(url(organization), fields)

    assert response.status_code == 422
    assert "A tie is between two organizations." in response.content.decode()


def test_a_tie_does_not_end_before_it_began(organizer, organization, other):
    fields = {"source": organization.pk, "target": other.pk, "kind": "alliance", "evidence": "declared"}

    response = organizer.post(url(organization), fields | {"since": "2026-03-02", "until": "2026-03-01"})

    assert response.status_code == 422
    assert not Tie.objects.exists()


def test_two_ties_between_the_same_two_stay_two(organizer, organization, other):
    fields = {"source": organization.pk, "target": other.pk, "kind": "alliance", "evidence": "declared"}

    for kind in ("alliance", "tension"):
        organizer.post(url(organization), fields | {"kind": kind})

    assert Tie.objects.count() == 2


def test_an_organization_of_another_workspace_is_not_there(organizer):
    assert organizer.get(url(factories.organization(factories.workspace()))).status_code == 404

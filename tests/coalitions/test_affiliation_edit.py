"""Changing an organization's place in a coalition, and the history of its say."""

from datetime import date

import pytest

from coalitions.models import Say
from tests import factories


@pytest.fixture
def place(workspace, organization):
    return factories.affiliation(factories.coalition(workspace, name="Fares"), organization)


def url(place):
    return f"/w/clean-air/affiliations/{place.pk}/edit/"


def test_it_shows_how_the_say_changed(organizer, place):
    Say.objects.create(workspace=place.workspace, affiliation=place, since=date(2026, 2, 1), step="seat")

    assert "a reserved seat" in organizer.get(url(place)).content.decode()


def test_it_does_not_let_a_place_move_to_another_organization(organizer, place, workspace):
    other = factories.organization(workspace)

    organizer.post(
        url(place), {"organization": other.pk, "role": "steering", "evidence": "declared", "version": 1}
    )

    place.refresh_from_db()
    assert (place.organization.name, place.role) == ("Tenants together", "steering")


def test_nobody_leaves_before_joining(organizer, place):
    fields = {"role": "member", "evidence": "declared", "version": 1}

    response = organizer.post(url(place), fields | {"joined": "2026-03-02", "left": "2026-03-01"})

    assert response.status_code == 422
    assert "leave before it joined" in response.content.decode()


def test_removing_a_place_says_that_its_history_goes_too(organizer, place):
    Say.objects.create(workspace=place.workspace, affiliation=place, since=date(2026, 2, 1), step="seat")

    page = organizer.get(f"/w/clean-air/affiliations/{place.pk}/delete/").content.decode()

    assert "The history of its say" in page


def test_the_fresh_form_of_a_place_without_history_says_so(organizer, place):
    assert "the say at joining still stands" in organizer.get(url(place)).content.decode()

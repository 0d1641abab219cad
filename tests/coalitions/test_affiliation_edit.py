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


def test_it_says_which_say_stands_and_how_it_came_to_that(organizer, place):
    place.say, place.joined = "vote", date(2026, 1, 1)
    place.save()
    Say.objects.create(workspace=place.workspace, affiliation=place, since=date(2026, 2, 1), step="consulted")

    page = organizer.get(url(place)).content.decode()

    assert "<strong>consulted</strong>" in page
    assert "joining, 1 January 2026" in page


class TestSaysBy:
    """One rule for what stands: pages and analysis ask it."""

    @pytest.fixture
    def place(self, place):
        place.say, place.evidence, place.joined = "vote", "declared", date(2026, 1, 10)
        place.save()
        return place

    @staticmethod
    def change(place, since, step, evidence="declared"):
        Say.objects.create(
            workspace=place.workspace, affiliation=place, since=since, step=step, evidence=evidence
        )

    def steps(self, place, day, kinds=frozenset({"declared", "observed", "estimated"})):
        return [each.step for each in place.says_by(day, kinds)]

    def test_the_last_by_the_day_stands(self, place):
        self.change(place, date(2026, 3, 1), "seat")
        self.change(place, date(2026, 2, 1), "consulted")

        assert self.steps(place, date(2026, 2, 28)) == ["vote", "consulted"]
        assert self.steps(place, date(2026, 3, 1)) == ["vote", "consulted", "seat"]

    def test_a_change_before_a_known_joining_is_over(self, place):
        self.change(place, date(2026, 1, 1), "none")

        assert self.steps(place, date(2026, 3, 1)) == ["vote"]

    def test_what_rests_on_other_evidence_is_unknown(self, place):
        self.change(place, date(2026, 2, 1), "consulted", evidence="estimated")

        assert self.steps(place, date(2026, 3, 1), {"declared"}) == ["vote"]
        assert self.steps(place, date(2026, 3, 1), {"observed"}) == []

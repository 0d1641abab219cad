"""Correcting a position."""

import pytest

from organizations.models import Evidence
from tests import factories
from tests.organizations.test_position_new import PLAIN


def url(position):
    return f"/w/clean-air/organizations/{position.organization_id}/positions/{position.pk}/edit/"


@pytest.fixture
def position(workspace, organization):
    return factories.position(workspace, organization=organization, evidence=Evidence.DECLARED, vitality=4)


def test_it_is_one_change_of_what_changed(organizer, workspace, position):
    organizer.post(
        url(position), PLAIN | {"evidence": "declared", "stance": "-1", "vitality": "4", "version": 1}
    )

    change = workspace.changes.get()
    assert (change.act, change.before, change.after) == ("position.edited", {"stance": 2}, {"stance": -1})


def test_a_save_over_somebody_elses_shows_both_values(organizer, position):
    organizer.post(url(position), PLAIN | {"stance": "-1", "version": 1})

    response = organizer.post(url(position), PLAIN | {"stance": "1", "version": 1})

    position.refresh_from_db()
    assert response.status_code == 409
    assert "<td><bdi>against</bdi></td><td><bdi>for</bdi></td>" in response.content.decode()
    assert position.stance == -1


def test_a_position_is_found_under_its_own_organization_only(organizer, workspace, position):
    other = factories.organization(workspace)

    address = f"/w/clean-air/organizations/{other.pk}/positions/{position.pk}/edit/"

    assert organizer.get(address).status_code == 404


class TestRepresentative:
    """Corrects what was said or seen; does not find what was guessed."""

    def test_edits_what_they_said(self, representative, position):
        response = representative.post(
            url(position), PLAIN | {"evidence": "declared", "stance": "1", "version": 1}
        )

        position.refresh_from_db()
        assert (response.status_code, position.stance) == (302, 1)

    def test_does_not_find_a_guess(self, representative, workspace, organization):
        guess = factories.position(workspace, organization=organization)

        assert representative.get(url(guess)).status_code == 404

    def test_a_guessed_vitality_is_neither_shown_nor_lost(self, representative, position):
        position.vitality_evidence = Evidence.ESTIMATED
        position.save()

        form = representative.get(url(position)).context["form"]
        representative.post(url(position), PLAIN | {"evidence": "declared", "version": 1})

        position.refresh_from_db()
        assert form["vitality"].value() is None
        assert (position.vitality, position.vitality_evidence) == (4, Evidence.ESTIMATED)

    def test_a_vitality_they_give_replaces_the_guess(self, representative, position):
        position.vitality_evidence = Evidence.ESTIMATED
        position.save()

        representative.post(url(position), PLAIN | {"evidence": "declared", "vitality": "2", "version": 1})

        position.refresh_from_db()
        assert (position.vitality, position.vitality_evidence) == (2, "")


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("outsider", 404)])
def test_others_are_refused(request, position, who, status):
    assert request.getfixturevalue(who).post(url(position), PLAIN | {"version": 1}).status_code == status

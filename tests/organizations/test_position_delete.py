"""Deleting a position: it is unknown again."""

import pytest

from organizations.models import Evidence, Position
from tests import factories


def url(position):
    return f"/w/clean-air/organizations/{position.organization_id}/positions/{position.pk}/delete/"


@pytest.fixture
def position(workspace, organization):
    return factories.position(workspace, organization=organization, evidence=Evidence.DECLARED)


def test_it_says_that_it_becomes_unknown_again(organizer, position):
    assert "becomes unknown again" in organizer.get(url(position)).content.decode()


def test_it_says_so_not_where_another_is_left(organizer, workspace, position):
    factories.position(workspace, organization=position.organization, tenet=position.tenet)

    content = organizer.get(url(position)).content.decode()

    assert "becomes unknown again" not in content
    assert "the latest of what is left stands" in content


def test_it_leaves_no_row_and_one_change(organizer, workspace, position):
    organizer.post(url(position), {"version": 1})

    assert not Position.objects.exists()
    assert [change.act for change in workspace.changes.all()] == ["position.deleted"]


def test_a_representative_deletes_what_they_said_and_no_guess(representative, workspace, position):
    guess = factories.position(workspace, organization=position.organization)

    assert representative.post(url(guess), {"version": 1}).status_code == 404
    assert representative.post(url(position), {"version": 1}).status_code == 302
    assert list(Position.objects.all()) == [guess]


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("outsider", 404)])
def test_others_are_refused(request, position, who, status):
    assert request.getfixturevalue(who).post(url(position), {"version": 1}).status_code == status
    assert Position.objects.exists()

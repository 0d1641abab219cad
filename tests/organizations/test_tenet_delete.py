"""Deleting a demand or value."""

import pytest

from organizations.models import Position, Tenet
from tests import factories


@pytest.fixture
def tenet(workspace):
    return factories.position(workspace).tenet


def url(tenet):
    return f"/w/clean-air/tenets/{tenet.pk}/delete/"


def test_it_says_what_goes_too(organizer, workspace, tenet):
    factories.plank(factories.platform(factories.coalition(workspace)), tenet)

    content = organizer.get(url(tenet)).content.decode()

    assert "<li>1 position</li>" in content
    assert "<li>1 plank</li>" in content


def test_it_is_one_change(organizer, workspace, tenet):
    organizer.post(url(tenet), {"version": 1})

    assert [change.act for change in workspace.changes.all()] == ["tenet.deleted"]
    assert not Tenet.objects.exists()
    assert not Position.objects.exists()


def test_it_refuses_when_somebody_saved_meanwhile(organizer, tenet):
    tenet.save_over(1)

    assert organizer.post(url(tenet), {"version": 1}).status_code == 409
    assert Tenet.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, tenet, who, status):
    assert request.getfixturevalue(who).post(url(tenet), {"version": 1}).status_code == status

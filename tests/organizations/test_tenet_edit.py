"""Changing a demand or value."""

import pytest

from tests import factories
from tests.organizations.test_tenet_new import PLAIN


@pytest.fixture
def url(workspace):
    return f"/w/clean-air/tenets/{factories.tenet(workspace, **PLAIN).pk}/edit/"


def test_it_is_one_change_of_what_changed(organizer, workspace, url):
    organizer.post(url, PLAIN | {"name": "Free buses", "version": 1})

    change = workspace.changes.get()
    assert (change.act, change.after) == ("tenet.edited", {"name": "Free buses"})


def test_an_emptied_code_stays_what_it_was(organizer, workspace, url):
    organizer.post(url, PLAIN | {"code": "", "name": "Free buses", "version": 1})

    assert workspace.tenets.get().code == "D1"


def test_a_save_over_somebody_elses_shows_both_values(organizer, workspace, url):
    organizer.post(url, PLAIN | {"name": "Free buses", "version": 1})

    response = organizer.post(url, PLAIN | {"name": "Cheap buses", "version": 1})

    assert response.status_code == 409
    assert "<td><bdi>Free buses</bdi></td><td><bdi>Cheap buses</bdi></td>" in response.content.decode()
    assert 'value="Cheap buses"' in response.content.decode()
    assert workspace.tenets.get().name == "Free buses"


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, url, who, status):
    assert request.getfixturevalue(who).post(url, PLAIN | {"version": 1}).status_code == status

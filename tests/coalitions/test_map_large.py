"""A map that takes seconds to draw: the one before is shown meanwhile, and says that it is older."""

import pytest

from coalitions.views import atlas, maps
from organizations.models import Role
from tests import factories
from tests.coalitions.risky import risky

URL = "/w/clean-air/map/"
OLDER = "something has changed since"


@pytest.fixture(autouse=True)
def large(monkeypatch):
    monkeypatch.setattr(maps, "LARGE", 0)


def page(client, query="", **headers):
    return client.get(URL + query, headers=headers).content.decode()


def change(organizer):
    organizer.post("/w/clean-air/organizations/add/", {"name": "Renters"})


def test_the_first_is_waited_for(organizer, organization):
    first = page(organizer)

    assert str(organization) in first
    assert OLDER not in first


def test_after_a_change_the_one_before_says_that_it_is_older(organizer, organization):
    page(organizer)
    change(organizer)

    older = page(organizer)
    assert OLDER in older
    assert 'hx-get="?now=1"' in older
    assert 'data-name="Renters"' not in older


def test_the_new_one_is_drawn_beside_it_and_then_shown(organizer, organization):
    page(organizer)
    change(organizer)

    part = page(organizer, "?now=1", **{"HX-Request": "true"})
    assert "The new map is drawn." in part
    assert '<svg class="map__drawing' not in part

    new = page(organizer)
    assert OLDER not in new
    assert 'data-name="Renters"' in new


def test_without_a_script_one_waits_by_a_link(organizer, organization):
    page(organizer)
    change(organizer)

    new = page(organizer, "?now=1")
    assert OLDER not in new
    assert 'data-name="Renters"' in new


def test_one_drawn_for_who_sees_risk_is_nobody_elses(admin, viewer, workspace):
    workspace.risk_seen_by = Role.ADMIN
    workspace.save()
    risky(workspace)
    assert "map-risk--high" in page(admin)
    factories.organization(workspace, name="Renters")

    mine, theirs = page(admin), page(viewer)
    assert OLDER in mine
    assert OLDER not in theirs
    assert "map-risk--high" not in theirs


def test_one_that_is_too_old_is_not_shown(organizer, organization, monkeypatch):
    monkeypatch.setattr(atlas, "OLDEST", atlas.OLDEST * 0)
    page(organizer)
    change(organizer)

    assert OLDER not in page(organizer)


def test_a_small_map_is_always_as_things_stand(organizer, organization, monkeypatch):
    monkeypatch.setattr(maps, "LARGE", 2_000)
    page(organizer)
    change(organizer)

    new = page(organizer)
    assert OLDER not in new
    assert 'data-name="Renters"' in new

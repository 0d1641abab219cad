"""Recording what became of an organization in the world."""

from datetime import date

import pytest

from coalitions.models import Tie
from organizations.models import Change, Organization
from tests import factories


@pytest.fixture
def other(workspace):
    return factories.organization(workspace, name="Riders")


def url(organization):
    return f"/w/clean-air/organizations/{organization.pk}/successor/new/"


def fields(other, **more):
    same = {
        "how": "became",
        "source": str(other.pk),
        "since": "2026-03-02",
        "evidence": "observed",
        "note": "",
    }
    return same | more


@pytest.mark.parametrize(
    ("how", "note"), [("became", ""), ("split into", "split into several"), ("was absorbed by", "absorbed")]
)
def test_the_successor_points_at_what_it_succeeds_and_both_records_stay(
    organizer, organization, other, how, note
):
    organizer.post(url(organization), fields(other, how=how))
    tie = Tie.objects.get()
    assert (tie.source, tie.kind, tie.target) == (other, "successor", organization)
    assert (tie.since, tie.note) == (date(2026, 3, 2), note)
    assert Organization.objects.count() == 2
    assert Change.objects.filter(act="tie.added").count() == 1


def test_it_reads_right_from_either_end_and_in_the_maps_table(organizer, organization, other):
    organizer.post(url(organization), fields(other))
    old = organizer.get(f"/w/clean-air/organizations/{organization.pk}/").content.decode()
    new = organizer.get(f"/w/clean-air/organizations/{other.pk}/").content.decode()
    assert "is the successor of <bdi>" in old or "is the successor of Tenants" in old
    assert "Is the successor of" in new
    assert ", 2 March 2026" in old  # the day, not only the year
    assert ", 2 March 2026" in new
    assert "successor" in organizer.get("/w/clean-air/map/table/").content.decode().lower()


def test_it_needs_a_day(organizer, organization, other):
    assert organizer.post(url(organization), fields(other, since="")).status_code == 422
    assert not Tie.objects.exists()


def test_it_is_not_its_own_successor(organizer, organization):
    assert organizer.post(url(organization), fields(organization)).status_code == 422
    assert not Tie.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_only_organizers_record_it(request, organization, other, who, status):
    client = request.getfixturevalue(who)
    assert client.post(url(organization), fields(other)).status_code == status
    assert not Tie.objects.exists()

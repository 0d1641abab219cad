"""People who are in both of two organizations: adding, changing, deleting."""

import pytest

from organizations.models import Overlap
from tests import factories


@pytest.fixture
def other(workspace):
    return factories.organization(workspace, name="Church")


def new_url(organization):
    return f"/w/clean-air/organizations/{organization.pk}/overlaps/new/"


def data(other, **more):
    return {"other": other.pk, "people": 12, "evidence": "estimated", "note": ""} | more


def test_it_is_kept_once_whichever_of_the_two_it_is_added_from(organizer, workspace, organization, other):
    organizer.post(new_url(organization), data(other))
    again = organizer.post(new_url(other), data(organization))

    overlap = Overlap.objects.get()
    assert {overlap.a, overlap.b} == {organization, other}
    assert again.status_code == 422
    assert "recorded already" in again.content.decode()
    assert [change.act for change in workspace.changes.all()] == ["overlap.added"]


@pytest.mark.parametrize("wrong", [{"people": "-1"}, {"people": "many"}, {"other": ""}, {"note": "x" * 1001}])
def test_wrong_input_is_answered(organizer, organization, other, wrong):
    assert organizer.post(new_url(organization), data(other) | wrong).status_code == 422
    assert not Overlap.objects.exists()


def test_itself_and_foreign_ones_are_no_choice(organizer, organization):
    foreign = factories.organization(factories.workspace())

    assert organizer.post(new_url(organization), data(organization)).status_code == 422
    assert organizer.post(new_url(organization), data(foreign)).status_code == 422


def test_edit_and_delete_are_one_change_each(organizer, workspace, organization, other):
    organizer.post(new_url(organization), data(other))
    overlap = Overlap.objects.get()
    chosen = overlap.b

    edited = organizer.post(f"/w/clean-air/overlaps/{overlap.pk}/edit/", data(chosen, people=15, version=1))
    stale = organizer.post(f"/w/clean-air/overlaps/{overlap.pk}/edit/", data(chosen, people=16, version=1))
    organizer.post(f"/w/clean-air/overlaps/{overlap.pk}/delete/", {"version": 2})

    assert (edited.status_code, stale.status_code) == (302, 409)
    assert not Overlap.objects.exists()
    assert sorted(change.act for change in workspace.changes.all()) == [
        "overlap.added",
        "overlap.deleted",
        "overlap.edited",
    ]


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, organization, other, who, status):
    a, b = sorted([organization, other], key=lambda each: each.pk)
    overlap = Overlap.objects.create(workspace=workspace, a=a, b=b, people=1)
    client = request.getfixturevalue(who)

    assert client.post(new_url(organization), data(other)).status_code == status
    for verb in ("edit", "delete"):
        assert (
            client.post(f"/w/clean-air/overlaps/{overlap.pk}/{verb}/", {"version": 1}).status_code == status
        )

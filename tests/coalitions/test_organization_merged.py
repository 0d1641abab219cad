"""The old address of a merged organization leads to the one that stays, as long as the merge stands."""

import pytest

from organizations.models import Organization
from organizations.services import one_change
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.merging_worlds import begin_history, merge


@pytest.fixture
def gone(workspace, organization):
    other = factories.organization(workspace, name="The Tenants Together!")
    begin_history(workspace)
    return other


def page(row, more=""):
    return f"/w/clean-air/organizations/{row.pk}/{more}"


@pytest.mark.parametrize("more", ["", "?as=1", "edit/", "cell/place/", "merge/", "ties/new/"])
def test_it_leads_to_the_one_that_stays_and_says_when(organizer, organization, gone, more):
    merge(organization, gone)

    answer = organizer.get(page(gone, more))

    assert answer.url == page(organization, more)
    shown = organizer.get(answer.url)
    assert shown.status_code == 200
    assert f"“{gone.name}” was merged into “{organization}” on " in shown.content.decode()


def test_after_taking_the_merge_back_it_opens_itself_and_again_after_taking_that_back(
    organizer, organization, gone
):
    change = merge(organization, gone)

    undone = undo_change(change=change, user=None)
    assert organizer.get(page(gone)).status_code == 200

    undo_change(change=undone.change, user=None)
    assert organizer.get(page(gone)).url == page(organization)


def test_several_merges_lead_to_the_last(organizer, workspace, organization, gone):
    with one_change(workspace=workspace, user=None, act="organization.added"):
        last = factories.organization(workspace)
    merge(organization, gone)
    organization.refresh_from_db()
    change = merge(last, organization)

    assert organizer.get(page(gone)).url == page(last)
    assert organizer.get(page(organization)).url == page(last)

    undo_change(change=change, user=None)
    assert organizer.get(page(gone)).url == page(organization)


def test_a_deleted_one_leads_nowhere(organizer, organization, gone):
    merge(organization, gone)
    organizer.post(page(organization, "delete/"), {"version": Organization.objects.get().version})

    assert not Organization.objects.exists()
    assert organizer.get(page(gone)).status_code == 404
    assert organizer.get(page(organization)).status_code == 404


def test_nothing_that_is_sent_reaches_the_other(organizer, organization, gone):
    merge(organization, gone)

    assert organizer.post(page(gone, "cell/place/"), {"place": "Bronx"}).status_code == 404
    assert organizer.post(page(gone, "edit/"), {"name": "Bronx"}).status_code == 404
    assert organizer.get(page(gone, "cell/place/"), headers={"HX-Request": "true"}).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("viewer", 302), ("representative", 404), ("outsider", 404)])
def test_who_may_not_see_it_learns_nothing(request, organization, gone, who, status):
    client = request.getfixturevalue(who)
    merge(organization, gone)

    assert client.get(page(gone)).status_code == status
    assert client.get(f"/w/{factories.workspace().slug}/organizations/{gone.pk}/").status_code == 404

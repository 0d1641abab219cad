"""What a group disputes of its absorption risk is read by those alone who may see that risk."""

import pytest

from coalitions.models import Dispute
from organizations.models import Change, Role
from tests import factories

REASON = "Nobody will swallow us"


@pytest.fixture
def change(workspace, organization, representative):
    """The group said so itself; in this workspace admins alone see risk."""
    workspace.risk_seen_by = Role.ADMIN
    workspace.save()
    coalition = factories.coalition(workspace, name="Housing now")
    factories.affiliation(coalition, organization)
    url = f"/w/clean-air/organizations/{organization.pk}/disputes/new/?coalition={coalition.pk}"
    representative.post(url, {"result": "exposure", "reason": REASON})
    assert Dispute.objects.get().reason == REASON
    return Change.objects.get(act="dispute.added")


def told(client, rest):
    answer = client.get(f"/w/clean-air/{rest}")
    return answer.content.decode(errors="replace") if answer.status_code == 200 else answer.status_code


def test_the_history_tells_it_to_who_may_see_risk(admin, change):
    assert "its absorption risk" in told(admin, "history/")
    assert REASON in told(admin, f"history/{change.pk}/")


def test_the_history_is_silent_to_others(organizer, organization, change):
    assert "its absorption risk" not in told(organizer, "history/")
    assert "its absorption risk" not in told(organizer, f"history/?organization={organization.pk}")
    assert told(organizer, f"history/{change.pk}/") == 404


def test_that_it_was_taken_back_is_not_told_either(admin, organizer, change):
    admin.post(f"/w/clean-air/history/{change.pk}/undo/")
    assert not Dispute.objects.exists()

    assert "its absorption risk" not in told(organizer, "history/")
    assert told(organizer, f"history/{Change.objects.get(undoes=change).pk}/") == 404


def test_where_more_was_written_with_it_only_that_is_not_told(admin, organizer, organization, change):
    version = type(organization).objects.get().version
    admin.post(f"/w/clean-air/organizations/{organization.pk}/delete/", {"version": version})
    gone = Change.objects.get(act="organization.deleted")

    assert REASON in told(admin, f"history/{gone.pk}/")
    page = told(organizer, f"history/{gone.pk}/")
    assert "Tenants together" in page
    assert REASON not in page


def test_no_file_holds_it_for_others(admin, organizer, change):
    assert REASON in told(admin, "export/?format=json")
    assert REASON not in told(organizer, "export/?format=json")

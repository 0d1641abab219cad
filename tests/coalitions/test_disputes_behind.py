"""Each page of a coalition says which member disputes what the page rests on."""

import pytest

from coalitions.models import Dispute
from tests import factories
from tests.coalitions.risky import risky

PAGES = ["changes", "unity", "keystones", "numbers", "together", "build", "ready", "what-if"]


def says(client, coalition, rest):
    answer = client.get(f"/w/clean-air/coalitions/{coalition.pk}/{rest}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("rest", PAGES)
def test_it_says_so_and_is_silent_on_risk_to_who_may_not_see_it(admin, organizer, workspace, rest):
    found = risky(workspace)
    workspace.risk_seen_by = 40
    workspace.save()
    outside = factories.organization(workspace, name="Outside")
    dispute = {"workspace": workspace, "about": "position", "tenet": found.demand}
    Dispute.objects.create(organization=found.small, reason="We never voted", **dispute)
    Dispute.objects.create(organization=outside, reason="Nor did we", **dispute)
    Dispute.objects.create(
        workspace=workspace, organization=found.others[0], about="exposure", coalition=found.coalition,
        reason="Nobody swallows us",
    )  # fmt: skip

    told, silent = says(admin, found.coalition, rest), says(organizer, found.coalition, rest)

    assert "We never voted" in told
    assert "Nobody swallows us" in told
    assert "Nor did we" not in told
    assert "We never voted" in silent
    assert "Nobody swallows us" not in silent

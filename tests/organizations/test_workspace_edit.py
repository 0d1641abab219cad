"""Settings, and whose eyes to look through."""

import pytest

from organizations.models import Role
from tests import factories

URL = "/w/clean-air/settings/"


def fields(workspace, **changed):
    return {"name": workspace.name, "question": "", "home": "", "risk_seen_by": 20, "version": 1} | changed


def test_it_changes_the_settings_in_one_change(admin, workspace, organization):
    response = admin.post(
        URL, fields(workspace, question="Who decides?", home=organization.pk, risk_seen_by=30)
    )

    workspace.refresh_from_db()
    change = workspace.changes.get()
    assert response.status_code == 302
    assert (workspace.question, workspace.home, workspace.risk_seen_by) == (
        "Who decides?",
        organization,
        Role.FACILITATOR,
    )
    assert (change.act, change.subject_id) == ("workspace.edited", workspace.pk)
    assert set(change.after) == {"question", "home_id", "risk_seen_by"}


def test_it_refuses_a_save_over_somebody_elses(admin, workspace):
    admin.post(URL, fields(workspace, question="First"))

    late = admin.post(URL, fields(workspace, question="Second"))

    workspace.refresh_from_db()
    assert late.status_code == 409
    assert "Second" in late.content.decode()
    assert workspace.question == "First"
    assert workspace.changes.count() == 1


def test_it_refuses_a_home_from_another_workspace(admin, workspace):
    foreign = factories.organization(factories.workspace(), name="Foreign")

    response = admin.post(URL, fields(workspace, home=foreign.pk))

    assert response.status_code == 422
    assert "home" in response.context["form"].errors
    assert "Foreign" not in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("facilitator", 403), ("representative", 403), ("outsider", 404)]
)
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).post(URL, fields(workspace, name="Mine")).status_code == status
    assert not workspace.changes.exists()

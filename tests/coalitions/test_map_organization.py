"""One organization beside the map."""

import pytest

from organizations.models import Role
from tests import factories
from tests.coalitions.risky import risky


def url(organization):
    return f"/w/clean-air/map/organizations/{organization.pk}/"


def panel(client, organization):
    response = client.get(url(organization), headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def test_the_panel_comes_alone_and_leads_to_the_whole_page(viewer, workspace):
    found = risky(workspace)
    text = panel(viewer, found.small)

    assert "<html" not in text
    assert f'href="/w/clean-air/organizations/{found.small.pk}/"' in text
    assert "Fares" in text


def test_it_is_a_page_of_its_own_without_a_script(viewer, organization):
    assert "<html" in viewer.get(url(organization)).content.decode()


def test_risk_is_put_in_words_to_the_group_for_those_who_may_know(organizer, workspace):
    text = panel(organizer, risky(workspace).small)

    assert "risk--high" in text
    assert text.index("What to tell Small") < text.index("You need this coalition")


def test_it_tells_a_viewer_nothing_of_risk(viewer, workspace):
    text = panel(viewer, risky(workspace).small)

    assert "risk--" not in text
    assert "You " not in text


def test_the_workspace_decides_who_sees_risk(viewer, workspace):
    workspace.risk_seen_by = Role.VIEWER
    workspace.save()

    assert "risk--high" in panel(viewer, risky(workspace).small)


def test_it_names_the_closest_first_and_nobody_who_disagrees(viewer, workspace):
    found = risky(workspace)
    names = [str(each) for each, _seen in viewer.get(url(found.others[0])).context["closest"]]

    assert names == ["Big 1", "Big 2"]


def test_a_group_of_which_nothing_is_known_is_a_panel_too(organizer, organization):
    text = panel(organizer, organization)

    assert "Tenants" in text
    assert "Agrees most with" not in text


def test_no_note_and_no_contact_comes_along(organizer, organization):
    factories.note(organization, text="CANARY-NOTE")
    factories.contact(organization, name="CANARY-CONTACT")

    assert "CANARY" not in panel(organizer, organization)


@pytest.mark.parametrize("who", ["viewer", "admin"])
def test_an_organization_of_another_workspace_is_not_there(request, workspace, who):
    elsewhere = factories.organization(factories.workspace())

    assert request.getfixturevalue(who).get(url(elsewhere)).status_code == 404

"""Why two groups are close, in words."""

import pytest

from organizations.models import Evidence
from tests import factories
from tests.coalitions.risky import risky


def why(client, one="", other="", **headers):
    response = client.get("/w/clean-air/map/why/", {"organization": one, "with": other}, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_with_one_it_names_whom_it_agrees_with_most(viewer, workspace):
    found = risky(workspace)
    text = why(viewer, found.others[0].pk)

    assert "agrees most with" in text
    assert "agree on 2 of 2 recorded answers" in text


def test_with_two_it_says_on_what_they_agree_and_differ(viewer, workspace):
    found = risky(workspace)
    text = why(viewer, found.others[0].pk, found.small.pk)

    assert "Big 0 – Small" in text
    assert "Sanctuary" in text
    assert "They differ on 2 of 2" in text


def test_estimates_are_said_to_be_ours(viewer, workspace):
    found = risky(workspace, evidence=Evidence.ESTIMATED)

    assert "2 of these 2 answers are our estimate" in why(viewer, found.others[0].pk, found.small.pk)


def test_nobody_known_is_said_so(viewer, organization):
    assert "Nobody has told us where Tenants stands" in why(viewer, organization.pk)


def test_the_part_comes_alone_to_the_map(viewer, organization):
    assert "<html" not in why(viewer, organization.pk, **{"HX-Request": "true"})


@pytest.mark.parametrize("asked", ["", "no", "\0", "00000000-0000-0000-0000-000000000000"])
def test_who_is_not_there_gets_no_answer_about_anybody(viewer, workspace, asked):
    assert "Point at an organization" in why(viewer, asked, asked)


def test_an_organization_of_another_workspace_is_nobody(viewer, workspace):
    elsewhere = factories.organization(factories.workspace(), name="Elsewhere")

    assert "Elsewhere" not in why(viewer, elsewhere.pk)


def test_an_organization_beside_itself_is_one(viewer, workspace):
    found = risky(workspace)

    assert "agrees most with" in why(viewer, found.others[0].pk, found.others[0].pk)

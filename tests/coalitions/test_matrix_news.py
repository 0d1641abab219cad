"""Cells of the matrix that others changed, for a matrix that is open."""

import pytest

from organizations.models import Question
from organizations.services import one_change
from tests import factories

URL = "/w/clean-air/matrix/news/"


def test_cells_come_as_the_matrix_shows_them(viewer, workspace, organization):
    tenet, other = factories.tenet(workspace), factories.tenet(workspace)
    factories.position(workspace, organization=organization, tenet=tenet, stance=-2, red_line=True)
    Question.objects.create(workspace=workspace, organization=organization, tenet=other)
    with one_change(workspace=workspace, user=None, act="position.added") as change:
        pass

    url = f"{URL}?organization={organization.pk}&tenet={tenet.pk}&tenet={other.pk}&change={change.pk}"
    told = viewer.get(url).json()

    cells = {cell["tenet"]: cell for cell in told["cells"]}
    assert cells[str(tenet.pk)]["stance"] == -2
    assert cells[str(tenet.pk)]["red_line"] is True
    assert cells[str(tenet.pk)]["ask"] is False
    assert cells[str(other.pk)] == {
        "organization": str(organization.pk),
        "tenet": str(other.pk),
        "key": "",
        "words": "",
        "more": "",
        "ask": True,
    }
    assert told["said"] == "Somebody changed Tenants."


def test_it_stays_in_the_workspace(viewer, workspace, organization):
    elsewhere = factories.workspace()
    foreign = factories.position(elsewhere)
    tenet = factories.tenet(workspace)

    url = f"{URL}?organization={foreign.organization_id}&organization={organization.pk}"
    told = viewer.get(f"{url}&tenet={foreign.tenet_id}&tenet={tenet.pk}").json()

    assert [(cell["organization"], cell["tenet"]) for cell in told["cells"]] == [
        (str(organization.pk), str(tenet.pk))
    ]


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, who, status):
    assert request.getfixturevalue(who).get(URL).status_code == status

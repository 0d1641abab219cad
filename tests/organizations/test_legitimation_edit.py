"""Changing, and deleting, a step from one tenet to another."""

import pytest

from organizations.models import Legitimation
from tests import factories


@pytest.fixture
def step(workspace):
    a, b = factories.tenet(workspace), factories.tenet(workspace)
    return Legitimation.objects.create(workspace=workspace, source=a, target=b)


def url(step, verb):
    return f"/w/clean-air/legitimizes/{step.pk}/{verb}/"


def test_it_is_one_change_of_what_changed(organizer, workspace, step):
    organizer.post(url(step, "edit"), {"target": step.target_id, "strength": "2", "version": 1})

    assert workspace.changes.get().after == {"strength": 2}


def test_a_save_over_somebody_elses_is_refused(organizer, step):
    data = {"target": step.target_id, "strength": "2", "version": 1}
    organizer.post(url(step, "edit"), data)

    assert organizer.post(url(step, "edit"), data | {"strength": "3"}).status_code == 409


def test_deleting_is_one_change(organizer, workspace, step):
    organizer.post(url(step, "delete"), {"version": 1})

    assert workspace.changes.get().act == "legitimation.deleted"
    assert not Legitimation.objects.exists()


@pytest.mark.parametrize("verb", ["edit", "delete"])
@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, step, verb, who, status):
    assert request.getfixturevalue(who).post(url(step, verb), {"version": 1}).status_code == status

"""Recording that accepting one tenet makes another easier."""

import pytest

from organizations.models import Legitimation
from tests import factories


@pytest.fixture
def pair(workspace):
    return factories.tenet(workspace, name="Dignity"), factories.tenet(workspace, name="Bus fares")


def url(tenet):
    return f"/w/clean-air/tenets/{tenet.pk}/legitimizes/new/"


def test_it_is_one_step_and_one_change(organizer, workspace, pair):
    a, b = pair
    response = organizer.post(url(a), {"target": b.pk, "strength": "4"})

    step = Legitimation.objects.get()
    assert response["Location"] == f"/w/clean-air/tenets/{a.pk}/"
    assert (step.source, step.target, step.strength) == (a, b, 4)
    assert workspace.changes.get().act == "legitimation.added"


def test_how_much_may_stay_unknown(organizer, pair):
    organizer.post(url(pair[0]), {"target": pair[1].pk, "strength": ""})

    assert Legitimation.objects.get().strength is None


def test_a_circle_is_allowed(organizer, pair):
    a, b = pair
    organizer.post(url(a), {"target": b.pk})

    assert organizer.post(url(b), {"target": a.pk}).status_code == 302


def test_a_step_to_itself_is_no_choice(organizer, pair):
    assert organizer.post(url(pair[0]), {"target": pair[0].pk}).status_code == 422
    assert not Legitimation.objects.exists()


def test_a_step_that_is_there_is_refused(organizer, pair):
    for _ in range(2):
        response = organizer.post(url(pair[0]), {"target": pair[1].pk})

    assert "This step is recorded already" in response.content.decode()
    assert Legitimation.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, pair, who, status):
    client = request.getfixturevalue(who)

    assert client.post(url(pair[0]), {"target": pair[1].pk}).status_code == status

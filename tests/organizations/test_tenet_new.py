"""Adding a demand or value."""

import pytest

from organizations.models import Tenet
from tests import factories

URL = "/w/clean-air/tenets/new/"
PLAIN = {"facet": "demand", "name": "Bus fares", "code": "D1", "statement": ""}


def test_it_is_one_tenet_and_one_change(organizer, workspace):
    response = organizer.post(URL, PLAIN)

    tenet = Tenet.objects.get()
    assert response["Location"] == f"/w/clean-air/tenets/{tenet.pk}/"
    assert [change.act for change in workspace.changes.all()] == ["tenet.added"]


def test_without_a_code_it_gets_a_free_one(organizer, workspace):
    factories.tenet(workspace, code="t1")

    organizer.post(URL, PLAIN | {"code": ""})

    assert Tenet.objects.get(name="Bus fares").code == "T2"


def test_it_proposes_the_facet_that_was_asked_for(organizer, workspace):
    assert organizer.get(URL, {"facet": "value"}).context["form"]["facet"].value() == "value"
    assert organizer.get(URL, {"facet": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "a\0b"}, "Null characters"),
        ({"code": "D7"}, "Another demand or value has this code"),
        ({"statement": "x" * 10_001}, "at most 10000 characters"),
        ({"facet": "wish"}, "Select a valid choice"),
    ],
)
def test_wrong_input_is_answered_and_nothing_is_lost(organizer, workspace, wrong, words):
    factories.tenet(workspace, code="D7")

    response = organizer.post(URL, PLAIN | {"statement": "Free by May"} | wrong)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert Tenet.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, workspace, organization, who, status):
    assert request.getfixturevalue(who).post(URL, PLAIN).status_code == status

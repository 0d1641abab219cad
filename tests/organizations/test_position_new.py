"""Recording where an organization stands."""

import pytest
from django.utils.timezone import localdate

from organizations.models import Evidence, Position, Stance
from tests import factories

PLAIN = {
    "stance": "2",
    "vitality": "",
    "evidence": "estimated",
    "vitality_evidence": "",
    "as_of": "2026-03-01",
}


def url(organization):
    return f"/w/clean-air/organizations/{organization.pk}/positions/new/"


@pytest.fixture
def tenet(workspace):
    return factories.tenet(workspace, name="Bus fares")


def test_it_records_in_one_change_and_goes_back_to_the_page(organizer, workspace, organization, tenet):
    response = organizer.post(
        url(organization), PLAIN | {"tenet": tenet.pk, "vitality": "5", "red_line": "on"}
    )

    position = Position.objects.get()
    assert response["Location"] == f"/w/clean-air/organizations/{organization.pk}/"
    assert (position.stance, position.vitality, position.red_line) == (2, 5, True)
    assert [change.act for change in workspace.changes.all()] == ["position.added"]


def test_vitality_not_known_is_no_number(organizer, organization, tenet):
    organizer.post(url(organization), PLAIN | {"tenet": tenet.pk})

    assert Position.objects.get().vitality is None


def test_asked_without_a_position_is_recorded_as_such(organizer, organization, tenet):
    organizer.post(url(organization), PLAIN | {"tenet": tenet.pk, "stance": "0"})

    assert Position.objects.get().stance == Stance.NEUTRAL


def test_it_proposes_today_and_the_tenet_that_was_pressed_on(organizer, organization, tenet):
    form = organizer.get(url(organization), {"tenet": tenet.pk}).context["form"]

    assert form["as_of"].value() == localdate()
    assert form["tenet"].value() == tenet.pk


@pytest.mark.parametrize("asked", ["no", "\0", "00000000-0000-0000-0000-000000000000"])
def test_a_tenet_that_is_not_there_is_passed_over(organizer, organization, asked):
    assert organizer.get(url(organization), {"tenet": asked}).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"as_of": "31/02/2026"}, "Enter a valid date"),
        ({"stance": ""}, "This field is required"),
        ({"stance": "3"}, "Select a valid choice"),
        ({"stance": "0", "red_line": "on"}, "A red line needs a stance"),
        ({"vitality": "9"}, "Select a valid choice"),
        ({"source": "a\0b"}, "Null characters"),
        ({"source": "x" * 501}, "at most 500 characters"),
        ({"tenet": ""}, "This field is required"),
    ],
)
def test_wrong_input_is_answered_and_nothing_is_lost(organizer, organization, tenet, wrong, words):
    response = organizer.post(url(organization), PLAIN | {"tenet": tenet.pk, "note": "Said so twice"} | wrong)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Said so twice" in response.content.decode()
    assert not Position.objects.exists()


def test_a_second_on_the_same_day_known_the_same_way_is_refused(organizer, workspace, organization, tenet):
    factories.position(workspace, organization=organization, tenet=tenet)

    response = organizer.post(url(organization), PLAIN | {"tenet": tenet.pk})

    assert response.status_code == 422
    assert "has a position on this that day already" in response.content.decode()


def test_a_tenet_of_another_workspace_can_not_be_chosen(organizer, organization):
    foreign = factories.tenet(factories.workspace())

    assert organizer.post(url(organization), PLAIN | {"tenet": foreign.pk}).status_code == 422
    assert not Position.objects.exists()


class TestRepresentative:
    """Speaks for the organization: what it says, or what it did, never a guess."""

    def test_what_they_record_is_declared(self, representative, organization, tenet):
        form = representative.get(url(organization)).context["form"]

        assert form["evidence"].value() == Evidence.DECLARED
        assert "our estimate" not in str(form)

    def test_records(self, representative, organization, tenet):
        representative.post(url(organization), PLAIN | {"tenet": tenet.pk, "evidence": "declared"})

        assert Position.objects.get().evidence == Evidence.DECLARED

    def test_can_not_record_a_guess(self, representative, organization, tenet):
        assert representative.post(url(organization), PLAIN | {"tenet": tenet.pk}).status_code == 422

    def test_not_for_another_organization(self, representative, workspace, tenet):
        other = factories.organization(workspace)

        assert representative.post(url(other), PLAIN | {"tenet": tenet.pk}).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("outsider", 404)])
def test_others_are_refused(request, organization, tenet, who, status):
    client = request.getfixturevalue(who)

    assert client.post(url(organization), PLAIN | {"tenet": tenet.pk}).status_code == status


class TestFromElsewhere:
    """The matrix leads to the form of what a cell shows, and is come back to."""

    def test_what_is_known_already_is_opened(self, organizer, workspace, organization):
        position = factories.position(workspace, organization=organization)

        response = organizer.get(
            url(organization), {"tenet": position.tenet_id, "known": 1, "next": "/w/clean-air/matrix/"}
        )

        edit = f"/w/clean-air/organizations/{organization.pk}/positions/{position.pk}/edit/"
        assert response["Location"] == f"{edit}?next=%2Fw%2Fclean-air%2Fmatrix%2F"

    def test_what_is_not_known_is_recorded_and_leads_back(self, organizer, organization, tenet):
        asked = f"{url(organization)}?tenet={tenet.pk}&known=1&next=%2Fw%2Fclean-air%2Fmatrix%2F%3Fq%3DA"
        assert organizer.get(asked).status_code == 200

        response = organizer.post(asked, PLAIN | {"tenet": str(tenet.pk)})

        assert response["Location"] == "/w/clean-air/matrix/?q=A"

    def test_it_never_leads_to_another_site(self, organizer, organization, tenet):
        response = organizer.post(
            f"{url(organization)}?next=https://example.org/", PLAIN | {"tenet": str(tenet.pk)}
        )

        assert response["Location"] == "/"

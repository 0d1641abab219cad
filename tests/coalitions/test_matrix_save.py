"""Saving from the matrix: by its script and by plain forms, one act and one Change at a time."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from organizations.models import Change, Position, Question
from tests import factories

URL = "/w/clean-air/matrix/save/"


@pytest.fixture
def tenet(workspace):
    return factories.tenet(workspace)


@pytest.fixture
def sent(organization, tenet):
    return {
        "organization": str(organization.pk), "tenet": str(tenet.pk), "act": "enter", "seen": "",
        "evidence": "declared", "day": localdate().isoformat(), "source": "A talk",
    }  # fmt: skip


def asked(client, data, url=URL, **headers):
    return client.post(url, data, headers={"accept": "application/json"} | headers)


def test_a_cell_is_saved_and_comes_back_in_words(organizer, sent):
    answer = asked(organizer, sent | {"stance": "-1"}).json()

    position = Position.objects.get()
    assert (position.stance, position.evidence, position.source) == (-1, "declared", "A talk")
    assert (answer["cell"]["words"], answer["cell"]["more"]) == ("against", "they said so")
    assert Change.objects.get().user.email == "organizer@example.org"


def test_nobody_writes_over_an_estimate_that_the_page_does_not_show(organizer, facilitator, sent):
    key = asked(organizer, sent | {"stance": "-1"}).json()["cell"]["key"]
    guess = sent | {"evidence": "estimated", "seen": key}
    asked(facilitator, guess | {"stance": "2", "vitality": "5", "red_line": "1"})

    refused = asked(organizer, guess | {"stance": "-2"}).json()
    estimate = Position.objects.get(evidence="estimated")

    assert refused["stale"]
    assert "strongly for" in refused["said"]
    assert (estimate.stance, estimate.red_line) == (2, True)

    asked(organizer, guess | {"stance": "-2", "seen": refused["cell"]["key"]})  # they chose theirs
    estimate.refresh_from_db()
    assert estimate.stance == -2


def test_one_s_own_second_estimate_needs_no_asking(organizer, sent):
    key = asked(organizer, sent | {"stance": "-1"}).json()["cell"]["key"]
    guess = sent | {"evidence": "estimated"}
    key = asked(organizer, guess | {"stance": "1", "seen": key}).json()["cell"]["key"]

    assert "stale" not in asked(organizer, guess | {"stance": "2", "seen": key}).json()
    assert Position.objects.get(evidence="estimated").stance == 2


def test_what_was_saved_is_saved_when_it_is_sent_again(organizer, facilitator, sent):
    # the first answer was lost on its way
    asked(organizer, sent | {"stance": "1", "vitality": "4"})

    answer = asked(organizer, sent | {"stance": "1", "vitality": "4"}).json()

    assert answer["said"] == "Saved"
    assert Change.objects.count() == 1
    assert asked(facilitator, sent | {"stance": "1", "vitality": "4"}).json()["stale"]  # but not to others


def test_what_comes_back_is_what_the_next_save_must_have_seen(organizer, sent):
    key = asked(organizer, sent | {"stance": "1"}).json()["cell"]["key"]
    answer = asked(organizer, sent | {"vitality": "5", "seen": key}).json()

    assert answer["cell"]["more"] == "vital 5/5 · they said so"


@pytest.mark.parametrize(("header", "status"), [({}, 409), ({"Sec-Fetch-Mode": "cors"}, 200)])
def test_a_stale_save_is_answered_with_both(organizer, sent, header, status):
    asked(organizer, sent | {"stance": "1"})

    answer = asked(organizer, sent | {"stance": "-2"}, **header)

    assert answer.status_code == status
    assert answer.json()["stale"]
    assert answer.json()["cell"]["words"] == "for"
    assert Position.objects.get().stance == 1


@pytest.mark.parametrize(
    "wrong",
    [{"stance": "3"}, {"tenet": "none"}, {"act": "burn"}, {"vitality": "4"}, {"day": "2999-01-01"}],
)
def test_what_makes_no_sense_is_refused_in_words(organizer, sent, wrong):
    answer = asked(organizer, sent | wrong)

    assert answer.status_code == 422
    assert answer.json()["said"]
    assert not Change.objects.exists()


def test_another_workspaces_rows_are_not_reached(organizer, sent):
    foreign = factories.tenet(factories.workspace())

    assert asked(organizer, sent | {"stance": "1", "tenet": str(foreign.pk)}).status_code == 422


def test_a_mark_to_ask_is_set_and_taken_away(organizer, sent):
    assert asked(organizer, sent | {"act": "ask"}).json()["cell"]["ask"] is True
    assert Question.objects.count() == 1
    assert asked(organizer, sent | {"act": "unask"}).json()["cell"]["ask"] is False
    assert not Question.objects.exists()


def test_the_last_act_is_taken_back(organizer, sent):
    undo = asked(organizer, sent | {"stance": "2"}).json()["undo"]

    answer = asked(organizer, {}, undo).json()

    assert answer["cells"][0]["words"] == ""
    assert not Position.objects.exists()
    assert asked(organizer, {}, undo).status_code == 422


def test_what_will_not_stand_is_said_to_be_history(organizer, sent):
    key = asked(organizer, sent | {"stance": "2"}).json()["cell"]["key"]

    answer = asked(organizer, sent | {"evidence": "estimated", "stance": "-2", "seen": key}).json()

    assert "history" in answer["said"]
    assert answer["cell"]["words"] == "strongly for"
    assert Position.objects.count() == 2


def test_without_a_script_it_goes_back_to_the_page_with_a_message_and_undo(organizer, sent):
    sent |= {"stance": "1", "next": "/w/clean-air/matrix/"}

    page = organizer.post(URL, sent, follow=True)

    assert page.redirect_chain == [("/w/clean-air/matrix/", 302)]
    assert "Saved" in page.content.decode()
    undo = reverse("organizations:change_undo", args=["clean-air", Change.objects.get().pk])
    assert undo in page.content.decode()


def test_the_sitting_is_chosen_once(organizer, sent, organization):
    chosen = {"evidence": "observed", "source": "Rally", "day": "2026-04-01"}
    organizer.post("/w/clean-air/matrix/sitting/", chosen)
    for name in ("evidence", "day", "source"):
        del sent[name]

    asked(organizer, sent | {"stance": "1"})

    position = Position.objects.get()
    assert (position.evidence, position.source, str(position.as_of)) == ("observed", "Rally", "2026-04-01")
    assert 'value="Rally"' in organizer.get("/w/clean-air/matrix/").content.decode()


def test_a_sitting_of_today_is_still_of_today_tomorrow(organizer, organization, tenet, monkeypatch):
    organizer.post("/w/clean-air/matrix/sitting/", {"evidence": "observed", "day": localdate().isoformat()})

    assert organizer.session["sitting"]["clean-air"]["day"] == ""

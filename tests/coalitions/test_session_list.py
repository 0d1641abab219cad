"""Presenting the map to a room."""

import pytest

URL = "/w/clean-air/sessions/"


@pytest.mark.parametrize(
    ("who", "switches"), [("viewer", False), ("organizer", False), ("facilitator", True)]
)
def test_only_a_facilitator_is_offered_switches(request, workspace, who, switches):
    page = request.getfixturevalue(who).get(URL).content.decode()

    assert ('name="estimates"' in page) is switches
    assert 'href="/w/clean-air/wall/"' in page


def test_it_shows_what_was_chosen_last(facilitator, workspace):
    facilitator.post("/w/clean-air/sessions/showing/", {"question": "Who rides?", "estimates": "on"})

    form = facilitator.get(URL).context["form"]

    assert (form["question"].value(), form["estimates"].value(), form["risk"].value()) == (
        "Who rides?",
        True,
        False,
    )

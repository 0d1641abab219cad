"""What this showing shows, and who may decide that."""

import pytest

from organizations.models import Change, Role

URL = "/w/clean-air/sessions/showing/"


def test_it_goes_to_the_wall_with_the_question(facilitator, workspace):
    response = facilitator.post(URL, {"question": "Who rides with us?"}, follow=True)

    assert response.redirect_chain == [("/w/clean-air/wall/", 302)]
    assert "Who rides with us?" in response.content.decode()


@pytest.mark.parametrize("who", ["viewer", "organizer"])
def test_others_cannot_switch(request, workspace, who):
    client = request.getfixturevalue(who)

    assert client.post(URL, {"estimates": "on"}).status_code == 403
    assert "Only what groups said" in client.get("/w/clean-air/wall/").content.decode()


def test_it_is_no_change_of_the_workspace(facilitator, workspace):
    facilitator.post(URL, {"estimates": "on"})

    assert not Change.objects.exists()


def test_a_question_too_long_comes_back(facilitator, workspace):
    response = facilitator.post(URL, {"question": "x" * 201})

    assert response.status_code == 422
    assert "x" * 201 in response.content.decode()


def test_the_switch_for_risk_is_offered_only_to_who_may_see_it(facilitator, workspace):
    assert 'name="risk"' in facilitator.get(URL).content.decode()

    workspace.risk_seen_by = Role.ADMIN
    workspace.save()

    assert 'name="risk"' not in facilitator.get(URL).content.decode()

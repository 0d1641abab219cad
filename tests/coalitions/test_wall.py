"""The wall shows what is on its list, and nothing else however it came into the workspace."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from coalitions.models import Affiliation, Need
from organizations.models import Evidence, Membership, Role, Spectrum
from tests import factories
from tests.coalitions.risky import risky

WALL = "/w/clean-air/wall/"
SHOWING = "/w/clean-air/sessions/showing/"


def wall(client, query=""):
    response = client.get(WALL + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def canaries(workspace):
    """A workspace whose every private or uncertain word is CANARY followed by where it stands."""
    tenet = factories.tenet(workspace, name="CANARY-TENET", facet="demand", statement="CANARY-ABOUT")
    one, two = (
        factories.organization(
            workspace,
            name=f"Group {name}",
            description="CANARY-DESCRIPTION",
            owner="CANARY-OWNER",
            next_step="CANARY-STEP",
            next_step_on=timezone.localdate(),
            website="https://canary.example.org",
            source="CANARY-SOURCE",
            kind="CANARY-KIND",
            place="CANARY-PLACE",
            spectrum=Spectrum.ACTIVE_OPPONENT,
            extra={"CANARY-COLUMN": "CANARY-VALUE"},
        )
        for name in "AB"
    )
    factories.note(one, text="CANARY-NOTE")
    factories.contact(one, name="CANARY-CONTACT", email="canary-mail@example.org", phone="CANARY-PHONE")
    factories.tie(one, two, kind="tension", evidence=Evidence.ESTIMATED, note="CANARY-TIE")
    factories.tie(one, two, kind="alliance", evidence=Evidence.DECLARED, note="CANARY-REMARK")
    factories.position(workspace, organization=one, tenet=tenet, note="CANARY-POSITION", source="CANARY-WHO")
    _coalition_of_canaries(workspace, tenet, one, two)
    return one


def _coalition_of_canaries(workspace, tenet, one, two):
    coalition = factories.coalition(
        workspace, name="Fares", note="CANARY-COALITION", purpose="CANARY-PURPOSE"
    )
    for each in (one, two):
        Affiliation.objects.create(
            workspace=workspace, coalition=coalition, organization=each, note="CANARY-PLACE",
            contribution="CANARY-GIFT", say="veto",
        )  # fmt: skip
    Need.objects.create(workspace=workspace, coalition=coalition, resource="money", note="CANARY-NEED")
    factories.plank(factories.platform(coalition, label="CANARY-LABEL"), tenet, note="CANARY-PLANK")
    factories.event(workspace, name="CANARY-EVENT", coalition=coalition)
    factories.trend(workspace, name="CANARY-TREND")


@pytest.mark.parametrize("who", ["viewer", "organizer", "facilitator", "admin"])
@pytest.mark.parametrize("switches", [{}, {"estimates": "on", "risk": "on"}], ids=["as it comes", "all on"])
def test_no_private_word_reaches_the_wall(request, canaries, who, switches):
    client = request.getfixturevalue(who)
    client.post(SHOWING, switches)
    text = wall(client)

    assert "Group A" in text
    assert re.findall(r"(?i)canary[-\w.@]*", text) == []
    assert re.findall(r"[\w.]+@[\w.]+\.\w+", text) == [], "no e-mail address, the presenter's least of all"


def test_it_leads_nowhere_and_has_a_title_that_tells_nothing(facilitator, canaries):
    text = wall(facilitator)

    assert "<a " not in text
    assert "<form" not in text
    assert "<nav" not in text
    assert "<title>Map</title>" in text
    assert "Clean air" not in text


def test_it_shows_the_question_the_day_and_a_legend(viewer, workspace, organization):
    workspace.question = "Who rides with us?"
    workspace.save()
    text = wall(viewer)

    assert "Who rides with us?" in text
    assert str(timezone.localdate().year) in text
    assert "map-legend" in text


def test_ties_that_we_only_guess_come_when_a_facilitator_says_so(facilitator, viewer, canaries):
    facilitator.post(SHOWING, {})
    assert "map-tie--tension" not in wall(facilitator)
    assert "Only what groups said" in wall(facilitator)

    facilitator.post(SHOWING, {"estimates": "on"})
    assert "map-tie--tension" in wall(facilitator)
    assert "Includes our estimates." in wall(facilitator)
    assert "map-tie--tension" not in wall(viewer), "nobody else's wall changes"


def test_ratings_that_we_only_guess_come_when_a_facilitator_says_so(facilitator, workspace):
    factories.organization(workspace, people=5, ratings_evidence=Evidence.ESTIMATED)
    assert "people rating" not in wall(facilitator)

    facilitator.post(SHOWING, {"estimates": "on"})

    assert "people rating" in wall(facilitator)


def test_risk_comes_only_when_switched_on(facilitator, workspace):
    risky(workspace)
    assert "map-risk" not in wall(facilitator)
    assert "exposed" not in wall(facilitator)

    facilitator.post(SHOWING, {"risk": "on"})

    assert "map-risk--high" in wall(facilitator)
    assert "exposed" in wall(facilitator)


def test_risk_stays_off_for_a_role_that_may_not_see_it(facilitator, workspace):
    risky(workspace)
    workspace.risk_seen_by = Role.ADMIN
    workspace.save()

    facilitator.post(SHOWING, {"risk": "on"})

    assert "map-risk" not in wall(facilitator)


def test_risk_goes_when_the_workspace_takes_the_right_away(facilitator, workspace):
    risky(workspace)
    facilitator.post(SHOWING, {"risk": "on", "question": "Who?"})

    workspace.risk_seen_by = Role.ADMIN
    workspace.save()

    assert "map-risk" not in wall(facilitator)
    assert "Who?" in wall(facilitator)


def test_switches_of_a_former_facilitator_no_longer_count(facilitator, canaries):
    facilitator.post(SHOWING, {"estimates": "on", "risk": "on", "question": "CANARY-QUESTION"})

    Membership.objects.filter(user__email="facilitator@example.org").update(role=Role.ORGANIZER)

    assert "map-tie--tension" not in wall(facilitator)
    assert "CANARY" not in wall(facilitator)


def test_switches_hold_in_one_workspace_only(facilitator, workspace):
    other = factories.workspace(slug="other")
    user = Membership.objects.get(user__email="facilitator@example.org").user
    Membership.objects.create(workspace=other, user=user, role=Role.FACILITATOR)
    facilitator.post(SHOWING, {"question": "Only here?"})

    assert "Only here?" not in facilitator.get("/w/other/wall/").content.decode()


@pytest.mark.parametrize(
    ("frame", "drawn"),
    [("1400x700", "1400x700"), ("", "1840x780"), ("x", "1840x780"), ("10x10", "1840x780"),
     ("٣٠٠x٣٠٠", "1840x780"), ("9999x700", "1840x780"), ("1400x700x1", "1840x780"), ("-400x700", "1840x780")],
)  # fmt: skip
def test_it_is_drawn_for_the_room_that_the_screen_has(viewer, organization, frame, drawn):
    text = wall(viewer, f"?frame={frame}")

    assert f'data-frame="{drawn}"' in text
    boxes = re.findall(r'viewBox="0 0 (\d+)(?:\.0)? (\d+)(?:\.0)?" role="group"', text)
    assert boxes == [tuple(drawn.split("x"))]


def test_it_counts_who_is_not_named_without_talking_of_zoom(viewer, workspace):
    for n in range(250):
        factories.organization(workspace, name=f"A group with a rather long name {n}")

    assert re.search(r"\d+ of 250 organizations are named\.", wall(viewer))
    assert "hover" not in wall(viewer)


def test_an_empty_workspace_has_a_wall(viewer, workspace):
    assert "Who stands with whom?" in wall(viewer)


def test_it_is_not_there_for_an_outsider(outsider, workspace):
    assert outsider.get(WALL).status_code == 404


def test_it_asks_to_sign_in(workspace):
    assert Client().get(WALL)["Location"].startswith("/accounts/sign-in/")

"""Pages below a coalition: the sentence and the row of whom they are seen by, home or another, come first."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalitions.analysis.groups.own_words import (
    NO_MEMBER,
    brings_words,
    near_words,
    signs_words,
    stands_words,
    turns_words,
)
from coalitions.models import Effect, Scenario, ScenarioStep, StepKind
from organizations.models import Legitimation
from tests import factories
from tests.coalitions.risky import SAID_OF_RISK, risky

PAGES = ["changes", "unity", "keystones", "numbers", "allies", "currents", "build", "invitations"]
ROW = re.compile(r'<(?:th scope="row"|h2 id="of-[^"]*")>(.*?)</(?:th|h2)>', re.DOTALL)


@pytest.fixture
def found(workspace):
    found = risky(workspace)
    workspace.home = found.others[0]
    workspace.save()
    aid = factories.tenet(workspace, name="Aid", facet="demand")
    value = factories.tenet(workspace, name="Dignity", facet="value")
    Legitimation.objects.create(workspace=workspace, source=value, target=aid, strength=4)
    for each in (found.small, *found.others):
        factories.position(workspace, organization=each, tenet=value, stance=2, vitality=5)
    Effect.objects.create(workspace=workspace, trend=factories.trend(workspace), tenet=found.demand)
    return found


def text(client, found, page, organization=None):
    eyes = f"~{organization.pk}" if organization else ""
    answer = client.get(f"/w/clean-air{eyes}/coalitions/{found.coalition.pk}/{page}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_first_what_it_is_for_whom_it_is_seen_by(viewer, found, page):
    seen = text(viewer, found, f"{page}/", found.small)

    assert seen.index('class="own-words"') < seen.index('class="lede"')
    assert re.search(r'class="own-words">.*?<bdi>Small</bdi></strong>: \w', seen, re.DOTALL)
    home = text(viewer, found, f"{page}/")
    assert re.search(r'class="own-words">.*?<bdi>Big 0</bdi></strong>: \w', home, re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_without_anybody_it_is_seen_by_nobody_comes_first(viewer, workspace, found, page):
    workspace.home = None
    workspace.save()

    seen = text(viewer, found, f"{page}/")
    assert "own-words" not in seen
    assert "own-mark" not in seen


@pytest.mark.parametrize("page", ["changes", "unity", "allies", "build"])
def test_its_row_is_the_first_and_marked(viewer, found, page):
    last = found.others[-1]
    rows = [each for each in ROW.findall(text(viewer, found, f"{page}/", last)) if "<bdi>" in each]
    groups = [each for each in rows if "Big" in each or "Small" in each]

    assert "<bdi>Big 2</bdi>" in groups[0]
    assert "(as seen by it)" in groups[0]
    assert "own-mark" not in groups[1]


@pytest.mark.parametrize("page", PAGES)
def test_it_asks_the_database_no_more(viewer, found, page):
    text(viewer, found, f"{page}/", found.small)  # what is kept is kept by now
    with CaptureQueriesContext(
        connection,
    ) as own:
        text(viewer, found, f"{page}/")
    with CaptureQueriesContext(connection) as seen:
        text(viewer, found, f"{page}/", found.small)

    assert len(seen) <= len(own) + 1  # who it is


@pytest.mark.parametrize("page", PAGES)
def test_nobody_reads_of_risk_what_they_may_not(viewer, found, page):
    said = text(viewer, found, f"{page}/", found.small).partition('class="own-words"')[2].partition("</p>")[0]

    assert [word for word in SAID_OF_RISK if word in said] == []


def test_who_is_no_member_is_told_so_and_stands_first_among_those_to_invite(viewer, workspace, found):
    outside = [factories.organization(workspace, name=name) for name in ("Anglers", "Zoo")]

    assert str(NO_MEMBER) in text(viewer, found, "changes/", outside[1])
    page = text(viewer, found, "invitations/", outside[1])
    rows = [each for each in ROW.findall(page) if "<bdi>" in each]
    assert "<bdi>Zoo</bdi>" in rows[0]
    assert "It is a member, so it is not among those" in text(viewer, found, "invitations/", found.small)


def test_those_who_could_be_invited_stand_by_how_near_they_are(viewer, workspace, found):
    near, far = (factories.organization(workspace, name=name) for name in ("Zoo", "Anglers"))
    for n in range(8):
        tenet = factories.tenet(workspace, name=f"Value {n}", facet="value")
        for each, stance in ((found.small, 2), (near, 2), (far, -2)):
            factories.position(workspace, organization=each, tenet=tenet, stance=stance)

    rows = [each for each in ROW.findall(text(viewer, found, "invitations/", found.small)) if "<bdi>" in each]
    assert [re.findall("<bdi>(.*?)</bdi>", each)[0] for each in rows] == ["Zoo", "Anglers"]
    rows = [each for each in ROW.findall(text(viewer, found, "invitations/")) if "<bdi>" in each]
    assert [re.findall("<bdi>(.*?)</bdi>", each)[0] for each in rows] == ["Anglers", "Zoo"]


def test_its_coalitions_come_first_in_the_list(viewer, workspace, found):
    factories.coalition(workspace, name="Aardvarks")

    outside = factories.organization(workspace, name="Zoo")
    other = viewer.get(f"/w/clean-air~{outside.pk}/coalitions/").content.decode()
    page = viewer.get(f"/w/clean-air~{found.small.pk}/coalitions/").content.decode()
    assert other.index("Aardvarks") < other.index("Fares")
    assert page.index("Fares") < page.index("Aardvarks")
    assert page.count("Small is a member.") == 1


def test_a_scenario_counts_what_it_gains_and_loses(organizer, workspace, found):
    scenario = Scenario.objects.create(workspace=workspace, coalition=found.coalition, name="Small goes")
    ScenarioStep.objects.create(
        workspace=workspace, scenario=scenario, number=1, kind=StepKind.LEAVES, organization=found.small
    )

    page = text(organizer, found, f"what-if/{scenario.pk}/", found.small)
    assert re.search(r"<bdi>Small</bdi></strong>: For it: gains \d, losses \d, neither \d\.", page)
    compared = text(organizer, found, f"what-if/compare/?scenario={scenario.pk}", found.small)
    assert "(as seen by it)" in ROW.findall(compared)[0]


def test_what_is_said_of_it_is_counted_right():
    said = stands_words(list("abcdef"), for_it=list("abcde"), against=["f"], unknown=[])
    assert [str(each) for each in said] == [
        "It is recorded as being for a, b, c, d and 1 more.",
        "It is recorded as being against f.",
    ]
    assert stands_words([], for_it=[], against=[], unknown=[]) == ()
    assert "neither for nor against" in str(stands_words(["a"], for_it=[], against=[], unknown=[])[0])
    assert str(near_words([("A", 7, 9)])) == "It agrees most with A, on 7 of 9 answers in common."
    assert str(near_words([("A", 7, 9), ("B", 1, 8)])).endswith(", and least with B, on 1 of 8.")
    assert "too few answers" in str(near_words([]))
    assert str(brings_words(1200)) == "About 1,200 of them would be its people."
    assert "ask" in str(brings_words(None))
    assert str(signs_words(["A", "B"], ["C"])) == "It could sign A, B, not C."
    assert "none" in str(signs_words([], ["A"]))
    assert "each" in str(signs_words(["A"], []))
    assert "nothing changes" in str(turns_words(0, 0, 0))

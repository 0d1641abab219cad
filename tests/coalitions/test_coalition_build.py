"""The page that says what a coalition could build, for whom, and what becomes of one of its platforms."""

import re

import pytest

from coalitions.models import Plank, Scenario
from organizations.models import Change, Position, Question
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.merging_worlds import begin_history
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


def page(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/build/{query}"


def text(client, found, query="", **headers):
    return re.sub(r"\s+", " ", client.get(page(found, query), headers=headers).content.decode())


def take(client, found, *tenets):
    return client.post(f"{page(found)}take/", {"tenet": [each.pk for each in tenets]}, follow=True)


def shared(found):
    return Plank.objects.get(tenet__name="Free buses").tenet


def test_each_platform_says_who_could_sign_and_what_it_costs_whom(viewer, found):
    said = text(viewer, found)

    assert "3 groups could sign; each gets at least 80% of what it asks for." in said
    assert "Not with it: it would get less than 80% of what it asks for." in said  # Small
    assert "Not in it any more:" in said
    assert "Loses: 0% of what it asks for, instead of 50%." in said
    assert "Stands now: Sanctuary" in said


def test_the_picture_has_a_table_that_says_the_same_and_the_platform_as_it_stands(viewer, found):
    response = viewer.get(page(found))

    rows = response.context["rows"]
    assert [row.proposal.letter for row in rows] == ["A"] * 6
    assert [row.proposal.reaches for row in rows] == [3] * 6
    assert [row.now for row in rows] == [3] * 6
    assert response.content.decode().count("chart__line chart__line--") == 2


def test_groups_are_said_where_not_everybody_is_counted_and_people_where_they_are(viewer, workspace, found):
    assert "Groups are counted, not people" in text(viewer, found)

    for number, each in enumerate((found.small, *found.others), start=1):
        type(each).objects.filter(pk=each.pk).update(turnout_likely=100 * number)

    said = text(viewer, found)
    assert "3 groups, about 900 people, could sign" in said
    assert "Groups are counted" not in said


def test_what_is_searched_and_what_is_proven_is_told_apart(viewer, found):
    searched, proven = text(viewer, found), text(viewer, found, "?proof=1")

    assert "These are the best found by searching." in searched
    assert 'hx-trigger="load"' in searched
    assert "Proven best: for each share" in proven
    assert 'hx-trigger="load"' not in proven


def test_the_proof_comes_alone_to_who_asks_for_a_part(viewer, found):
    said = text(viewer, found, "?proof=1", **{"HX-Request": "true"})

    assert "Proven best" in said
    assert "<html" not in said


def test_too_large_a_question_is_not_proven(viewer, found, monkeypatch):
    monkeypatch.setattr("coalitions.views.proposals.PROVABLE", 1)

    said = text(viewer, found, "?proof=1")

    assert "it can’t be proven that nothing is better" in said
    assert "Proven best" not in said


def test_what_must_stay_stays_and_planks_can_be_few(viewer, found):
    kept = viewer.get(page(found, f"?keep={found.demand.pk}&planks=1"))

    planks = [each.reading.planks for each in kept.context["found"]]
    assert planks == [(str(found.demand.pk),)]
    assert text(viewer, found, "?planks=x&keep=y").count("Platform A") > 0


def test_others_can_be_looked_at_beside_the_members(viewer, workspace, found):
    friend = factories.organization(workspace, name="Friends")
    factories.position(workspace, organization=friend, tenet=shared(found), stance=2, vitality=5)
    factories.organization(workspace, name="The Mayor", decision_maker=True)

    assert "Friends" not in text(viewer, found)
    said = text(viewer, found, "?who=everyone")
    assert "4 groups could sign" in said
    assert "not a member" in said
    assert "The Mayor" not in said


def test_who_told_nothing_is_to_be_asked_first(viewer, workspace, found):
    silent = factories.organization(workspace, name="Silent")
    factories.affiliation(found.coalition, silent)

    assert "1 has told nothing that it asks for" in text(viewer, found)


def test_what_was_never_asked_becomes_a_next_step_by_one_click(organizer, viewer, found):
    Position.objects.filter(organization=found.others[0], tenet=shared(found)).delete()

    assert "Make it a next step" not in text(viewer, found)
    said = text(organizer, found, "?keep=" + str(shared(found).pk)).partition("Ask first")[2]
    organizer.post(
        re.search(r'action="([^"]+/ask/)"', said)[1], {"tenet": shared(found).pk, "next": page(found)}
    )

    assert [(each.organization, each.tenet) for each in Question.objects.all()] == [
        (found.others[0], shared(found))
    ]


def test_it_says_from_how_many_answers(viewer, found):
    assert "From 8 answers, 0 of them our estimate." in text(viewer, found)


def test_without_answers_it_says_what_is_missing(viewer, workspace, found):
    assert "No platform can be looked for yet" in text(viewer, found, "?evidence=declared")


def test_one_click_makes_it_a_scenario_and_nothing_real_changes(organizer, workspace, found):
    begin_history(workspace)
    planks = Plank.objects.count()

    answer = take(organizer, found, shared(found))

    scenario = Scenario.objects.get()
    assert scenario.name == "Platform: Free buses"
    steps = [(step.tenet.name, step.strength) for step in scenario.steps.all()]
    assert steps == [("Sanctuary", "dropped")]  # the buses stand in full already
    assert answer.redirect_chain[-1][0].endswith(f"/what-if/{scenario.pk}/")
    assert "Nothing real has changed." in answer.content.decode()
    assert Plank.objects.count() == planks

    undo_change(change=Change.objects.get(act="scenario.added"), user=None)

    assert not Scenario.objects.exists()


def test_a_name_that_is_taken_gets_a_number(organizer, found):
    take(organizer, found, shared(found))
    take(organizer, found, shared(found))

    assert [each.name for each in Scenario.objects.all()] == [
        "Platform: Free buses",
        "Platform: Free buses (2)",
    ]


def test_the_platform_as_it_is_is_nothing_to_suppose(organizer, workspace, found):
    last = factories.platform(found.coalition, number=3, day="2026-03-01")
    factories.plank(last, found.demand, strength="full")

    answer = take(organizer, found, shared(found), found.demand)

    assert "The platform is that already" in answer.content.decode()
    assert not Scenario.objects.exists()


def test_who_only_reads_is_offered_nothing_to_press(viewer, found):
    assert "Try it as a scenario" not in text(viewer, found)
    assert take(viewer, found, shared(found)).status_code == 403
    assert not Scenario.objects.exists()


def test_a_demand_of_another_workspace_is_nothing_to_suppose(organizer, found):
    take(organizer, found, factories.tenet(factories.workspace(), facet="demand"))

    assert not Scenario.objects.exists()


def test_the_number_of_questions_to_the_database_does_not_grow(
    viewer, workspace, found, django_assert_max_num_queries
):
    for _number in range(20):
        row = factories.organization(workspace)
        factories.affiliation(found.coalition, row)
        factories.position(workspace, organization=row, tenet=found.demand, stance=2, vitality=3)
    viewer.get(page(found))

    with django_assert_max_num_queries(22):
        viewer.get(page(found))

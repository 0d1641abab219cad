"""The page that says whom to invite next, and what becomes of what was never asked."""

import re

import pytest

from organizations.models import Change, Organization, Question
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.merging_worlds import begin_history
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


@pytest.fixture
def friend(workspace, found):
    """For both planks but asked about one of them alone; it brings people."""
    row = factories.organization(workspace, name="Friends", turnout_likely=300)
    factories.position(workspace, organization=row, tenet=found.demand, stance=2, vitality=5)
    return row


def page(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/invitations/{query}"


def text(client, found, query=""):
    return re.sub(r"\s+", " ", client.get(page(found, query)).content.decode())


def ask(client, found, friend, *tenets):
    return client.post(f"{page(found)}{friend.pk}/ask/", {"tenet": [each.pk for each in tenets]}, follow=True)


def test_an_unbeaten_candidate_is_told_in_words(viewer, found, friend):
    said = text(viewer, found)

    assert "Brings about 300 people." in said
    assert "Fits what you agreed, from its answers on 1 of 2 planks." in said
    assert "Nothing it answered of what you agreed crosses its red lines." in said
    assert "Free buses" in said
    assert "1 answer is our estimate" in said


def test_whom_the_platform_goes_against_stands_apart_whatever_else_it_brings(
    viewer, workspace, found, friend
):
    foe = factories.organization(workspace, name="Strangers", turnout_likely=9000)
    factories.position(workspace, organization=foe, tenet=found.demand, stance=-2, vitality=5)
    other = factories.tenet(workspace, facet="demand")
    factories.position(workspace, organization=foe, tenet=other, stance=2, vitality=5)

    said = text(viewer, found)

    apart = said.index("What you agreed goes against them")
    assert said.index(">Friends<") < apart < said.index(">Strangers<")
    assert "<strong>1 group</strong> that no other beats." in said
    assert "No other is at least as good in all four and better in one." in said


def test_where_it_serves_nobody_the_first_sentence_says_so(viewer, workspace, found):
    foe = factories.organization(workspace, name="Strangers", turnout_likely=9000)
    factories.position(workspace, organization=foe, tenet=found.demand, stance=-2, vitality=5)
    other = factories.tenet(workspace, facet="demand")
    factories.position(workspace, organization=foe, tenet=other, stance=2, vitality=5)

    said = text(viewer, found)

    assert "Nobody outside is known whom what you agreed would serve." in said
    assert "that no other beats" not in said


def test_it_is_one_of_the_pages_of_coalitions(viewer, found):
    current = re.findall(r'nav__link" href="([^"]+)" aria-current', text(viewer, found))

    assert current == ["/w/clean-air/coalitions/"]


def test_a_red_line_is_named_with_its_plank(viewer, workspace, found, friend):
    foe = factories.organization(workspace, name="Strangers", turnout_likely=900)
    factories.position(workspace, organization=foe, tenet=found.demand, stance=-2, vitality=5, red_line=True)
    other = factories.tenet(workspace, facet="demand")
    factories.position(workspace, organization=foe, tenet=other, stance=2, vitality=5)

    said = text(viewer, found)

    assert "What you agreed crosses its red lines." in said
    assert '<span class="badge badge--red-line">Sanctuary</span>' in said


def test_whoever_answered_nothing_stands_in_the_table_to_be_asked_first(viewer, workspace, found, friend):
    factories.organization(workspace, name="Silent")

    said = text(viewer, found)

    assert "1 more has to be asked first." in said
    assert "Whether it fits can’t be said yet: ask first." in said
    assert "Whether what you agreed crosses its red lines is not known." in said


def test_guesses_can_be_left_out(viewer, found, friend):
    assert "Fits what you agreed" not in text(viewer, found, "?evidence=declared")


def test_members_and_decision_makers_are_not_listed(viewer, workspace, found, friend):
    factories.organization(workspace, name="The Mayor", decision_maker=True)

    said = text(viewer, found)

    assert "The Mayor" not in said
    assert "Big 1" not in said


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("name", "Aaa", "Zzz"), ("-name", "Zzz", "Aaa"), ("people", "Zzz", "Aaa"),
        ("-people", "Aaa", "Zzz"), ("-fit", "Zzz", "Aaa"),
    ],
)  # fmt: skip
def test_the_table_is_sorted_and_what_is_unknown_comes_last(
    viewer, workspace, found, friend, sort, first, last
):
    factories.organization(workspace, name="Aaa", turnout_likely=20)
    beaten = factories.organization(workspace, name="Zzz", turnout_likely=10)
    factories.position(workspace, organization=beaten, tenet=found.demand, stance=1, vitality=1)

    table = text(viewer, found, f"?sort={sort}").partition("<table")[2]

    assert table.index(first) < table.index(last)


def test_many_have_pages_and_keep_their_order(viewer, workspace, found, friend):
    for number in range(55):
        factories.organization(workspace, name=f"Quiet {number:02}")

    assert "51–55 of 55" in text(viewer, found, "?sort=name&page=2")
    assert "Quiet 54" in text(viewer, found, "?sort=name&page=2")


def test_one_click_makes_asking_a_next_step_with_an_owner(organizer, viewer, workspace, found, friend):
    begin_history(workspace)
    shared = found.coalition.platforms.first().planks.get(tenet__name="Free buses").tenet

    answer = ask(organizer, found, friend, shared)

    friend.refresh_from_db()
    assert friend.next_step == "Ask about Free buses"
    assert friend.owner
    assert [each.tenet for each in Question.objects.filter(organization=friend)] == [shared]
    assert "Next step: “Ask about Free buses”" in answer.content.decode()
    assert "To be asked:" in text(viewer, found)

    undo_change(change=Change.objects.get(act="question.added"), user=None)

    friend.refresh_from_db()
    assert (friend.next_step, friend.owner) == ("", "")
    assert not Question.objects.exists()


def test_what_somebody_planned_already_stays(organizer, found, friend):
    Organization.objects.filter(pk=friend.pk).update(next_step="Have coffee", owner="Ada")
    before = Change.objects.count()

    ask(organizer, found, friend, found.demand)
    answer = ask(organizer, found, friend, found.demand)

    friend.refresh_from_db()
    assert (friend.next_step, friend.owner) == ("Have coffee", "Ada")
    assert Change.objects.count() == before + 1
    assert "That is planned already." in answer.content.decode()


def test_who_only_reads_is_offered_nothing_to_press(viewer, found, friend):
    assert "Make it a next step" not in text(viewer, found)
    assert ask(viewer, found, friend, found.demand).status_code == 403
    assert not Question.objects.exists()


def test_a_demand_of_another_workspace_is_not_marked(organizer, found, friend):
    foreign = factories.tenet(factories.workspace())

    ask(organizer, found, friend, foreign)

    assert not Question.objects.exists()


def test_the_number_of_questions_to_the_database_does_not_grow(
    viewer, workspace, found, friend, django_assert_max_num_queries
):
    for _number in range(30):
        row = factories.organization(workspace)
        factories.position(workspace, organization=row, tenet=found.demand, stance=2, vitality=3)
    viewer.get(page(found))

    with django_assert_max_num_queries(25):
        viewer.get(page(found))

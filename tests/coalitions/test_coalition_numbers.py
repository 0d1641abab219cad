"""How many they really are, and who makes the difference as more are needed."""

import re

import pytest

from coalitions.models import Need
from organizations.models import Organization, Overlap
from tests import factories
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


@pytest.fixture
def sized(found):
    """10, 100, 200 and 300 people, of whom 150 to 300 are needed."""
    for number, each in enumerate((found.small, *found.others)):
        people = (10, 100, 200, 300)[number]
        Organization.objects.filter(pk=each.pk).update(
            turnout_low=people // 2, turnout_likely=people, turnout_high=people * 2
        )
    Need.objects.filter(coalition=found.coalition).update(low=150, high=300)
    return found


def page(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/numbers/{query}"


def text(client, found, query=""):
    return re.sub(r"\s+", " ", client.get(page(found, query)).content.decode())


def test_people_are_told_as_a_range_as_long_as_overlaps_are_not_known(viewer, workspace, sized):
    response = viewer.get(page(sized))

    assert [(each.bounds.least, each.bounds.most) for each in response.context["counts"]] == [
        (150, 305), (300, 610), (600, 1220),
    ]  # fmt: skip
    assert [bar.words for bar in response.context["picture"].bars] == ["150–305", "300–610", "600–1,220"]
    said = text(viewer, sized)
    assert "0 of 6 overlaps are recorded" in said
    assert "Ask how many are in both" in said
    assert "Winning takes at least 150." in said

    one, other = sorted(sized.others[1:], key=lambda each: each.pk)
    Overlap.objects.create(workspace=workspace, a=one, b=other, people=50)
    assert "1 of 6 overlaps are recorded" in text(viewer, sized)
    assert viewer.get(page(sized)).context["counts"][1].bounds.most == 560


def test_ratings_are_no_people(organizer, found):
    said = text(organizer, found)

    assert "How many people the members would bring is not recorded." in said
    assert "The amounts are ratings from 0 to 5, not numbers of people." in said
    assert "with it there is enough, without it there is not." in said


def test_who_makes_the_difference_at_the_need_and_along_the_curve(organizer, sized):
    response = organizer.get(page(sized))
    said = text(organizer, sized)

    pivots = response.context["pivots"]
    assert "Winning takes 150 to 300." in said
    assert re.search(r"Big 2</bdi></a> makes the difference in \d+ of 100 cases", said)
    assert pivots.people
    assert len(pivots.rows) == 12
    assert pivots.rows[-1][0] == 610
    assert len(pivots.chart.lines) == len(pivots.drawn) == 4


def test_who_makes_the_difference_is_for_those_who_may_see_risk(viewer, organizer, sized):
    assert "Who makes the difference?" in text(organizer, sized)
    assert "Who makes the difference?" not in text(viewer, sized)
    assert viewer.get(page(sized)).context["pivots"] is None


def test_of_another_resource_only_where_everybodys_is_recorded(organizer, sized):
    assert organizer.get(page(sized, "?what=money")).context["pivots"].resource == "people"

    Organization.objects.filter(pk__in=[each.pk for each in (sized.small, *sized.others)]).update(money=2)
    assert organizer.get(page(sized, "?what=money")).context["pivots"].resource == "money"


def test_members_who_bring_as_much_share_a_line(organizer, found):
    drawn = organizer.get(page(found)).context["pivots"].drawn

    assert drawn == ["Big 0, Big 1, Big 2", "Small"]


def test_without_members_nothing_is_made_up(organizer, workspace):
    bare = factories.coalition(workspace)

    said = organizer.get(f"/w/clean-air/coalitions/{bare.pk}/numbers/").content.decode()

    assert "of no resource is everybody’s amount recorded" in said


def test_the_number_of_questions_to_the_database_does_not_grow(
    organizer, workspace, found, django_assert_max_num_queries
):
    for _number in range(20):
        factories.affiliation(found.coalition, factories.organization(workspace, people=3))
    organizer.get(page(found))

    with django_assert_max_num_queries(20):
        organizer.get(page(found))

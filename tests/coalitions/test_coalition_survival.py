"""The page that says how a platform changed, who paid for it, and whether riding along pays."""

import re

import pytest

from coalitions.models import Plank
from tests import factories
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


def page(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/changes/{query}"


def text(client, found, query=""):
    return re.sub(r"\s+", " ", client.get(page(found, query)).content.decode())


def test_it_says_what_is_kept_and_who_lost_most_comes_first(viewer, found):
    response = viewer.get(page(found))
    said = text(viewer, found)

    assert "The platform keeps" in said
    assert "<strong>1 time</strong> something was weakened or dropped" in said
    first = response.context["kept"][0]
    assert first.organization == str(found.small.pk)
    assert first.shares == [1.0, 0.5]
    assert "Keeps 50%; lost" in said


def test_the_picture_has_a_table_of_the_same_values(viewer, found):
    response = viewer.get(page(found))

    assert response.context["chart"].up[-1].text == "100%"
    assert {line.name for line in response.context["chart"].lines} == {"all together", "Small"}
    assert "50 %" in text(viewer, found)


def test_who_lost_what_is_named_with_who_agreed(viewer, workspace, found):
    said = text(viewer, found)

    assert "Weakened. Who agreed is not recorded." in said
    # on a phone, whatever stands beside the first element of a cell would slip into another column
    assert re.search(r'data-label="Asked for by"><div>(?:(?!</div>).)*lost \d+ % of what it asks for', said)

    plank = Plank.objects.get(platform__number=2)
    plank.agreements.create(workspace=workspace, organization=found.small)

    said = text(viewer, found)
    assert "Weakened. All who ask for it agreed." in said
    assert "1 of these with the recorded consent of all who ask for it." in said


def test_riding_is_told_for_every_pair_of_chances(viewer, found):
    said = text(viewer, found)

    assert said.count("Don’t ride for this demand’s sake.") == 6
    assert "Unlikely counts as 20%, possible as 50%, likely as 80%." in said
    assert "likelier than 60%." in said


def test_how_much_a_member_matters_is_for_who_may_see_risk(organizer, viewer, found):
    assert "How much the member matters" in text(organizer, found)
    assert "How much the member matters" not in text(viewer, found)


def test_one_version_has_no_picture_and_none_is_said_to_be_none(viewer, workspace, found):
    found.coalition.platforms.get(number=2).delete()
    assert viewer.get(page(found)).context["chart"] is None
    assert "Nothing was weakened or dropped." in text(viewer, found)

    bare = factories.coalition(workspace)
    said = viewer.get(f"/w/clean-air/coalitions/{bare.pk}/changes/").content.decode()
    assert "There is no platform yet" in said


def test_the_number_of_questions_to_the_database_does_not_grow(
    viewer, workspace, found, django_assert_max_num_queries
):
    for _number in range(20):
        row = factories.organization(workspace)
        factories.affiliation(found.coalition, row)
        factories.position(workspace, organization=row, tenet=found.demand, stance=2, vitality=3)
    viewer.get(page(found))

    with django_assert_max_num_queries(20):
        viewer.get(page(found))

"""Who agrees with whom in a coalition, as a square and as a table."""

import re

import pytest

from tests import factories
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


@pytest.fixture
def asked(workspace, found):
    """The big ones agree on eight more; the small one is against."""
    for number in range(8):
        tenet = factories.tenet(workspace, name=f"Demand {number}", facet="demand")
        for each in (found.small, *found.others):
            stance = -2 if each == found.small else 2
            factories.position(workspace, organization=each, tenet=tenet, stance=stance, vitality=3)
    return found


def page(found, query=""):
    return f"/w/clean-air/coalitions/{found.coalition.pk}/unity/{query}"


def text(client, found, query=""):
    return re.sub(r"\s+", " ", client.get(page(found, query)).content.decode())


def test_the_closest_and_the_furthest_are_named_with_their_answers(viewer, asked):
    said = text(viewer, asked)

    assert "they agree on 10 of 10 answers in common" in said
    assert "Furthest apart are" in said
    assert "on 0 of 10" in said
    assert "Enough is known of 6 of 6 pairs." in said


def test_the_one_who_differs_stands_at_an_end(viewer, asked):
    names = [line.name for line in viewer.get(page(asked)).context["square"].lines]

    assert names[0] == "Small" or names[-1] == "Small"


def test_the_picture_has_a_square_for_each_pair_and_the_table_leads_to_its_answers(viewer, asked):
    response = viewer.get(page(asked))

    kinds = [each.kind for each in response.context["square"].squares]
    assert kinds.count("alike") == 6
    assert kinds.count("apart") == 6
    said = response.content.decode()
    assert said.count("/map/why/?organization=") == 12
    assert (
        viewer.get(re.search(r'href="(/[^"]+/map/why/[^"]+)"', said)[1].replace("&amp;", "&")).status_code
        == 200
    )


def test_of_pairs_with_few_answers_nothing_is_said(viewer, found):
    response = viewer.get(page(found))

    assert {each.kind for each in response.context["square"].squares} == {"unknown"}
    assert "No two members have told enough in common" in text(viewer, found)


def test_a_coalition_of_nobody_has_no_square(viewer, workspace):
    bare = factories.coalition(workspace)

    assert (
        "It takes two members to agree."
        in viewer.get(f"/w/clean-air/coalitions/{bare.pk}/unity/").content.decode()
    )

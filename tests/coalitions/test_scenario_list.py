"""The scenarios of a coalition."""

import pytest

from coalitions.models import Scenario
from tests import factories


@pytest.fixture
def coalition(workspace):
    return factories.coalition(workspace)


def url(coalition):
    return f"/w/clean-air/coalitions/{coalition.pk}/what-if/"


def test_it_teaches_with_one_action_where_there_is_none(organizer, coalition):
    page = organizer.get(url(coalition)).content.decode()

    assert "No scenario yet" in page
    assert f"{url(coalition)}new/" in page


def test_it_lists_those_of_this_coalition_by_name(
    organizer, workspace, coalition, django_assert_max_num_queries
):
    for name in ("Without us", "All of us"):
        Scenario.objects.create(workspace=workspace, coalition=coalition, name=name)
    Scenario.objects.create(workspace=workspace, coalition=factories.coalition(workspace), name="Elsewhere")

    with django_assert_max_num_queries(12):
        response = organizer.get(url(coalition))

    assert [each.name for each in response.context["scenarios"]] == ["All of us", "Without us"]


def test_two_of_one_name_are_refused_in_words(organizer, workspace, coalition):
    Scenario.objects.create(workspace=workspace, coalition=coalition, name="Without us")

    response = organizer.post(f"{url(coalition)}new/", {"name": "without US"})

    assert response.status_code == 422
    assert "has this name already" in response.content.decode()

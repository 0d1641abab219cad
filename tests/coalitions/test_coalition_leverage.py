"""What the page of a coalition says of its members' leverage, and of how many they are together."""

from itertools import combinations

import pytest

from organizations.models import Overlap
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


def text(client, found):
    return client.get(f"/w/clean-air/coalitions/{found.coalition.pk}/").content.decode()


def test_what_only_a_member_brings_stands_with_the_reasons(organizer, viewer, found):
    assert "What only you bring" in text(organizer, found)
    assert "What only you bring" not in text(viewer, found)


def test_people_who_may_be_in_two_groups_are_counted_once(viewer, workspace, found):
    members = [place.organization for place in found.coalition.affiliations.select_related("organization")]
    for organization, people in zip(members, (100, 60, 40, 20, 10), strict=False):
        type(organization).objects.filter(pk=organization.pk).update(turnout_likely=people)
    counted = sum((100, 60, 40, 20, 10)[: len(members)])

    assert f"between 100 and {counted} people, by how many are in two of them" in text(viewer, found)

    for a, b in combinations(sorted(members, key=lambda each: each.pk), 2):
        Overlap.objects.create(workspace=workspace, a=a, b=b, people=0)

    assert f"about {counted} people" in text(viewer, found)

"""Starting a version of a platform."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from coalitions.models import Platform
from tests import factories


@pytest.fixture
def coalition(workspace):
    return factories.coalition(workspace)


def url(coalition):
    return f"/w/clean-air/coalitions/{coalition.pk}/platforms/new/"


@pytest.mark.parametrize(("numbers", "proposed"), [((), 1), ((1, 2), 3), ((1, 7), 8)])
def test_it_proposes_the_next_number_and_today(organizer, coalition, numbers, proposed):
    for number in numbers:
        factories.platform(coalition, number=number)

    form = organizer.get(url(coalition)).context["form"]

    assert (form["number"].value(), form["day"].value()) == (proposed, localdate())


def test_another_coalition_counts_for_itself(organizer, coalition, workspace):
    factories.platform(factories.coalition(workspace), number=5)

    assert organizer.get(url(coalition)).context["form"]["number"].value() == 1


def test_it_leads_to_the_version_where_planks_are_added(organizer, coalition):
    response = organizer.post(url(coalition), {"number": "1", "day": "2026-03-01"})

    version = Platform.objects.get()
    assert response["Location"] == f"/w/clean-air/platforms/{version.pk}/"
    assert (version.coalition, version.day) == (coalition, date(2026, 3, 1))

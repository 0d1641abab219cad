"""Keystones as trees: what opens which doors, and which are shut."""

import re

import pytest

from organizations.models import Legitimation
from tests import factories
from tests.coalitions.risky import risky


@pytest.fixture
def found(workspace):
    return risky(workspace)


@pytest.fixture
def opening(workspace, found):
    """A value that all hold makes a demand easier, and that another, which one will never have."""
    value = factories.tenet(workspace, name="Dignity", facet="value")
    demand = factories.tenet(workspace, name="A bench at each stop", facet="demand")
    shut = factories.tenet(workspace, name="No fares at all", facet="demand")
    Legitimation.objects.create(workspace=workspace, source=value, target=demand, strength=4)
    Legitimation.objects.create(workspace=workspace, source=demand, target=shut)
    for each in (found.small, *found.others):
        factories.position(workspace, organization=each, tenet=value, stance=2, vitality=5)
    factories.position(workspace, organization=found.small, tenet=shut, stance=-2, vitality=5, red_line=True)
    return found


def text(client, found):
    page = f"/w/clean-air/coalitions/{found.coalition.pk}/keystones/"
    return re.sub(r"\s+", " ", client.get(page).content.decode())


def test_the_tree_and_its_table_say_what_opens_what(viewer, opening):
    said = text(viewer, opening)

    assert "<strong>Dignity</strong> comes first" in said
    assert "makes 2 other things easier" in said
    assert "nobody known is against it, and agreeing on it opens doors" in said
    assert 'data-label="Opened by">A bench at each stop<' in said
    assert "4 of 4 members have told where they stand on it." in said


def test_a_door_that_a_red_line_shuts_is_told_apart(viewer, opening):
    said = text(viewer, opening)

    assert '<span class="badge badge--red-line">Small</span>' in said
    assert said.count("chart__dot--1") == 1


def test_a_link_without_a_strength_counts_half_and_is_said_to(viewer, opening):
    assert "How much is not recorded for 1 of these links; it counts half." in text(viewer, opening)


def test_who_is_against_it_keeps_it_from_being_one(viewer, workspace, opening):
    value = Legitimation.objects.get(target__name="A bench at each stop").source
    value.positions.filter(organization=opening.small).update(stance=-2)

    said = text(viewer, opening)
    assert "No keystone, since somebody is against it:" in said
    assert "(Small)" in said


def test_where_nothing_is_declared_it_says_what_to_record(viewer, found):
    assert "Nothing is recorded yet as making something else easier" in text(viewer, found)


def test_a_long_name_takes_several_lines_and_its_row_grows(viewer, workspace, opening):
    demand = Legitimation.objects.get(target__name="A bench at each stop").target
    demand.name = "A bench with a back and a roof at each and every stop of the city and its county " * 2
    demand.save()

    said = text(viewer, opening)
    lines = re.findall(r'<tspan x="56" y="(\d+)">([^<]+?) ?</tspan>', said)
    assert [int(y) for y, _ in lines] == [55, 75, 95]
    assert lines[0][1] == "A bench with a back and a roof at each"
    assert lines[-1][1].endswith("…")
    heights = [int(y) for y in re.findall(r'cy="(\d+)"', said)]
    assert heights == [50, 120]

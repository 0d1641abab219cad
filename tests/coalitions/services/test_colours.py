"""A coalition has one colour, and keeps it."""

import re

import pytest

from coalitions.analysis.mapping.symbols import colour_of
from coalitions.models import Places
from coalitions.services.colours import colours_of
from coalitions.templatetags.map_drawing import PALETTE
from tests import factories


@pytest.fixture
def two(workspace):
    return [factories.coalition(workspace, name=name) for name in ("Fares", "Rents")]


def test_colours_follow_the_names_at_first(workspace, two):
    assert colours_of(workspace) == {two[0].pk: 0, two[1].pk: 1}


def test_they_stay_when_one_is_added_before_them(workspace, two):
    before = colours_of(workspace)
    first = factories.coalition(workspace, name="Air")

    assert colours_of(workspace) == {**before, first.pk: 2}


def test_they_stay_when_one_goes_or_gets_another_name(workspace, two):
    third = factories.coalition(workspace, name="Schools")
    before = colours_of(workspace)
    two[0].delete()
    third.name = "A new name"
    third.save()

    assert colours_of(workspace) == {each.pk: before[each.pk] for each in (two[1], third)}


def test_they_do_not_mix_between_workspaces(workspace, two):
    other = factories.workspace(slug="other")
    there = factories.coalition(other, name="Water")

    assert colours_of(other) == {there.pk: 0}
    assert there.pk not in colours_of(workspace)


def test_they_leave_the_places_on_the_map_alone(workspace, two, viewer):
    factories.affiliation(two[0], factories.organization(workspace))
    viewer.get("/w/clean-air/map/")
    places = Places.objects.get(workspace=workspace)
    factories.coalition(workspace, name="Air")
    colours_of(workspace)

    kept = Places.objects.get(workspace=workspace)
    assert (kept.places, kept.fingerprint) == (places.places, places.fingerprint)


def test_map_and_list_show_the_same_colour(workspace, two, viewer):
    factories.affiliation(two[1], factories.organization(workspace))
    viewer.get("/w/clean-air/organizations/")
    factories.coalition(workspace, name="Air")
    colour, _dash = colour_of(colours_of(workspace)[two[1].pk])
    listed = viewer.get("/w/clean-air/organizations/").content.decode()
    drawn = viewer.get("/w/clean-air/map/").content.decode()

    assert re.findall(r"badge--coalition coalition-(\d)", listed) == [str(colour)]
    assert re.search(rf'map-wedge[^"]* coalition-{colour}"', drawn)


def test_files_have_the_colours_of_the_page(settings):
    css = (settings.BASE_DIR / "static" / "css" / "app.css").read_text()

    assert re.findall(r"--coalition-\d: light-dark\((#\w+),", css) == list(PALETTE[1:])

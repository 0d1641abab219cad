"""While a name is typed: whoever may be recorded already."""

import pytest

from coalitions.services.suggestions import names_like
from tests import factories

URL = "/w/clean-air/organizations/like/"
HTMX = {"HX-Request": "true"}


def found(client, name):
    return [row.name for row in client.get(URL, {"name": name}, headers=HTMX).context["found"]]


@pytest.mark.parametrize(
    "typed", ["bus rid", "The Bus Riders, Inc.", "riders bus", "BRU", "Bus Riders Union"]
)
def test_it_names_whoever_has_the_words_the_short_name_or_the_initials(organizer, workspace, typed):
    factories.organization(workspace, name="Bus Riders Union", short_name="BRU")
    factories.organization(workspace, name="Clean river", short_name="")

    assert found(organizer, typed) == ["Bus Riders Union"]


@pytest.mark.parametrize("typed", ["", "bu", "Trains", "a\0b"])
def test_it_is_silent_where_nobody_is_meant(organizer, workspace, typed):
    factories.organization(workspace, name="Bus Riders Union", short_name="BRU")

    assert found(organizer, typed) == []


def test_a_long_form_finds_the_abbreviation(organizer, workspace):
    factories.organization(workspace, name="SCLC", short_name="SCLC")

    assert found(organizer, "Southern Christian Leadership Conference") == ["SCLC"]


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ("SEIU 512", "SEIU Local 512"),
        ("SEIU Local 512", "SEIU #512"),
        ("Oak Street Merchants Assn.", "Oak St Merchants Association"),
        ("Harbor Youth", "Harbor Youth Council"),
        ("Black Mothers Forum", "Black Mothers' Forum"),
        ("Mission Hill CDC", "Mission Hill Community Development Corp"),
        ("Mission Hill Community Development Corp", "Mission Hill CDC"),
        ("Jefferson PTA", "Jefferson Parent Teacher Association"),
        ("Planning Department", "Planning Dept."),
    ],
)
def test_it_finds_whoever_the_list_of_duplicates_would_pair_it_with(organizer, workspace, recorded, typed):
    factories.organization(workspace, name=recorded, short_name="")
    factories.organization(workspace, name="Harbor Seniors", short_name="")

    assert found(organizer, typed) == [recorded]


@pytest.mark.parametrize("typed", ["Teachers Local 45", "Neighborhood Watch 10", "PTA Lincoln"])
def test_it_is_silent_of_the_next_number(organizer, workspace, typed):
    for name in ("Teachers Local 44", "Neighborhood Watch 9", "PTA Jefferson"):
        factories.organization(workspace, name=name, short_name="")

    assert found(organizer, typed) == []


def test_it_is_two_queries_however_many_there_are(organizer, workspace, django_assert_num_queries):
    for number in range(30):
        factories.organization(workspace, name=f"Bus riders {number}", short_name="")
    with django_assert_num_queries(2):
        assert len(names_like(workspace, "bus riders")) == 5


def test_without_a_script_it_is_a_page(organizer, organization):
    content = organizer.get(URL, {"name": "nobody like this"}).content.decode()

    assert "<html" in content
    assert "Nobody by this name" in content

"""What the list of organizations is narrowed to, grouped by, and which of its columns are shown."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from coalitions.forms.organization_filter import USUAL_COLUMNS
from organizations.services import one_change
from tests import factories
from tests.coalitions.test_organization_list import URL, compared, shown


def test_it_is_narrowed_to_an_owner_and_to_what_is_unknown_on_a_demand(viewer, workspace):
    tenet = factories.tenet(workspace)
    answered = factories.organization(workspace, name="Answered", owner="Ada")
    factories.position(workspace, organization=answered, tenet=tenet, stance=0)
    factories.organization(workspace, name="Silent", owner="Ada")
    factories.organization(workspace, name="Other", owner="Bo")

    assert shown(viewer, owner="Ada") == ["Answered", "Silent"]
    assert shown(viewer, unknown_on=tenet.pk) == ["Other", "Silent"]
    assert shown(viewer, unknown_on=tenet.pk, owner="Ada") == ["Silent"]


@pytest.mark.parametrize("sort", ["", "coalitions", "unity"])
def test_groups_have_headings_and_the_unknown_comes_last(viewer, workspace, sort):
    workspace.home = factories.organization(workspace, name="Home", kind="union")
    workspace.save()
    for name, kind in (("B", "Union"), ("A", "faith"), ("C", ""), ("D", "faith")):
        factories.organization(workspace, name=name, kind=kind)

    page = viewer.get(URL, {"group": "kind", "sort": sort}).context["page"]

    headings = [row.heading for row in page]
    assert [str(row.organization) for row in page][:2] == ["A", "D"]
    assert headings[0] == "faith"
    assert headings[1] is None
    assert headings[2].casefold() == "union"
    assert headings[3:] == [None, "No kind"]


def test_chosen_columns_are_kept_for_the_next_time_and_named_in_its_address(viewer, workspace):
    factories.organization(workspace, place="Leeds", owner="Ada")

    assert 'data-cell="place"' not in viewer.get(URL).content.decode()
    viewer.get(URL, {"column": ["place"]})
    again = viewer.get(URL, {"kind": "union"})

    assert again["Location"] == f"{URL}?kind=union&column=place"
    content = viewer.get(URL, follow=True).content.decode()
    assert 'data-cell="place"' in content
    assert 'data-cell="owner"' not in content


def test_a_part_of_the_page_asked_for_without_columns_names_them_in_the_address(viewer, organization):
    viewer.get(URL, {"column": ["place"]})
    response = viewer.get(URL, {"q": "", "kind": "union"}, headers={"HX-Request": "true"})

    assert response["HX-Push-Url"] == f"{URL}?kind=union&column=place"
    assert 'form="organization-search" name="column"' not in response.content.decode()
    shown_then = viewer.get(URL, {"column": ["place"]}, headers={"HX-Request": "true"})
    assert 'form="organization-search" name="column" value="place"' in shown_then.content.decode()


def test_the_usual_columns_need_no_words_in_the_address(viewer, organization):
    viewer.get(URL, {"column": ["place"]})
    viewer.get(URL, {"column": USUAL_COLUMNS})

    assert viewer.get(URL).status_code == 200


@pytest.mark.parametrize("asked", [{"column": "password"}, {"group": "password"}, {"unknown_on": "no"}])
def test_columns_and_groups_that_are_none_are_passed_over(viewer, organization, asked):
    assert shown(viewer, **asked) == ["Tenants"]
    assert 'data-cell="kind"' in viewer.get(URL).content.decode()


def test_a_viewer_gets_no_grid_and_nothing_to_choose_with(viewer, organizer, organization):
    for word in ("data-grid", "row-box", 'id="bulk"', "js/grid.js"):
        assert word not in viewer.get(URL).content.decode()
        assert word in organizer.get(URL).content.decode()


def test_the_order_by_unity_is_kept_until_the_next_act(viewer, workspace, django_assert_max_num_queries):
    with one_change(workspace=workspace, user=None, act="position.added"):
        other = compared(workspace, alike=9, apart=1)
        against = factories.organization(workspace, name="Against")
        for each in other.positions.all():
            factories.position(workspace, organization=against, tenet=each.tenet, stance=-each.stance)
    with django_assert_max_num_queries(12):
        assert shown(viewer, sort="-unity") == ["Other", "Against", "Home"]
    with CaptureQueriesContext(connection) as asked:
        assert shown(viewer, sort="unity") == ["Against", "Other", "Home"]
    assert not [query for query in asked if "position" in query["sql"]]

    with one_change(workspace=workspace, user=None, act="position.deleted"):
        for each in other.positions.all():
            each.delete_over(each.version)

    assert shown(viewer, sort="-unity") == ["Against", "Home", "Other"]


@pytest.mark.parametrize("sort", ["", "coalitions", "unity"])
def test_groups_of_coalitions_take_the_first_that_one_is_in(viewer, workspace, sort):
    workspace.home = factories.organization(workspace, name="Home")
    workspace.save()
    buses, air = (factories.coalition(workspace, name=name) for name in ("Buses", "Air"))
    for name, coalitions in (("A", [buses]), ("B", [buses, air]), ("C", [])):
        row = factories.organization(workspace, name=name)
        for coalition in coalitions:
            factories.affiliation(coalition, row)
    factories.affiliation(air, workspace.organizations.get(name="C"), left=localdate() - timedelta(1))

    page = viewer.get(URL, {"group": "coalition", "sort": sort}).context["page"]

    assert [(row.heading, str(row.organization)) for row in page][:2] == [("Air", "B"), ("Buses", "A")]
    assert [row.heading for row in page][2:] == ["In no coalition", None]


@pytest.mark.parametrize("group", ["place", "level"])
def test_it_is_grouped_by_place_and_level(viewer, workspace, group):
    for name, value in (("A", ""), ("B", "leeds"), ("C", "Ayr"), ("D", "Leeds")):
        factories.organization(workspace, name=name, **{group: value})

    page = viewer.get(URL, {"group": group}).context["page"]

    assert [str(row.organization) for row in page] == ["C", "B", "D", "A"]
    assert [row.heading for row in page] == ["Ayr", "leeds", None, f"No {group}"]


@pytest.mark.parametrize(("days", "stale"), [(90, False), (92, True)])
def test_who_was_never_checked_fades_once_added_long_ago(viewer, workspace, days, stale):
    then = patch("django.utils.timezone.now", return_value=now() - timedelta(days))
    with then, one_change(workspace=workspace, user=None, act="organization.added"):
        factories.organization(workspace)

    response = viewer.get(URL)

    assert [each.stale for each in response.context["page"]] == [stale]
    assert ">never</span>" in response.content.decode()

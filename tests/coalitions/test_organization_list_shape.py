"""What the list of organizations is narrowed to, grouped by, and which of its columns are shown."""

import pytest

from tests import factories
from tests.coalitions.test_organization_list import URL, shown


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


def test_chosen_columns_are_kept_for_the_next_time(viewer, workspace):
    factories.organization(workspace, place="Leeds", owner="Ada")

    assert 'data-cell="place"' not in viewer.get(URL).content.decode()
    viewer.get(URL, {"column": ["place"]})
    content = viewer.get(URL).content.decode()

    assert 'data-cell="place"' in content
    assert 'data-cell="owner"' not in content


@pytest.mark.parametrize("asked", [{"column": "password"}, {"group": "password"}, {"unknown_on": "no"}])
def test_columns_and_groups_that_are_none_are_passed_over(viewer, organization, asked):
    assert shown(viewer, **asked) == ["Tenants"]
    assert 'data-cell="kind"' in viewer.get(URL).content.decode()


def test_a_viewer_gets_no_grid_and_nothing_to_choose_with(viewer, organizer, organization):
    for word in ("data-grid", "row-box", 'id="bulk"', "js/grid.js"):
        assert word not in viewer.get(URL).content.decode()
        assert word in organizer.get(URL).content.decode()

"""Whom organizations speak for: tagged many at once, shown in the list, and the list narrowed to it."""

import pytest

from organizations.models import Change, Organization, Question
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.test_organization_bulk import post, said
from tests.coalitions.test_organization_list import URL, shown


@pytest.fixture
def rows(workspace):
    tagged: tuple[list[str], ...] = (["tenants"], ["Tenants", "parents"], [])
    return [
        factories.organization(workspace, name=f"Group {letter}", constituencies=each)
        for letter, each in zip("ABC", tagged, strict=True)
    ]


def tags(rows):
    return [Organization.objects.get(pk=row.pk).constituencies for row in rows]


def test_tags_are_added_to_each_by_one_change_and_none_stands_twice(organizer, rows):
    response = post(organizer, rows, "tag", constituencies="tenants; night workers ")

    assert tags(rows) == [
        ["tenants", "night workers"],
        ["Tenants", "parents", "night workers"],
        ["tenants", "night workers"],
    ]
    assert Change.objects.get().act == "organization.edited"
    assert said(response) == ["3 organizations saved."]


def test_a_tag_is_taken_from_each_in_whatever_case_and_all_of_it_can_be_undone(organizer, rows):
    post(organizer, rows, "kind", kind="union")
    versions = {row.name: 2 for row in rows}
    response = post(organizer, rows, "untag", versions, constituencies="TENANTS")

    assert tags(rows) == [[], ["parents"], []]
    assert said(response) == ["2 organizations saved."]
    undo_change(change=Change.objects.latest_first()[0], user=None)
    assert tags(rows) == [["tenants"], ["Tenants", "parents"], []]


def test_who_has_the_tag_already_is_not_written(organizer, rows):
    response = post(organizer, rows[:1], "tag", constituencies="tenants")

    assert said(response) == ["Nothing to change: it was so already."]
    assert not Change.objects.exists()
    assert Organization.objects.get(pk=rows[0].pk).version == 1


def test_who_was_changed_meanwhile_keeps_their_tags_and_is_named(organizer, rows):
    post(organizer, rows[:1], "kind", kind="union")

    response = post(organizer, rows, "tag", constituencies="new")

    assert tags(rows)[0] == ["tenants"]
    assert [str(row) for row, _values in response.context["rows"]] == ["Group A"]


@pytest.mark.parametrize("typed", ["", " ; ", "x" * 201, "\0"])
def test_nothing_and_what_can_not_be_kept_is_refused(organizer, rows, typed):
    response = post(organizer, rows, "tag", constituencies=typed)

    assert said(response)
    assert not Change.objects.exists()


def test_the_list_is_narrowed_to_whom_they_speak_for_with_the_other_filters(viewer, rows):
    assert shown(viewer, constituency="parents") == ["Group B"]
    assert shown(viewer, constituency="parents", spectrum="neutral") == []
    assert shown(viewer, constituency='par"ents\\') == []


def test_the_list_offers_whom_they_speak_for_most_frequent_first(viewer, workspace, rows):
    factories.organization(workspace, constituencies=["parents", 'with "quotes"'])

    menus = {menu.key: menu for menu in viewer.get(URL).context["menus"]}
    (part,) = menus["constituency"].parts

    assert [(each.value, each.count) for each in part.options] == [
        ("parents", 2),
        ("Tenants", 1),
        ("tenants", 1),
        ('with "quotes"', 1),
    ]


def test_it_has_a_column_that_is_edited_in_place(organizer, rows):
    assert 'data-cell="constituencies"' in organizer.get(URL, {"column": "constituencies"}).content.decode()

    url = f"/w/clean-air/organizations/{rows[1].pk}/cell/constituencies/"
    assert "Tenants; parents" in organizer.get(url).content.decode()
    organizer.post(url, {"constituencies": "riders; parents", "version": rows[1].version})

    assert tags(rows)[1] == ["riders", "parents"]


def test_the_list_is_narrowed_to_standing_red_lines_and_to_who_is_to_be_asked(viewer, workspace, rows):
    one, two, _three = rows
    tenet = factories.tenet(workspace)
    factories.position(workspace, organization=one, tenet=tenet, red_line=True, stance=2)
    factories.position(workspace, organization=two, tenet=tenet, red_line=True, stance=2)
    factories.position(workspace, organization=two, tenet=tenet, as_of=factories.DAY.replace(day=9))
    for asked in (tenet, factories.tenet(workspace)):
        Question.objects.create(workspace=workspace, organization=two, tenet=asked)

    assert shown(viewer, red_line=1) == ["Group A"]
    assert shown(viewer, to_ask=1) == ["Group B"]
    assert shown(viewer, red_line=1, to_ask=1) == []

"""Many organizations at once: chosen in the list, one change, and nothing over what somebody saved."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils.timezone import localdate

from coalitions.models import Affiliation
from organizations.models import Change, Organization
from organizations.undoing import undo_change
from tests import factories

URL = "/w/clean-air/organizations/bulk/"
LIST = "/w/clean-air/organizations/"


@pytest.fixture
def rows(workspace):
    return [factories.organization(workspace, name=f"Group {letter}") for letter in "ABC"]


def post(client, rows, do, versions=None, **typed):
    chosen = [f"{row.pk}:{(versions or {}).get(row.name, row.version)}" for row in rows]
    return client.post(URL, {"row": chosen, "do": do} | typed, follow=True)


def values(rows, column):
    return [getattr(Organization.objects.get(pk=row.pk), column) for row in rows]


def said(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize(
    ("do", "typed", "column", "value"),
    [
        ("kind", {"kind": " union "}, "kind", "union"),
        ("spectrum", {"spectrum": "neutral"}, "spectrum", "neutral"),
        ("place", {"place": " Leeds "}, "place", "Leeds"),
        ("level", {"level": "local"}, "level", "local"),
        ("owner", {"owner": "Ada"}, "owner", "Ada"),
        ("next", {"next_step": "Call", "next_step_on": "2026-12-01"}, "next_step_on", date(2026, 12, 1)),
        ("checked", {}, "last_checked", localdate),
    ],
)
def test_a_value_goes_into_each_chosen_row_by_one_change(organizer, rows, do, typed, column, value):
    response = post(organizer, rows[:2], do, **typed)

    value = value() if callable(value) else value
    assert values(rows, column)[:2] == [value, value]
    assert values(rows, column)[2] != value
    assert values(rows, "version") == [2, 2, 1]
    assert Change.objects.get().act == "organization.edited"
    assert said(response) == ["2 organizations saved."]
    assert f"/history/{Change.objects.get().pk}/undo/" in response.content.decode()


def test_it_can_be_taken_back(organizer, rows):
    post(organizer, rows, "kind", kind="union")
    post(organizer, rows, "kind", kind="faith", versions=dict.fromkeys(["Group A", "Group B", "Group C"], 2))

    undo_change(change=Change.objects.latest_first()[0], user=None)

    assert values(rows, "kind") == ["union"] * 3


def test_rows_changed_meanwhile_are_left_out_and_named(organizer, rows):
    post(organizer, rows[:1], "kind", kind="union")

    response = post(organizer, rows, "kind", kind="faith")

    assert values(rows, "kind") == ["union", "faith", "faith"]
    assert said(response) == ["2 organizations saved."]
    assert [str(row) for row, _values in response.context["rows"]] == ["Group A"]


def test_rows_that_are_gone_are_counted_and_nothing_left_makes_no_change(organizer, rows):
    Organization.objects.filter(pk=rows[0].pk).delete()

    response = post(organizer, rows[:1], "kind", kind="union")

    assert said(response) == ["1 is not there any more."]
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("do", "typed"),
    [
        ("kind", {"kind": "x" * 81}),
        ("spectrum", {"spectrum": "enemies"}),
        ("next", {"next_step_on": "tomorrow"}),
        ("coalition", {}),
        ("coalition", {"coalition": "no"}),
        ("name", {"name": "Same"}),
        ("", {}),
    ],
)
def test_what_the_form_would_refuse_is_refused_for_all(organizer, rows, do, typed):
    response = post(organizer, rows, do, **typed)

    assert values(rows, "version") == [1, 1, 1]
    assert said(response)
    assert not Change.objects.exists()


@pytest.mark.parametrize("row", ["", "x", "x:1", "4ae2c1b2-0000-4000-8000-000000000000:-1", "a:b:c"])
def test_nonsense_rows_are_refused(organizer, rows, row):
    response = organizer.post(URL, {"row": [row], "do": "kind", "kind": "x"}, follow=True)

    assert response.status_code == 200
    assert not Change.objects.exists()


def test_too_many_are_refused(organizer, workspace):
    many = ",".join(f"{uuid4()}:1" for _each in range(20_001))

    response = organizer.post(URL, {"row": many, "do": "kind", "kind": "x"}, follow=True)

    assert said(response) == ["That is too many at once."]


def test_they_are_added_to_a_coalition_and_who_is_in_it_stays_as_it_is(organizer, workspace, rows):
    coalition = factories.coalition(workspace)
    left = factories.affiliation(coalition, rows[0], role="steering", left=date(2020, 1, 1))

    response = post(organizer, rows, "coalition", coalition=coalition.pk)

    assert {place.organization_id for place in coalition.affiliations.all()} == {row.pk for row in rows}
    assert Affiliation.objects.get(pk=left.pk).left == date(2020, 1, 1)
    assert said(response) == [f"2 organizations added to {coalition}.", "In it already, or once: Group A."]
    assert Change.objects.get().act == "affiliation.added"


def test_a_coalition_of_another_workspace_takes_nobody(organizer, rows):
    foreign = factories.coalition(factories.workspace())

    post(organizer, rows, "coalition", coalition=foreign.pk)

    assert not Affiliation.objects.exists()


def test_rows_of_another_workspace_are_not_there(organizer, rows):
    foreign = factories.organization(factories.workspace())

    post(organizer, [foreign], "kind", kind="union")

    assert values([foreign], "kind") == [""]


def test_deleting_asks_first(organizer, rows):
    content = post(organizer, rows[:2], "delete").content.decode()

    assert "Group A" in content
    assert "Group C" not in content
    assert f'value="{rows[0].pk}:1,{rows[1].pk}:1"' in content
    assert Organization.objects.count() == 3


def test_once_sure_they_are_deleted_and_come_back_whole(organizer, workspace, rows):
    factories.position(workspace, organization=rows[0])

    response = post(organizer, rows[:2], "delete", sure=1, versions={"Group B": 7})

    assert set(Organization.objects.values_list("name", flat=True)) == {"Group B", "Group C"}
    assert said(response) == ["1 organization deleted."]
    assert b"Delete these too" in response.content
    undo_change(change=Change.objects.get(act="organization.deleted"), user=None)
    assert Organization.objects.get(pk=rows[0].pk).positions.count() == 1


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        (f"{LIST}?kind=x&page=2", f"{LIST}?kind=x&page=2"),
        ("https://elsewhere.example/", LIST),
        ("/w/other/", LIST),
    ],
)
def test_it_leads_back_to_the_list_as_it_was(organizer, rows, asked, goes):
    sent = {"row": [f"{rows[0].pk}:1"], "do": "kind", "kind": "x", "next": asked}

    assert organizer.post(URL, sent)["Location"] == goes


@pytest.mark.parametrize(
    ("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404), ("anonymous", 302)]
)
def test_others_are_refused(request, rows, who, status):
    sent = {"row": [f"{rows[0].pk}:1"], "do": "delete", "sure": 1}

    assert request.getfixturevalue(who).post(URL, sent).status_code == status
    assert Organization.objects.filter(pk=rows[0].pk).exists()


def test_it_asks_the_database_no_more_for_many(organizer, workspace, django_assert_max_num_queries):
    made = Organization.objects.bulk_create(
        Organization(workspace=workspace, name=f"Row {at}") for at in range(100)
    )

    with django_assert_max_num_queries(40):
        organizer.post(URL, {"row": [f"{row.pk}:1" for row in made], "do": "kind", "kind": "x"})
    assert workspace.organizations.filter(kind="x").count() == 100

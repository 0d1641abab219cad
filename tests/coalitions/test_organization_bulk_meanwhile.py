"""Many organizations at once, while somebody else works: only the same column is a conflict."""

import re

import pytest
from django.utils.timezone import localdate

from coalitions.models import Affiliation, Coalition
from organizations.models import Change, Organization
from organizations.undoing import undo_change
from tests import factories

URL = "/w/clean-air/organizations/bulk/"


@pytest.fixture
def rows(organizer, workspace):
    """Made by requests, so that the history knows what each version held."""
    for letter in "ABC":
        organizer.post("/w/clean-air/organizations/add/", {"name": f"Group {letter}"})
    return list(workspace.organizations.order_by("name"))


def post(client, rows, do, **typed):
    return client.post(
        URL, {"row": [f"{row.pk}:{row.version}" for row in rows], "do": do} | typed, follow=True
    )


def values(rows, column):
    return [getattr(Organization.objects.get(pk=row.pk), column) for row in rows]


def said(response):
    return [str(message) for message in response.context["messages"]]


def apply_too(client, response):
    """What the button of the page sends."""
    content = response.content.decode()
    form = content[content.index("organizations/bulk/") : content.index("Apply to these too")]
    fields = dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">', form))
    return client.post(URL, fields, follow=True)


def test_another_column_changed_meanwhile_is_no_conflict(organizer, rows):
    post(organizer, rows, "owner", owner="Ada")

    response = post(organizer, rows, "kind", kind="union")

    assert said(response) == ["3 organizations saved."]
    assert values(rows, "kind") == ["union"] * 3
    assert values(rows, "owner") == ["Ada"] * 3


def test_tags_are_not_in_the_way_of_another_column_either(organizer, rows):
    post(organizer, rows, "kind", kind="union")

    assert said(post(organizer, rows, "tag", constituencies="nurses")) == ["3 organizations saved."]


def test_the_same_column_is_shown_as_it_is_now_and_one_click_applies_it_there_too(organizer, rows):
    post(organizer, rows[:1], "kind", kind="union")

    response = post(organizer, rows, "kind", kind="faith", change_why="Told so")

    assert values(rows, "kind") == ["union", "faith", "faith"]
    assert response.context["rows"] == [(rows[0], ["union"])]
    again = apply_too(organizer, response)
    assert values(rows, "kind") == ["faith"] * 3
    assert said(again) == ["1 organization saved."]
    assert Change.objects.latest_first()[0].why == "Told so"


def test_who_changes_it_again_before_the_click_is_asked_about_again(organizer, rows):
    post(organizer, rows[:1], "kind", kind="union")
    response = post(organizer, rows, "kind", kind="faith")
    organizer.post(
        f"/w/clean-air/organizations/{rows[0].pk}/cell/kind/", {"kind": "works council", "version": 2}
    )

    again = apply_too(organizer, response)

    assert values(rows[:1], "kind") == ["works council"]
    assert again.context["rows"] == [(rows[0], ["works council"])]


def test_deleting_compares_the_whole_row(organizer, rows):
    post(organizer, rows[:1], "owner", owner="Ada")

    response = post(organizer, rows, "delete", sure=1)

    assert values(rows[:1], "owner") == ["Ada"]
    assert Organization.objects.count() == 1
    assert b"Delete these too" in response.content


def test_a_new_coalition_is_made_with_its_members_by_one_change(organizer, workspace, rows):
    response = post(organizer, rows[:2], "coalition", coalition_name=" Bread  and roses ")

    coalition = Coalition.objects.get()
    assert coalition.name == "Bread and roses"
    assert coalition.affiliations.count() == 2
    assert said(response)[-1] == "2 organizations added to Bread and roses."
    undo_change(change=Change.objects.get(act="affiliation.added"), user=None)
    assert not Coalition.objects.exists()


def test_the_name_of_a_coalition_that_is_there_means_that_one(organizer, workspace, rows):
    coalition = factories.coalition(workspace, name="Bread")

    post(organizer, rows, "coalition", coalition_name="bread")

    assert coalition.affiliations.count() == 3


def test_they_leave_a_coalition_with_the_day_and_come_back_with_undo(organizer, workspace, rows):
    coalition = factories.coalition(workspace, name="Bread")
    post(organizer, rows[:2], "coalition", coalition=coalition.pk)

    response = post(organizer, rows, "leave", coalition=coalition.pk)

    assert set(coalition.affiliations.values_list("left", flat=True)) == {localdate()}
    assert said(response) == ["2 organizations leave Bread today.", "Not members of it now: Group C."]
    undo_change(change=Change.objects.get(act="affiliation.ended"), user=None)
    assert Affiliation.objects.filter(left=None).count() == 2


def test_the_history_names_several_without_saying_twice_what_they_are(organizer, rows):
    post(organizer, rows, "kind", kind="union")

    content = organizer.get("/w/clean-air/history/").content.decode()

    assert "3 organizations" in content
    assert not re.search(r"3 organizations</bdi></a>\s*<small", content)


def test_every_coalition_is_offered_and_a_new_one_always(organizer, workspace, rows):
    before = organizer.get("/w/clean-air/organizations/").content.decode()
    for at in range(40):
        factories.coalition(workspace, name=f"Coalition {at:02}")

    after = organizer.get("/w/clean-air/organizations/").content.decode()

    assert 'name="coalition_name"' in before
    assert after[after.index('id="bulk-coalition"') :].count("<option value=") >= 41

"""Rows that only divide a sheet are left out, named, and taken with one click."""

import pytest

from organizations.models import Organization
from tests.coalitions.bringing_in import bring, plan_text
from tests.coalitions.interchange.reading_of import read
from tests.coalitions.test_import_detail import plan_in, text_of, waiting

pytestmark = pytest.mark.django_db
SHEET = "Org,Type,Members\n-- FAITH --,,\nParish,faith,\nOPPONENTS:,,\nRealtors,trade,9\nTOTAL,,2\n"


def test_they_are_left_out_with_the_reason(workspace):
    plan = plan_text(workspace, SHEET)

    left = [(each.label, each.reason) for each in plan.outcomes if each.outcome == "skipped"]
    why = "It looks like a heading of your sheet."
    assert left == [("-- FAITH --", why), ("OPPONENTS:", why), ("TOTAL", why)]
    assert [row.name for row in plan.creates[Organization]] == ["Parish", "Realtors"]


@pytest.mark.parametrize(
    "text",
    [
        "Org\n-- FAITH --\nTOTAL\nParish:\n",  # only names: a real list
        "Org,Type\nSEIU,\nKZZT,\nTotal,energy\nA - B,\nParish,faith\n",
        "Org,Type\nYes!,\nSt. John's #4 Lodge,\n*NSYNC Fans for Rent Control,fans\n",
    ],
)
def test_a_name_without_the_marks_of_a_heading_is_a_name(text):
    assert not [row.values["name"] for row in read(text).rows("organizations") if row.heading]


@pytest.mark.parametrize(
    "name", ["== Labor ==", "*** press ***", "# Unions", "Allies:", "Grand total", "---x"]
)
def test_the_marks_of_a_heading(name):
    rows = read(f"Org,Type\n{name},\nParish,faith\n").rows("organizations")
    assert [row.heading for row in rows] == [True, False]


def test_a_heading_in_a_matrix_becomes_no_organization(workspace):
    plan = plan_text(workspace, ",Rent,Heat\nA,yes,no\n-- FAITH --,,\nB,no,yes\n")

    assert {row.name for row in plan.creates[Organization]} == {"A", "B"}
    assert [each.label for each in plan.outcomes if each.outcome == "skipped"] == ["-- FAITH --"]


def test_one_click_takes_it_and_the_next_file_knows_it(organizer, workspace):
    url = waiting(organizer, SHEET)
    page = organizer.get(url, {"show": "skipped"})
    assert 'type="checkbox" name="choice:opponents:"' in text_of(page)

    organizer.post(f"{url}decide/", {"choice:opponents:": ["", "add"]})
    organizer.post(f"{url}apply/", {"plan": plan_in(organizer.get(url))})

    assert Organization.objects.filter(name="OPPONENTS:").exists()
    again = plan_text(workspace, SHEET)
    assert {each.label: each.outcome.value for each in again.outcomes}["OPPONENTS:"] == "unchanged"


def test_what_is_left_out_once_is_still_offered_as_a_heading(workspace):
    bring(workspace, SHEET)

    reasons = {each.label: each.reason for each in plan_text(workspace, SHEET).outcomes}
    assert reasons["-- FAITH --"] == "It looks like a heading of your sheet."

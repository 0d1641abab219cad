"""Cells pasted into the list: shown first, written as one change, nothing over what somebody saved."""

import re
from datetime import date

import pytest

from organizations.models import Change, Organization
from organizations.undoing import undo_change
from tests import factories

URL = "/w/clean-air/organizations/paste/"


@pytest.fixture
def rows(workspace):
    return [factories.organization(workspace, name=name, short_name="") for name in ("Alpha", "Beta")]


def at(rows, text, start="name", **more):
    versions = ",".join(f"{row.pk}:{row.version}" for row in rows)
    return {"text": text, "start": start, "rows": versions, "ends": "1"} | more


def shown(client, data, status=200):
    answer = client.post(URL, data)
    assert answer.status_code == status
    return answer.content.decode()


def hidden(html, name):
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def write(client, data):
    html = shown(client, data)
    added = re.findall(r'name="add" value="(\d+)" checked', html)
    return client.post(URL, data | {"rows": hidden(html, "rows"), "add": added, "write": "1"}, follow=True)


def now(row):
    return Organization.objects.get(pk=row.pk)


def test_an_organization_that_two_lines_name_is_written_once(organizer, rows):
    text = "Name\tPeople\nAlpha\t2\nalpha\t3"
    html = shown(organizer, {"text": text})

    assert "named on a line above already" in html
    write(organizer, {"text": text})
    assert now(rows[0]).turnout_likely == 2


def test_it_shows_each_cell_before_and_after_and_writes_nothing(organizer, rows):
    Organization.objects.filter(pk=rows[0].pk).update(kind="faith", turnout_likely=300)
    html = shown(organizer, at(rows, "union\tactive ally\tabout 300\r\n\twho knows\t\r\n", "kind"))

    assert "2 cells change" in html
    assert "1 as they are" in html
    assert "1 not understood" in html
    assert "<bdi>faith</bdi></span> → <bdi>union</bdi>" in html
    assert "no place on the spectrum" in html
    assert not Change.objects.exists()


@pytest.mark.parametrize("unsure", ["maybe", "not sure", "unclear"])
def test_an_unsure_word_takes_no_known_place_away_and_the_preview_says_so(organizer, rows, unsure):
    Organization.objects.filter(pk=rows[0].pk).update(spectrum="passive_opponent")
    html = shown(organizer, at(rows, f"{unsure}\n{unsure}", "spectrum"))

    assert "0 cells change" in html
    assert "“passive opponent” stays; write “unknown”" in html.casefold()
    write(organizer, at(rows, unsure, "spectrum"))
    assert now(rows[0]).spectrum == "passive_opponent"


def test_the_lists_own_word_for_unknown_takes_a_known_place_away(organizer, rows):
    Organization.objects.filter(pk=rows[0].pk).update(spectrum="passive_opponent")
    write(organizer, at(rows, "Unknown", "spectrum"))

    assert now(rows[0]).spectrum == "unknown"


def test_one_change_writes_all_of_it_and_takes_it_back(organizer, rows):
    write(organizer, at(rows, "tenants\ntenants", "kind"))  # what is gone back to
    for row in rows:
        row.refresh_from_db()
    text = 'Alpha\tunion\t\t1,200\t"Ada\tB."\tcall\t2026-12-01\r\nBeta\t"a ""quoted""\r\nkind"\r\n'

    page = write(organizer, at(rows, text))

    first, second = now(rows[0]), now(rows[1])
    assert (first.kind, first.turnout_likely, first.owner, first.next_step) == (
        "union",
        1200,
        "Ada B.",
        "call",
    )
    assert first.next_step_on == date(2026, 12, 1)
    assert second.kind == 'a "quoted" kind'
    change = Change.objects.latest_first()[0]
    assert change.act == "organization.pasted"
    assert f"/history/{change.pk}/undo/" in page.content.decode()

    undo_change(change=change, user=None)
    assert (now(rows[0]).kind, now(rows[1]).kind) == ("tenants", "tenants")


def test_lines_past_the_end_are_new_unless_they_may_be_there_already(organizer, rows, workspace):
    data = at(rows, "Alpha\nBeta\nGamma\tunion\nThe Beta Inc.\nalpha")
    html = shown(organizer, data)

    assert "2 new organizations" in html
    assert "May be recorded already" in html
    assert "exists already" in html
    write(organizer, data)
    assert sorted(workspace.organizations.values_list("name", "kind")) == [
        ("Alpha", ""), ("Beta", ""), ("Gamma", "union"),
    ]  # fmt: skip
    assert Change.objects.count() == 1


def test_a_page_that_is_not_the_last_has_no_new_lines(organizer, rows):
    html = shown(organizer, at(rows, "Alpha\nBeta\nGamma", ends=""))

    assert "1 line lies outside of this page" in html
    assert "add as new" not in html


def test_what_somebody_changed_after_the_preview_is_shown_again_and_nothing_written(organizer, rows):
    data = at(rows, "union", "kind")
    html = shown(organizer, data)
    Organization.objects.filter(pk=rows[0].pk).update(kind="faith", version=7)

    again = shown(organizer, data | {"rows": hidden(html, "rows"), "write": "1"}, status=409)

    assert "Nothing was written" in again
    assert "<bdi>faith</bdi></span> → <bdi>union</bdi>" in again
    assert now(rows[0]).kind == "faith"
    organizer.post(URL, data | {"rows": hidden(again, "rows"), "write": "1"})
    assert now(rows[0]).kind == "union"


def test_what_changed_since_the_list_was_shown_is_said_in_the_preview(organizer, rows):
    Organization.objects.filter(pk=rows[0].pk).update(version=7)

    assert "since the list was shown" in shown(organizer, at(rows, "union", "kind"))


def test_with_headings_the_first_column_says_which_organization(organizer, rows, workspace):
    data = {"text": "Group\tOwner\tType\tColour\nBETA\tAda\tunion\tred\nGamma\tBo\t\t\n"}

    write(organizer, data)

    assert (now(rows[1]).name, now(rows[1]).owner, now(rows[1]).kind) == ("Beta", "Ada", "union")
    assert workspace.organizations.get(name="Gamma").owner == "Bo"
    assert now(rows[0]).owner == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing to paste"),
        ("Group\tColour\nBeta\tred", "None of these headings"),
        ("Group\tOwner", "nothing below the headings"),
        ("x\n" * 1_100, "too many cells"),
    ],
)
def test_what_can_not_be_pasted_is_said_and_kept_in_the_field(organizer, rows, text, said):
    html = shown(organizer, {"text": text}, status=422)

    assert said in html
    assert "<textarea" in html
    assert not Change.objects.exists()


def test_a_protecting_apostrophe_goes_and_what_a_cell_can_not_hold_is_refused(organizer, rows):
    write(organizer, at(rows, f"'=SUM(A1)\n{'x' * 81}", "kind"))

    assert (now(rows[0]).kind, now(rows[1]).kind) == ("=SUM(A1)", "")


def test_turnout_that_breaks_its_order_leaves_the_line_out(organizer, rows):
    Organization.objects.filter(pk=rows[0].pk).update(turnout_low=50)

    write(organizer, at(rows, "20\n30", "people"))

    assert (now(rows[0]).turnout_likely, now(rows[1]).turnout_likely) == (None, 30)


def test_rows_of_another_workspace_are_never_written(organizer, rows):
    other = factories.organization(factories.workspace(slug="elsewhere"), name="Foreign")

    organizer.post(URL, at([other], "union", "kind", write="1"))

    assert now(other).kind == ""
    assert not Change.objects.exists()


def test_nothing_that_would_change_is_said_and_no_change_recorded(organizer, rows):
    page = organizer.post(URL, at(rows, "Alpha", write="1"), follow=True)

    assert [str(each) for each in page.context["messages"]] == [
        "Nothing was entered, since nothing would change."
    ]
    assert not Change.objects.exists()

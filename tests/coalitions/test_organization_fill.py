"""A block of cells emptied or filled at once, as a pasted one is; asked only where something is in doubt."""

from datetime import date

import pytest

from organizations.models import Change, Organization
from organizations.services import one_change
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.test_organization_paste import URL, at, now

LIST = "/w/clean-air/organizations/"
AT_ONCE = {"at_once": "1", "clears": "1"}


@pytest.fixture
def rows(workspace):
    held = {"kind": "union", "spectrum": "active_ally", "turnout_likely": 9, "constituencies": ["riders"]}
    held |= {"owner": "Ada", "next_step": "call", "next_step_on": date(2026, 12, 1), "place": "Leeds"}
    held |= {"last_checked": date(2026, 11, 1)}
    with one_change(workspace=workspace, user=None, act="organization.added"):
        return [factories.organization(workspace, name=name, short_name="", **held) for name in "AB"]


def written():
    return Change.objects.filter(
        act__in=["organization.pasted", "organization.filled", "organization.emptied"]
    )


def cleared(width, rows):
    return "\r\n".join("\t".join(['""'] * width) for _ in rows)


def test_a_block_is_emptied_as_one_change_that_can_be_taken_back(organizer, rows):
    columns = {
        "column": ["kind", "spectrum", "people", "place", "constituencies", "owner", "next", "checked"]
    }
    answer = organizer.post(
        URL, at(rows, cleared(10, rows)) | columns | AT_ONCE | {"next": f"{LIST}?kind=union"}
    )

    assert answer["Location"] == f"{LIST}?kind=union"
    for row in rows:
        row = now(row)
        assert row.name
        assert [row.kind, row.spectrum, row.turnout_likely, row.place, row.constituencies] == [
            "", "unknown", None, "", [],
        ]  # fmt: skip
        assert [row.owner, row.next_step, row.next_step_on, row.last_checked] == ["", "", None, None]
    change = written().get()
    assert change.act == "organization.emptied"
    undo_change(change=change, user=None)
    assert [now(row).owner for row in rows] == ["Ada", "Ada"]
    assert now(rows[0]).next_step_on == date(2026, 12, 1)


def test_a_column_of_one_is_emptied_to_its_last_row(organizer, rows):
    organizer.post(URL, at(rows, cleared(1, rows), "owner") | AT_ONCE)

    assert [now(row).owner for row in rows] == ["", ""]
    assert now(rows[1]).kind == "union"


def test_a_filled_block_is_called_so_in_its_message_and_in_the_history(organizer, rows):
    page = organizer.post(URL, at(rows, "Bo\r\nBo", "owner") | AT_ONCE | {"next": LIST}, follow=True)
    history = organizer.get("/w/clean-air/history/").content.decode()

    assert "The cells are filled." in page.content.decode()
    assert "Filled downward" in history
    assert "Pasted" not in history


def test_without_being_asked_to_empty_cells_leave_what_is_there(organizer, rows):
    organizer.post(URL, at(rows, 'x\t""\r\nx\t""', "kind") | {"at_once": "1"})

    assert [(now(row).kind, now(row).spectrum) for row in rows] == [("x", "active_ally")] * 2


def test_what_somebody_changed_meanwhile_is_shown_and_nothing_is_written(organizer, rows):
    sent = at(rows, cleared(1, rows), "owner") | AT_ONCE
    rows[1].owner = "Bo"
    rows[1].save_over(rows[1].version)
    answer = organizer.post(URL, sent)
    html = answer.content.decode()

    assert answer.status_code == 200
    assert "Somebody changed this since the list was shown." in html
    assert "<bdi>Bo</bdi></span> → <span" in html
    assert "Empty cells leave what is there" not in html
    assert [now(row).owner for row in rows] == ["Ada", "Bo"]
    assert not written().exists()

    sent |= {"rows": ",".join(f"{row.pk}:{now(row).version}" for row in rows), "at_once": "", "write": "1"}
    organizer.post(URL, sent)
    assert [now(row).owner for row in rows] == ["", ""]


@pytest.mark.parametrize("text", ["purple\r\npurple", "active ally\r\nactive ally\r\nneutral"])
def test_what_is_not_understood_or_has_no_place_is_shown_first(organizer, rows, text):
    answer = organizer.post(URL, at(rows, text, "spectrum") | AT_ONCE)

    assert answer.status_code == 200
    assert not written().exists()


def test_what_changes_nothing_says_so_and_stays_on_the_page(organizer, rows):
    sent = at(rows, "union\r\nunion", "kind") | AT_ONCE | {"next": f"{LIST}?sort=kind"}
    answer = organizer.post(URL, sent)

    assert answer["Location"] == f"{LIST}?sort=kind"
    assert not written().exists()
    assert Organization.objects.filter(kind="union").count() == 2


def test_a_viewer_empties_nothing(viewer, rows):
    assert viewer.post(URL, at(rows, cleared(1, rows), "owner") | AT_ONCE).status_code == 403

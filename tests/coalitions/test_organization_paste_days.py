"""Days in a pasted block that can be two days: the preview asks which comes first, and reads them so."""

from datetime import date

import pytest
from django.utils.formats import localize

from organizations.models import Change
from tests import factories
from tests.coalitions.test_organization_paste import URL, at, hidden, now, shown

QUESTION = "Which comes first, the day or the month?"


@pytest.fixture
def rows(workspace):
    return [factories.organization(workspace, name=name) for name in ("Alpha", "Beta")]


def test_it_asks_where_no_day_of_the_column_says_it(organizer, rows):
    html = shown(organizer, at(rows, "3/4/2026\r\n5/6/2026", "checked"))

    assert QUESTION in html
    assert "2 not understood" in html
    assert 'name="write"' not in html
    assert "checked>" not in html


@pytest.mark.parametrize(
    ("answer", "day"), [("day_first", date(2026, 4, 3)), ("month_first", date(2026, 3, 4))]
)
def test_the_answer_is_how_they_are_read_shown_and_written(organizer, rows, answer, day):
    sent = at(rows, "3/4/2026\r\n2026-05-06", "checked") | {"dates": answer}
    html = shown(organizer, sent)

    assert f'value="{answer}" checked' in html
    assert "2 cells change" in html
    assert now(rows[0]).last_checked is None

    organizer.post(URL, sent | {"rows": hidden(html, "rows"), "read_as": answer, "write": "1"})
    assert now(rows[0]).last_checked == day
    assert now(rows[1]).last_checked == date(2026, 5, 6)


@pytest.mark.parametrize(("proof", "day"), [("21/4/2026", date(2026, 4, 3)), ("4/21/2026", date(2026, 3, 4))])
def test_a_day_of_the_column_that_can_be_only_one_says_it_for_all(organizer, rows, proof, day):
    sent = at(rows, f"3/4/2026\r\n{proof}", "checked")
    html = shown(organizer, sent)

    assert QUESTION not in html
    organizer.post(URL, sent | {"rows": hidden(html, "rows"), "write": "1"})
    assert now(rows[0]).last_checked == day


def test_each_column_of_days_is_read_by_itself(organizer, rows):
    text = "call\t3/4/2026\t21/4/2026\r\ncall\t5/6/2026\t3/4/2026"
    html = shown(organizer, at(rows, text, "next") | {"dates": "month_first"})

    assert QUESTION in html
    assert localize(date(2026, 3, 4)) in html  # as was answered
    assert localize(date(2026, 4, 3)) in html  # as its column proves


def test_an_answer_whose_reading_was_not_shown_is_shown_first(organizer, rows):
    sent = at(rows, "3/4/2026\r\n2026-05-06", "checked") | {"dates": "day_first", "read_as": "", "write": "1"}

    assert QUESTION in shown(organizer, sent)
    assert not Change.objects.exists()


def test_an_answer_that_is_none_asks_again(organizer, rows):
    assert QUESTION in shown(organizer, at(rows, "3/4/2026\r\n5/6/2026", "checked") | {"dates": "sideways"})


def test_it_asks_of_a_block_with_headings_too(organizer, rows):
    assert QUESTION in shown(organizer, {"text": "Name\tChecked\nAlpha\t3/4/2026"})

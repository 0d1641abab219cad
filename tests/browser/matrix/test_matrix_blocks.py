"""The matrix under the hand: a stale cell shows both values, a block is pasted, and many rows."""

import pytest
from playwright.sync_api import expect

from tests.browser.matrix.hands import cell, paste, press


@pytest.mark.both_databases
def test_a_stale_save_shows_both_and_one_click_chooses(matrix):
    other = matrix.context.new_page()
    other.goto(matrix.url)
    cell(other, 0, 0).click()
    press(other, "5")
    expect(cell(other, 0, 0)).to_have_text("strongly forestimate")
    other.close()

    press(matrix, "2")

    theirs = cell(matrix, 0, 0).get_by_role("button", name="Take theirs: strongly for")
    mine = cell(matrix, 0, 0).get_by_role("button", name="Keep mine: against")
    expect(theirs).to_be_visible()
    mine.click()
    expect(cell(matrix, 0, 0)).to_have_text("againstestimate")
    expect(cell(matrix, 0, 0)).to_be_focused()


def test_a_save_that_failed_keeps_what_was_entered_and_can_be_tried_again(matrix):
    matrix.route("**/matrix/save/", lambda route: route.fulfill(status=200, body="<html>signed out</html>"))
    press(matrix, "5")
    again = cell(matrix, 0, 0).get_by_role("button", name="Not saved. Try again")
    expect(again).to_be_visible()
    expect(cell(matrix, 0, 0)).to_contain_text("strongly for")

    matrix.unroute("**/matrix/save/")
    again.click()

    expect(cell(matrix, 0, 0)).to_have_text("strongly forestimate")


@pytest.mark.both_databases
def test_a_block_is_previewed_entered_and_taken_back(matrix):
    cell(matrix, 1, 1).click()
    paste(matrix, "1\t5\npurple\t3\nfor")
    matrix.get_by_label("1 is strongly against, 5 is strongly for").check()
    matrix.get_by_role("button", name="Show what changes").click()
    expect(matrix.locator("#matrix-paste")).to_contain_text(
        "3 added · 0 changed · 0 as they are · 1 not understood"
    )

    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 1, 2)).to_have_text("strongly forestimate")
    expect(cell(matrix, 2, 2)).to_have_text("no positionestimate")
    matrix.get_by_role("button", name="Undo").click()
    expect(cell(matrix, 1, 2)).to_have_text("")


def test_whoever_pastes_or_opens_a_form_comes_back_to_the_same_cell(matrix):
    cell(matrix, 1, 1).click()
    press(matrix, "4")
    expect(cell(matrix, 1, 1)).to_have_text("forestimate")
    press(matrix, "Enter")
    matrix.get_by_label("Source").fill("Their letter")
    matrix.get_by_role("button", name="Save", exact=True).click()
    expect(cell(matrix, 1, 1)).to_be_focused()

    paste(matrix, "against")
    expect(matrix.locator("#matrix-paste")).to_contain_text("for · estimate")
    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 1, 1)).to_have_text("againstestimate")
    expect(cell(matrix, 1, 1)).to_be_focused()


def test_rows_outside_of_the_window_are_not_laid_out_and_still_are_cells_of_a_grid(matrix):
    css = "getComputedStyle(document.querySelector('.matrix tbody tr')).contentVisibility"
    assert matrix.evaluate(css) == "auto"
    grid = matrix.get_by_role("grid")
    assert grid.get_by_role("row").count() == 5  # two of heads
    assert grid.get_by_role("rowheader").count() == 3
    assert grid.get_by_role("gridcell").count() >= 9


MANY = """
from organizations.models import Organization, Workspace
from organizations.services import one_change
workspace = Workspace.objects.get(slug=SLUG)
with one_change(workspace=workspace, user=None, act="workspace.changed"):
    for number in range(45):
        Organization(workspace=workspace, name=f"Group {number:02}").save()
"""


def test_arrows_and_a_pasted_block_cross_from_one_block_of_rows_into_the_next(matrix, filled_site):
    slug = matrix.url.rstrip("/").split("/")[-2]
    filled_site.manage("shell", "-v0", "-c", f"SLUG = {slug!r}\n{MANY}")
    matrix.reload()
    expect(matrix.locator(".matrix tbody")).to_have_count(3)

    cell(matrix, 19, 0).click()
    press(matrix, "ArrowDown")
    expect(cell(matrix, 20, 0)).to_be_focused()
    press(matrix, "Control+End")
    expect(cell(matrix, 47, 2)).to_be_focused()
    cell(matrix, 19, 0).click()
    paste(matrix, "for\nagainst")
    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 19, 0)).to_have_text("forestimate")
    expect(cell(matrix, 20, 0)).to_have_text("againstestimate")

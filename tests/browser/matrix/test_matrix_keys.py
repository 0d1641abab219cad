"""The matrix under the hand: keys enter and save, a stale cell shows both values."""

import pytest
from playwright.sync_api import expect

from tests.browser.matrix.conftest import cell, press


def test_arrows_move_and_home_and_end_and_the_corners(matrix):
    press(matrix, "ArrowDown", "ArrowRight")
    expect(cell(matrix, 1, 1)).to_be_focused()
    press(matrix, "End", "ArrowRight", "PageDown")
    expect(cell(matrix, 2, 2)).to_be_focused()
    press(matrix, "Control+Home", "PageUp", "Home")
    expect(cell(matrix, 0, 0)).to_be_focused()
    assert matrix.locator(".matrix td[tabindex]").count() == 1


def test_arrows_reach_the_heads_that_tab_passes_by(matrix):
    head, name = (matrix.get_by_role("link", name=words) for words in ("Demand A", "Parish"))
    press(matrix, "ArrowUp")
    expect(head).to_be_focused()
    press(matrix, "ArrowUp", "ArrowLeft")  # in the corner there is nothing to open
    expect(head).to_be_focused()
    press(matrix, "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft")
    expect(name).to_be_focused()
    press(matrix, "ArrowRight")
    expect(cell(matrix, 1, 0)).to_be_focused()

    matrix.keyboard.press("ArrowRight")
    for _held in range(4):
        matrix.keyboard.down("ArrowLeft")  # without a release it repeats
    matrix.keyboard.up("ArrowLeft")
    expect(cell(matrix, 1, 0)).to_be_focused()

    matrix.get_by_label("As of").focus()
    passed = 0
    while not matrix.evaluate("document.activeElement.matches('.matrix td')"):
        press(matrix, "Tab")
        passed += 1
        assert passed < 6  # the parts of the day
    press(matrix, "ArrowLeft", "Enter")
    expect(matrix.get_by_role("heading", level=1)).to_have_text("Parish")


@pytest.mark.both_databases
def test_keys_enter_stance_vitality_red_line_and_question_and_save_by_themselves(matrix):
    press(matrix, "5", "v", "4", "r")
    expect(cell(matrix, 0, 0)).to_have_text("strongly forred line · vital 4/5 · estimate")
    press(matrix, "ArrowRight", "?")
    expect(cell(matrix, 0, 1)).to_have_text("ask them")
    press(matrix, "ArrowRight", "-", "-", "Shift+Digit2")
    expect(cell(matrix, 0, 2)).to_have_text("strongly againstvital 2/5 · estimate")
    expect(matrix.locator(".matrix [aria-busy]")).to_have_count(0)
    expect(matrix.locator("#matrix-said")).to_have_text("Saved")
    expect(matrix.locator('.matrix th [data-sum="1"]').first).to_have_text("1")
    expect(matrix.locator('.matrix th [data-sum=""]').first).to_have_text("2")

    matrix.reload()

    expect(cell(matrix, 0, 0)).to_have_text("strongly forred line · vital 4/5 · estimate")
    expect(cell(matrix, 0, 1)).to_have_text("ask them")
    expect(matrix.locator('.matrix th [data-sum="-1"]').nth(2)).to_have_text("1")


def test_the_sitting_says_how_it_is_known(matrix):
    matrix.get_by_label("what they declared").check()
    matrix.get_by_label("Source").fill("Their programme")
    cell(matrix, 2, 0).click()
    press(matrix, "4")
    expect(cell(matrix, 2, 0)).to_have_text("forthey said so")

    matrix.reload()

    expect(matrix.get_by_label("Source")).to_have_value("Their programme")


@pytest.mark.both_databases
def test_delete_and_undo(matrix):
    press(matrix, "2", "Delete")
    expect(cell(matrix, 0, 0)).to_have_text("")
    expect(matrix.locator("#matrix-said")).to_have_text("Unknown again")
    press(matrix, "Control+z")
    expect(cell(matrix, 0, 0)).to_have_text("againstestimate")
    press(matrix, "Control+z")
    expect(cell(matrix, 0, 0)).to_have_text("againstestimate")  # the undoing is not undone twice


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


def test_while_nothing_is_done_each_row_is_laid_out_once_so_that_a_held_key_comes_past_ready_rows(matrix):
    matrix.add_init_script(
        """window.laid = [];
        const measure = Element.prototype.getBoundingClientRect;
        Element.prototype.getBoundingClientRect = function () {
          if (this.matches(".matrix tbody td:last-child")) window.laid.push(this.parentNode.rowIndex);
          return measure.call(this);
        };"""
    )
    matrix.reload()

    while matrix.evaluate("window.laid.length") < 3:  # the page refuses code that would wait in it
        matrix.wait_for_timeout(20)
    all_of_them = "[...document.querySelectorAll('.matrix tbody tr')].map((row) => row.rowIndex)"
    assert matrix.evaluate("window.laid") == matrix.evaluate(all_of_them)

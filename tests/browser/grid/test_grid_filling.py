"""A chosen block: Delete empties it, Ctrl-D fills it downward, each one change that Ctrl-Z takes back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grid.conftest import cell, saved


def enter(grid: Page, name: str, column: str, text: str) -> None:
    cell(grid, name, column).focus()
    grid.keyboard.type(text)
    grid.keyboard.press("Enter")
    saved(grid)


def choose(grid: Page, column: str, down: int, across: int = 0) -> None:
    cell(grid, "Ambulance", column).focus()
    for _ in range(across):
        grid.keyboard.press("Shift+ArrowRight")
    for _ in range(down):
        grid.keyboard.press("Shift+ArrowDown")


@pytest.mark.both_databases
def test_a_block_is_filled_then_emptied_and_each_is_taken_back_whole(grid):
    enter(grid, "Ambulance", "kind", "union")
    enter(grid, "Bus", "kind", "faith")
    choose(grid, "name", 2, 2)
    grid.keyboard.press("Control+d")
    expect(cell(grid, "Clean river", "kind")).to_have_text("union")
    expect(cell(grid, "Bus", "kind")).to_have_text("union")
    expect(cell(grid, "Bus", "name")).to_contain_text("Bus riders")
    expect(grid.locator("#messages")).to_contain_text("The cells are filled.")
    expect(grid.locator("[aria-selected='true']")).to_have_count(9)

    grid.keyboard.press("Delete")
    expect(cell(grid, "Ambulance", "kind")).to_have_text("—")
    expect(cell(grid, "Clean river", "kind")).to_have_text("—")
    expect(cell(grid, "Clean river", "spectrum")).to_be_focused()
    expect(grid.locator("#messages")).to_contain_text("The cells are emptied.")

    grid.keyboard.press("Control+z")
    expect(cell(grid, "Clean river", "kind")).to_have_text("union")
    grid.keyboard.press("Control+z")
    expect(cell(grid, "Clean river", "kind")).to_have_text("—")
    expect(cell(grid, "Bus", "kind")).to_have_text("faith")


def test_a_step_and_its_day_are_one_cell_and_the_coalitions_are_left(grid):
    enter(grid, "Ambulance", "next", "call")
    cell(grid, "Ambulance", "coalitions").focus()
    choose(grid, "coalitions", 1, 2)
    grid.keyboard.press("Control+d")

    expect(cell(grid, "Bus", "next")).to_have_text("call")
    expect(cell(grid, "Bus", "coalitions")).to_contain_text("—")


def test_where_somebody_was_quicker_it_is_shown_before_anything_is_written(grid):
    enter(grid, "Ambulance", "kind", "union")
    cell(grid, "Bus", "kind").evaluate("cell => { cell.closest('tr').dataset.version = '99' }")
    choose(grid, "kind", 1)
    grid.keyboard.press("Control+d")

    expect(grid.locator("h1")).to_have_text("What pasting changes")
    expect(grid.locator("main")).to_contain_text("Somebody changed this since the list was shown.")
    grid.get_by_role("button", name="Enter these").click()
    expect(cell(grid, "Bus", "kind")).to_have_text("union")


def test_a_server_that_does_not_answer_is_said_and_the_cells_stay(grid):
    enter(grid, "Ambulance", "kind", "union")
    choose(grid, "kind", 1)
    grid.route("**/organizations/paste/", lambda route: route.fulfill(status=404, body="gone"))
    grid.keyboard.press("Delete")

    expect(grid.locator("#grid-said")).to_contain_text("Not saved")
    expect(cell(grid, "Ambulance", "kind")).to_have_text("union")

"""Two windows of one list with different columns: each keeps its own."""

from playwright.sync_api import expect

from tests.browser.grid.conftest import cell, saved


def test_a_save_in_one_window_is_drawn_in_its_own_columns_not_in_those_chosen_last(grid):
    grid.goto(f"{grid.url}?column=owner&column=checked")
    other = grid.context.new_page()
    other.goto(f"{grid.url.split('?')[0]}?column=kind")  # chosen last

    grid.bring_to_front()
    cell(grid, "Bus", "owner").focus()
    grid.keyboard.type("Ada")
    grid.keyboard.press("Enter")
    saved(grid)
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")

    grid.locator("#add-name").fill("Dockers")
    grid.locator("#add-name").press("Enter")
    expect(cell(grid, "Dockers", "owner")).to_be_visible()
    expect(cell(grid, "Dockers", "kind")).to_have_count(0)

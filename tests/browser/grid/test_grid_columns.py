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


def test_many_columns_scroll_inside_of_their_frame_and_the_names_stay(grid):
    grid.set_viewport_size({"width": 1024, "height": 768})
    assert grid.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame = grid.get_by_role("region", name="Organizations, column by column")
    before = cell(grid, "Bus", "name").evaluate("(each) => each.getBoundingClientRect().x")
    assert frame.evaluate("(each) => { each.scrollLeft = 200; return each.scrollLeft > 0 }")
    after = cell(grid, "Bus", "name").evaluate("(each) => each.getBoundingClientRect().x")
    assert abs(after - before) <= 1

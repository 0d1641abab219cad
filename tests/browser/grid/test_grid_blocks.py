"""Blocks of cells: chosen, copied as a spreadsheet takes them, pasted after a preview, on a phone too."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watch
from tests.browser.grid.conftest import cell, no_violations, row, saved

COPY = """() => {
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  return data.getData("text/plain");
}"""
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""


def test_a_block_is_chosen_with_shift_and_copied_without_a_formula(grid):
    cell(grid, "Ambulance", "kind").focus()
    grid.keyboard.type("=SUM(A1)")
    grid.keyboard.press("Enter")
    grid.keyboard.type('a "quoted" kind')
    grid.keyboard.press("Enter")
    saved(grid)
    cell(grid, "Ambulance", "name").focus()
    for key in ("Shift+ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight"):
        grid.keyboard.press(key)

    expect(grid.locator("[aria-selected='true']")).to_have_count(6)
    no_violations(grid)
    assert grid.evaluate(COPY).split("\r\n") == [
        "Ambulance drivers\t'=SUM(A1)\tunknown",
        'Bus riders\t"a ""quoted"" kind"\tunknown',
    ]
    grid.keyboard.press("ArrowDown")
    expect(grid.locator("[aria-selected='true']")).to_have_count(0)


def test_a_block_is_chosen_by_drawing_and_by_shift_and_a_click(grid):
    cell(grid, "Ambulance", "kind").hover()
    grid.mouse.down()
    cell(grid, "Bus", "spectrum").hover()
    grid.mouse.up()
    expect(grid.locator("[aria-selected='true']")).to_have_count(4)
    cell(grid, "Clean river", "spectrum").click(modifiers=["Shift"])
    expect(grid.locator("[aria-selected='true']")).to_have_count(6)
    expect(grid.locator("[data-cell] form")).to_have_count(0)


def test_what_is_pressed_is_edited_though_its_row_moves_away_below_the_hand(grid):
    cell(grid, "Ambulance", "next").click()
    opened = cell(grid, "Ambulance", "next").locator("form")
    expect(opened).to_be_visible()
    opened.evaluate("form => { form.style.minHeight = '260px' }")
    place = cell(grid, "Clean river", "kind").bounding_box()
    grid.mouse.move(place["x"] + 12, place["y"] + 8)
    grid.mouse.down()
    expect(opened).to_have_count(0)
    grid.mouse.up()

    expect(cell(grid, "Clean river", "kind").locator("form")).to_be_visible()
    expect(grid.locator("[aria-selected='true']")).to_have_count(0)


@pytest.mark.both_databases
def test_pasted_cells_are_shown_first_then_entered_and_taken_back(grid):
    cell(grid, "Ambulance", "kind").focus()
    grid.evaluate(PASTE, "union\tactive ally\r\nfaith\tpurple\r\n")
    expect(grid.locator("h1")).to_have_text("What pasting changes")
    expect(row_of(grid, "Ambulance")).to_contain_text("not known → union")
    expect(row_of(grid, "Bus")).to_contain_text("not understood: purple")
    no_violations(grid)

    grid.get_by_role("button", name="Enter these").click()
    expect(cell(grid, "Ambulance", "spectrum")).to_contain_text("active ally")
    expect(cell(grid, "Bus", "kind")).to_have_text("faith")
    grid.locator(".message button", has_text="Undo").click()
    expect(cell(grid, "Bus", "kind")).to_have_text("—")


def row_of(page: Page, name: str):
    return page.locator("tbody tr", has_text=name)


def test_one_value_goes_into_the_cell_and_enter_keeps_it(grid):
    cell(grid, "Bus", "owner").focus()
    grid.evaluate(PASTE, "Ada\n")
    grid.keyboard.press("Enter")
    saved(grid)
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")


def test_while_a_name_is_typed_whoever_may_be_meant_is_shown(grid):
    grid.locator("#add-name").press_sequentially("the bus rid")
    expect(grid.locator("#add-like a")).to_have_text("Bus riders")
    no_violations(grid)
    grid.locator("#add-name").press("Tab")
    grid.keyboard.press("Tab")
    expect(grid.locator("#add-like a")).to_be_focused()

    grid.locator("#add-name").fill("Bus riders of the north")
    grid.locator("#add-name").press("Enter")
    expect(row(grid, "Bus riders of the north")).to_be_visible()
    expect(grid.locator("#add-like a")).to_have_count(0)


def test_on_a_phone_and_without_a_script_cells_are_pasted_into_a_field(browser: Browser, grid):
    context = browser.new_context(
        storage_state=grid.context.storage_state(),
        viewport={"width": 390, "height": 844},
        java_script_enabled=False,
    )
    phone = context.new_page()
    wrong = watch(phone)
    phone.goto(grid.url)
    phone.locator("summary", has_text="More").first.click()
    phone.get_by_role("link", name="Paste cells").click()
    phone.locator("#paste-text").fill("Group\tOwner\nBus riders\tAda\nNew people\tBo\n")
    phone.get_by_role("button", name="Show what changes").click()
    expect(phone.locator("main")).to_contain_text("1 new organization")
    phone.get_by_role("button", name="Enter these").click()
    expect(row(phone, "Bus riders")).to_contain_text("Ada")
    expect(row(phone, "New people")).to_contain_text("Bo")
    context.close()
    assert wrong == []

"""The list of organizations as a grid under the hands of a person: keyboard, finger, two at once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watch
from tests.browser.grid.conftest import NAMES, cell, field, no_violations, row, saved

USUAL = ("kind", "spectrum", "people", "unity", "coalitions", "owner", "next", "checked")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.both_databases
def test_the_keyboard_alone_walks_edits_and_saves(grid):
    expect(grid.locator("table[role='grid'] [data-cell][tabindex='0']")).to_have_count(1)
    cell(grid, "Ambulance", "kind").focus()
    grid.keyboard.type("union")
    press(grid, "Enter")
    expect(cell(grid, "Bus", "kind")).to_be_focused()
    press(grid, "ArrowRight", "Enter")
    field(grid, "Bus", "spectrum").select_option("passive_ally")
    press(grid, "Tab")
    expect(cell(grid, "Bus", "people")).to_be_focused()
    grid.keyboard.type("1200")
    press(grid, "Shift+Tab")
    expect(cell(grid, "Bus", "spectrum")).to_be_focused()
    press(grid, "ArrowDown", "End")
    expect(cell(grid, "Clean river", "checked")).to_be_focused()
    saved(grid)
    expect(grid.locator("#grid-said")).to_contain_text("Saved")

    grid.reload()
    expect(cell(grid, "Ambulance", "kind")).to_have_text("union")
    expect(cell(grid, "Bus", "spectrum")).to_contain_text("passive ally")
    expect(cell(grid, "Bus", "people")).to_contain_text("1,200")


def test_arrows_leave_a_cell_that_was_typed_into_and_move_inside_of_one_that_was_opened(grid):
    cell(grid, "Ambulance", "owner").focus()
    grid.keyboard.type("Ada")
    press(grid, "ArrowRight")
    expect(cell(grid, "Ambulance", "next")).to_be_focused()
    press(grid, "ArrowLeft", "F2", "End", "ArrowLeft")
    grid.keyboard.type("d")
    expect(field(grid, "Ambulance", "owner")).to_have_value("Adda")
    press(grid, "Shift+Enter")
    saved(grid)
    expect(cell(grid, "Ambulance", "owner")).to_have_text("Adda")


@pytest.mark.both_databases
def test_escape_restores_and_leaving_saves_and_both_can_be_undone(grid):
    cell(grid, "Bus", "owner").focus()
    grid.keyboard.type("Nobody")
    press(grid, "Escape")
    expect(cell(grid, "Bus", "owner")).to_have_text("—")
    expect(cell(grid, "Bus", "owner")).to_be_focused()

    cell(grid, "Bus", "owner").click()
    field(grid, "Bus", "owner").fill("Ada")
    grid.locator("h1").click()
    saved(grid)
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")

    grid.locator(".message button", has_text="Undo").click()
    expect(cell(grid, "Bus", "owner")).to_have_text("—")


def test_an_open_cell_is_clean_for_a_screen_reader(grid):
    cell(grid, "Bus", "next").click()
    expect(field(grid, "Bus", "next")).to_be_focused()
    no_violations(grid)


def test_words_in_use_are_offered_once_they_have_come(grid):
    cell(grid, "Ambulance", "kind").focus()
    grid.keyboard.type("union")
    press(grid, "Enter", "F2")
    saved_word = grid.locator("datalist#offered-kind option[value='union']")
    grid.reload()
    cell(grid, "Bus", "kind").focus()
    press(grid, "F2")
    expect(saved_word).to_have_count(1)


@pytest.fixture
def colleague(grid: Page) -> Iterator[Page]:
    """The same list in a second window."""
    other = grid.context.new_page()
    wrong = watch(other)
    other.goto(grid.url)
    yield other
    assert wrong == []


@pytest.mark.both_databases
@pytest.mark.parametrize(("button", "kept"), [("Keep mine", "mine"), ("Keep theirs", "theirs")])
def test_two_at_once_see_both_values_and_choose(grid, colleague, button, kept):
    cell(grid, "Bus", "kind").focus()
    press(grid, "F2")
    cell(colleague, "Bus", "kind").focus()
    colleague.keyboard.type("theirs")
    press(colleague, "Enter")
    saved(colleague)

    grid.bring_to_front()
    field(grid, "Bus", "kind").fill("mine")
    field(grid, "Bus", "kind").press("Enter")
    conflict = cell(grid, "Bus", "kind").locator(".cell-form__conflict")
    expect(conflict).to_contain_text("theirs")
    expect(conflict).to_contain_text("mine")
    no_violations(grid)

    conflict.get_by_text(button).click()
    saved(grid)
    expect(cell(grid, "Bus", "kind")).to_have_text(kept)
    colleague.reload()
    expect(cell(colleague, "Bus", "kind")).to_have_text(kept)


def test_what_a_colleague_saved_in_another_column_comes_with_ones_own_save(grid, colleague):
    cell(colleague, "Bus", "owner").focus()
    colleague.keyboard.type("Bo")
    press(colleague, "Enter")
    saved(colleague)

    grid.bring_to_front()
    cell(grid, "Bus", "kind").focus()
    grid.keyboard.type("union")
    press(grid, "Enter")
    saved(grid)
    expect(cell(grid, "Bus", "owner")).to_have_text("Bo")
    expect(cell(grid, "Bus", "kind")).to_have_text("union")


@pytest.mark.both_databases
def test_several_are_chosen_with_shift_and_changed_at_once(grid):
    boxes = grid.locator(".row-box")
    expect(grid.locator("#bulk")).not_to_be_visible()
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(grid.locator("[data-chosen-count]")).to_have_text("3")
    no_violations(grid)

    grid.locator("#bulk summary", has_text="Owner").click()
    grid.locator("#bulk-owner").fill("Ada")
    grid.get_by_text("Set the owner").click()
    for name in NAMES:
        expect(cell(grid, name, "owner")).to_have_text("Ada")


@pytest.mark.both_databases
def test_the_rows_to_check_are_worked_off_with_one_key(grid):
    grid.locator("#filter-work").click()
    grid.get_by_role("checkbox", name="Not checked for 90 days").check()
    grid.get_by_role("form", name="Filters").get_by_role("button", name="Show", exact=True).click()
    expect(grid.locator("#chip-stale")).to_have_attribute("aria-current", "true")
    grid.locator("table [tabindex='0'][data-cell='checked']").focus()
    press(grid, "Space", "Space", "Space")
    saved(grid)
    for name in NAMES:
        expect(cell(grid, name, "checked")).to_contain_text("today")
    grid.reload()
    expect(row(grid, "Bus")).to_have_count(0)


def test_columns_are_chosen_and_kept(grid):
    grid.locator("summary", has_text="Columns").click()
    grid.locator("#choose-columns").get_by_label("Place").check()
    grid.locator("#choose-columns").get_by_label("Kind").uncheck()
    grid.get_by_text("Show these").click()
    expect(cell(grid, "Bus", "place")).to_be_visible()

    grid.goto(grid.url.split("?")[0])
    expect(cell(grid, "Bus", "place")).to_be_visible()
    expect(cell(grid, "Bus", "kind")).to_have_count(0)
    grid.goto(
        f"{grid.url.split('?')[0]}?{'&'.join(f'column={name}' for name in USUAL)}"
    )  # kept for the other tests
    expect(cell(grid, "Bus", "kind")).to_be_visible()


def test_on_a_phone_one_thumb_opens_fills_and_saves_a_cell(browser: Browser, grid):
    context = browser.new_context(
        storage_state=grid.context.storage_state(),
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
    )
    phone = context.new_page()
    wrong = watch(phone)
    phone.goto(grid.url)

    cell(phone, "Bus", "name").tap(position={"x": 220, "y": 5})  # opens the card, the second tap the field
    expect(row(phone, "Bus")).to_have_attribute("data-open", "")
    cell(phone, "Bus", "name").tap(position={"x": 220, "y": 5})
    form = phone.locator("[data-cell='name'] form")
    expect(form).to_be_visible()
    assert form.bounding_box()["width"] > 280
    form.locator("[data-cell-cancel]").tap()
    cell(phone, "Bus", "owner").tap()  # what is unknown can be filled in now
    field(phone, "Bus", "owner").fill("Ada")
    cell(phone, "Bus", "owner").locator("button", has_text="Save").tap()
    saved(phone)
    expect(cell(phone, "Bus", "owner")).to_have_text("Ada")
    no_violations(phone)
    context.close()
    assert wrong == []

"""The list of organizations as a grid under the hands of a person: keyboard, finger, two at once."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import enter, watch
from tests.server import Site

NAMES = ("Ambulance drivers", "Bus riders", "Clean river")
GRAVE = {"serious", "critical"}


@pytest.fixture
def grid(page: Page, empty_site: Site) -> Page:
    """Three organizations in a new workspace."""
    enter(page, empty_site)
    page.goto(f"{empty_site.url}/workspaces/new/")
    page.get_by_label("Name of the campaign").fill("Clean air")
    page.locator("main form button").click()
    page.wait_for_url("**/w/**")
    page.goto(f"{empty_site.url}/w/clean-air/organizations/")
    for name in NAMES:
        page.locator("#add-name").fill(name)
        page.locator("#add-name").press("Enter")
        expect(page.locator("tbody th", has_text=name)).to_be_visible()
    page.reload()
    return page


def cell(page: Page, name: str, column: str) -> Locator:
    return page.locator("tbody tr[id^='organization-']", has_text=name).locator(f"[data-cell='{column}']")


def edit(page: Page, name: str, column: str) -> Locator:
    cell(page, name, column).focus()
    page.keyboard.press("F2")
    field = cell(page, name, column).locator("form input:not([type='hidden']), form select").first
    expect(field).to_be_focused()
    return field


def violations(page: Page) -> list[Any]:
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE]


def test_the_keyboard_alone_walks_edits_and_saves(grid):
    expect(grid.locator("table[role='grid'] [data-cell][tabindex='0']")).to_have_count(1)
    cell(grid, "Ambulance", "kind").focus()
    grid.keyboard.type("union")  # typing begins the edit
    expect(cell(grid, "Ambulance", "kind").locator("input[name='kind']")).to_have_value(re.compile("union|u"))
    cell(grid, "Ambulance", "kind").locator("input[name='kind']").fill("union")
    grid.keyboard.press("Enter")
    expect(cell(grid, "Ambulance", "kind")).to_have_text("union")
    expect(cell(grid, "Bus", "kind")).to_be_focused()

    grid.keyboard.press("ArrowRight")
    expect(cell(grid, "Bus", "spectrum")).to_be_focused()
    grid.keyboard.press("Enter")
    grid.locator("select[name='spectrum']").select_option("passive_ally")
    grid.keyboard.press("Tab")
    expect(cell(grid, "Bus", "people")).to_be_focused()
    expect(cell(grid, "Bus", "spectrum")).to_contain_text("passive ally")

    edit(grid, "Bus", "people").fill("1200")
    grid.keyboard.press("Shift+Tab")
    expect(cell(grid, "Bus", "spectrum")).to_be_focused()
    expect(cell(grid, "Bus", "people")).to_contain_text("1,200")
    grid.keyboard.press("ArrowDown")
    expect(cell(grid, "Clean river", "spectrum")).to_be_focused()

    grid.reload()
    expect(cell(grid, "Ambulance", "kind")).to_have_text("union")
    expect(cell(grid, "Bus", "people")).to_contain_text("1,200")


def test_escape_restores_and_leaving_saves(grid):
    edit(grid, "Bus", "owner").fill("Nobody")
    grid.keyboard.press("Escape")
    expect(cell(grid, "Bus", "owner")).to_have_text("—")
    expect(cell(grid, "Bus", "owner")).to_be_focused()

    cell(grid, "Bus", "owner").click()
    grid.locator("form input[name='owner']").first.fill("Ada")
    grid.locator("h1").click()
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")
    expect(grid.locator(".message", has_text="Saved")).to_be_visible()

    grid.locator(".message button", has_text="Undo").click()
    expect(cell(grid, "Bus", "owner")).to_have_text("—")


def test_what_is_refused_stays_as_typed_until_it_can_be_kept(grid):
    edit(grid, "Bus", "name").fill("clean RIVER")
    grid.keyboard.press("Enter")
    row = grid.locator("tr", has=grid.locator("[data-failed]"))
    expect(row.locator("input[name='name']")).to_have_value("clean RIVER")
    expect(row).to_contain_text("exists already")
    assert violations(grid) == []

    row.locator("input[name='name']").fill("Clean harbour")
    grid.keyboard.press("Enter")
    expect(grid.locator("tbody th", has_text="Clean harbour")).to_be_visible()
    expect(grid.locator("[data-failed]")).to_have_count(0)


def test_a_server_that_is_away_loses_nothing(page, grid):
    field = edit(grid, "Bus", "owner")
    grid.route("**/cell/owner/", lambda route: route.fulfill(status=404, body="gone"))
    field.fill("Ada")
    grid.keyboard.press("Enter")
    expect(grid.locator(".cell-form__said")).to_contain_text("What you typed is still here")
    grid.unroute("**/cell/owner/")

    cell(grid, "Bus", "owner").locator("input[name='owner']").press("Enter")
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")


@pytest.fixture
def colleague(grid: Page) -> Iterator[Page]:
    """The same list in a second window."""
    other = grid.context.new_page()
    wrong = watch(other)
    other.goto(grid.url)
    yield other
    assert wrong == []


@pytest.mark.parametrize(("button", "kept"), [("Keep mine", "mine"), ("Keep theirs", "theirs")])
def test_two_at_once_see_both_values_and_choose(grid, colleague, button, kept):
    field = edit(grid, "Bus", "kind")
    edit(colleague, "Bus", "kind").fill("theirs")
    colleague.keyboard.press("Enter")
    expect(cell(colleague, "Bus", "kind")).to_have_text("theirs")

    grid.bring_to_front()
    field.fill("mine")
    field.press("Enter")
    conflict = cell(grid, "Bus", "kind").locator(".cell-form__conflict")
    expect(conflict).to_contain_text("theirs")
    expect(conflict).to_contain_text("mine")
    assert violations(grid) == []

    conflict.get_by_text(button).click()
    expect(cell(grid, "Bus", "kind")).to_have_text(kept)
    colleague.reload()
    expect(cell(colleague, "Bus", "kind")).to_have_text(kept)


def test_several_are_chosen_with_shift_and_changed_at_once(grid):
    boxes = grid.locator(".row-box")
    expect(grid.locator("#bulk")).not_to_be_visible()
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(grid.locator("[data-chosen-count]")).to_have_text("3")
    assert violations(grid) == []

    grid.locator("#bulk summary", has_text="Owner").click()
    grid.locator("#bulk-owner").fill("Ada")
    grid.get_by_text("Set the owner").click()
    for name in NAMES:
        expect(cell(grid, name, "owner")).to_have_text("Ada")

    grid.locator(".message button", has_text="Undo").click()
    expect(cell(grid, "Bus", "owner")).to_have_text("—")


def test_a_row_is_checked_by_one_click(grid):
    button = cell(grid, "Bus", "checked").locator(".row-check")
    cell(grid, "Bus", "checked").hover()
    button.click()

    expect(cell(grid, "Bus", "checked")).to_contain_text("today")


def test_columns_are_chosen_and_kept(grid):
    grid.locator("summary", has_text="Columns").click()
    grid.locator("#choose-columns").get_by_label("Place").check()
    grid.locator("#choose-columns").get_by_label("Kind").uncheck()
    grid.get_by_text("Show these").click()
    expect(cell(grid, "Bus", "place")).to_be_visible()

    grid.goto(grid.url.split("?")[0])
    expect(cell(grid, "Bus", "place")).to_be_visible()
    expect(cell(grid, "Bus", "kind")).to_have_count(0)


def test_on_a_phone_a_tap_opens_the_form_over_the_whole_width(browser: Browser, grid):
    state = grid.context.storage_state()
    size = {"width": 390, "height": 844}
    context = browser.new_context(storage_state=state, viewport=size, has_touch=True, is_mobile=True)
    phone = context.new_page()
    wrong = watch(phone)
    phone.goto(grid.url)

    phone.locator("tbody th", has_text="Bus").tap(position={"x": 300, "y": 5})
    form = cell(phone, "Bus", "name").locator("form")
    expect(form).to_be_visible()
    assert form.bounding_box()["width"] > 280
    form.locator("[data-cell-cancel]").tap()
    expect(cell(phone, "Bus", "owner")).to_be_visible()  # what is unknown can be filled in now
    cell(phone, "Bus", "owner").tap()
    phone.locator("form input[name='owner']").first.fill("Ada")
    phone.locator(".cell-form button", has_text="Save").tap()
    expect(cell(phone, "Bus", "owner")).to_have_text("Ada")
    assert violations(phone) == []
    context.close()
    assert wrong == []

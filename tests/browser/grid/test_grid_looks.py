"""The list with its filters open, wide and on a phone, light and dark; and with a cell open."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.conftest import watch
from tests.browser.grid.conftest import cell, no_violations
from tests.server import Site

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
FILTERED = (
    "kind=union&kind=faith&spectrum=unknown&exposure=high&exposure=unknown&stale=1&red_line=1&people=known"
)


@pytest.fixture(params=["light", "dark"])
def looked_at(
    request: pytest.FixtureRequest, browser: Browser, grid_site: Site, grid_cookies: StorageState
) -> Iterator[Any]:
    """Opens the list of the first workspace in a window of this size, watched."""
    context = browser.new_context(storage_state=grid_cookies, color_scheme=request.param)
    page = context.new_page()
    wrong = watch(page)

    def look(size: dict[str, int], asked: str = "") -> Page:
        page.set_viewport_size(size)  # type: ignore[arg-type]  # two numbers
        page.goto(f"{grid_site.url}/w/grid-0/organizations/?{asked}")
        return page

    yield look
    context.close()
    assert not wrong, "\n".join(wrong)


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_on_a_phone_the_filters_stand_in_a_sheet_that_one_thumb_opens_fills_and_sends(looked_at):
    page = looked_at(PHONE)
    no_violations(page)
    page.locator("#open-filters").click()
    page.locator("#filter-coalition").click()
    expect(page.get_by_role("checkbox", name="medium: it could go either way")).to_be_visible()
    no_violations(page)
    assert overflow(page) <= 0

    page.get_by_role("checkbox", name="could not be assessed").check()
    page.locator(".filters__foot button").click()
    expect(page.locator("#chip-exposure")).to_contain_text("Exposure to absorption: could not be assessed")
    assert "exposure=unknown" in page.url
    no_violations(page)
    assert overflow(page) <= 0


def test_wide_each_menu_of_the_filters_opens_below_its_name(looked_at):
    page = looked_at(WIDE)
    for menu in page.locator("#filter-list summary").all():
        menu.click()
        expect(menu.locator("xpath=..").locator(".filters__menu")).to_be_visible()
        no_violations(page)
        page.keyboard.press("Escape")


@pytest.mark.parametrize("group", ["", "spectrum"])
@pytest.mark.parametrize("width", [1280, 1366, 1440, 1600])
def test_the_row_of_menus_stays_one_row_with_filters_in_force(looked_at, width, group):
    page = looked_at({"width": width, "height": 800}, f"{FILTERED}&group={group}")

    menus = [each.bounding_box() for each in page.locator(".list-bar summary.chip").all()]
    assert len(menus) == 11
    assert max(each["y"] for each in menus) - min(each["y"] for each in menus) < 8
    assert overflow(page) <= 0


@pytest.mark.parametrize("column", ["name", "spectrum", "next", "checked"])
def test_an_open_cell_can_be_read_by_everybody(looked_at, column):
    for size in (WIDE, PHONE):
        page = looked_at(size)
        cell(page, "Bus", column).evaluate("each => each.closest('tr').setAttribute('data-open', '')")
        cell(page, "Bus", column).focus()
        page.keyboard.press("F2")
        expect(cell(page, "Bus", column).locator("form")).to_be_visible()
        no_violations(page)
        assert overflow(page) <= 0
        page.keyboard.press("Escape")


def test_a_chosen_block_and_a_cell_that_could_not_be_saved_can_be_read_by_everybody(looked_at):
    page = looked_at(WIDE)
    page.route("**/cell/**", lambda route: route.fulfill(status=405, body=""))
    cell(page, "Bus", "owner").focus()
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    expect(cell(page, "Bus", "owner")).to_have_attribute("data-failed", "")
    cell(page, "Bus", "owner").focus()
    page.keyboard.press("Shift+ArrowUp")
    no_violations(page)
    cell(page, "Bus", "owner").focus()
    expect(cell(page, "Bus", "owner").locator("[data-again]")).to_be_visible()
    no_violations(page)
    page.keyboard.press("Escape")

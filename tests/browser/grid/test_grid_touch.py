"""A finger on the list: its first tap opens no cell."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.conftest import watch
from tests.browser.grid.conftest import cell, field, no_violations, row, saved
from tests.server import Site

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 1180, "height": 820}


@pytest.fixture
def touch(
    request: pytest.FixtureRequest,
    browser: Browser,
    grid_site: Site,
    grid_cookies: StorageState,
    grid_numbers: Iterator[int],
) -> Iterator[Page]:
    """The list on a screen that is touched; its size is the parameter."""
    context = browser.new_context(storage_state=grid_cookies, viewport=request.param, has_touch=True)
    page = context.new_page()
    wrong = watch(page)
    columns = "&".join(f"column={name}" for name in ("kind", "spectrum", "owner", "next", "checked"))
    page.goto(f"{grid_site.url}/w/grid-{next(grid_numbers)}/organizations/?{columns}")
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("touch", [PHONE], indirect=True)
def test_on_a_phone_the_first_tap_opens_the_card_and_the_second_a_field(touch):
    row(touch, "Bus").tap(position={"x": 300, "y": 30})
    expect(row(touch, "Bus")).to_have_attribute("data-open", "")
    expect(touch.locator("[data-cell] form")).to_have_count(0)
    heights = (
        row(touch, "Bus")
        .locator("[data-cell]")
        .evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")
    )
    assert len(heights) == 6
    assert min(heights) >= 44
    no_violations(touch)

    cell(touch, "Bus", "owner").tap()
    field(touch, "Bus", "owner").fill("Ada")
    save = cell(touch, "Bus", "owner").get_by_role("button", name="Save")
    assert save.evaluate("(each) => each.getBoundingClientRect().height") >= 44
    save.tap()
    saved(touch)
    expect(cell(touch, "Bus", "owner")).to_have_text("Ada")

    cell(touch, "Clean river", "name").tap(position={"x": 250, "y": 8})  # another card: opened, not edited
    expect(row(touch, "Clean river")).to_have_attribute("data-open", "")
    expect(touch.locator("[data-cell] form")).to_have_count(0)


@pytest.mark.parametrize("touch", [PHONE], indirect=True)
def test_choosing_rows_on_a_phone_opens_neither_card_nor_cell(touch):
    row(touch, "Bus").locator(".row-box").tap()
    expect(touch.locator("[data-chosen-count]")).to_have_text("1")
    expect(touch.locator("[data-open], [data-cell] form")).to_have_count(0)


@pytest.mark.parametrize("touch", [TABLET], indirect=True)
def test_on_a_wide_screen_the_first_tap_chooses_the_cell_and_the_second_opens_it(touch):
    cell(touch, "Bus", "owner").tap()
    expect(cell(touch, "Bus", "owner")).to_be_focused()
    expect(touch.locator("[data-cell] form")).to_have_count(0)
    cell(touch, "Clean river", "kind").tap()
    expect(cell(touch, "Clean river", "kind")).to_be_focused()
    expect(touch.locator("[data-cell] form")).to_have_count(0)
    cell(touch, "Clean river", "kind").tap()
    expect(field(touch, "Clean river", "kind")).to_be_focused()


@pytest.mark.parametrize("touch", [PHONE], indirect=True)
@pytest.mark.parametrize("words", ["", "Call them"])
def test_the_date_of_a_next_step_stands_beside_its_label_or_below_its_words(touch, words):
    row(touch, "Bus").tap(position={"x": 300, "y": 30})
    cell(touch, "Bus", "next").tap()
    field(touch, "Bus", "next").fill(words)
    cell(touch, "Bus", "next").locator("input[type=date]").fill("2030-05-04")
    cell(touch, "Bus", "next").get_by_role("button", name="Save").tap()
    saved(touch)
    touch.reload()
    box = cell(touch, "Bus", "next").bounding_box()
    date = cell(touch, "Bus", "next").locator("time").bounding_box()
    assert box
    assert date
    assert date["x"] - box["x"] >= 120  # the column of the values, not that of the labels
    if not words:
        assert box["height"] < 2 * date["height"]  # one line


@pytest.mark.parametrize("touch", [PHONE], indirect=True)
def test_checked_today_stands_in_the_line_of_the_day_at_the_thumbs_edge(touch):
    row(touch, "Bus").tap(position={"x": 300, "y": 30})
    checked = cell(touch, "Bus", "checked")
    button = checked.get_by_role("button", name="checked today")
    box, mark = checked.bounding_box(), button.bounding_box()
    assert box
    assert mark
    assert box["height"] < 2 * mark["height"]  # one line
    assert mark["x"] > box["x"] + box["width"] / 2

    button.tap()
    saved(touch)
    expect(checked).to_contain_text("today")

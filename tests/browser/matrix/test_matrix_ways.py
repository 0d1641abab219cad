"""The matrix for whoever reads it otherwise: skipped rows, assistive programs, a thumb without a script."""

import re

from playwright.sync_api import expect

from tests.browser.matrix.conftest import cell, press
from tests.browser.test_walk import grave


def test_rows_outside_of_the_window_are_not_laid_out_and_still_are_cells_of_a_grid(matrix):
    css = "getComputedStyle(document.querySelector('.matrix tbody tr')).contentVisibility"
    assert matrix.evaluate(css) == "auto"
    grid = matrix.get_by_role("grid")
    assert grid.get_by_role("row").count() == 5  # two of heads
    assert grid.get_by_role("rowheader").count() == 3
    assert grid.get_by_role("gridcell").count() >= 9


def test_the_matrix_is_accessible_while_it_is_used(matrix):
    press(matrix, "5", "ArrowDown", "?")
    expect(cell(matrix, 0, 0)).to_have_text("strongly forestimate")

    assert grave(matrix, "the matrix") == []


def test_a_thumb_enters_one_organization_without_a_script(browser, matrix, matrix_cookies):
    context = browser.new_context(
        java_script_enabled=False,
        storage_state=matrix_cookies,
        viewport={"width": 390, "height": 844},
    )
    phone = context.new_page()
    phone.goto(matrix.url)
    for of_the_keyboard in (".matrix-scroll", ".matrix-keys", ".sitting"):
        expect(phone.locator(of_the_keyboard)).to_be_hidden()
    phone.get_by_role("link", name="Parish").click()
    button = phone.get_by_role("group", name="Stance: Demand B").get_by_role("button", name="strongly for")
    assert button.bounding_box()["height"] >= 44
    button.click()
    expect(phone.locator("#messages")).to_contain_text("Saved")
    expect(phone).to_have_url(re.compile(r"#pair-"))
    expect(phone.get_by_role("button", name="strongly for", pressed=True)).to_have_count(1)
    context.close()

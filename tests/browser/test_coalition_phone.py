"""The pages below a coalition on a phone: a cell stays whole, and the page one is on is in sight."""

import pytest

from tests.browser.filling import DEMONSTRATION
from tests.browser.test_walk import PHONE

# A cell of a stacked table has a label and one thing beside it: a second thing slips below the label.
TORN = """
  () => [...document.querySelectorAll(".table--stack td[data-label]")].filter((cell) =>
    getComputedStyle(cell).display === "grid" && [...cell.childNodes].filter((node) =>
      node.nodeType === Node.TEXT_NODE ? node.textContent.trim()
      : node.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display !== "none").length > 1
  ).map((cell) => `${cell.dataset.label}: ${cell.textContent.trim()}`)
"""
HERE = """
  () => { const box = document.querySelector(".page-links [aria-current]").getBoundingClientRect();
          return [box.left, box.right]; }
"""


@pytest.fixture
def phone(signed_in_page, site):
    signed_in_page.set_viewport_size(PHONE)
    signed_in_page.goto(f"{site.url}/w/{DEMONSTRATION}/coalitions/")
    signed_in_page.get_by_role("main").get_by_role("link", name="March on Washington").first.click()
    signed_in_page.wait_for_load_state()
    return signed_in_page


def test_cells_stay_whole_and_the_page_one_is_on_is_in_sight(phone):
    coalition = phone.url
    for place in ("changes/", "build/", "ready/", "keystones/", "numbers/", "together/"):
        phone.goto(f"{coalition}{place}")
        assert phone.evaluate(TORN) == [], place
        left, right = phone.evaluate(HERE)
        assert left >= 0, place
        assert right <= 390, place

    phone.goto(f"{coalition}answers/")
    assert phone.locator("#told, [aria-labelledby=told]").count()
    assert phone.evaluate(TORN) == []

"""Nothing moves when a cell is opened: its form lies over it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grid.conftest import NAMES, cell, field, saved

CELLS = ("name", "kind", "spectrum", "people", "place", "constituencies", "owner", "next", "checked")
ALL = "?" + "&".join(f"column={name}" for name in (*CELLS[1:], "coalitions"))
NEAREST = "(each) => each.scrollIntoView({ block: 'nearest', inline: 'nearest' })"
PLACES = """
  () => [...document.querySelectorAll("table[data-grid] tr > *")].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [each.closest("tr").id, each.dataset.column, x, y, width, height].join(" ");
  })
"""


def hidden(page: Page) -> list[float]:
    """How far the form reaches out of the list's frame on each side where it does."""
    reach: list[float] = page.locator("table[data-grid] [data-cell] > form").evaluate("""(form) => {
      const own = form.getBoundingClientRect();
      const frame = form.closest(".table-wrap").getBoundingClientRect();
      const out = [frame.left - own.left, own.right - frame.right, own.bottom - frame.bottom];
      return out.filter((each) => each > 1);
    }""")
    return reach


@pytest.mark.parametrize("name", [NAMES[0], NAMES[-1]])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_no_cell_moves_when_one_opens_and_closes(grid, name, size):
    grid.set_viewport_size({"width": size[0], "height": size[1]})
    grid.goto(grid.url.split("?")[0] + ALL)
    for column in CELLS:
        cell(grid, name, column).evaluate(NEAREST)
        cell(grid, name, column).focus()
        before = grid.evaluate(PLACES)
        grid.keyboard.press("F2")
        expect(field(grid, name, column)).to_be_focused()
        assert grid.evaluate(PLACES) == before, column
        assert hidden(grid) == [], column
        grid.keyboard.press("Escape")
        expect(cell(grid, name, column).locator("form")).to_have_count(0)
        assert grid.evaluate(PLACES) == before, column


def test_what_is_typed_is_shown_in_its_place_and_no_column_gets_wider(grid):
    before = [place.split()[-4] for place in grid.evaluate(PLACES)]
    cell(grid, "Bus", "owner").focus()
    grid.keyboard.type("Someone with a very long name, and another person")
    grid.keyboard.press("Enter")
    saved(grid)
    assert [place.split()[-4] for place in grid.evaluate(PLACES)] == before


def test_a_refused_form_lies_over_its_cell_too(grid):
    cell(grid, "Bus", "name").focus()
    before = grid.evaluate(PLACES)
    grid.keyboard.press("F2")
    field(grid, "Bus", "name").fill("")
    grid.keyboard.press("Enter")
    refused = grid.locator("[data-cell='name']:has(.errorlist)")
    expect(refused).to_be_visible()
    assert grid.evaluate(PLACES) == before
    refused.locator("input:not([type='hidden'], .row-box)").first.press("Escape")
    expect(cell(grid, "Bus", "name").locator("form")).to_have_count(0)
    assert grid.evaluate(PLACES) == before

"""The keys of a spreadsheet on a closed cell: Delete empties it, Ctrl-Z takes the last act back."""

import pytest
from playwright.sync_api import expect

from tests.browser.grid.conftest import cell, saved


@pytest.mark.both_databases
def test_delete_empties_a_closed_cell_and_ctrl_z_takes_back_one_act_after_the_other(grid):
    owner = cell(grid, "Bus", "owner")
    owner.focus()
    grid.keyboard.type("Ada")
    grid.keyboard.press("Enter")
    saved(grid)
    owner.focus()
    grid.keyboard.press("Delete")
    saved(grid)
    expect(owner).to_have_text("—")
    expect(owner).to_be_focused()

    grid.keyboard.press("Control+z")
    expect(owner).to_have_text("Ada")
    grid.keyboard.press("Control+z")
    expect(owner).to_have_text("—")


def test_delete_leaves_the_name_and_the_coalitions(grid):
    for column in ("name", "coalitions"):
        there = cell(grid, "Bus", column)
        before = there.inner_text()
        there.focus()
        grid.keyboard.press("Delete")
        expect(there).to_have_text(before, use_inner_text=True)
        expect(there).not_to_have_attribute("data-unsaved", "")


def test_the_coalitions_open_in_their_cell_by_key_and_close_with_esc(grid):
    there = cell(grid, "Bus", "coalitions")
    there.focus()
    grid.keyboard.press("F2")
    there.get_by_label("new coalition").fill("Bread and roses")
    grid.keyboard.press("Enter")
    expect(there.locator(".badge")).to_contain_text("Bread and roses")
    expect(there).to_be_focused()

    grid.keyboard.press("Enter")
    expect(there.get_by_role("button", name="Leaves today")).to_be_visible()
    grid.keyboard.press("Escape")
    expect(there.locator(".cell-panel")).to_have_count(0)
    expect(there).to_be_focused()

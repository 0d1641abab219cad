"""The keys of a spreadsheet on a closed cell: Delete empties it, Ctrl-Z takes the last act back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.grid.conftest import cell, row, saved


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


def test_ctrl_z_with_nothing_to_take_back_leads_to_the_history(grid):
    cell(grid, "Bus", "owner").focus()
    grid.keyboard.press("Control+z")

    expect(grid.locator("#messages .message")).to_contain_text("nothing to undo since this page was loaded")
    grid.get_by_role("link", name="Earlier changes stand in the history.").click()
    expect(grid).to_have_url(re.compile(r"/history/$"))


def test_who_was_added_by_name_is_taken_back_from_the_message_or_by_ctrl_z_before_what_came_earlier(grid):
    owner = cell(grid, "Bus", "owner")
    owner.focus()
    grid.keyboard.type("Ada")
    grid.keyboard.press("Enter")
    saved(grid)
    for name in ("Dockers", "Engineers"):
        grid.locator("#add-name").fill(name)
        grid.keyboard.press("Enter")
        expect(grid.locator("#messages .message")).to_contain_text(f"Added: {name}")
    owner.focus()
    grid.keyboard.press("Control+z")
    expect(row(grid, "Engineers")).to_have_class(re.compile(r"\brow--gone\b"))
    expect(owner).to_have_text("Ada")

    grid.reload()
    grid.locator("#add-name").fill("Farmers")
    grid.keyboard.press("Enter")
    grid.locator("#messages .message", has_text="Farmers").get_by_role("button", name="Undo").click()
    expect(grid.locator("#messages .message")).to_contain_text("Taken back")
    expect(row(grid, "Farmers")).to_have_count(0)
    expect(row(grid, "Dockers")).to_have_count(1)


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

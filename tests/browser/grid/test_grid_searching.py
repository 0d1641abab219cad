"""Typing faster than the server answers: what was asked is not broken off, and the last word counts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grid.conftest import row


def slow(page: Page) -> None:
    """Every answer takes longer than the next letter."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    speed = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", speed)


@pytest.mark.parametrize("field", ["#organization-q", "#add-name"])
def test_a_field_that_asks_while_it_is_typed_into_shows_the_last_answer_and_no_error(grid, field):
    slow(grid)
    broken = []
    grid.on("requestfailed", lambda request: broken.append(request.url))
    grid.locator(field).press_sequentially("bus rider", delay=300)

    if field == "#organization-q":
        expect(row(grid, "Ambulance")).to_have_count(0)
        expect(row(grid, "Bus riders")).to_have_count(1)
        expect(grid).to_have_url(re.compile(r"[?]q=bus(%20|[+])rider$"))
    else:
        expect(grid.locator("#add-like")).to_contain_text("Bus riders")
    assert broken == []


def test_the_palette_does_too(grid):
    slow(grid)
    broken = []
    grid.on("requestfailed", lambda request: broken.append(request.url))
    grid.keyboard.press("Control+k")
    grid.keyboard.type("bus rider", delay=300)

    expect(grid.get_by_role("option", name="Bus riders").first).to_be_visible()
    assert broken == []

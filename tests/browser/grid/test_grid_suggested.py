"""Whoever may be meant by a name is not taken away by an answer that comes while they are being chosen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

SEEN = """window.seen = new Promise((done) =>
  document.addEventListener("htmx:afterRequest", () => requestAnimationFrame(() => done(true))));0"""
THERE = re.compile(r"/organizations/[0-9a-f-]{36}/$")


@pytest.fixture
def link(grid: Page) -> Locator:
    """The organization that is suggested for what was typed so far."""
    grid.locator("#add-name").press_sequentially("bus rid")
    found = grid.locator("#add-like a")
    expect(found).to_have_text("Bus riders")
    return found


@pytest.fixture
def release(grid: Page, link: Locator) -> Callable[..., None]:
    """One more letter is typed, and its answer is held back until this is called."""
    held: list[Route] = []
    grid.route("**/organizations/like/**", lambda route: held.append(route))
    with grid.expect_request("**/organizations/like/**"):
        grid.locator("#add-name").press_sequentially("e")

    def let_go(body: str | None = None) -> None:
        grid.evaluate(SEEN)
        held.pop().fulfill(body=body) if body else held.pop().continue_()
        assert grid.evaluate("window.seen")

    return let_go


def test_the_one_that_has_the_focus_keeps_it_and_enter_opens_it(grid, link, release):
    link.focus()
    release()

    expect(link).to_be_focused()
    grid.keyboard.press("Enter")
    expect(grid).to_have_url(THERE)


def test_the_one_that_is_pressed_is_opened_when_the_button_is_lifted(grid, link, release):
    link.hover()
    grid.mouse.down()
    release()
    grid.mouse.up()

    expect(grid).to_have_url(THERE)


def test_what_came_late_is_shown_once_the_list_is_left(grid, link, release):
    link.focus()
    release("<p>Nobody.</p>")
    expect(link).to_be_focused()

    grid.locator("#add-name").focus()

    expect(grid.locator("#add-like")).to_have_text("Nobody.")

"""Two records become one, with the keyboard alone, on a phone, without a script, and back."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import enter
from tests.browser.test_walk import grave, overflow
from tests.server import Site

LIST = "/w/clean-air/organizations/"
NAMES = ("Riders Union", "The Riders' Union")


def fill(page: Page, site: Site) -> None:
    """A workspace with one organization recorded twice."""
    enter(page, site)
    page.goto(f"{site.url}/workspaces/new/")
    page.get_by_label("Name of the campaign").fill("Clean air")
    page.locator("main form button").first.click()
    page.goto(site.url + LIST)
    for name in NAMES:
        page.locator("#add-name").fill(name)
        page.locator("#add-name").press("Enter")
        expect(page.locator("tbody th", has_text=name)).to_be_visible()


def press_until(page: Page, target: str, key: str = "Tab") -> None:
    """Walks there with the keyboard, as somebody without a mouse does."""
    for _press in range(80):
        if page.evaluate(f"document.activeElement.matches({target!r})"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} is out of the keyboard's reach")


def take_the_other_name(phone: Page, *, script: bool) -> None:
    """In the preview: the name of the record that goes, then on to the button."""
    if script:
        assert grave(phone, "merge") == []
        assert overflow(phone) <= 0
        press_until(phone, "input[name=name]")
        phone.keyboard.press("ArrowRight")
        press_until(phone, "main form .form__actions button")
    else:
        phone.locator('input[name="name"][value="other"]').check()
        phone.locator("main form .form__actions button").focus()


@pytest.mark.both_databases
@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_from_the_list_of_duplicates_through_the_preview_and_back(
    browser: Browser, page: Page, empty_site: Site, script: bool
) -> None:
    fill(page, empty_site)
    state = page.context.storage_state()
    context = browser.new_context(
        storage_state=state, java_script_enabled=script, viewport={"width": 390, "height": 844}
    )
    phone = context.new_page()
    phone.goto(f"{empty_site.url}{LIST}duplicates/")
    expect(phone.locator("#pairs > li")).to_have_count(1)
    phone.get_by_role("link", name=re.compile("^Merge")).focus()
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Merge The Riders' Union into Riders Union")
    take_the_other_name(phone, script=script)
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", level=1)).to_contain_text("The Riders' Union")
    expect(phone.locator(".messages, [role=status]").first).to_contain_text("are one record now")
    phone.get_by_role("button", name="Undo").first.click()

    expect(phone.locator("body")).to_contain_text("Taken back")
    phone.goto(f"{empty_site.url}{LIST}")
    for name in NAMES:
        expect(phone.locator("main")).to_contain_text(name)
    context.close()

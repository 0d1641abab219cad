"""What keeps work safe, by hand: saying why, what was deleted, who is seen, saved lists."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import enter
from tests.browser.test_two_people import SET_UP
from tests.browser.test_walk import faults
from tests.server import Site

pytestmark = pytest.mark.both_databases


@pytest.fixture
def listed(page: Page, empty_site: Site) -> Page:
    """Ada, at the list of three."""
    empty_site.manage("shell", "-v0", "-c", SET_UP)
    enter(page, empty_site, "--email", "ada@example.org")
    page.goto(f"{empty_site.url}/w/two/organizations/")
    return page


def test_a_reason_is_given_put_right_and_shown_and_what_was_deleted_is_brought_back(listed):
    page, here = listed, listed.url
    page.get_by_role("link", name="Tenants").click()
    page.goto(f"{page.url}delete/")
    page.get_by_label("Why").fill("they merged")
    assert faults(page) == []
    page.locator("main form button").first.click()

    page.goto(here.replace("organizations/", "history/?show=deleted"))
    expect(page.locator("main tbody")).to_contain_text("they merged")
    assert faults(page) == []
    page.locator("main tbody th a").first.click()
    page.get_by_text("Put the reason right").click()
    page.get_by_label("Why").first.fill("they merged with Nurses")
    assert faults(page) == []
    page.locator("main details form button").first.click()
    expect(page.locator("main")).to_contain_text("said by Ada")

    page.goto(here.replace("organizations/", "history/?show=deleted"))
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_text("Nothing is deleted")).to_be_visible()
    assert faults(page) == []
    page.goto(here)
    expect(page.locator("tbody th[scope=row]")).to_have_count(3)


def test_who_does_not_want_to_be_seen_is_not_and_the_menu_is_accessible(listed):
    page = listed
    page.locator(".account summary").click()
    assert faults(page) == []

    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="Hide where I am").click()
    expect(page.get_by_text("Nobody sees any more which page you look at")).to_be_visible()
    page.locator(".account summary").click()
    page.get_by_role("button", name="Show where I am").click()
    expect(page.get_by_text("now see that you are there")).to_be_visible()


def test_the_menu_of_saved_lists_and_the_form_of_one_are_accessible(listed):
    page = listed
    page.locator("#saved-views summary").click()
    page.locator("#save-view-name").fill("All of them")
    page.locator(".save-view button").click()
    page.locator("#saved-views summary").click()
    assert faults(page) == []

    page.get_by_role("link", name="Rename or delete").click()
    expect(page.locator("main form").first).to_be_visible()
    assert faults(page) == []

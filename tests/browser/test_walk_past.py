"""The past in a real browser: each page of it, its band, and the way back by the keyboard alone."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from organizations.moments import write_moment
from tests.architecture.source import Url
from tests.architecture.test_past import SHOWS_THE_PAST
from tests.browser.filling import DEMONSTRATION
from tests.browser.test_walk import URLS, address, faults, shown

PAST = [url for url in URLS if url.name in SHOWS_THE_PAST]
CHANGES_SOMETHING = "main form[method=post], main [hx-post], main [data-save], main [contenteditable]"
AT = f"/w/{DEMONSTRATION}@"


@pytest.fixture
def page(signed_in_page: Page) -> Page:
    return signed_in_page


@pytest.fixture(scope="session")
def then(filled: object) -> str:
    """The moment at which all had been filled."""
    return write_moment(timezone.now())


def in_the_past(url: Url, filled, then: str) -> str:
    """Of the demonstration alone: the sample was never recorded."""
    path = address(url, filled)
    return path.replace(f"/w/{DEMONSTRATION}/", f"{AT}{then}/") if f"/{DEMONSTRATION}/" in path else ""


def test_only_what_the_demonstration_has_none_of_is_left_out(filled, then):
    left_out = {url.name for url in PAST if not in_the_past(url, filled, then)}

    assert left_out <= {"saved_view_detail"}


@pytest.mark.parametrize("url", PAST, ids=str)
def test_a_page_of_the_past_is_accessible_fits_and_changes_nothing(page, site, filled, then, url):
    there = in_the_past(url, filled, then)
    response = shown(page, site.url + there) if there else None
    if response is None:
        return
    assert response.status == 200
    if page.locator("main").count():
        expect(page.get_by_role("complementary", name="Which moment this is")).to_be_visible()
        assert page.locator(CHANGES_SOMETHING).count() == 0

    assert faults(page) == []


def back_by_keyboard(page: Page) -> None:
    """Tab from the top of the page until the way back has the focus, then Enter."""
    back = page.get_by_role("link", name="Back to the present")
    for _each in range(60):
        page.keyboard.press("Tab")
        if back.evaluate("(each) => each === document.activeElement"):
            break
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "@" not in url)


@pytest.mark.parametrize("place", ["organizations/", "matrix/", "coalitions/", "history/", "tenets/", "map/"])
def test_the_keyboard_alone_leads_back_to_the_same_page_of_the_present(page, site, filled, then, place):
    page.goto(f"{site.url}{AT}{then}/{place}")
    expect(page.locator("aside.past")).to_contain_text("not changed")

    back_by_keyboard(page)

    assert page.url.partition("?")[0].endswith(f"/w/{DEMONSTRATION}/{place}")  # columns may be named after it
    expect(page.locator("aside.past")).to_have_count(0)


def test_a_day_is_chosen_in_the_history_and_links_stay_there(page, site, filled):
    page.goto(f"{site.url}/w/{DEMONSTRATION}/history/")
    page.get_by_text("Look at the workspace as it was on a day").click()
    page.get_by_label("Day").fill(timezone.localdate().isoformat())
    page.locator("main details form button").click()
    page.wait_for_url(re.compile("@"))

    page.get_by_role("link", name="Organizations", exact=True).first.click()
    page.wait_for_url(re.compile(r"@[^/]+/organizations/"))
    page.locator("main tbody th[scope=row] a").first.click()
    page.wait_for_url(re.compile(r"@[^/]+/organizations/[0-9a-f-]{36}/"))

    expect(page.locator("aside.past")).to_be_visible()
    assert page.locator(CHANGES_SOMETHING).count() == 0

"""The strip of what happened when, under the hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.map_looks import MAP
from tests.browser.test_walk import PHONE, WIDE, grave, overflow


@pytest.fixture
def page(signed_in_page):
    return signed_in_page


def test_arrows_walk_from_happening_to_happening_and_the_focus_stays(page, site):
    page.goto(site.url + MAP)
    page.get_by_role("link", name=re.compile("^Earlier")).focus()

    page.keyboard.press("ArrowLeft")
    expect(page.locator(".timeline__told")).to_contain_text("The map as it stood on")
    last = page.url
    expect(page.locator("#timeline")).to_be_focused()

    page.keyboard.press("ArrowLeft")
    page.wait_for_url(lambda url: url != last)
    page.keyboard.press("ArrowRight")
    page.wait_for_url(last)

    page.get_by_role("link", name="Back to today").click()
    expect(page.locator(".timeline__told")).to_have_count(0)


def test_a_mark_of_the_strip_and_a_day_of_the_list_lead_there(page, site):
    page.goto(site.url + MAP)
    page.locator(".timeline__strip a").first.click(force=True)
    expect(page).to_have_url(re.compile(r"day=\d{4}-\d\d-\d\d"))

    page.get_by_text("What happened:").click()
    page.locator(".timeline__list a").last.click()
    expect(page.locator(".timeline__told")).to_contain_text("The march")


def test_why_and_the_panel_are_of_that_day(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}{MAP}?day=1963-07-05")
    item = page.locator('.map-organization[data-name="CORE"]')
    item.focus()
    expect(page.locator("#why")).to_contain_text("CORE")
    item.locator(".map-wedge").first.dispatch_event("click")
    expect(page.locator("#map-panel h2")).to_have_text("CORE")
    assert any("why" in url and "day=1963-07-05" in url for url in asked)
    assert any("/map/organizations/" in url and "day=1963-07-05" in url for url in asked)


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_a_day_is_accessible_and_fits(page, site, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site.url}{MAP}?day=1963-08-28")
    page.get_by_text("What happened:").click()

    assert grave(page, scheme) == []
    assert overflow(page) <= 0

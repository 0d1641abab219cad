"""The wall in a room: blank at a key, up to date by itself."""

import pytest
from playwright.sync_api import expect

WALL = "/w/sample/wall/"
ADD = "/w/sample/organizations/add/"


@pytest.fixture
def page(signed_in_page, filled):
    signed_in_page.set_viewport_size({"width": 1280, "height": 720})
    return signed_in_page


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_a_key_blanks_it_at_once_and_brings_it_back(page, site, key):
    page.goto(site.url + WALL)
    blank = page.locator(".wall__blank")
    expect(blank).to_be_hidden()

    page.keyboard.press(key)
    expect(blank).to_be_visible()
    page.reload()
    expect(blank).to_be_visible()

    page.keyboard.press(key)
    expect(blank).to_be_hidden()


def test_blank_covers_everything(page, site):
    page.goto(site.url + WALL)
    page.keyboard.press("b")

    box = page.locator(".wall__blank").bounding_box()

    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 720)
    assert page.evaluate("document.elementFromPoint(640, 20).className") == "wall__blank"


def test_a_change_by_somebody_else_shows_by_itself(page, site, browser, signed_in_state):
    page.goto(site.url + WALL)
    expect(page.locator(".map-organization", has_text="Newcomers")).to_have_count(0)
    other = browser.new_context(storage_state=signed_in_state)
    colleague = other.new_page()
    colleague.goto(f"{site.url}/w/sample/organizations/new/")
    colleague.locator("[name=name]").fill("Newcomers")
    colleague.locator("main form button.button--primary").first.click()
    colleague.wait_for_url(lambda url: "/new/" not in url)
    other.close()

    expect(page.locator('.map-organization[data-name="Newcomers"]')).to_have_count(1, timeout=15_000)


def test_it_stays_blank_when_it_shows_a_change(page, site, browser, signed_in_state):
    page.goto(site.url + WALL)
    page.keyboard.press("b")
    before = page.locator("body").get_attribute("data-state")
    other = browser.new_context(storage_state=signed_in_state)
    colleague = other.new_page()
    colleague.goto(f"{site.url}/w/sample/organizations/new/")
    colleague.locator("[name=name]").fill("More newcomers")
    colleague.locator("main form button.button--primary").first.click()
    colleague.wait_for_url(lambda url: "/new/" not in url)
    other.close()

    expect(page.locator("body")).not_to_have_attribute("data-state", before, timeout=15_000)
    expect(page.locator(".wall__blank")).to_be_visible()


def test_other_keys_do_no_harm(page, site):
    page.goto(site.url + WALL)

    for key in ("f", "Escape", "x", "Enter", "f"):
        page.keyboard.press(key)

    expect(page.locator(".map__drawing")).to_be_visible()
    expect(page.locator(".wall__blank")).to_be_hidden()


def test_q_goes_back_to_the_sessions(page, site):
    page.goto(site.url + WALL)

    page.keyboard.press("q")

    page.wait_for_url("**/w/sample/sessions/")


def test_a_lost_connection_is_shown_and_the_picture_stays(browser, site, signed_in_state):
    context = browser.new_context(storage_state=signed_in_state)  # not watched: the failure is meant
    page = context.new_page()
    page.route("**/wall/state/", lambda route: route.abort())
    page.goto(site.url + WALL)

    expect(page.locator("body")).to_have_attribute("data-offline", "", timeout=10_000)
    expect(page.locator(".map__drawing")).to_be_visible()
    context.close()

"""A coalition’s allies, currents and moving together, under the hand: wide and on a phone, light and dark."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.filling import DEMONSTRATION
from tests.browser.test_walk import PHONE, WIDE, grave, overflow

COALITION = "March on Washington for Jobs and Freedom"


@pytest.fixture
def page(signed_in_page, site):
    page = signed_in_page
    page.goto(f"{site.url}/w/{DEMONSTRATION}/coalitions/")
    page.get_by_role("link", name=COALITION).first.click()
    return page


def look(page):
    """In both sizes and both schemes nothing grave, and nothing beside the screen."""
    for size, scheme in ((WIDE, "dark"), (PHONE, "light"), (PHONE, "dark"), (WIDE, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        assert grave(page, page.url) == []
        assert overflow(page) <= 0


def test_the_picture_around_the_target_names_whom_the_table_names(page):
    page.get_by_role("link", name="Allies", exact=True).click()
    picture = page.get_by_role("img", name="Who is how close to Administration")
    expect(picture).to_be_visible()

    drawn = set(picture.locator("g text").all_text_contents())
    listed = page.locator("section[aria-labelledby=pillars] tbody th bdi").all_text_contents()
    assert drawn == {each.strip() for each in listed}
    look(page)


def test_who_could_be_won_over_is_there_once_an_admin_switched_it_on(page, site):
    page.get_by_role("link", name="Allies", exact=True).click()
    expect(page.get_by_text("Who could be won over is not shown")).to_be_visible()
    allies = page.url

    page.goto(f"{site.url}/w/{DEMONSTRATION}/settings/")
    switch = page.locator("input[name=openings_shown]")
    switch.check()
    page.get_by_role("button", name="Save").click()
    page.goto(allies)
    expect(page.get_by_role("heading", name="Who could be won over")).to_be_visible()
    look(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Who could be won over")).to_be_hidden()
    page.emulate_media(media="screen")

    page.goto(f"{site.url}/w/{DEMONSTRATION}/settings/")
    switch.uncheck()
    page.get_by_role("button", name="Save").click()


def test_what_a_trend_does_is_entered_and_told(page, site):
    page.goto(f"{site.url}/w/{DEMONSTRATION}/trends/new/")
    page.get_by_role("textbox", name="name").fill("Unemployment in the cities")
    page.get_by_label("Kind").select_option("economic")
    page.get_by_label("Direction").select_option("rising")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name=re.compile("Add what it favours or hinders.*Unemployment")).click()
    page.get_by_label("Demand or value").select_option(label="National minimum wage")
    page.get_by_role("radio", name="favours it").check()
    page.get_by_label("How strongly").fill("4")
    page.get_by_role("button", name="Save").click()
    look(page)

    page.goto(f"{site.url}/w/{DEMONSTRATION}/coalitions/")
    page.get_by_role("link", name=COALITION).first.click()
    page.get_by_role("link", name="Currents", exact=True).click()
    expect(page.get_by_role("heading", name="Unemployment in the cities rising")).to_be_visible()
    expect(page.get_by_text("It carries, of your platform: National minimum wage")).to_be_visible()
    look(page)


def test_whether_some_move_together_is_said_once_asked_and_then_no_more(page):
    page.get_by_role("link", name="Moving together", exact=True).click()
    expect(page.get_by_text("Nobody has asked, so nothing was looked at.")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Ask", exact=True).click()
    page.get_by_label("Why you ask").fill("The speech was changed overnight")
    page.get_by_role("button", name="Ask, for everybody to see").click()
    expect(page.get_by_text("The speech was changed overnight")).to_be_visible()
    page.get_by_text("The same as a table").click()
    look(page)

    page.get_by_role("link", name="Take the question back").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nobody has asked, so nothing was looked at.")).to_be_visible()

"""The command palette under the hand: opened, typed into, gone through and left with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.filling import DEMONSTRATION
from tests.browser.test_walk import PHONE, grave, overflow

FIELD = "#palette-q"
CHOSEN = "#palette [role=option][aria-selected=true]"


@pytest.fixture
def page(signed_in_page: Page, site) -> Page:
    signed_in_page.goto(f"{site.url}/w/{DEMONSTRATION}/organizations/")
    return signed_in_page


def ask(page: Page, typed: str, first: str) -> None:
    """Types into the palette and waits for its answer."""
    page.locator(FIELD).fill(typed)
    expect(page.locator(CHOSEN)).to_contain_text(first)


def test_a_mistyped_name_is_found_and_opened_with_the_keyboard_alone(page):
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(CHOSEN)).to_contain_text("Add organization")
    page.keyboard.type("urban leage", delay=20)
    expect(page.locator(CHOSEN)).to_contain_text("National Urban League")
    expect(page.locator(CHOSEN).locator("mark")).to_have_text(["Urban", "League"])
    assert page.locator(FIELD).get_attribute("aria-activedescendant") == page.locator(CHOSEN).get_attribute(
        "id"
    )
    expect(page.locator("[data-palette-said]")).to_have_text("1 result")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("NUL")


def test_arrows_go_through_all_kinds_and_round(page):
    page.keyboard.press("Meta+k")
    ask(page, "labor", "Negro American Labor Council")
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_contain_text("Fair Labor Standards Act")
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_contain_text("Negro American Labor Council")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("Fair Labor Standards Act")


def test_enter_before_the_answer_came_opens_what_it_brings(page):
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("sclc")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("SCLC")


def test_escape_leaves_nothing_behind_and_gives_the_focus_back(page):
    page.locator("#organization-q").focus()
    page.keyboard.press("Control+k")
    ask(page, "naacp", "NAACP")
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    expect(page.locator("#organization-q")).to_be_focused()

    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_have_value("")
    expect(page.locator(CHOSEN)).to_contain_text("Add organization")
    assert "naacp" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")


def test_a_slash_that_is_typed_into_a_field_stays_there(page):
    page.locator("#organization-q").focus()
    page.keyboard.type("a/b")

    expect(page.locator("#palette")).to_be_hidden()
    expect(page.locator("#organization-q")).to_have_value("a/b")


def test_nothing_found_is_said_and_enter_leads_to_the_page_of_results(page):
    page.keyboard.press("Control+k")
    page.locator(FIELD).fill("zzzzqqqq")
    expect(page.locator("#palette")).to_contain_text("Nothing here is called “zzzzqqqq”")
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q=zzzzqqqq$"))


def test_who_was_signed_out_meanwhile_is_asked_to_sign_in(page):
    page.keyboard.press("Control+k")
    expect(page.locator(CHOSEN)).to_contain_text("Add organization")
    page.context.clear_cookies()
    page.locator(FIELD).fill("naacp")

    expect(page).to_have_url(re.compile(r"/accounts/sign-in/\?next=/w/.*search/%3Fq%3Dnaacp"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE], ids=["wide", "phone"])
def test_the_open_palette_is_accessible_and_fits(page, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.locator("[data-search]").click()
    expect(page.locator(CHOSEN)).to_contain_text("Add organization")
    found = grave(page, "empty")
    ask(page, "co", "C")
    found += grave(page, "typed")
    page.locator(FIELD).fill("zzzzqqqq")
    expect(page.locator(".palette__nothing")).to_be_visible()
    found += grave(page, "nothing found")

    assert found == []
    assert overflow(page) <= 0


def test_without_scripts_the_box_leads_to_a_page_of_results(browser, signed_in_state, site):
    context = browser.new_context(storage_state=signed_in_state, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site.url}/w/{DEMONSTRATION}/organizations/")
    plain.locator("[data-search]").fill("racial equalty")
    plain.locator("[data-search]").press("Enter")

    expect(plain.locator("main .found__row").first).to_contain_text("Congress of Racial Equality")
    expect(plain.locator("#palette")).to_be_hidden()
    plain.locator("main .found__row").first.click()
    expect(plain.locator("h1")).to_contain_text("CORE")
    context.close()

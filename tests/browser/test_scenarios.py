"""What if, under the hand: a scenario is made, played, applied and taken back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.filling import DEMONSTRATION, SAMPLE
from tests.browser.test_walk import PHONE, WIDE, grave, overflow


@pytest.fixture
def page(signed_in_page):
    return signed_in_page


def test_a_scenario_is_made_step_by_step_and_tells_what_changes(page, site):
    page.goto(f"{site.url}/w/{DEMONSTRATION}/coalitions/")
    page.get_by_role("link", name="March on Washington for Jobs and Freedom").first.click()
    page.get_by_role("link", name="What if", exact=True).click()
    page.get_by_role("link", name="New scenario").first.click()
    page.get_by_role("textbox", name="Name").fill("The first demand comes back")
    page.get_by_role("button", name="Save").click()

    page.get_by_role("link", name="The platform changes").click()
    page.get_by_label("Demand or value").select_option(label="Federal public works for all the unemployed")
    page.get_by_label("In the platform").select_option("full")
    page.get_by_role("button", name="Add this step").click()
    expect(page.locator("#steps + ol li")).to_contain_text("Federal public works for all the unemployed")
    expect(page.get_by_role("heading", name="Gains")).to_be_visible()
    for size, scheme in ((WIDE, "light"), (PHONE, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        assert grave(page, page.url) == []
        assert overflow(page) <= 0

    page.get_by_role("link", name="Apply…").click()
    expect(page.get_by_text("This coalition ended on")).to_be_visible()
    page.get_by_role("link", name="Back to the scenario").click()

    page.get_by_role("link", name=re.compile("^Remove: ")).click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No step yet.")).to_be_visible()


def test_applying_lists_what_is_written_and_is_taken_back_at_once(page, site, filled):
    coalition, scenario = (filled["ids"][name][SAMPLE] for name in ("coalition_id", "scenario_id"))
    page.goto(f"{site.url}/w/{SAMPLE}/coalitions/{coalition}/what-if/{scenario}/")
    page.get_by_role("link", name="Apply…").click()
    expect(page.get_by_text("joins as a member today")).to_be_visible()
    page.set_viewport_size(PHONE)
    assert grave(page, page.url) == []
    assert overflow(page) <= 0

    page.get_by_role("button", name="Apply it").click()
    expect(page.get_by_text("Applied: They join")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("Taken back: 1 row.")).to_be_visible()

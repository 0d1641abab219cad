"""A messy sheet in a real browser, from the file to a list that the same file can't change any more."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import enter
from tests.browser.test_two_people import SET_UP
from tests.browser.test_walk import faults

pytestmark = pytest.mark.both_databases
SHEET = (
    "Ally tracker SPRING,,,,\n,,,,\n"
    "Group,Whereabouts,Contact person,Influence (1-3),Notes\n"
    "The Tenants Inc.,Leeds,Ana,3,knows the mayor\n"
    ",,,,\n"
    "-- FAITH --,,,,\n"
    "St Mary's,Hull,,next week,\n"
    "Miners,York,Bo,1,\n"
)


@pytest.fixture
def at_imports(page: Page, empty_site) -> Page:
    """Ada, at the page where files come in; Tenants, Miners and Nurses are recorded."""
    empty_site.manage("shell", "-v0", "-c", SET_UP)
    enter(page, empty_site, "--email", "ada@example.org")
    page.goto(f"{empty_site.url}/w/two/import/")
    return page


def give(page: Page) -> None:
    name = "Ally tracker SPRING (2).csv"
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": SHEET.encode()})
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", name="Row by row")).to_be_visible()


def decide(page: Page) -> None:
    """The Tenants Inc. of the sheet are the Tenants that are recorded."""
    page.get_by_role("link", name=re.compile("Perhaps the same")).click()
    expect(page.locator("#show-similar")).to_have_attribute("aria-current", "true")
    # quicker than a hand, a choice would come before the new rows listen
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling")).to_have_count(0)
    row = page.locator("#rows tr", has_text="The Tenants Inc.")
    row.get_by_role("combobox").select_option("The same as “Tenants”")
    expect(row.get_by_role("status")).to_have_text("Kept.")


def bring_in(page: Page) -> None:
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("rows imported.")).to_be_visible()


def take_back(page: Page) -> None:
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("taken back").first).to_be_visible()


def names(page: Page, site) -> str:
    page.goto(f"{site.url}/w/two/organizations/")
    return page.locator("main table").first.inner_text()


def test_a_messy_sheet_is_read_decided_imported_taken_back_and_never_counted_twice(at_imports, empty_site):
    page = at_imports
    give(page)
    assert faults(page) == []

    page.get_by_label("Read Whereabouts as").select_option("place")
    page.get_by_role("button", name="Read again").click()
    expect(page.get_by_label("Read Whereabouts as")).to_have_value("place")

    decide(page)
    assert faults(page) == []
    bring_in(page)
    assert faults(page) == []

    take_back(page)
    assert "St Mary" not in names(page, empty_site)

    page.goto(f"{empty_site.url}/w/two/import/")
    give(page)
    expect(page.get_by_text("This one is read as you read that one")).to_be_visible()
    decide(page)
    bring_in(page)
    listed = names(page, empty_site)
    assert "St Mary" in listed
    assert not re.search("The Tenants|FAITH", listed)

    page.goto(f"{empty_site.url}/w/two/import/")
    give(page)
    expect(page.get_by_text("There is nothing to import")).to_be_visible()
    expect(page.get_by_role("button", name="Import", exact=True)).to_have_count(0)

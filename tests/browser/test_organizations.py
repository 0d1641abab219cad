"""The list of organizations under the hand: typing into it, sorting, narrowing; the browser never complains.

Any message of the browser's console fails these tests, but for closed doors (conftest.py): so they are the
proof that nothing here needs an inline style or script that the Content-Security-Policy would refuse.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import enter
from tests.server import Site


@pytest.fixture
def listed(page: Page, empty_site: Site) -> Page:
    """The empty list of a new workspace."""
    enter(page, empty_site)
    page.goto(f"{empty_site.url}/workspaces/new/")
    page.get_by_label("Name of the campaign").fill("Clean air")
    page.locator("main form button").click()
    page.goto(f"{empty_site.url}/w/clean-air/organizations/")
    return page


def add(page: Page, name: str) -> None:
    page.locator("#add-name").fill(name)
    page.locator("#add-name").press("Enter")


def test_names_are_typed_one_after_the_other_from_an_empty_list_on(listed):
    expect(listed.locator("td.nothing")).to_be_visible()

    add(listed, "")
    expect(listed.locator("#add-refused")).to_have_text("Type the organization's name first.")
    expect(listed.locator("td.nothing")).to_be_visible()

    for count, name in enumerate(["Bus riders", "Tenants", "Night workers"], start=1):
        add(listed, name)
        expect(listed.locator("tbody th", has_text=name)).to_be_visible()
        expect(listed.locator("td.nothing")).to_have_count(0)
        expect(listed.locator("#organization-count")).to_have_text(str(count))
        expect(listed.locator("#add-name")).to_be_focused()
        expect(listed.locator("#add-name")).to_have_value("")

    add(listed, "tenants")
    expect(listed.locator("#add-refused")).to_contain_text("Tenants is here already.")
    expect(listed.locator("#add-name")).to_have_value("tenants")
    expect(listed.locator("tbody th[scope=row]")).to_have_count(3)


def test_sorting_narrowing_and_searching_need_no_reload(listed):
    for name in ("Bus riders", "Tenants"):
        add(listed, name)
        expect(listed.locator("tbody th", has_text=name)).to_be_visible()
    listed.evaluate("window.same = true")

    listed.locator("#sort-kind").click()
    expect(listed).to_have_url(re.compile(r"sort=kind"))
    listed.locator("#filter-spectrum").click()
    listed.get_by_role("checkbox", name="Not known yet").check()
    listed.get_by_role("form", name="Filters").get_by_role("button", name="Show", exact=True).click()
    expect(listed.locator("#chip-spectrum")).to_contain_text("Not known yet")
    listed.locator("#organization-q").fill("ten")
    expect(listed.locator("tbody th[scope=row]")).to_have_count(1)
    listed.locator("#organization-q").fill("nobody of this name")
    expect(listed.locator("td.nothing")).to_be_visible()
    add(listed, "Night workers")

    expect(listed.locator("tbody th[scope=row]")).to_have_count(3)
    expect(listed).to_have_url(re.compile(r"/organizations/$"))
    assert listed.evaluate("window.same")


def test_a_look_that_the_browser_left_on_a_field_is_not_copied_to_the_next(listed):
    """Password managers and the like leave style="" behind; copied by a script it would be refused."""
    add(listed, "Tenants")
    expect(listed.locator("tbody th", has_text="Tenants")).to_be_visible()
    listed.evaluate("""() => {
      for (const field of document.querySelectorAll("input")) {
        field.style.caretColor = "red";
        field.style.removeProperty("caret-color");
      }
    }""")
    assert listed.locator("#add-name").get_attribute("style") == ""

    listed.locator("#sort-kind").click()

    expect(listed).to_have_url(re.compile(r"sort=kind"))
    expect(listed.locator("tbody th", has_text="Tenants")).to_be_visible()


def test_a_refused_form_comes_back_with_what_was_typed_and_no_error_in_the_console(listed):
    listed.get_by_role("link", name="New organization").click()
    listed.get_by_label("Kind").fill("union")
    listed.get_by_role("button", name="Save").click()

    expect(listed.locator("[aria-invalid=true]")).to_have_count(1)
    expect(listed.get_by_label("Kind")).to_have_value("union")


def test_a_stale_save_shows_both_values_and_no_error_in_the_console(listed):
    add(listed, "Tenants")
    listed.locator("tbody th a").click()
    listed.get_by_role("link", name="Edit", exact=True).first.click()
    other = listed.context.new_page()
    other.goto(listed.url)
    other.get_by_label("Kind").fill("union")
    other.get_by_role("button", name="Save").click()
    other.wait_for_load_state()
    other.close()

    listed.get_by_label("Kind").fill("tenants")
    listed.get_by_role("button", name="Save").click()
    expect(listed.locator(".conflict")).to_contain_text("union")
    expect(listed.get_by_label("Kind")).to_have_value("tenants")
    listed.get_by_role("button", name="Save").click()
    expect(listed.locator("main")).to_contain_text("tenants")


@pytest.mark.parametrize("width", [1024, 1200])
def test_every_column_can_be_reached_inside_of_the_frame(listed, width):
    add(listed, "Bus riders")
    expect(listed.locator("tbody th", has_text="Bus riders")).to_be_visible()
    every = listed.locator("#choose-columns input[name=column]").evaluate_all(
        "all => all.map((one) => one.value)"
    )
    listed.set_viewport_size({"width": width, "height": 800})
    listed.goto(f"{listed.url.split('?')[0]}?{'&'.join(f'column={name}' for name in every)}")

    last = listed.locator(".ally-list thead th").last
    assert listed.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame = listed.get_by_role("region", name="Organizations, column by column")
    frame.evaluate("(each) => { each.scrollLeft = each.scrollWidth }")
    edge = frame.bounding_box()
    column = last.bounding_box()
    assert edge["x"] <= column["x"]
    assert column["x"] + column["width"] <= edge["x"] + edge["width"] + 1

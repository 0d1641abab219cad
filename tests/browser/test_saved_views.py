"""Saved views under the hand: one's own and everybody's, seen by two people in two browsers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watch
from tests.browser.test_walk import grave, overflow
from tests.server import Site

pytestmark = pytest.mark.both_databases


@pytest.fixture
def colleague(browser: Browser, site: Site) -> Iterator[Page]:
    """Somebody else who keeps the list of the demonstration."""
    site.manage(
        "shell", "-v0", "-c",
        "from organizations.models import *; from tests import factories;"
        "User.objects.filter(email='bo@example.org').exists() or factories.member("
        "Workspace.objects.get(slug='march-1963'), Role.ORGANIZER, email='bo@example.org', name='Bo')",
    )  # fmt: skip
    context = browser.new_context()
    page = context.new_page()
    wrong = watch(page)
    page.goto(site.sign_in_link("--email", "bo@example.org"))
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "/accounts/link/" not in url)
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)


def save(page: Page, name: str, *, shared: bool) -> None:
    page.locator("#saved-views summary").click()
    page.locator("#save-view-name").fill(name)
    page.locator("#saved-views").get_by_label("Everybody here sees it").set_checked(shared)
    page.locator(".save-view button").click()
    expect(page.locator("#saved-views summary")).to_contain_text(name)


def test_one_is_shared_one_is_kept_and_another_person_sees_the_shared_one_alone(
    signed_in_page: Page, colleague: Page, site: Site, filled: object
) -> None:
    page, url = signed_in_page, f"{site.url}/w/march-1963/organizations/"
    page.goto(f"{url}?group=kind&column=kind&column=owner")
    save(page, "Everybody by kind", shared=True)
    page.goto(f"{url}?unowned=1")
    save(page, "Whom nobody keeps", shared=False)
    page.locator("#sort-name").click()
    expect(page.locator("#saved-views summary")).to_contain_text("changed")
    page.locator("#saved-views summary").click()
    page.get_by_role("button", name="Save these changes in").click()
    expect(page.locator("#saved-views summary")).not_to_contain_text("changed")
    page.locator("#saved-views summary").click()
    assert grave(page, "the menu, wide") == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert overflow(page) <= 0

    colleague.goto(url)
    colleague.locator("#saved-views summary").click()
    expect(colleague.locator("#saved-views")).to_contain_text("Everybody by kind")
    expect(colleague.locator("#saved-views")).not_to_contain_text("Whom nobody keeps")
    colleague.get_by_role("link", name="Everybody by kind").click()

    expect(colleague.locator("#saved-views summary")).to_contain_text("Everybody by kind")
    expect(colleague.locator("thead th")).to_have_count(3)
    colleague.keyboard.press("Control+k")
    with colleague.expect_response("**/search/**"):
        colleague.locator("#palette-q").fill("nobody keeps")
    expect(colleague.locator("#palette")).not_to_contain_text("Whom nobody keeps")


def test_what_was_deleted_comes_back_with_undo(signed_in_page: Page, site: Site, filled: object) -> None:
    page = signed_in_page
    page.goto(f"{site.url}/w/march-1963/organizations/?stale=1")
    save(page, "To be called", shared=False)
    page.locator("#saved-views summary").click()
    page.get_by_role("link", name="Rename or delete").click()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator("#saved-views")).not_to_contain_text("To be called")

    page.get_by_role("button", name="Undo").click()

    page.locator("#saved-views summary").click()
    page.get_by_role("link", name="To be called").click()
    expect(page.locator("#chip-stale")).to_have_attribute("aria-current", "true")

"""Thirty names that try to become code: nothing runs on any surface."""

import pytest

from tests.coalitions.test_hostile_names import SURFACES


@pytest.fixture
def page(signed_in_page):
    return signed_in_page


def dialogs(page):
    """The dialogs that open on the page from now on."""
    opened = []

    def note(dialog):
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return opened


@pytest.mark.parametrize("surface", [each for each in SURFACES if each != "download"])
def test_nothing_runs(page, site, filled, surface):
    opened = dialogs(page)

    page.goto(site.url + filled["hostile"][surface])
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.wait_for_timeout(100)

    assert opened == []


def test_nothing_runs_while_the_map_is_used(page, site, filled):
    opened = dialogs(page)
    page.goto(site.url + filled["hostile"]["map"])

    for item in page.locator(".map-organization").all()[:6]:
        item.focus()
        page.wait_for_timeout(200)
        item.dispatch_event("click")
        page.locator("#map-panel h2").wait_for()

    assert opened == []
    assert page.locator("#map-panel script, #why script").count() == 0

"""A file in a real browser: what is asked of it, and a long one until it is in or cancelled."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import enter
from tests.browser.test_two_people import SET_UP
from tests.browser.test_walk import faults
from tests.server import Database, Site, running_site

pytestmark = pytest.mark.both_databases
LONG = 400  # bytes: on this site a process of its own is at what is longer
FILE = (
    "Organization,City,Support level,Remarks\n"
    "Tenants Inc.,Leeds,High,loud\nMiners,York,Low,\nBus riders,Hull,,31\n"
)
MANY = "Organization,City\n" + "".join(f"Neighbours of street {n},Leeds\n" for n in range(60))


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory, migrated: Database) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BASIS_LONG_FILE", str(LONG))
        with running_site(tmp_path_factory.mktemp("imports"), copied=migrated) as running:
            running.manage("shell", "-v0", "-c", SET_UP)
            yield running


@pytest.fixture
def upload(page: Page, own_site: Site) -> Page:
    """Ada, at the page where files come in."""
    enter(page, own_site, "--email", "ada@example.org")
    page.goto(f"{own_site.url}/w/two/import/")
    return page


def give(page: Page, name: str, text: str) -> None:
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Look at it").click()


def test_a_question_is_answered(upload):
    page = upload
    give(page, "short.csv", FILE)
    expect(page.get_by_label("What High means")).to_be_visible()
    assert faults(page) == []

    page.get_by_label("What High means").select_option("1")
    page.get_by_label("What Low means").select_option("unknown")
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_text("Row by row")).to_be_visible()


def stay(page: Page) -> None:
    """The page that tells how far it is asks, and is told nothing new."""

    def answer(route):
        if route.request.headers.get("hx-request"):
            route.fulfill(status=204)
        else:
            route.continue_()

    page.route("**/progress/", answer)


def test_a_long_file_tells_how_far_it_is_and_is_cancelled(upload):
    page = upload
    stay(page)
    give(page, "cancelled.csv", MANY)

    expect(page.get_by_role("heading", name="This is a long file")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert faults(page) == []

    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled. Nothing was imported.")).to_be_visible()
    assert faults(page) == []


def test_a_long_file_leads_on_by_itself_until_it_is_in(upload):
    page = upload
    give(page, "long.csv", MANY)
    page.wait_for_url(re.compile("/progress/$"))

    expect(page.get_by_text("Row by row")).to_be_visible(timeout=60_000)
    assert faults(page) == []
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_url(re.compile("/progress/$"))
    expect(page.get_by_text("What happened")).to_be_visible(timeout=60_000)
    expect(page.locator("main .table--dense").first).to_contain_text("60")
    assert faults(page) == []

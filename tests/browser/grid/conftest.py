"""A workspace for each browser test of the list, and the cells of the list."""

from collections.abc import Iterator
from itertools import count

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from tests.browser.conftest import cookies_of, watch
from tests.browser.test_walk import RULES, settle
from tests.server import Database, Site, running_site

NAMES = ("Ambulance drivers", "Bus riders", "Clean river")
USUAL = "&".join(
    f"column={name}"
    for name in ("kind", "spectrum", "people", "unity", "coalitions", "owner", "next", "checked")
)
MANY = 60  # more than there are tests
FILL = """
from organizations.models import Organization, Workspace
from organizations.people import give_local_workspaces
from organizations.services import add_rows, one_change
from organizations.signing_in import local_person
for number in range(MANY):
    workspace = Workspace(slug=f"grid-{number}", name=f"Clean air {number}")
    with one_change(workspace=workspace, user=None, act="workspace.added"):
        workspace.save(force_insert=True)
        add_rows([Organization(workspace=workspace, name=name) for name in NAMES])
give_local_workspaces(local_person())
"""


@pytest.fixture(scope="session")
def grid_site(tmp_path_factory: pytest.TempPathFactory, migrated: Database) -> Iterator[Site]:
    """A site of these tests: in each workspace three organizations of which nothing is known."""
    with running_site(tmp_path_factory.mktemp("grid"), copied=migrated) as running:
        running.manage("shell", "-v0", "-c", f"MANY = {MANY}\nNAMES = {NAMES}\n{FILL}")
        yield running


@pytest.fixture(scope="session")
def grid_cookies(browser: Browser, grid_site: Site) -> StorageState:
    return cookies_of(browser, grid_site)


@pytest.fixture(scope="session")
def grid_numbers() -> Iterator[int]:
    return count()


@pytest.fixture
def grid(
    browser: Browser, grid_site: Site, grid_cookies: StorageState, grid_numbers: Iterator[int]
) -> Iterator[Page]:
    """The list of a workspace that no other test uses, wide, watched."""
    context = browser.new_context(storage_state=grid_cookies, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong = watch(page)
    listed = f"{grid_site.url}/w/grid-{next(grid_numbers)}/organizations/"
    page.goto(f"{listed}?{USUAL}")  # the session may still hold those that another test chose
    page.goto(listed)
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)


def row(page: Page, name: str) -> Locator:
    return page.locator("tbody tr[id^='organization-']", has_text=name)


def cell(page: Page, name: str, column: str) -> Locator:
    return row(page, name).locator(f"[data-cell='{column}']")


def field(page: Page, name: str, column: str) -> Locator:
    return cell(page, name, column).locator("form :is(input:not([type='hidden']), select)").first


def saved(page: Page) -> None:
    """Waits until nothing is on its way to the server."""
    expect(page.locator("[data-unsaved], [data-cell] form")).to_have_count(0)


def no_violations(page: Page) -> None:
    settle(page)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []

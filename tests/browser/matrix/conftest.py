"""A workspace for each browser test of the matrix, and its cells."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, StorageState

from tests.browser.conftest import cookies_of, watch
from tests.server import Database, Site, running_site

NAMES = [f"matrix-{number}" for number in range(40)]
FILL = """
from organizations.models import Organization, Tenet, Workspace
from organizations.people import give_local_workspaces
from organizations.services import one_change
from organizations.signing_in import local_person
for slug in NAMES:
    workspace = Workspace(slug=slug, name=slug)
    with one_change(workspace=workspace, user=None, act="workspace.added"):
        workspace.save(force_insert=True)
        for name in ("Drivers", "Parish", "Tenants"):
            Organization(workspace=workspace, name=name).save()
        for code in ("A", "B", "C"):
            Tenet(workspace=workspace, code=code, name=f"Demand {code}", facet="demand").save()
give_local_workspaces(local_person())
"""


@pytest.fixture(scope="session")
def matrix_site(tmp_path_factory: pytest.TempPathFactory, migrated: Database) -> Iterator[Site]:
    """A site of these tests, with a workspace for each: three organizations, three demands, nothing known."""
    with running_site(tmp_path_factory.mktemp("matrix"), copied=migrated) as running:
        running.manage("shell", "-v0", "-c", f"NAMES = {NAMES}\n{FILL}")
        yield running


@pytest.fixture(scope="session")
def matrix_cookies(browser: Browser, matrix_site: Site) -> StorageState:
    return cookies_of(browser, matrix_site)


@pytest.fixture(scope="session")
def matrix_names() -> Iterator[str]:
    return iter(NAMES)


@pytest.fixture
def matrix(
    browser: Browser, matrix_site: Site, matrix_cookies: StorageState, matrix_names: Iterator[str]
) -> Iterator[Page]:
    """The matrix of a workspace that no other test uses, its first cell focused."""
    context = browser.new_context(storage_state=matrix_cookies, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong = watch(page)
    page.goto(f"{matrix_site.url}/w/{next(matrix_names)}/matrix/")
    cell(page, 0, 0).click()
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)


def cell(page: Page, row: int, column: int) -> Locator:
    return page.locator(".matrix tbody tr").nth(row).locator("td").nth(column)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        text,
    )

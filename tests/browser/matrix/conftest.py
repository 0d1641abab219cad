"""A site with a workspace for each test of the matrix, and its first cell focused."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.conftest import cookies_of, watch
from tests.browser.matrix.hands import cell
from tests.server import Database, Site, running_site

NAMES = [f"matrix-{number}" for number in range(14)]
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


@pytest.fixture(scope="module")
def filled_site(tmp_path_factory: pytest.TempPathFactory, migrated: Database) -> Iterator[Site]:
    """A site of these tests, with a workspace for each: three organizations, three demands, nothing known."""
    with running_site(tmp_path_factory.mktemp("matrix"), copied=migrated) as running:
        running.manage("shell", "-v0", "-c", f"NAMES = {NAMES}\n{FILL}")
        yield running


@pytest.fixture(scope="module")
def cookies(browser: Browser, filled_site: Site) -> StorageState:
    return cookies_of(browser, filled_site)


@pytest.fixture(scope="module")
def untouched() -> Iterator[str]:
    return iter(NAMES)


@pytest.fixture
def matrix(
    browser: Browser, filled_site: Site, cookies: StorageState, untouched: Iterator[str]
) -> Iterator[Page]:
    """The matrix of a workspace that no other test uses, its first cell focused."""
    context = browser.new_context(storage_state=cookies, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong = watch(page)
    page.goto(f"{filled_site.url}/w/{next(untouched)}/matrix/")
    cell(page, 0, 0).click()
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)

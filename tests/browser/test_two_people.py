"""Two people at once, each in a browser of their own: what one saves arrives at the other by itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import enter, watch
from tests.browser.test_walk import grave
from tests.server import Site

SET_UP = """
from organizations.models import Membership, Organization, Role, Tenet, User, Workspace
from organizations.services import one_change
with one_change(workspace=(w := Workspace(slug="two", name="Two people")), user=None, act="workspace.added"):
    w.save()
    for name in ("Tenants", "Miners", "Nurses"):
        Organization.objects.create(workspace=w, name=name)
    Tenet.objects.create(workspace=w, code="T1", name="Lower rents", facet="demand")
for name in ("Ada", "Ben"):
    user = User.objects.create_user(email=f"{name.lower()}@example.org", name=name)
    Membership.objects.create(workspace=w, user=user, role=Role.ORGANIZER)
"""
IMPORT_MANY = """
from organizations.models import Organization, Workspace
from organizations.services import add_rows, one_change
w = Workspace.objects.get(slug="two")
with one_change(workspace=w, user=None, act="import.applied"):
    add_rows([Organization(workspace=w, name=f"New {number}") for number in range(60)])
"""
ADD_TENET = """
from organizations.models import Tenet, Workspace
from organizations.services import one_change
w = Workspace.objects.get(slug="two")
with one_change(workspace=w, user=None, act="tenet.added"):
    Tenet.objects.create(workspace=w, code="{code}", name="Tenet {code}", facet="demand")
"""

pytestmark = pytest.mark.both_databases


@pytest.fixture
def people(browser: Browser, empty_site: Site) -> Iterator[tuple[Page, Page]]:
    """Ada and Ben, both looking at the list."""
    empty_site.manage("shell", "-v0", "-c", SET_UP)
    pages, wrong = [], []
    for name in ("ada", "ben"):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        wrong.append(watch(page))
        enter(page, empty_site, "--email", f"{name}@example.org")
        page.goto(f"{empty_site.url}/w/two/organizations/")
        pages.append(page)
    yield pages[0], pages[1]
    for page in pages:
        page.context.close()
    assert wrong == [[], []]


def cell(page: Page, name: str, column: str):
    return page.locator("tr", has=page.get_by_role("link", name=name)).locator(f"[data-cell={column}]")


def type_into(page: Page, name: str, column: str, words: str) -> None:
    cell(page, name, column).click()
    cell(page, name, column).locator("input:not([type=hidden])").first.fill(words)


def test_what_one_saves_arrives_in_the_others_list_and_who_types_is_not_disturbed(people):
    ada, ben = people
    expect(ben.locator("[data-here]")).to_contain_text("Ada is here too")
    expect(ada.locator("[data-here]")).to_contain_text("Ben is here too")

    type_into(ada, "Tenants", "owner", "Ada herself")
    ada.keyboard.press("Enter")
    expect(cell(ben, "Tenants", "owner")).to_contain_text("Ada herself")
    expect(ben.locator("[data-live-said]")).to_have_text("Ada changed Tenants.")

    type_into(ben, "Miners", "kind", "what Ben types")
    type_into(ada, "Miners", "kind", "union")
    ada.keyboard.press("Enter")
    theirs = cell(ben, "Miners", "kind").locator(".cell-form__theirs")
    expect(theirs).to_contain_text("Ada changed this meanwhile. Now it says: union")
    expect(cell(ben, "Miners", "kind").locator("input[name=kind]")).to_have_value("what Ben types")
    assert grave(ben, "the list") == []

    cell(ben, "Miners", "kind").locator("input[name=kind]").press("Enter")
    expect(cell(ben, "Miners", "kind").locator(".cell-form__conflict")).to_contain_text("union")
    expect(cell(ada, "Miners", "kind")).to_contain_text("union")

    ada.goto(ada.url.replace("organizations/", "tenets/"))
    expect(ben.locator("[data-here]")).to_be_hidden()


def test_what_is_added_and_deleted_arrives_and_a_row_outside_the_filter_stays(people):
    ada, ben = people
    ada.locator("#add-name").fill("Bus riders")
    ada.locator("#add-name").press("Enter")
    expect(ben.locator("tr", has_text="Bus riders")).to_be_visible()
    expect(ben.locator("#organization-count")).to_have_text("4")

    ben.goto(f"{ben.url}?unowned=1")
    type_into(ada, "Tenants", "owner", "Ada")
    ada.keyboard.press("Enter")
    expect(ben.locator("tr", has_text="Tenants")).to_contain_text("no longer in this selection")

    ada.get_by_role("link", name="Nurses").click()
    ada.goto(f"{ada.url}delete/")
    ada.locator("main form button").first.click()
    expect(ben.locator("tr.row--gone")).to_contain_text("Ada deleted this")


def test_many_at_once_are_one_line_that_offers_to_show_them(people, empty_site):
    _ada, ben = people
    empty_site.manage("shell", "-v0", "-c", IMPORT_MANY)

    expect(ben.locator("[data-live-words]")).to_have_text("Somebody changed what is shown here.")
    expect(ben.locator("tbody th[scope=row]")).to_have_count(3)
    ben.locator("[data-live-show]").click()
    expect(ben.locator("tbody th[scope=row]")).to_have_count(63)
    expect(ben.locator("[data-live-bar]")).to_be_hidden()


def test_the_own_import_that_led_to_the_list_is_not_offered_as_news(people):
    ada, _ben = people
    ada.evaluate("""() => {
      window.told = 0;
      new MutationObserver(() => { window.told += 1; })
        .observe(document.querySelector("[data-live-words]"), { childList: true });
      for (const mine of [true, false]) document.dispatchEvent(new CustomEvent("live:changes", { detail: {
        all: true, changes: [], kinds: new Set(), organizations: [], mine, again: true } }));
    }""")
    expect(ada.locator("[data-live-bar]")).to_be_visible()
    assert ada.evaluate("window.told") == 1


def test_what_one_has_looked_at_is_not_offered_again(people, empty_site):
    _ada, ben = people
    counted = "window.told = 0; document.addEventListener('live:changes', () => { window.told += 1; });"
    ben.add_init_script(counted)
    ben.goto(ben.url.replace("organizations/", "tenets/"))
    empty_site.manage("shell", "-v0", "-c", ADD_TENET.format(code="T2"))
    expect(ben.locator("[data-live-bar]")).to_be_visible()
    with ben.expect_response(lambda answer: "/live/?" in answer.url):
        ben.locator("[data-live-show]").click()
    expect(ben.locator("main")).to_contain_text("Tenet T2")
    expect(ben.locator("[data-live-bar]")).to_be_hidden()

    empty_site.manage("shell", "-v0", "-c", ADD_TENET.format(code="T3"))
    expect(ben.locator("[data-live-bar]")).to_be_visible()
    assert ben.evaluate("window.told") == 1


def test_a_cell_of_the_matrix_arrives_and_so_does_a_section_of_the_page(people):
    ada, ben = people
    for page in people:
        page.goto(page.url.replace("organizations/", "matrix/"))
    own = ada.locator("[data-matrix] tbody tr", has_text="Tenants").locator("td")
    theirs = ben.locator("[data-matrix] tbody tr", has_text="Tenants").locator("td")
    expect(ben.locator("[data-here]")).to_contain_text("Ada is here too")

    own.click()
    ada.keyboard.press("5")
    expect(theirs).to_contain_text("strongly for")

    ben.goto(ben.url.replace("matrix/", "organizations/"))
    ben.get_by_role("link", name="Tenants").click()
    expect(ben.locator("#positions")).to_contain_text("strongly for")
    own.click()
    ada.keyboard.press("1")
    expect(ben.locator("#positions")).to_contain_text("strongly against")


def test_who_is_removed_is_told_nothing_any_more(people, empty_site):
    _ada, ben = people
    expect(ben.locator("[data-here]")).to_be_visible()
    remove = "from organizations.models import *; Membership.objects.filter(user__name='Ben').delete()"
    empty_site.manage("shell", "-v0", "-c", remove)

    expect(ben.locator("[data-live-words]")).to_contain_text("not kept up to date any more")
    expect(ben.locator("[data-here]")).to_be_hidden()

"""The matrix under the hand: keys enter and save, a stale cell shows both values, a block is pasted."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.conftest import cookies_of, watch
from tests.browser.test_walk import RULES
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


def cell(page: Page, row: int, column: int):
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


def test_arrows_move_and_home_and_end_and_the_corners(matrix):
    press(matrix, "ArrowDown", "ArrowRight")
    expect(cell(matrix, 1, 1)).to_be_focused()
    press(matrix, "End", "ArrowRight", "PageDown")
    expect(cell(matrix, 2, 2)).to_be_focused()
    press(matrix, "Control+Home", "PageUp", "Home")
    expect(cell(matrix, 0, 0)).to_be_focused()
    assert matrix.locator(".matrix td[tabindex]").count() == 1


def test_arrows_reach_the_heads_that_tab_passes_by(matrix):
    head, name = (matrix.get_by_role("link", name=words) for words in ("Demand A", "Parish"))
    press(matrix, "ArrowUp")
    expect(head).to_be_focused()
    press(matrix, "ArrowUp", "ArrowLeft")  # in the corner there is nothing to open
    expect(head).to_be_focused()
    press(matrix, "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft")
    expect(name).to_be_focused()
    press(matrix, "ArrowRight")
    expect(cell(matrix, 1, 0)).to_be_focused()

    matrix.get_by_label("As of").focus()
    passed = 0
    while not matrix.evaluate("document.activeElement.matches('.matrix td')"):
        press(matrix, "Tab")
        passed += 1
        assert passed < 6  # the parts of the day
    press(matrix, "ArrowLeft", "Enter")
    expect(matrix.get_by_role("heading", level=1)).to_have_text("Parish")


@pytest.mark.both_databases
def test_keys_enter_stance_vitality_red_line_and_question_and_save_by_themselves(matrix):
    press(matrix, "5", "v", "4", "r")
    expect(cell(matrix, 0, 0)).to_have_text("strongly forred line · vital 4/5 · estimate")
    press(matrix, "ArrowRight", "?")
    expect(cell(matrix, 0, 1)).to_have_text("ask them")
    press(matrix, "ArrowRight", "-", "-", "Shift+Digit2")
    expect(cell(matrix, 0, 2)).to_have_text("strongly againstvital 2/5 · estimate")
    expect(matrix.locator(".matrix [aria-busy]")).to_have_count(0)
    expect(matrix.locator("#matrix-said")).to_have_text("Saved")
    expect(matrix.locator('.matrix th [data-sum="1"]').first).to_have_text("1")
    expect(matrix.locator('.matrix th [data-sum=""]').first).to_have_text("2")

    matrix.reload()

    expect(cell(matrix, 0, 0)).to_have_text("strongly forred line · vital 4/5 · estimate")
    expect(cell(matrix, 0, 1)).to_have_text("ask them")
    expect(matrix.locator('.matrix th [data-sum="-1"]').nth(2)).to_have_text("1")


def test_the_sitting_says_how_it_is_known(matrix):
    matrix.get_by_label("what they declared").check()
    matrix.get_by_label("Source").fill("Their programme")
    cell(matrix, 2, 0).click()
    press(matrix, "4")
    expect(cell(matrix, 2, 0)).to_have_text("forthey said so")

    matrix.reload()

    expect(matrix.get_by_label("Source")).to_have_value("Their programme")


@pytest.mark.both_databases
def test_delete_and_undo(matrix):
    press(matrix, "2", "Delete")
    expect(cell(matrix, 0, 0)).to_have_text("")
    expect(matrix.locator("#matrix-said")).to_have_text("Unknown again")
    press(matrix, "Control+z")
    expect(cell(matrix, 0, 0)).to_have_text("againstestimate")
    press(matrix, "Control+z")
    expect(cell(matrix, 0, 0)).to_have_text("againstestimate")  # the undoing is not undone twice


@pytest.mark.both_databases
def test_a_stale_save_shows_both_and_one_click_chooses(matrix):
    other = matrix.context.new_page()
    other.goto(matrix.url)
    cell(other, 0, 0).click()
    press(other, "5")
    expect(cell(other, 0, 0)).to_have_text("strongly forestimate")
    other.close()

    press(matrix, "2")

    theirs = cell(matrix, 0, 0).get_by_role("button", name="Take theirs: strongly for")
    mine = cell(matrix, 0, 0).get_by_role("button", name="Keep mine: against")
    expect(theirs).to_be_visible()
    mine.click()
    expect(cell(matrix, 0, 0)).to_have_text("againstestimate")
    expect(cell(matrix, 0, 0)).to_be_focused()


def test_a_save_that_failed_keeps_what_was_entered_and_can_be_tried_again(matrix):
    matrix.route("**/matrix/save/", lambda route: route.fulfill(status=200, body="<html>signed out</html>"))
    press(matrix, "5")
    again = cell(matrix, 0, 0).get_by_role("button", name="Not saved. Try again")
    expect(again).to_be_visible()
    expect(cell(matrix, 0, 0)).to_contain_text("strongly for")

    matrix.unroute("**/matrix/save/")
    again.click()

    expect(cell(matrix, 0, 0)).to_have_text("strongly forestimate")


@pytest.mark.both_databases
def test_a_block_is_previewed_entered_and_taken_back(matrix):
    cell(matrix, 1, 1).click()
    paste(matrix, "1\t5\npurple\t3\nfor")
    matrix.get_by_label("1 is strongly against, 5 is strongly for").check()
    matrix.get_by_role("button", name="Show what changes").click()
    expect(matrix.locator("#matrix-paste")).to_contain_text(
        "3 added · 0 changed · 0 as they are · 1 not understood"
    )

    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 1, 2)).to_have_text("strongly forestimate")
    expect(cell(matrix, 2, 2)).to_have_text("no positionestimate")
    matrix.get_by_role("button", name="Undo").click()
    expect(cell(matrix, 1, 2)).to_have_text("")


def test_whoever_pastes_or_opens_a_form_comes_back_to_the_same_cell(matrix):
    cell(matrix, 1, 1).click()
    press(matrix, "4")
    expect(cell(matrix, 1, 1)).to_have_text("forestimate")
    press(matrix, "Enter")
    matrix.get_by_label("Source").fill("Their letter")
    matrix.get_by_role("button", name="Save", exact=True).click()
    expect(cell(matrix, 1, 1)).to_be_focused()

    paste(matrix, "against")
    expect(matrix.locator("#matrix-paste")).to_contain_text("for · estimate")
    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 1, 1)).to_have_text("againstestimate")
    expect(cell(matrix, 1, 1)).to_be_focused()


def test_rows_outside_of_the_window_are_not_laid_out_and_still_are_cells_of_a_grid(matrix):
    css = "getComputedStyle(document.querySelector('.matrix tbody tr')).contentVisibility"
    assert matrix.evaluate(css) == "auto"
    grid = matrix.get_by_role("grid")
    assert grid.get_by_role("row").count() == 5  # two of heads
    assert grid.get_by_role("rowheader").count() == 3
    assert grid.get_by_role("gridcell").count() >= 9


MANY = """
from organizations.models import Organization, Workspace
from organizations.services import one_change
workspace = Workspace.objects.get(slug=SLUG)
with one_change(workspace=workspace, user=None, act="workspace.changed"):
    for number in range(45):
        Organization(workspace=workspace, name=f"Group {number:02}").save()
"""


def test_arrows_and_a_pasted_block_cross_from_one_block_of_rows_into_the_next(matrix, filled_site):
    slug = matrix.url.rstrip("/").split("/")[-2]
    filled_site.manage("shell", "-v0", "-c", f"SLUG = {slug!r}\n{MANY}")
    matrix.reload()
    expect(matrix.locator(".matrix tbody")).to_have_count(3)

    cell(matrix, 19, 0).click()
    press(matrix, "ArrowDown")
    expect(cell(matrix, 20, 0)).to_be_focused()
    press(matrix, "Control+End")
    expect(cell(matrix, 47, 2)).to_be_focused()
    cell(matrix, 19, 0).click()
    paste(matrix, "for\nagainst")
    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 19, 0)).to_have_text("forestimate")
    expect(cell(matrix, 20, 0)).to_have_text("againstestimate")


def test_the_matrix_is_accessible_while_it_is_used(matrix):
    press(matrix, "5", "ArrowDown", "?")
    expect(cell(matrix, 0, 0)).to_have_text("strongly forestimate")

    found = Axe().run(matrix, options=RULES).response["violations"]

    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []


def test_a_thumb_enters_one_organization_without_a_script(browser, matrix, cookies):
    context = browser.new_context(
        java_script_enabled=False,
        storage_state=cookies,
        viewport={"width": 390, "height": 844},
    )
    phone = context.new_page()
    phone.goto(matrix.url)
    for of_the_keyboard in (".matrix-scroll", ".matrix-keys", ".sitting"):
        expect(phone.locator(of_the_keyboard)).to_be_hidden()
    phone.get_by_role("link", name="Parish").click()
    button = phone.get_by_role("group", name="Stance: Demand B").get_by_role("button", name="strongly for")
    assert button.bounding_box()["height"] >= 44
    button.click()
    expect(phone.locator("#messages")).to_contain_text("Saved")
    expect(phone).to_have_url(re.compile(r"#pair-"))
    expect(phone.get_by_role("button", name="strongly for", pressed=True)).to_have_count(1)
    context.close()

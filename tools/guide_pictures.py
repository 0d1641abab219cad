"""The pictures of the organizer's guide: an evening's work on a small made-up list, in a real browser.

Each function is a chapter of docs/organizing.md; a later one goes on with what an earlier one left.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, ViewportSize, expect

from tests.server import Site
from tools.guide_campaign import SETTING, SHEET

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
WIDE = ViewportSize(width=1200, height=780)
TALL = ViewportSize(width=1200, height=1400)
PHONE = ViewportSize(width=390, height=780)
COLOURS = 96  # of a page without photographs: half the bytes, and no eye sees it
ADA, BO = "ada@example.org", "bo@example.org"
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""


AROUND = """(part) => {
  part.scrollIntoView({ block: "nearest" });
  const box = part.getBoundingClientRect();
  const ends = [...part.children].map((each) => each.getBoundingClientRect().bottom);
  return [Math.max(box.left - 12, 0), Math.max(box.top - 12, 0), box.right + 12, Math.max(...ends) + 16];
}"""
COLUMNS = "&".join(f"column={name}" for name in ("kind", "spectrum", "people", "owner", "next", "checked"))


@dataclass(frozen=True)
class Desk:
    """Where somebody works: their page, and the addresses of the made-up list and the demonstration."""

    page: Page
    river: str
    march: str


def keep(page: Page, name: str, part: Locator | None = None) -> None:
    """Writes what the window shows of the page, or of a part of it with a little air."""
    page.evaluate("document.fonts.ready")
    size = page.viewport_size or WIDE
    whole = (0, 0, size["width"], size["height"])
    left, top, right, bottom = part.evaluate(AROUND) if part else whole
    wide, high = min(right, size["width"]) - left, min(bottom, size["height"]) - top
    taken = page.screenshot(clip={"x": left, "y": top, "width": wide, "height": high})
    path = TARGET / f"guide-{name}.png"
    with Image.open(io.BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.relative_to(TARGET.parents[1]), path.stat().st_size)


@contextmanager
def desk(browser: Browser, site: Site, email: str) -> Iterator[Desk]:
    """Signs the person in, in a browser of their own."""
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.sign_in_link("--email", email))
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "/accounts/link/" not in url)
    yield Desk(page, f"{site.url}/w/clean-river/", f"{site.url}/w/march-1963/")
    context.close()


def cell(page: Page, name: str, column: str) -> Locator:
    """A cell of the list."""
    row = page.locator("tbody tr[id^='organization-']", has_text=name)
    return row.first.locator(f"[data-cell='{column}']")


def settle(page: Page) -> None:
    """Waits until nothing is on its way to the server."""
    expect(page.locator("[data-unsaved], [data-cell] form")).to_have_count(0)


def bring_in(ada: Desk) -> None:
    page = ada.page
    page.goto(f"{ada.river}import/")
    file = FilePayload(name="allies of the river.csv", mimeType="text/csv", buffer=SHEET.encode())
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text("Row by row").wait_for()
    page.set_viewport_size(TALL)
    keep(page, "import-columns", page.locator("section[aria-labelledby=reading]"))
    page.locator("#show-similar").click()
    page.locator("select[name^='choice:']").first.wait_for()
    keep(page, "import-double", page.locator("section[aria-labelledby=rows-title]"))
    page.locator("select[name^='choice:']").first.select_option(index=1)
    page.get_by_text("Kept.").first.wait_for()
    page.set_viewport_size(WIDE)
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_text("What happened").wait_for()


def correct(ada: Desk) -> None:
    page = ada.page
    page.goto(f"{ada.river}organizations/?{COLUMNS}")
    cell(page, "Dock Workers", "owner").focus()
    page.keyboard.type("Bo")
    page.keyboard.press("Enter")
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    settle(page)
    cell(page, "Dock Workers", "next").click()
    keep(page, "cell")
    page.keyboard.press("Escape")
    cell(page, "Anglers", "kind").focus()
    page.evaluate(PASTE, "sport\tpassive ally\t230\r\nstudents\tactive ally\t60\r\noffice\tlukewarm\t\r\n")
    page.locator("h1", has_text="What pasting changes").wait_for()
    keep(page, "paste", page.locator("main"))
    page.get_by_role("button", name="Enter these").click()
    page.locator("h1", has_text="Organizations").wait_for()


def sort_out(ada: Desk) -> None:
    page = ada.page
    views = (("?group=kind", "Everybody by kind", True), ("?unowned=1", "No owner yet", False))
    for address, name, shared in views:
        page.goto(f"{ada.river}organizations/{address}")
        page.locator("#saved-views summary").click()
        page.locator("#save-view-name").fill(name)
        page.locator("#saved-views").get_by_label("Everybody here sees it").set_checked(shared)
        page.locator(".save-view button").click()
        expect(page.locator("#saved-views summary")).to_contain_text(name)
    page.goto(f"{ada.river}organizations/?group=kind")
    page.locator("#saved-views summary").click()
    keep(page, "views")
    page.goto(f"{ada.river}organizations/")
    for name in ("Dock", "Nurses", "Millers Bend Tenants'"):
        page.locator("tbody tr", has_text=name).first.locator(".row-box").click()
    page.locator("#bulk summary", has_text="Tag").click()
    keep(page, "bulk")


def one_record(ada: Desk) -> None:
    page = ada.page
    page.goto(f"{ada.river}organizations/duplicates/")
    page.get_by_role("link", name=re.compile("^Merge")).first.click()
    page.locator("h1", has_text="Merge").wait_for()
    page.set_viewport_size(TALL)
    keep(page, "merge", page.locator("main"))
    page.set_viewport_size(WIDE)
    page.locator("main form .form__actions button").first.click()
    page.get_by_text("are one record now").wait_for()
    page.goto(f"{ada.river}organizations/?q=Old+Mill")
    page.get_by_role("link", name="Old Mill Residents").first.click()
    page.get_by_role("link", name=re.compile("^It became another")).click()
    page.get_by_label("it was absorbed by").check()
    page.get_by_label("Which organization").select_option(label="Millers Bend Tenants' Union")
    page.get_by_label("When").fill("2026-09-12")
    page.set_viewport_size(TALL)
    keep(page, "successor", page.locator("main"))
    page.set_viewport_size(WIDE)
    page.locator("main .form__actions button").first.click()


def map_and_matrix(ada: Desk) -> None:
    page = ada.page
    page.goto(f"{ada.march}map/?day=1963-08-28")
    page.wait_for_load_state("networkidle")
    keep(page, "timeline")
    page.goto(f"{ada.march}matrix/")
    page.locator(".matrix tbody tr").nth(2).locator("td").nth(1).click()
    keep(page, "matrix")


def together(ada: Desk, bo: Desk) -> None:
    page = ada.page
    for each in (ada, bo):
        each.page.goto(f"{each.river}organizations/")
    expect(page.locator("[data-here-words]")).to_contain_text("Bo")
    cell(page, "Bend High", "next").focus()
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("Ask their teacher")
    cell(bo.page, "Bend High", "next").focus()
    bo.page.keyboard.type("Visit the school")
    bo.page.keyboard.press("Enter")
    settle(bo.page)
    page.get_by_text("Show theirs").first.wait_for()
    keep(page, "together")
    page.keyboard.press("Enter")
    page.locator(".cell-form__conflict").wait_for()
    keep(page, "both-values", page.locator("tbody tr", has_text="Bend High").first)
    page.get_by_text("Keep mine").click()
    settle(page)


def look_back(ada: Desk) -> None:
    page = ada.page
    page.goto(f"{ada.river}history/")
    keep(page, "history")
    page.locator("main table a", has_text="Merged").first.click()
    page.get_by_role("link", name="as it was just before").click()
    page.locator("nav a", has_text="Organizations").first.click()
    page.locator("aside.past").wait_for()
    keep(page, "past")
    page.goto(f"{ada.river}organizations/")
    page.keyboard.press("Control+k")
    page.locator("#palette-q").fill("millers tennants")
    expect(page.locator("#palette-list [role=option]").first).to_contain_text("Millers Bend")
    keep(page, "search", page.locator("#palette"))


def on_a_phone(ada: Desk) -> None:
    page = ada.page
    page.set_viewport_size(PHONE)
    page.goto(f"{ada.river}organizations/?unowned=1")
    keep(page, "phone")


def take_guide(browser: Browser, site: Site) -> None:
    """Takes every picture of the guide on a site with the demonstration; takes about a minute."""
    site.manage("shell", "-v0", "-c", SETTING)
    with desk(browser, site, ADA) as ada, desk(browser, site, BO) as bo:
        for chapter in (bring_in, correct, sort_out, one_record, map_and_matrix):
            chapter(ada)
        together(ada, bo)
        look_back(ada)
        on_a_phone(ada)

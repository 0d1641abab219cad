"""What `make screenshots` does: walks the demonstration in a real browser and writes docs/screenshots/*.png.

A page is found as a person finds it: through its place in the workspace, then the first link of its list.
`python -m tools.screenshots guide` takes those of the organizer's guide alone, `pages` the others.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.server import Site, migrated_database, running_site
from tools.ensure_browser import find_browser, launch_flags
from tools.guide_pictures import take_guide

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"


@dataclass(frozen=True)
class Look:
    """One way to look at a page; the first has no suffix in the file's name."""

    suffix: str
    width: int
    height: int
    dark: bool = False


@dataclass(frozen=True)
class Shot:
    """A page: its name, its place in the workspace, and the list whose first link it is behind, if any."""

    name: str
    place: str
    first_link: str = ""


LOOKS = (Look("", 1440, 900), Look("-dark", 1440, 900, dark=True), Look("-phone", 390, 844))
WALL = (Look("", 1920, 1080),)
SHOTS = (
    Shot("map", "map/"),
    Shot("organizations", "organizations/"),
    Shot("organization", "organizations/", "main table a[href*='/organizations/']"),
    Shot("tenets", "tenets/"),
    Shot("coalition", "coalitions/", "main a[href*='/coalitions/']:not([href$='/new/'])"),
    Shot("wall", "wall/"),
)


def sign_in(page: Page, site: Site) -> str:
    """Follows the one-time link; gives the address of the demonstration's workspace."""
    page.goto(site.sign_in_link())
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "/accounts/link/" not in url)
    path = page.locator("a[href^='/w/']").first.get_attribute("href") or ""
    return f"{site.url}/w/{path.split('/')[2]}/"


def take(page: Page, workspace: str, shot: Shot, suffix: str) -> Path:
    """Opens the page, lets it come to rest, and keeps its picture."""
    answer = page.goto(workspace + shot.place)
    if shot.first_link:
        page.locator(shot.first_link).first.click()
    elif answer is None or not answer.ok:
        sys.exit(f"{shot.name}: {workspace + shot.place} did not answer with a page.")
    page.wait_for_load_state("networkidle" if shot.name != "wall" else "load")
    page.evaluate("document.fonts.ready")
    path = TARGET / f"{shot.name}{suffix}.png"
    page.screenshot(path=path)
    return path


def look(browser: Browser, site: Site, one: Look, shots: tuple[Shot, ...]) -> None:
    context = browser.new_context(
        viewport={"width": one.width, "height": one.height},
        color_scheme="dark" if one.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    workspace = sign_in(page, site)
    for shot in shots:
        print(take(page, workspace, shot, one.suffix).relative_to(ROOT))
    context.close()


def take_pages(browser: Browser, site: Site) -> None:
    """The places of the demonstration: wide, dark, on a phone, and the wall."""
    walls = tuple(shot for shot in SHOTS if shot.name == "wall")
    pages = tuple(shot for shot in SHOTS if shot.name != "wall")
    for one in LOOKS:
        look(browser, site, one, pages)
    for one in WALL:
        look(browser, site, one, walls)


TAKEN = {"pages": take_pages, "guide": take_guide}


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="basis-pictures-") as begun,
        tempfile.TemporaryDirectory(prefix="basis-pictures-") as folder,
        migrated_database(Path(begun)) as migrated,
        running_site(Path(folder), copied=migrated, demonstration=True) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_flags())
        for name, pictures in TAKEN.items():
            if name in (sys.argv[1:] or TAKEN):
                pictures(browser, site)
        browser.close()


if __name__ == "__main__":
    main()

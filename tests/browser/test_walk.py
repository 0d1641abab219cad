"""Every page of the URL table in a real browser: wide and on a phone, light and dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, Response, ViewportSize

from tests.architecture.samples import KWARG, WORDS
from tests.architecture.source import Url, urls
from tests.browser.filling import DEMONSTRATION, SAMPLE

URLS = urls()
WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
AXE = Axe()
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
GRAVE = {"serious", "critical"}
SETTLED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const ends = (each) => each.effect.getComputedTiming().endTime !== Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map((each) => each.finished));
}"""
UNFOLDED = "document.querySelectorAll('main details:not([data-menu])').forEach((each) => (each.open = true))"
# A download is no page.
NO_PAGE = re.compile("Download is starting|ERR_HTTP_RESPONSE_CODE_FAILURE|ERR_ABORTED")


@pytest.fixture
def page(signed_in_page: Page) -> Page:
    return signed_in_page


def address(url: Url, filled) -> str:
    """The page with the demonstration's rows; where it has none of a kind, all of the sample."""
    names = [name for _kind, name in KWARG.findall(url.path) if name in filled["ids"]]
    places = {filled["ids"][name]["workspace"] for name in names}
    workspace = places.pop() if len(places) == 1 else SAMPLE if names else DEMONSTRATION
    column = SAMPLE if workspace == SAMPLE else "id"
    values = (
        {name: filled["ids"][name][column] for name in names}
        | {"workspace": workspace, "token": "none"}
        | WORDS
    )
    return "/" + KWARG.sub(lambda found: values[found[2]], url.path)


def shown(page: Page, address: str) -> Response | None:
    """The answer, if it is a page."""
    try:
        response = page.goto(address)
    except Error as error:
        if not NO_PAGE.search(str(error)):
            raise
        return None
    is_page = response is not None and "text/html" in response.headers.get("content-type", "")
    return response if is_page else None


def settle(page: Page) -> None:
    """Until colours have changed over, and the wall has asked for the picture that fits its screen."""
    if "/wall/" in page.url:
        page.wait_for_timeout(1_000)
    page.evaluate(SETTLED)


def grave(page: Page, where: str) -> list[str]:
    """What axe finds serious or critical, with the element it is about, once nothing fades in any more."""
    settle(page)
    found = AXE.run(page, options=RULES).response["violations"]
    return [
        f"{where}: {each['id']} ({each['impact']}) {node['html'][:160]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"][:3]
    ]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def faults(page: Page) -> list[str]:
    """What is wrong with the page that is shown: wide and light, and on a phone, dark, all folds open."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    settle(page)
    found = grave(page, "wide, light") + [f"wide: {overflow(page)} px too wide"] * (overflow(page) > 0)

    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    page.evaluate(UNFOLDED)
    settle(page)
    return (
        found + grave(page, "phone, dark") + [f"phone: {overflow(page)} px too wide"] * (overflow(page) > 0)
    )


@pytest.mark.parametrize("url", URLS, ids=str)
def test_a_page_is_accessible_and_fits(page, site, filled, url):
    response = shown(page, site.url + address(url, filled))
    if response is None:
        return
    assert response.status < 500

    assert faults(page) == []

"""Every page of a browser test is watched: no console error, no CSP report, no request to another host."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, StorageState

from tests.browser.filling import WALKER
from tests.server import Site

# A closed door (403, 404, 405) is an answer; the browser logs each. A form that comes back is no error.
EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of 40[345]")


REFUSED = """
  document.addEventListener("securitypolicyviolation", (event) =>
    console.error("refused by the policy: " + event.violatedDirective + " " + event.blockedURI));
"""


def watch(page: Page) -> list[str]:
    """Collects what went wrong on the page while the test used it."""
    wrong: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not EXPECTED.match(message.text):
            wrong.append(f"console {message.type} on {page.url}: {message.text}")

    def on_request(request: Request) -> None:
        host = urlsplit(request.url).hostname
        if host is not None and host != "127.0.0.1":
            wrong.append(f"{page.url} asked {host} for {request.url}")

    page.add_init_script(REFUSED)
    page.on("console", on_console)
    page.on("pageerror", lambda error: wrong.append(f"script error on {page.url}: {error}"))
    page.on("request", on_request)
    return wrong


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that fails its test when anything went wrong on it."""
    wrong = watch(page)
    yield page
    assert not wrong, "\n".join(wrong)


def enter(page: Page, site: Site, *words: str) -> None:
    """Follows a fresh one-time link and presses its button; `words` go to the command, as --email."""
    page.goto(site.sign_in_link(*words))
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "/accounts/link/" not in url)


def cookies_of(browser: Browser, site: Site, *words: str) -> StorageState:
    """What somebody's browser keeps after that; `words` as above."""
    context = browser.new_context()
    enter(context.new_page(), site, *words)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def signed_in(page: Page, site: Site) -> Page:
    """A page of someone who followed the sign-in link that `make run` prints."""
    enter(page, site)
    return page


@pytest.fixture(scope="session")
def filled(site: Site) -> Any:
    """More workspaces beside the demonstration (filling.py), and what addresses into them need."""
    return json.loads(
        site.manage("shell", "-v0", "-c", "from tests.browser.filling import fill; fill()").splitlines()[-1]
    )


@pytest.fixture(scope="session")
def signed_in_state(browser: Browser, site: Site, filled: Any) -> StorageState:
    """The cookies of somebody who signed in once, for all the tests that only look."""
    return cookies_of(browser, site, "--email", WALKER)


@pytest.fixture
def signed_in_page(browser: Browser, signed_in_state: StorageState) -> Iterator[Page]:
    """A watched page of that person, in a context of its own."""
    context = browser.new_context(storage_state=signed_in_state, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong = watch(page)
    yield page
    context.close()
    assert not wrong, "\n".join(wrong)

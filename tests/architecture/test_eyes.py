"""Every address, asked for through another organization's eyes: what it leads to keeps them.

All that stands in a page as an address of the workspace is looked at, a link or not; and where an answer
leads on, that. One link leads back to the page through home's eyes.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest

from organizations.seeing import BY
from tests.architecture.samples import World, address
from tests.architecture.source import Url, urls
from tests.architecture.test_writes import filled_in

pytestmark = pytest.mark.django_db
OF_A_WORKSPACE = [url for url in urls() if getattr(url.view, "minimum_role", None) is not None]
CHOOSES_EYES = {"seen_choose"}  # leads to other eyes, or with `to` to those
LEADS = re.compile(r'["\'](/w/quokkas[^"\'<>\s]*)')
each_url = pytest.mark.parametrize("url", OF_A_WORKSPACE, ids=str)


@dataclass(frozen=True)
class Eyes:
    """Those of another organization than home."""

    world: World

    @property
    def slug(self) -> str:
        return f"{self.world.own.workspace.slug}{BY}{self.world.own.rows['other_organization_id'].pk}"

    def there(self, url: Url) -> str:
        """The address through them."""
        own = address(url, self.world.own)
        return own.replace("/w/quokkas/", f"/w/{self.slug}/", 1)

    def lost(self, url: Url, method: str, data: dict[str, Any] | None = None) -> list[str]:
        """Where it leads to without them, but for the way back to home's."""
        answer = self.world.ask("admin", method, self.there(url), data)
        led = [answer.headers["Location"]] if "Location" in answer.headers else LEADS.findall(answer.said)
        home = address(url, self.world.own)
        own = [each for each in led if each.startswith("/w/quokkas") and f"/w/{self.slug}" not in each]
        return sorted({each for each in own if each.partition("?")[0] != home})


@pytest.fixture
def eyes(world: World) -> Eyes:
    return Eyes(world)


@each_url
def test_a_page_leads_to_pages_seen_by_the_same_organization(eyes, url):
    lost = eyes.lost(url, "GET")

    assert lost == [] or (url.name in CHOOSES_EYES and all(BY in each for each in lost))


@each_url
def test_what_is_sent_leads_on_to_pages_seen_by_the_same_organization(eyes, url):
    assert eyes.lost(url, "POST", filled_in(eyes.world, url)) == []

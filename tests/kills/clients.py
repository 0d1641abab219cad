"""People who go on working while the server is killed under them, and note what it acknowledged."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from random import Random
from threading import Event, Thread
from typing import ClassVar
from urllib.parse import urlencode, urlsplit

from tests.server import Site

TOKEN = "k" * 32
ROWS = 300
LONG = 8_000  # bytes from which these sites give a file a process of its own
STUCK = 120  # seconds after which a file that is said to be worked on is not
LIST = "/w/kills/organizations/"
ROW = re.compile(r'<tr id="organization-([0-9a-f-]{36})"')
PLAN = re.compile(r'name="plan" value="([^"]+)"')
DONE, AGAIN = "What happened", "Reading this file was interrupted"


class Refused(Exception):
    """The server answered otherwise than it should have."""


@dataclass
class Person:
    """One session of one person, and what the server said it kept."""

    site: Site
    session: str
    name: str
    added: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    imported: dict[str, str] = field(default_factory=dict)  # import -> first letters of its rows
    uploaded: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    ended: str = ""  # what the last connection ended with
    acknowledged: Event = field(default_factory=Event)
    applying: Event = field(default_factory=Event)
    waited: float = 0.0  # seconds that one file was said to be worked on, at most

    expected: ClassVar = {"POST": (200, 302), "GET": (200, 302)}

    def ask(self, method: str, path: str, **sent: object) -> tuple[HTTPResponse, str]:
        """The answer, read to its end. Raises OSError and HTTPException where the server is gone."""
        connection = HTTPConnection("127.0.0.1", urlsplit(self.site.url).port or 0, timeout=60)
        headers = {
            "Cookie": f"basis_session={self.session}; basis_csrf={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        headers |= {"HX-Request": "true"} if path.startswith(LIST) else {}
        try:
            connection.request(method, path, urlencode(sent), headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status not in self.expected[method]:
            raise Refused(f"{method} {path}: {answer.status} {text[:300]}")
        return answer, text

    def edit(self, number: int, random: Random) -> None:
        """Adds an organization, then says several times where it is."""
        name = f"{self.name} {number}"
        _, text = self.ask("POST", f"{LIST}add/", name=name)
        self.added.append(name)
        self.acknowledged.set()
        found = ROW.search(text)
        if found is None:
            raise Refused(f"no row for {name}: {text[:300]}")
        for version in range(1, random.randint(2, 5)):
            place = f"{name} at {version}"
            self.ask("POST", f"{LIST}{found[1]}/cell/place/", version=version, place=place)
            self.placed.append(place)

    def bring_in(self, number: int, random: Random) -> None:
        """Pastes a sheet, looks at the preview and imports it."""
        self._bring_in(number, "")

    def bring_in_long(self, number: int, random: Random) -> None:
        """The same with one that is long enough for a process of its own."""
        self._bring_in(number, "from a list that somebody kept for years")

    def _bring_in(self, number: int, source: str) -> None:
        rows = f"{self.name}-{number}-"
        sheet = "name\tplace\tsource\n" + "".join(f"{rows}{n}\tHere\t{source}\n" for n in range(ROWS))
        assert (len(sheet) > LONG) == bool(source)
        answer, _ = self.ask("POST", "/w/kills/import/", pasted=sheet)
        place = answer.getheader("Location") or ""
        self.uploaded[place.rstrip("/").rpartition("/")[2]] = rows
        self.finish(place, rows)

    def finish(self, place: str, rows: str) -> None:
        """Looks at a file that waits and imports it; what was interrupted is begun again with one click."""
        began = time.monotonic()
        while DONE not in (text := self._looked_at(place)):
            if time.monotonic() - began > 2 * STUCK:
                raise Refused(f"never imported, {place}: {text[-2_000:]}")
            if found := PLAN.search(text):
                self.applying.set()
                self.ask("POST", f"{place}apply/", plan=found[1])
            elif AGAIN in text:
                self.ask("POST", place)
            else:
                raise Refused(f"nothing to import at {place}: {text[:300]}")
        self.imported[place.rstrip("/").rpartition("/")[2]] = rows
        self.acknowledged.set()
        self.applying.clear()

    def _looked_at(self, place: str) -> str:
        """The page of the file, as soon as nothing is done with it."""
        while True:
            answer, text = self.ask("GET", place)
            if answer.status == 200:
                return text
            began = time.monotonic()
            while (said := self.ask("GET", f"{place}progress/"))[0].status == 200:
                if time.monotonic() - began > STUCK:
                    raise Refused(f"no end at {place}: {said[1][-600:]}")
                time.sleep(0.1)
            self.waited = max(self.waited, time.monotonic() - began)


def at_work(person: Person, act: Callable[[Person, int, Random], None], first: int, random: Random) -> Thread:
    """Does this again and again until the server is gone."""

    def work() -> None:
        number = first
        try:
            while True:
                act(person, number, random)
                number += 1
        except (OSError, HTTPException) as error:
            person.ended = repr(error)
        except Refused as refused:
            person.refused.append(str(refused))

    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread

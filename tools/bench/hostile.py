"""What somebody else notices while two people bring in files that try to do harm, one after the other.

Run as `python -m tools.bench.hostile`. Ends with an error when a promise of docs/benchmarks.md is broken.
A real server, its answers by the clock as they reach a browser: the same looks and saves on a quiet server
first, then beside the uploads. Bounded: so many files, or so many seconds.
"""

import csv
import itertools
import json
import re
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

from tests.server import Site, migrated_database, prepared_site, serving
from tools.bench.databases import MEASURE, on_both
from tools.bench.search import percentile
from tools.bench.unity import promised
from tools.hostile_files import KINDS

ORGANIZATIONS, LOOKS, AT_ONCE = 2_000, 40, 2
SECONDS, FILES = 80.0, 260  # of uploads, at most
PROMISED_MS, PROMISED_FILES = 1_000.0, 130
TOKEN = "k" * 32
LIST = "/w/kills/organizations/"
ROW = re.compile(r'<tr id="organization-([0-9a-f-]{36})"')
FORM = "application/x-www-form-urlencoded"
PREPARE = "from tests.kills.looking import prepare; prepare({})"


type Files = SimpleQueue[tuple[str, Callable[[], bytes]]]


class Browser:
    """One person's session."""

    def __init__(self, site: Site, session: str) -> None:
        self.port = urlsplit(site.url).port or 0
        self.cookies = f"basis_session={session}; basis_csrf={TOKEN}"

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "", /) -> tuple[int, str]:
        """The status of the answer, and its text."""
        headers = {"Cookie": self.cookies, "X-CSRFToken": TOKEN}
        headers |= {"Content-Type": kind} if kind else {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()

    def upload(self, name: str, content: bytes) -> int:
        """Brings a file in and looks at what became of it."""
        edge = secrets.token_hex(12)
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        status, _text = self.ask("POST", "/w/kills/import/", body, f"multipart/form-data; boundary={edge}")
        return status


def main() -> int:
    """Both databases, or the one that this process was started for."""
    if sys.argv[1:] != [MEASURE]:
        return on_both("tools.bench.hostile")
    with tempfile.TemporaryDirectory(prefix="basis-hostile-") as folder:
        return measure(Path(folder))


def measure(folder: Path) -> int:
    """Measure, print, and say whether the promises hold."""
    (folder / "empty").mkdir()
    (folder / "site").mkdir()
    with migrated_database(folder / "empty") as empty, prepared_site(folder / "site", empty) as site:
        sessions = json.loads(site.manage("shell", "-v0", "-c", PREPARE.format(["Ada", "Ben", "Cleo"])))
        site.manage("import_workspace", "-v0", "--workspace", "kills", str(a_list(folder)))
        with serving(site):
            people = [Browser(site, sessions[name]) for name in ("Ada", "Ben", "Cleo")]
            return beside(people[0], people[1:])


def a_list(folder: Path) -> Path:
    path = folder / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "kind", "place"])
        writer.writerows([f"Group {n}", "union", f"Town {n % 90}"] for n in range(ORGANIZATIONS))
    return path


def beside(reader: Browser, uploaders: list[Browser]) -> int:
    """The same acts on a quiet server, then while the files come in."""
    _status, text = reader.ask("GET", LIST)
    rows = iter(ROW.findall(text))
    quiet = timed(reader, rows, Event(), LOOKS)
    files, done, statuses = hostile_files(), Event(), list[int]()
    until = time.monotonic() + SECONDS
    waiting = Thread(target=all_in, args=(uploaders, files, statuses, until, done))
    waiting.start()
    busy = timed(reader, itertools.cycle(ROW.findall(text)[LOOKS:]), done, 10_000)
    waiting.join()
    failed = sum(status >= 500 for status in statuses)
    print(f"  {len(statuses)} files that try to do harm, {AT_ONCE} people bringing them in at once:")
    kept = [
        promised("    of them answered with a fault of the server", float(failed), under=1.0),
        promised("    files brought in", float(len(statuses)), over=PROMISED_FILES),
    ]
    for what in quiet:
        before, during = percentile(quiet[what]), percentile(busy[what])
        print(
            f"    {what}: 95 of 100 within {before:.0f} ms before; {during / before:.1f} times that meanwhile"
        )
        kept.append(promised(f"    {what} meanwhile, 95 of 100 within, in ms", during, under=PROMISED_MS))
    return 0 if all(kept) else 1


def hostile_files() -> Files:
    """Each kind in turn, so that whatever ends first all kinds came."""
    made = [list(files()) for files in KINDS.values()]
    rows = itertools.zip_longest(*made)
    files: Files = SimpleQueue()
    for each in itertools.islice((each for row in rows for each in row if each), FILES):
        files.put(each)
    return files


def all_in(people: list[Browser], files: Files, statuses: list[int], until: float, done: Event) -> None:
    threads = [Thread(target=bring_in, args=(each, files, statuses, until)) for each in people]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    done.set()


def bring_in(person: Browser, files: Files, statuses: list[int], until: float) -> None:
    while time.monotonic() < until:
        try:
            name, make = files.get_nowait()
        except Empty:
            return
        statuses.append(person.upload(name, make()))


def timed(reader: Browser, rows: Iterator[str], done: Event, at_most: int) -> dict[str, list[float]]:
    """A look at the list and a cell saved, in turn; milliseconds of each."""
    took: dict[str, list[float]] = {"a page of the list": [], "saving a cell": []}
    for number, row in enumerate(itertools.islice(rows, at_most)):
        if done.is_set():
            break
        place = {"version": version_of(reader, row), "place": f"Place {number}"}
        looking = ("GET", f"{LIST}?page={1 + number % 20}")
        saving = ("POST", f"{LIST}{row}/cell/place/", urlencode(place).encode(), FORM)
        for what, act in (("a page of the list", looking), ("saving a cell", saving)):
            began = time.perf_counter()
            status, text = reader.ask(*act)
            took[what].append((time.perf_counter() - began) * 1_000)
            if status >= 400:
                raise SystemExit(f"{what}: {status} {text[:300]}")
    return took


def version_of(reader: Browser, row: str) -> str:
    _status, text = reader.ask("GET", f"{LIST}{row}/cell/place/")
    found = re.search(r'name="version" value="(\d+)"', text)
    if found is None:
        raise SystemExit(f"no cell to save: {text[:300]}")
    return found[1]


if __name__ == "__main__":
    sys.exit(main())

"""The server is killed while people work: what it acknowledged stays, and nothing is there in part.

A few rounds in `make test`, fifty in `make kills` (KILLS=50). Each starts the server on what the round before
left, finishes the files that wait, has three people at work, and kills at a moment nobody chose.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.kills.clients import ROWS, Person, at_work
from tests.server import Database, Site, prepared_site, serving

ROUNDS = int(os.environ.get("KILLS", "6"))
SEED = int(os.environ.get("KILLS_SEED", str(time.time_ns())))
EDITORS, IMPORTERS = ("Ada", "Ben"), ("Cleo",)
WORDS = "from tests.kills.looking import look, prepare; "


@dataclass
class Kept:
    """The site over all rounds, who works on it, and the children its servers had."""

    site: Site
    people: dict[str, Person]
    children: set[int] = field(default_factory=set)
    told: dict[str, Any] = field(default_factory=lambda: {"waiting": []})

    def look(self) -> dict[str, Any]:
        self.told = json.loads(self.site.manage("shell", "-v0", "-c", WORDS + "look()"))
        return self.told


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, migrated: Database) -> Iterator[Kept]:
    names = [*EDITORS, *IMPORTERS]
    with prepared_site(tmp_path_factory.mktemp("kills"), migrated) as site:
        sessions = json.loads(site.manage("shell", "-v0", "-c", WORDS + f"prepare({names})"))
        yield Kept(site, {name: Person(site, sessions[name], name) for name in names})


def children_of(pid: int) -> set[int]:
    """The processes that read files for this server."""
    listed = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False
    )
    return {int(each) for each in listed.stdout.split()}


def runs(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def finish_what_waits(kept: Kept) -> None:
    """Each file that was uploaded and not imported can be imported now."""
    for person in kept.people.values():
        for import_id in kept.told["waiting"]:
            if import_id in person.uploaded:
                person.finish(f"/w/kills/imports/{import_id}/", person.uploaded[import_id])


def wait_for_the_moment(kept: Kept, server: subprocess.Popen[bytes], number: int, random: Random) -> None:
    """In turn: whenever; while a file is read; while an import is written."""
    importer = kept.people[IMPORTERS[0]]
    if number % 3 == 0:
        kept.people[EDITORS[0]].acknowledged.wait(60)
        time.sleep(random.uniform(0, 2))
    elif number % 3 == 1:
        while not children_of(server.pid):
            time.sleep(0.002)
        time.sleep(random.uniform(0, 0.2))
    else:
        importer.applying.wait(60)
        time.sleep(random.uniform(0, 0.6))


def work_until_killed(kept: Kept, number: int, random: Random) -> None:
    with serving(kept.site) as server:
        finish_what_waits(kept)
        for person in kept.people.values():
            person.acknowledged.clear()
            person.applying.clear()
        acts = [(kept.people[name], Person.edit) for name in EDITORS]
        acts += [(kept.people[name], Person.bring_in) for name in IMPORTERS]
        first = number * 10_000
        threads = [at_work(person, act, first, Random(random.random())) for person, act in acts]
        wait_for_the_moment(kept, server, number, random)
        kept.children |= children_of(server.pid)
        server.kill()
        server.wait()
        for thread in threads:
            thread.join()


def check(kept: Kept, told: dict[str, Any]) -> None:
    assert [refused for person in kept.people.values() for refused in person.refused] == []
    assert told["faults"] == []
    assert set(told["names"].values()) | set(told["added"].values()) <= {1}
    for person in kept.people.values():
        assert [name for name in person.added if told["names"].get(name) != 1] == []
        assert [place for place in person.placed if told["placed"].get(place) != 1] == []
        assert set(person.imported) <= set(told["done"])
        for import_id, rows in person.uploaded.items():
            there = sum(1 for name in told["names"] if name.startswith(rows))
            assert there == (ROWS if import_id in told["done"] else 0), (import_id, rows)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_was_acknowledged_is_there_and_nothing_in_part(kept, number):
    print(f"KILLS_SEED={SEED}")

    work_until_killed(kept, number, Random(SEED + number))

    check(kept, kept.look())


def test_what_waited_is_finished_and_no_reader_is_left(kept):
    with serving(kept.site):
        finish_what_waits(kept)

    told = kept.look()
    check(kept, told)
    assert not set(told["waiting"]) & {each for person in kept.people.values() for each in person.uploaded}
    while any(runs(pid) for pid in kept.children):  # they end by themselves, or the test's limit ends this
        time.sleep(0.05)
    acknowledged = [len(each.added) + len(each.placed) for each in kept.people.values()]
    print(f"{ROUNDS} kills, {sum(acknowledged)} edits and {len(told['done'])} imports kept")

"""The server is killed while people work: what it acknowledged stays, and nothing is there in part.

A few rounds in `make test`, fifty in `make kills` (KILLS=50). Each starts the server on what the round before
left, finishes the files that wait, has four people at work, and kills at a moment nobody chose: the server,
the process beside it that is at a long file, or both.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.kills.clients import LONG, ROWS, Person, at_work
from tests.server import Database, Site, prepared_site, serving

ROUNDS = int(os.environ.get("KILLS", "4"))
SEED = int(os.environ.get("KILLS_SEED", str(time.time_ns())))
EDITORS, IMPORTERS, LONG_FILES = ("Ada", "Ben"), ("Cleo",), ("Dan",)
WORDS = "from tests.kills.looking import look, prepare; "


@dataclass
class Kept:
    """The site over all rounds, who works on it, and the children its servers had."""

    site: Site
    people: dict[str, Person]
    children: set[int] = field(default_factory=set)
    workers: int = 0  # how many were killed
    told: dict[str, Any] = field(default_factory=lambda: {"waiting": []})

    def look(self) -> dict[str, Any]:
        self.told = json.loads(self.site.manage("shell", "-v0", "-c", WORDS + "look()"))
        return self.told


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, migrated: Database) -> Iterator[Kept]:
    names = [*EDITORS, *IMPORTERS, *LONG_FILES]
    with prepared_site(tmp_path_factory.mktemp("kills"), migrated) as site:
        site.environment["BASIS_LONG_FILE"] = str(LONG)
        sessions = json.loads(site.manage("shell", "-v0", "-c", WORDS + f"prepare({names})"))
        yield Kept(site, {name: Person(site, sessions[name], name) for name in names})


def children_of(pid: int) -> dict[int, str]:
    """The processes that read files for this server, and what each was started as."""
    found = [line.split(None, 1) for line in listed("--ppid", str(pid)).splitlines()]
    return {int(pid): "".join(command) for pid, *command in found}


def listed(*which: str) -> str:
    """Processes with their whole commands: `ps` cuts them where the surroundings name a narrow screen."""
    command = ["ps", "-ww", *which, "-o", "pid=,args="]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def workers_of(pid: int) -> list[int]:
    """Those that are at a long file."""
    return [pid for pid, command in children_of(pid).items() if "work_on_import" in command]


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


def at_last[T](kept: Kept, look: Callable[[], T], seconds: float = 120) -> T:
    """What is there as soon as something is. Fails with what the server refused, or where nothing comes."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert [refused for person in kept.people.values() for refused in person.refused] == []
        ended = {person.name: person.ended for person in kept.people.values()}
        assert time.monotonic() < end, (ended, listed("-e"))
        time.sleep(0.002)
    return found


def wait_for_the_moment(kept: Kept, server: subprocess.Popen[bytes], number: int, random: Random) -> None:
    """In turn: whenever; while a file is read; while an import is written; while a long file is worked on."""
    if number % 4 == 0:
        kept.people[EDITORS[0]].acknowledged.wait(60)
        time.sleep(random.uniform(0, 2))
    elif number % 4 == 1:
        at_last(kept, lambda: children_of(server.pid).keys() - set(workers_of(server.pid)))
        time.sleep(random.uniform(0, 0.2))
    elif number % 4 == 2:
        kept.people[IMPORTERS[0]].applying.wait(60)
        time.sleep(random.uniform(0, 0.6))
    else:
        kill_who_is_at_a_long_file(kept, server, random)


def kill_who_is_at_a_long_file(kept: Kept, server: subprocess.Popen[bytes], random: Random) -> None:
    """At first alone: that is seen by the server that goes on, and what it was at is begun and ended anew."""
    person = kept.people[LONG_FILES[0]]
    if random.random() < 0.5:
        person.applying.wait(60)
    found = at_last(kept, lambda: workers_of(server.pid))
    time.sleep(random.uniform(0, 3))
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            kept.workers += 1
    person.acknowledged.clear()
    person.acknowledged.wait(60)


def work_until_killed(kept: Kept, number: int, random: Random) -> None:
    with serving(kept.site) as server:
        finish_what_waits(kept)
        for person in kept.people.values():
            person.acknowledged.clear()
            person.applying.clear()
            person.ended = ""
        acts = [(kept.people[name], Person.edit) for name in EDITORS]
        acts += [(kept.people[name], Person.bring_in) for name in IMPORTERS]
        acts += [(kept.people[name], Person.bring_in_long) for name in LONG_FILES]
        first = number * 10_000
        threads = [at_work(person, act, first, Random(random.random())) for person, act in acts]
        wait_for_the_moment(kept, server, number, random)
        end(kept, server, both=random.random() < 0.5)
        for thread in threads:
            thread.join()


def end(kept: Kept, server: subprocess.Popen[bytes], *, both: bool) -> None:
    """Kill the server, and as a power cut would, those that are at long files; or these go on."""
    kept.children |= children_of(server.pid).keys()
    workers = workers_of(server.pid) if both else []
    server.kill()
    for pid in workers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            kept.workers += 1
    server.wait()


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
    at_last(kept, lambda: not any(runs(pid) for pid in kept.children))  # they end by themselves
    acknowledged = [len(each.added) + len(each.placed) for each in kept.people.values()]
    imported = [len(kept.people[name].imported) for name in LONG_FILES]
    waited = max(kept.people[name].waited for name in LONG_FILES)
    print(f"{ROUNDS} kills, {sum(acknowledged)} edits and {len(told['done'])} imports kept")
    print(f"{kept.workers} processes beside the server killed, {sum(imported)} of its files imported")
    print(f"{waited:.0f} s at most that one was said to be worked on")

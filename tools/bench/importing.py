"""What bringing in a list of 20,000 organizations costs, beside a bare loop that writes the same rows.

Run as `python -m tools.bench.importing`. Ends with an error when a promise of docs/benchmarks.md is broken.
Processor time of the web process and of those that work beside it; the clock is told, but promises nothing.
"""

import csv
import io
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from tools.bench.databases import MEASURE, on_both, prepare
from tools.bench.unity import promised

ROWS, BATCH = 20_000, 500
PROMISED_SECONDS, PROMISED_RATIO, PROMISED_MEGABYTES = 20.0, 5.0, 40.0
PLAN = re.compile(rb'name="plan" value="([0-9a-f]+)"')
COLUMNS = ("name", "kind", "place", "members")


class Beside:
    """Starts the process that works on a file as the web does, and waits for it to know what it took."""

    def __init__(self) -> None:
        from coalitions.services import background

        self.seconds = 0.0
        background.launch = self.launch

    def launch(self, import_id: object) -> None:
        command = [sys.executable, "manage.py", "work_on_import", str(import_id)]
        started = subprocess.Popen(command)
        _pid, ended, used = os.wait4(started.pid, 0)
        if ended:
            raise SystemExit("the process beside the web failed")
        self.seconds += used.ru_utime + used.ru_stime


def main() -> int:
    """Both databases, or the one that this process was started for."""
    if sys.argv[1:] != [MEASURE]:
        return on_both("tools.bench.importing")
    prepare()
    return measure()


def measure() -> int:
    """Measure, print, and say whether the promises hold."""
    text = made_up()
    workspace, client = filled("bench")
    beside = Beside()
    client.get(f"/w/{workspace.slug}/import/")
    before = megabytes()
    print(f"  importing {ROWS:,} organizations:")
    spent = bring_in(workspace, client, text, beside)
    grown = megabytes() - before
    if workspace.organizations.count() != ROWS:
        raise SystemExit("not all rows were imported")
    bare = told("a bare loop that writes the same rows", lambda: write_plainly(text), beside)
    kept = [
        promised("    seconds of processor time in all", spent, under=PROMISED_SECONDS),
        promised("    times the bare loop", spent / bare, under=PROMISED_RATIO),
        promised(f"    MB that the web grew by, from {before:.0f}", grown, under=PROMISED_MEGABYTES),
    ]
    return 0 if all(kept) else 1


def bring_in(workspace: Any, client: Any, text: str, beside: Beside) -> float:
    """What a person does, step by step; the seconds of processor time of all of it."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    kept: dict[str, Any] = {}

    def upload() -> None:
        file = SimpleUploadedFile("list.csv", text.encode())
        kept["url"] = client.post(f"/w/{workspace.slug}/import/", {"file": file})["Location"]

    def show() -> None:
        kept["page"] = client.get(kept["url"]).content

    def apply() -> None:
        (plan,) = set(PLAN.findall(kept["page"]))
        client.post(f"{kept['url']}apply/", {"plan": plan.decode()})

    return (
        told("uploading it", upload, beside)
        + told("reading it and comparing each row", show, beside)
        + told("showing the preview", show, beside)
        + told("comparing once more and writing", apply, beside)
        + told("showing what happened", show, beside)
    )


def told(what: str, act: Callable[[], object], beside: Beside) -> float:
    """Do it, print what it took, and give the seconds of processor time."""
    clock, web, others = time.perf_counter(), time.process_time(), beside.seconds
    act()
    web, others = time.process_time() - web, beside.seconds - others
    clock = time.perf_counter() - clock
    print(f"    {what}: web {web:.2f} s, beside it {others:.2f} s; {clock:.1f} s by the clock", flush=True)
    return web + others


def megabytes() -> float:
    """The most that this process has taken so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1024
    )


def made_up() -> str:
    rows = (f"Group {n},union,Town {n % 90},{n}" for n in range(ROWS))
    return "\n".join([",".join(COLUMNS), *rows, ""])


def filled(slug: str) -> tuple[Any, Any]:
    """An empty workspace, and the browser of somebody who keeps its list."""
    from django.test import Client

    from organizations.models import Membership, Role, User, Workspace

    (workspace,) = Workspace.objects.bulk_create([Workspace(slug=slug, name="Bench")])
    (user,) = User.objects.bulk_create([User(email="ada@example.org", name="Ada")])
    Membership.objects.create(workspace=workspace, user=user, role=Role.ORGANIZER)
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return workspace, client


def write_plainly(text: str) -> None:
    """The rows, their history, and what became of each, in one transaction and as Django's guide says."""
    from django.db import transaction

    from coalitions.models import Import, ImportRow
    from organizations.models import Change, Organization, Workspace

    (workspace,) = Workspace.objects.bulk_create([Workspace(slug="bare", name="Bare")])
    with transaction.atomic():
        rows = [
            Organization(workspace=workspace, **{**each, "members": int(each["members"])})
            for each in csv.DictReader(io.StringIO(text))
        ]
        Organization.objects.bulk_create(rows, BATCH)
        change = Change.objects.create(workspace=workspace, act="import.done", subject_id=workspace.pk)
        add_history(rows, change)
        (done,) = Import.objects.bulk_create([Import(workspace=workspace, filename="list.csv", size=1)])
        outcomes = (
            ImportRow(imported=done, number=n, kind="organizations", outcome="created", label=row.name)
            for n, row in enumerate(rows, start=2)
        )
        ImportRow.objects.bulk_create(outcomes, BATCH)


def add_history(rows: list[Any], change: Any) -> None:
    from django.utils.timezone import now

    record = type(rows[0]).history.model
    names = [field.attname for field in record.tracked_fields]
    told = {"change": change, "history_date": now(), "history_type": "+"}
    history = (record(**told, **{name: getattr(row, name) for name in names}) for row in rows)
    record.objects.bulk_create(history, BATCH)


if __name__ == "__main__":
    sys.exit(main())

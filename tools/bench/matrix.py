"""How fast the matrix is: its page beside a bare view that reads the same rows, and saving one cell.

Run as `python -m tools.bench.matrix`. Works in a database of its own, in a folder that is removed at the end.
Ends with an error when a promise of docs/benchmarks.md is broken.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from tools.bench.unity import promised

if TYPE_CHECKING:
    from django.test import Client

ROWS, COLUMNS, ANSWERS = 300, 60, 40
MANY = 10_000
ROUNDS = 12
SAVES = 60
PROMISED_RATIO = 3.0
PROMISED_SAVE_MS = 50.0


def main() -> int:
    """Measure, print, and say whether the promises hold."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"BASIS_VAR": folder, "BASIS_LOCAL": "1", "DJANGO_SETTINGS_MODULE": "config.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        kept = [measure_page(), measure_saves()]
    return 0 if all(kept) else 1


def measure_page() -> bool:
    """The page of 300 × 60 against reading its rows and writing them into a plain answer."""
    client, workspace = campaign(ROWS)
    path = f"/w/{workspace.slug}/matrix/"
    page = middle(lambda: client.get(path))
    bare = middle(lambda: read_plainly(workspace))
    size = len(client.get(path).content)
    print(f"the matrix of {ROWS} × {COLUMNS}, {ANSWERS} answers each, {size / 1e3:.0f} kB:")
    print(f"  the page {page:.0f} ms, a bare reading of the same rows {bare:.0f} ms")
    return promised("  the page, times the bare reading", page / bare, under=PROMISED_RATIO)


def measure_saves() -> bool:
    """One cell after the other among 10,000 organizations."""
    client, workspace = campaign(MANY, answers=4)
    organizations = list(workspace.organizations.values_list("pk", flat=True)[:SAVES])
    tenet = workspace.tenets.order_by("code").last()
    sent = {"tenet": tenet.pk, "act": "enter", "stance": "1", "evidence": "observed", "day": "2026-02-01"}
    times, waited = [], []
    for organization in organizations:
        started, at_work = time.perf_counter(), time.process_time()
        answer = client.post(
            f"/w/{workspace.slug}/matrix/save/",
            sent | {"organization": organization, "seen": ""},
            headers={"accept": "application/json"},
        )
        times.append((time.process_time() - at_work) * 1e3)
        waited.append((time.perf_counter() - started) * 1e3)
        if answer.status_code != 200:
            raise SystemExit(f"a cell was not saved: {answer.status_code}")
    print(f"saving a cell among {MANY:,} organizations: {median(waited):.0f} ms in the middle, on the clock")
    worst = quantiles(times, n=20)[-1]
    return promised("  at work, 95 of 100 saves within, in ms", worst, under=PROMISED_SAVE_MS)


def middle(act: Callable[[], Any]) -> float:
    """The time in the middle of some rounds, in ms; the first is not counted."""
    act()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        times.append((time.perf_counter() - started) * 1e3)
    return median(times)


def campaign(organizations: int, *, answers: int = ANSWERS) -> "tuple[Client, Any]":
    """A workspace of so many organizations and somebody who edits it."""
    from django.test import Client
    from django.utils.timezone import localdate

    from organizations.models import Membership, Organization, Position, Role, Tenet, User, Workspace
    from organizations.services import add_rows, one_change

    user = User.objects.create_user(email=f"{organizations}@example.org", name="Ada")
    workspace = Workspace(slug=f"w{organizations}", name="Bench")
    with one_change(workspace=workspace, user=user, act="workspace.added"):
        workspace.save(force_insert=True)
        groups = [Organization(workspace=workspace, name=f"Group {n:05}") for n in range(organizations)]
        tenets = [
            Tenet(workspace=workspace, code=f"D{n:02}", name=f"Demand {n}", facet="demand")
            for n in range(COLUMNS)
        ]
        add_rows(groups)
        add_rows(tenets)
        add_rows([
            Position(
                workspace=workspace, organization=group, tenet=tenets[(n * 7 + k) % (COLUMNS - 1)],
                stance=(n + k) % 5 - 2, vitality=k % 5 + 1, as_of=localdate() - timedelta(days=k),
            )
            for n, group in enumerate(groups)
            for k in range(answers)
        ])  # fmt: skip
    Membership.objects.create(workspace=workspace, user=user, role=Role.ORGANIZER)
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client, workspace


def read_plainly(workspace: Any) -> bytes:
    """What a view without any look would do: the names, what stands, and one line each."""
    from django.utils.timezone import localdate

    from organizations.models import Position

    names = list(workspace.organizations.values_list("pk", "name"))
    tenets = list(workspace.tenets.values_list("pk", "name"))
    rows = Position.objects.in_workspace(workspace).standing(localdate())
    columns = ("organization_id", "tenet_id", "id", "version", "stance", "vitality", "red_line", "evidence")
    return repr((names, tenets, list(rows.values_list(*columns)))).encode()


if __name__ == "__main__":
    raise SystemExit(main())

"""How fast the list of 10,000 organizations is: its page, and saving a cell, beside bare Django views.

Run as `python -m tools.bench.ally_list`. Ends with an error when a promise of docs/benchmarks.md is broken.
Processor time of the web process, since what else the machine does only adds to the clock. The bare views
read and write the same rows with Django and answer them as JSON: no sign-in, page, form, or who was first.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import cycle
from typing import Any

from tools.bench.databases import MEASURE, on_both, prepare
from tools.bench.search import percentile
from tools.bench.unity import promised

ORGANIZATIONS, TENETS, ANSWERS, COALITIONS, MEMBERS = 10_000, 60, 6, 8, 200
KINDS = ("union", "faith", "tenants", "students", "health", "environment")
ASKED = (
    "",
    "page=50",
    "kind=union&stale=1",
    "sort=-people",
    "group=kind&sort=checked",
    "q=group+00",
    "constituency=parents",
)
LOOKS, SAVES = 70, 60
PROMISED_LIST_MS, PROMISED_SAVE_MS = 150.0, 50.0
PROMISED_LIST_RATIO, PROMISED_SAVE_RATIO = 14.0, 15.0  # of a save, sealing its line of the log is a part


def main() -> int:
    """Both databases, or the one that this process was started for."""
    if sys.argv[1:] != [MEASURE]:
        return on_both("tools.bench.ally_list")
    prepare()
    workspace, client = filled()
    kept = [measure_list(workspace, client), measure_saves(workspace, client)]
    return 0 if all(kept) else 1


def measure_list(workspace: Any, client: Any) -> bool:
    """The page as seven addresses ask for it, one after the other."""
    path = f"/w/{workspace.slug}/organizations/"
    pages = timed(lambda asked: client.get(f"{path}?{asked}"), cycle(ASKED), LOOKS)
    bare = timed(lambda _asked: read_plainly(workspace), cycle(ASKED), LOOKS)
    print(f"  the list of {ORGANIZATIONS:,} organizations, 100 on a page:")
    return told(pages, bare, PROMISED_LIST_MS, PROMISED_LIST_RATIO)


def measure_saves(workspace: Any, client: Any) -> bool:
    """One cell after the other, each answered with the row as it is then."""
    rows = list(workspace.organizations.order_by("pk")[: 2 * SAVES + 2])
    saves = timed(lambda row: save_cell(workspace, client, row), rows[: SAVES + 1], SAVES)
    bare = timed(lambda row: save_plainly(workspace, row), rows[SAVES + 1 :], SAVES)
    print(f"  saving a cell among {ORGANIZATIONS:,} organizations:")
    return told(saves, bare, PROMISED_SAVE_MS, PROMISED_SAVE_RATIO)


def told(ours: list[float], bare: list[float], within: float, times: float) -> bool:
    """Say the figures, and whether both promises hold."""
    halves = statistics.median(ours), statistics.median(bare)
    print(f"    half within {halves[0]:.1f} ms; bare {halves[1]:.1f} ms")
    fast = promised("    95 of 100 within, in ms", percentile(ours), under=within)
    return promised("    times the bare view", halves[0] / halves[1], under=times) and fast


def timed(act: Callable[[Any], object], things: Iterable[Any], times: int) -> list[float]:
    """Milliseconds of processor time of each act but the first."""
    found = []
    for _at, thing in zip(range(times + 1), things, strict=False):
        before = time.process_time()
        act(thing)
        found.append(1e3 * (time.process_time() - before))
    return found[1:]


def save_cell(workspace: Any, client: Any, row: Any) -> None:
    path = f"/w/{workspace.slug}/organizations/{row.pk}/cell/kind/"
    answer = client.post(path, {"kind": "riders", "version": row.version}, headers={"HX-Request": "true"})
    if answer.status_code != 200 or b"riders" not in answer.content or b"cell-form" in answer.content:
        raise SystemExit(f"a cell was not saved: {answer.status_code}")


def read_plainly(workspace: Any) -> object:
    """A page of rows, how many there are, their coalitions, and what they and home answered."""
    from django.http import JsonResponse

    from coalitions.models import Affiliation, Coalition
    from organizations.models import Organization, Position

    rows = Organization.objects.filter(workspace=workspace)
    page = list(rows.order_by("name").values()[:100])
    ids = [each["id"] for each in page] + [workspace.home_id]
    places = list(Affiliation.objects.filter(organization__in=ids).values("organization_id", "coalition_id"))
    answers = Position.objects.filter(organization__in=ids).values("organization_id", "tenet_id", "stance")
    coalitions = list(Coalition.objects.filter(workspace=workspace).values("id", "name"))
    told = {"page": page, "count": rows.count(), "places": places, "answers": list(answers)}
    return JsonResponse(told | {"coalitions": coalitions})


def save_plainly(workspace: Any, row: Any) -> object:
    """The row, its history and the change, in one transaction."""
    from django.db import transaction
    from django.http import JsonResponse
    from django.utils.timezone import now

    from organizations.models import Change, Organization

    with transaction.atomic():
        stored = Organization.objects.get(pk=row.pk, workspace=workspace)
        stored.kind, stored.version = "riders", stored.version + 1
        changed = Organization.objects.filter(pk=row.pk, version=row.version)
        changed.update(kind="riders", version=stored.version)
        change = Change.objects.create(workspace=workspace, act="organization.edited", subject_id=row.pk)
        record = Organization.history.model
        columns = {field.attname: getattr(stored, field.attname) for field in record.tracked_fields}
        record.objects.create(change=change, history_date=now(), history_type="~", **columns)
    return JsonResponse({"version": stored.version})


def filled() -> tuple[Any, Any]:
    """A workspace with a home, answers and coalitions, and the browser of somebody who keeps its list."""
    from django.test import Client

    from organizations.models import Membership, Organization, Role, User, Workspace

    (workspace,) = Workspace.objects.bulk_create([Workspace(slug="bench", name="Bench")])
    groups = Organization.objects.bulk_create([made_up(workspace, n) for n in range(ORGANIZATIONS)], 500)
    add_answers(workspace, groups)
    Workspace.objects.filter(pk=workspace.pk).update(home=groups[0])
    workspace.refresh_from_db()
    (user,) = User.objects.bulk_create([User(email="ada@example.org", name="Ada")])
    Membership.objects.create(workspace=workspace, user=user, role=Role.ORGANIZER)
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return workspace, client


def made_up(workspace: Any, n: int) -> Any:
    from django.utils.timezone import localdate

    from organizations.models import Organization, Spectrum

    return Organization(
        workspace=workspace,
        name=f"Group {n:05}",
        kind=KINDS[n % len(KINDS)],
        constituencies=["parents", "tenants"][: n % 3],
        spectrum=Spectrum.values[n % 6],
        owner=("", "Ada", "Bo")[n % 3],
        turnout_likely=n % 500 or None,
        next_step="Call them" if n % 4 else "",
        last_checked=localdate() - timedelta(days=n % 200) if n % 5 else None,
    )


def add_answers(workspace: Any, groups: list[Any]) -> None:
    """Home answers everything, the others a few; some are in coalitions."""
    from coalitions.models import Affiliation, Coalition
    from organizations.models import Position, Tenet

    tenets = Tenet.objects.bulk_create(
        Tenet(workspace=workspace, code=f"D{n:02}", name=f"Demand {n}", facet="demand") for n in range(TENETS)
    )
    day = timedelta(days=1)
    Position.objects.bulk_create(
        [
            Position(
                workspace=workspace, organization=group, tenet=tenets[(n * 7 + k) % TENETS],
                stance=(n + k) % 5 - 2, vitality=k % 5 + 1, as_of=workspace.made_at.date() - day,
            )
            for n, group in enumerate(groups)
            for k in range(ANSWERS if n else TENETS)
        ],
        2_000,
    )  # fmt: skip
    coalitions = Coalition.objects.bulk_create(
        Coalition(workspace=workspace, name=f"For {n}") for n in range(COALITIONS)
    )
    Affiliation.objects.bulk_create(
        Affiliation(workspace=workspace, coalition=each, organization=groups[at * 150 + n])
        for at, each in enumerate(coalitions)
        for n in range(MEMBERS)
    )


if __name__ == "__main__":
    sys.exit(main())

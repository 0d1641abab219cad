"""How soon a page tells of an edit: the whole page anew, right after an answer was saved.

Run as `python -m tools.bench.freshness`. Ends with an error when a promise of docs/benchmarks.md is broken.
Processor time of the web process from the saved edit to the page; nothing that was kept before helps, for the
edit changes the state of the workspace that it was kept for.
"""

import statistics
import sys
import time
from datetime import date
from typing import Any

from tools.bench.databases import MEASURE, on_both, prepare
from tools.bench.unity import best_of, promised

MEMBERS, TENETS, ANSWERS, ROUNDS = 200, 60, 15, 3
SIZES = (2_000, 10_000)
PROMISED_COALITION_MS, PROMISED_MS, PROMISED_LARGE_MS = 300.0, 1_000.0, 5_000.0
START, CHANGED, TOLD = date(2025, 1, 1), date(2025, 7, 1), date(2025, 2, 1)
# What a workspace of 2,000 shows of all of them, and what of 10,000.
WIDE = ("organizations/?sort=-unity", "organizations/{one}/", "tenets/", "coalitions/", "map/",
        "coalitions/{of}/allies/", "coalitions/{of}/build/", "coalitions/{of}/invitations/")  # fmt: skip
LARGE = ("organizations/?sort=-unity", "organizations/{one}/", "tenets/", "graph/json/")


def main() -> int:
    """Both databases, or the one that this process was started for."""
    if sys.argv[1:] != [MEASURE]:
        return on_both("tools.bench.freshness")
    prepare()
    kept = []
    for size in SIZES:
        workspace, client, coalition = filled(size)
        print(f"  {size:,} organizations, {MEMBERS} of them in a coalition:")
        if size == SIZES[0]:
            kept += [of_the_coalition(workspace, client, coalition)]
            kept += pages(workspace, client, coalition, WIDE, PROMISED_MS)
        else:
            kept += pages(workspace, client, coalition, LARGE, PROMISED_LARGE_MS)
    return 0 if all(kept) else 1


def of_the_coalition(workspace: Any, client: Any, coalition: Any) -> bool:
    """Its page, beside the measures alone."""
    from django.utils.timezone import localdate

    from coalitions.analysis.coalition import coalition_report
    from coalitions.snapshot import workspace_snapshot

    snapshot = workspace_snapshot(workspace, today=localdate(), coalitions=[coalition], members_only=True)
    (core,) = best_of(ROUNDS, lambda: coalition_report(snapshot, snapshot.coalitions[0]))
    page = after_an_edit(workspace, client, f"coalitions/{coalition.pk}/")
    print(f"    the measures of a coalition alone take {core:.0f} ms, its page {page / core:.1f} times that")
    return promised("    the coalition's page, in ms", page, under=PROMISED_COALITION_MS)


def pages(workspace: Any, client: Any, coalition: Any, paths: tuple[str, ...], under: float) -> list[bool]:
    """Each page after an edit."""
    one = workspace.home_id
    kept = []
    for path in paths:
        took = after_an_edit(workspace, client, path.format(one=one, of=coalition.pk))
        kept.append(promised(f"    {path.format(one='…', of='…')}, in ms", took, under=under))
    return kept


def after_an_edit(workspace: Any, client: Any, path: str) -> float:
    """The middle of some rounds: an answer of a member is changed, then the page is asked for."""
    took = []
    for _ in range(ROUNDS + 1):
        change_an_answer(workspace)
        before = time.process_time()
        answer = client.get(f"/w/{workspace.slug}/{path}")
        took.append(1e3 * (time.process_time() - before))
        if answer.status_code != 200:
            raise SystemExit(f"{path} answered {answer.status_code}")
    return statistics.median(took[1:])


def change_an_answer(workspace: Any) -> None:
    from organizations.models import Position
    from organizations.services import one_change

    row = Position.objects.in_workspace(workspace).order_by("organization__name", "pk")[0]
    row.stance = -2 if row.stance > 0 else 2
    with one_change(workspace=workspace, user=None, act="position.edited"):
        row.save()


def filled(size: int) -> tuple[Any, Any, Any]:
    """A workspace of that many groups, a client that is signed in, and its one coalition."""
    from django.db import connection
    from django.test import Client

    from organizations.models import Membership, Organization, Role, Tenet, User, Workspace

    (workspace,) = Workspace.objects.bulk_create([Workspace(slug=f"of-{size}", name=f"Of {size}")])
    groups = Organization.objects.bulk_create(
        [Organization(workspace=workspace, name=f"Group {n:05}", turnout_likely=n % 500 or None,
                      constituencies=["parents", "tenants"][: n % 3]) for n in range(size)], 500
    )  # fmt: skip
    tenets = Tenet.objects.bulk_create(
        Tenet(workspace=workspace, code=f"D{n:02}", name=f"Demand {n}",
              facet=("value", "mode", "interest", "demand", "demand", "action")[n % 6]) for n in range(TENETS)
    )  # fmt: skip
    add_answers(workspace, groups, tenets)
    Workspace.objects.filter(pk=workspace.pk).update(home=groups[0])
    workspace.refresh_from_db()
    (user,) = User.objects.bulk_create([User(email=f"ada{size}@example.org", name="Ada")])
    Membership.objects.create(workspace=workspace, user=user, role=Role.ORGANIZER)
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    coalition = a_coalition(workspace, groups[:MEMBERS], tenets)
    connection.cursor().execute("ANALYZE")  # as a database that has been running does by itself
    return workspace, client, coalition


def add_answers(workspace: Any, groups: list[Any], tenets: list[Any]) -> None:
    """Fifteen of sixty each; the members of the coalition forty."""
    from organizations.models import Position

    Position.objects.bulk_create(
        [
            Position(
                workspace=workspace, organization=group, tenet=tenets[(n * 7 + k * 11) % TENETS],
                stance=(n * k + k) % 5 - 2, vitality=k % 5 + 1, as_of=TOLD,
            )
            for n, group in enumerate(groups)
            for k in range(40 if n < MEMBERS else ANSWERS)
        ],
        2_000,
    )  # fmt: skip


def a_coalition(workspace: Any, groups: list[Any], tenets: list[Any]) -> Any:
    """A platform that was cut once, a need, and a say for everybody."""
    from coalitions.models import Affiliation, Coalition, Need, Plank, Platform

    (coalition,) = Coalition.objects.bulk_create([Coalition(workspace=workspace, name="All of us")])
    Affiliation.objects.bulk_create(
        Affiliation(
            workspace=workspace, coalition=coalition, organization=each, joined=START, alternatives=n % 5
        )
        for n, each in enumerate(groups)
    )
    Need.objects.bulk_create(
        [Need(workspace=workspace, coalition=coalition, resource="people", low=9_000, high=20_000)]
    )
    asked = [each for each in tenets if each.facet in ("demand", "action")]
    for number, (day, strengths) in enumerate(((START, ("full",)), (CHANGED, ("weakened", "dropped"))), 1):
        (version,) = Platform.objects.bulk_create(
            [Platform(workspace=workspace, coalition=coalition, number=number, day=day)]
        )
        Plank.objects.bulk_create(
            Plank(workspace=workspace, platform=version, tenet=each, strength=strengths[n % len(strengths)])
            for n, each in enumerate(asked[:: 1 if number == 1 else 5])
        )
    return coalition


if __name__ == "__main__":
    sys.exit(main())

"""Planning ties."""

from collections import defaultdict
from typing import Any

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Tie
from coalitions.models.relationships import MUTUAL, TieKind
from coalitions.services.importing import cells
from coalitions.services.importing.nearest import take_nearest
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import saying

_MORE = ("strength", "evidence", "note", "extra")


def plan_tie(plan: Plan, row: FileRow) -> None:
    """Two ties between the same pair stay two: each row of a file meets a recorded tie of its own."""
    v = row.values
    source = cells.find_organization(plan, v["source"])
    target = cells.find_organization(plan, v["target"])
    kind = TieKind((v.get("kind") or TieKind.ALLIANCE).replace(" ", "_"))
    since, until = cells.day(v, "since"), cells.day(v, "until")
    new: Tie = saying(
        Tie, row.extra, source_id=source.pk, target_id=target.pk, kind=kind.value, since=since, until=until,
        strength=cells.integer(v, "strength"), evidence=cells.text(v, "evidence"), note=cells.text(v, "note"),
    )  # fmt: skip
    waiting = plan.memo("recorded ties", lambda: _recorded(plan))[_key(new)]
    old = take_nearest(waiting, lambda tie: sum(getattr(tie, name) == getattr(new, name) for name in _MORE))
    if old is not None:
        new.source_id, new.target_id = old.source_id, old.target_id  # it reads both ways
    plan.take("ties", row, new, old, f"{source} – {target}")


def _recorded(plan: Plan) -> dict[Any, list[Tie]]:
    found: dict[Any, list[Tie]] = defaultdict(list)
    for tie in Tie.objects.in_workspace(plan.workspace).order_by("id"):
        found[_key(tie)].append(tie)
    return found


def _key(tie: Tie) -> tuple[object, ...]:
    ends = (tie.source_id, tie.target_id)
    pair = tuple(sorted(ends)) if tie.kind in MUTUAL else ends
    return (pair, tie.kind, tie.since, tie.until)

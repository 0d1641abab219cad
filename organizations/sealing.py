"""Each change in the log carries a seal over itself and the seal before it, so that the log proves itself.

Who changes, removes or swaps a line would have to make every seal after it anew (docs/adr/0016). What is not
sealed: why something was done, which may be said afterwards.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from itertools import batched
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from organizations.keeping import history_opened
from organizations.models import Change, LogEnd, Workspace
from organizations.models.history import BATCH

FIRST: Final = ""  # the seal before the first
SEALED: Final = ("subject_kind", "subject_label", "act", "before", "after", "reach")
_IDS: Final = ("id", "workspace_id", "user_id", "subject_id", "undoes_id", "only_for_id")


@dataclass(frozen=True, slots=True)
class Broken:
    """The first line of a log that is not as it was written."""

    number: int
    why: str
    change: Any = None


def seal_of(before: str, change: Any) -> str:
    """The seal of a change after the seal `before` it: SHA-256 over what lasts of it, as JSON."""
    told = {name: getattr(change, name) for name in SEALED}
    told |= {name: str(value) if (value := getattr(change, name)) else None for name in _IDS}
    told |= {"number": change.number, "at": change.at.astimezone(UTC).isoformat(timespec="microseconds")}
    return sha256(f"{before}\n{_canonical(told)}".encode()).hexdigest()


def _canonical(told: dict[str, Any]) -> str:
    """The same text before it is stored and after: a database may write 1e3 as 1000."""
    plain = json.loads(json.dumps(told), parse_float=_number)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def _number(text: str) -> float | int:
    number = float(text)
    return int(number) if number.is_integer() else number


def seal(change: Change) -> None:
    """Number and seal a change that is complete but for its moment, which is now. In its transaction, last.

    From here until the commit, which is near, no other change of the workspace can be sealed.
    Cost: two short statements.
    """
    ends = LogEnd.objects.filter(workspace=change.workspace_id)
    end = ends.select_for_update().values_list("number", "seal").first()
    if end is None:
        LogEnd.objects.bulk_create([LogEnd(workspace_id=change.workspace_id)], ignore_conflicts=True)
        end = ends.select_for_update().values_list("number", "seal").get()
    change.at, change.number = timezone.now(), end[0] + 1
    change.seal = seal_of(end[1], change)
    ends.update(number=change.number, seal=change.seal)


def first_broken(changes: Iterable[Any], number: int, last: str) -> Broken | None:
    """The first of a workspace's changes, in the order of their numbers, that is not as it was sealed.

    `number` and `last` are what the end of the log says: how many there are, and the last seal. Who keeps
    both elsewhere notices also that the whole log was sealed anew.
    """
    before, expected = FIRST, 0
    for change in changes:
        expected += 1
        if change.number is None:
            return Broken(expected, "was added without a seal", change)
        if change.number != expected:
            return Broken(expected, "is missing" if change.number > expected else "is there twice")
        if change.seal != seal_of(before, change):
            return Broken(expected, "was changed, or took the place of another", change)
        before = change.seal
    if expected != number:
        return Broken(min(expected, number) + 1, "is missing" if expected < number else "is one too many")
    return None if before == last else Broken(number, "was sealed anew")


def check_log(workspace: Workspace) -> Broken | None:
    """What `first_broken` finds in a workspace's log as it is stored. Cost: reads it once."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        end = LogEnd.objects.filter(workspace=workspace).first() or LogEnd()
        return first_broken(_in_order(Change, workspace.pk), end.number, end.seal)


def seal_again(workspace: Workspace) -> None:
    """Number and seal the whole log anew, after something was rightly erased from it."""
    with history_opened():
        LogEnd.objects.select_for_update().filter(workspace=workspace).first()
        seal_all(Change, LogEnd, workspace.pk)


def seal_all(changes: Any, ends: Any, workspace: Any) -> None:
    """Seal a workspace's changes, of these models: by number where they have one, else by time."""
    own = changes.objects.filter(workspace_id=workspace)
    ids = list(own.order_by(F("number").asc(nulls_last=True), "at", "id").values_list("pk", flat=True))
    own.update(number=None)
    before, number = FIRST, 0
    for some in batched(ids, BATCH, strict=False):
        found = own.in_bulk(some)
        for change in (found[each] for each in some):
            change.number = number = number + 1
            before = change.seal = seal_of(before, change)
        changes.objects.bulk_update(found.values(), ["number", "seal"])
    ends.objects.update_or_create(workspace_id=workspace, defaults={"number": number, "seal": before})


def _in_order(changes: Any, workspace: Any) -> Iterator[Any]:
    """By number; what has none comes first, since it doesn't belong there."""
    unnumbered = changes.objects.filter(workspace_id=workspace, number=None).order_by("at")
    yield from unnumbered[:1]
    yield from changes.objects.filter(workspace_id=workspace).order_by("number").iterator(BATCH)

"""The organizations of a workspace beside its home organization: the unity column of the list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Subquery

from coalitions.analysis.pairs.seen_from import Seen, seen_from
from coalitions.answers import answers_beside
from organizations.models import Change, LogEnd, Organization, Position, Workspace
from organizations.moments import looked_at

# On how many tenets the home organization's stance is known, and what is known of others beside it.
type Beside = tuple[int, Mapping[str, Seen]]
# Where the workspace's log ends: the number of its last change, and the seal over all until then.
type Acts = tuple[int | None, str | None]
MOST_KEPT = 8  # workspaces, days and home organizations at a time
MOST_ANEW = 2_000  # organizations; where more changed, all are compared anew


def acts_in(workspace: Workspace) -> dict[str, Subquery]:
    """The two `Acts`, to be read along with rows that are read anyway."""
    end = LogEnd.objects.filter(workspace=workspace)
    return {"acts": Subquery(end.values("number")), "last_seal": Subquery(end.values("seal"))}


def some_beside_home(workspace: Workspace, day: date, others: Collection[UUID]) -> Beside:
    """These organizations beside home. One query."""
    return _compared(workspace.home, day, others) if workspace.home else (0, {})


def all_beside_home(workspace: Workspace, day: date, acts: Acts) -> Beside:
    """Everybody beside home, kept in the process; after an act only those are compared anew whom it touched.

    Cost: nothing; after an act one query, and one more if it touched positions; the first time one query,
    and about 1.4 s for 200,000 answers.
    """
    if workspace.home is None:
        return 0, {}
    if looked_at() or not acts[0]:
        return _compared(workspace.home, day)
    key = (workspace.home.pk, day)
    before = _kept.pop(key, None)
    if before is None or before.acts != acts:
        before = _Kept(acts, _brought_up(workspace.home, day, before))
    _kept[key] = before  # now the last to go
    while len(_kept) > MOST_KEPT:
        _kept.pop(next(iter(_kept)), None)
    return before.beside


@dataclass(frozen=True, slots=True)
class _Kept:
    acts: Acts
    beside: Beside


_kept: dict[tuple[UUID, date], _Kept] = {}


def _brought_up(home: Organization, day: date, before: _Kept | None) -> Beside:
    """What was kept with those compared anew whose positions changed since; all where it can't be told."""
    touched = None if before is None else _touched_since(home.workspace_id, before.acts)
    if before is None or touched is None or home.pk in touched or len(touched) > MOST_ANEW:
        return _compared(home, day)
    if not touched:
        return before.beside
    count, seen = _compared(home, day, touched)
    gone = {str(each) for each in touched}
    return count, {id_: each for id_, each in before.beside[1].items() if id_ not in gone} | dict(seen)


def _touched_since(workspace_id: UUID, acts: Acts) -> set[UUID] | None:
    """Whose positions changed after that act; None where the log no longer has it as it was. One query."""
    own = Change.objects.filter(workspace=workspace_id)
    then = own.filter(number=acts[0], seal=acts[1] or "").order_by().values_list("workspace")
    later = own.filter(number__gt=acts[0]).values("pk")
    positions = Position.history.filter(change__in=later).order_by().values_list("organization_id")
    told = {UUID(str(each)) for (each,) in then.union(positions).order_by()}
    return told - {workspace_id} if workspace_id in told else None


def _compared(home: Organization, day: date, others: Collection[UUID] | None = None) -> Beside:
    key = str(home.pk)
    answers = answers_beside(home, day=day, others=others)
    return sum(each.organization == key for each in answers), seen_from(key, answers)

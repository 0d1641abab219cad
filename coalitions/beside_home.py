"""The organizations of a workspace beside its home organization: the unity column of the list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Max, Subquery

from coalitions.analysis.pairs.seen_from import Seen, seen_from
from coalitions.snapshot import answers_beside
from organizations.models import Change, Organization, Workspace
from organizations.moments import looked_at

# On how many tenets the home organization's stance is known, and what is known of others beside it.
type Beside = tuple[int, Mapping[str, Seen]]
# How many acts there were in a workspace, and when the latest was. Both: of two at once the one that began
# first may be written last.
type Acts = tuple[int | None, datetime | None]


def acts_in(workspace: Workspace) -> dict[str, Subquery]:
    """The two `Acts`, to be read along with rows that are read anyway."""
    changes = Change.objects.in_workspace(workspace).order_by().values("workspace")
    many, latest = changes.annotate(told=Count("id")), changes.annotate(told=Max("at"))
    return {"acts": Subquery(many.values("told")), "latest_act": Subquery(latest.values("told"))}


def some_beside_home(workspace: Workspace, day: date, others: Collection[UUID]) -> Beside:
    """These organizations beside home. One query."""
    return _compared(workspace.home, day, others) if workspace.home else (0, {})


def all_beside_home(workspace: Workspace, day: date, acts: Acts) -> Beside:
    """Everybody beside home, kept in the process until the next act in this very workspace.

    Cost: nothing; the first time after an act one query, and about 1.4 s for 200,000 answers.
    """
    if workspace.home is None:
        return 0, {}
    if looked_at() or not acts[0]:
        return _compared(workspace.home, day)
    return _kept(_State(workspace.home.pk, day, acts, workspace.home))


@dataclass(frozen=True, slots=True)
class _State:
    home_id: UUID
    day: date
    acts: Acts
    home: Organization = field(compare=False)


@lru_cache(maxsize=8)
def _kept(state: _State) -> Beside:
    return _compared(state.home, state.day)


def _compared(home: Organization, day: date, others: Collection[UUID] | None = None) -> Beside:
    key = str(home.pk)
    answers = answers_beside(home, day=day, others=others)
    return sum(each.organization == key for each in answers), seen_from(key, answers)

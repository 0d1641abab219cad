"""A word that changes when anything drawn of a workspace may have changed: the key of what is kept."""

import hashlib
from typing import Any

from django.db.models import Count, Model, QuerySet, Subquery, Sum, Value

from coalitions.models import Affiliation, Coalition, Need, Plank, Platform, Say, Tie
from organizations.models import Change, Legitimation, Organization, Position, Tenet, Workspace

_READ: tuple[type[Model], ...] = (
    Affiliation, Coalition, Legitimation, Need, Organization, Plank, Platform, Position, Say, Tenet, Tie,
)  # fmt: skip


def state_of(workspace: Workspace, read: tuple[type[Model], ...] = _READ) -> str:
    """Name the state of a workspace: every act leaves a change, every save a version, rows come and go.

    `read` are the kinds of rows that what is kept was made from; by default all that are drawn.

    The log alone would do for acts of people; counts and versions hold for what is done without one.
    Cost: one query, over indexes.
    """
    counts = [_count(model, workspace) for model in read]
    rows = sorted(counts[0].union(*counts[1:], all=True).order_by())
    known = [workspace.slug, workspace.name, workspace.question, workspace.home_id, workspace.risk_seen_by]
    told = repr((str(workspace.pk), known, rows))
    return hashlib.sha256(told.encode()).hexdigest()


def _count(model: type[Model], workspace: Workspace) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = (
        model._default_manager.filter(workspace=workspace).order_by().values("workspace")
    )
    told = rows.annotate(of=Value(model._meta.model_name), n=Count("pk"), versions=Sum("version"))
    # the latest act goes along with each, for it would be a question of its own otherwise
    latest = Change.objects.in_workspace(workspace).latest_first()[:1]
    acts = told.annotate(act=Subquery(latest.values("id")), act_at=Subquery(latest.values("at")))
    counted: QuerySet[Any, Any] = acts.values_list("of", "n", "versions", "act", "act_at")
    return counted

"""Trends as the core has them: read beside a snapshot by the pages that tell what moves around the groups."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from uuid import UUID

from coalitions.analysis import inputs
from coalitions.models import Direction, Effect, Trend
from organizations.models import Workspace


def with_trends(snapshot: inputs.Workspace, workspace: Workspace, *, day: date) -> inputs.Workspace:
    """The snapshot, with the trends that had begun by `day` and what they carry. Two queries.

    One whose beginning is not recorded counts. They have no evidence to filter by: people recorded them.
    """
    effects: dict[UUID, list[inputs.Effect]] = defaultdict(list)
    for each in Effect.objects.in_workspace(workspace).order_by("tenet__code", "tenet"):
        strength = None if each.strength is None else each.strength / 5
        effects[each.trend_id].append(inputs.Effect(str(each.tenet_id), each.favours, strength))
    rows = Trend.objects.in_workspace(workspace).exclude(since__gt=day)
    trends = (
        inputs.Trend(str(each.pk), each.name, each.direction == Direction.RISING, tuple(effects[each.pk]))
        for each in rows
    )
    return replace(snapshot, trends=tuple(trends))

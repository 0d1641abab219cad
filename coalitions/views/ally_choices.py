"""What the list of organizations offers to be narrowed to, and which of its columns are shown."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, F, IntegerField, Value
from django.db.models.functions import Cast

from coalitions.forms.organization_filter import COLUMNS, USUAL_COLUMNS
from organizations.access import WorkspaceRequest
from organizations.models import Facet, Organization, Tenet, Workspace

KEPT = "organization_columns"


def shown_columns(request: WorkspaceRequest, chosen: Sequence[str] = ()) -> list[str]:
    """Those chosen in the address, else those chosen last (kept in the session), else the usual ones."""
    kept = request.session.get(KEPT)
    if chosen and list(chosen) != kept:
        request.session[KEPT] = kept = list(chosen)
    wanted = kept or USUAL_COLUMNS
    return [name for name in COLUMNS if name in wanted]


def offered_filters(workspace: Workspace, at_most: int) -> dict[str, Any]:
    """The kinds and the owners in use, most frequent first, and the demands: one query for all three."""
    kinds, owners = (_in_use(workspace, column) for column in ("kind", "owner"))
    found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for what, value, name, count in kinds.union(owners, _demands(workspace), all=True).order_by():
        found[what].append((value, name, count))
    used = {
        what: [
            (value, count)
            for value, _name, count in sorted(found[what], key=lambda each: (-each[2], each[0]))
        ]
        for what in ("kind", "owner")
    }
    demands = [
        (UUID(value), name) for value, name, _count in sorted(found["demand"], key=lambda each: each[1])
    ]
    return {"kinds": used["kind"][:at_most], "owners": used["owner"][:at_most], "demands": demands[:at_most]}


def _in_use(workspace: Workspace, column: str) -> Any:
    rows = Organization.objects.in_workspace(workspace).exclude(**{column: ""}).order_by().values(column)
    counted = rows.annotate(
        what=Value(column, CharField()), value=F(column), called=Value("", CharField()), many=Count("id")
    )
    return counted.values_list("what", "value", "called", "many")


def _demands(workspace: Workspace) -> Any:
    rows = Tenet.objects.in_workspace(workspace).filter(facet=Facet.DEMAND).order_by()
    named = rows.annotate(
        what=Value("demand", CharField()),
        value=Cast("pk", CharField()),
        called=F("name"),
        many=Value(0, IntegerField()),
    )
    return named.values_list("what", "value", "called", "many")

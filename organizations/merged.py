"""Where an organization went whose record was merged into another: its old addresses lead there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from organizations.models import Change, Organization, Workspace
from organizations.models.history import DELETED

MERGED = "organization.merged"


@dataclass(frozen=True, slots=True)
class Merged:
    """The name of the record that is gone, the one that stays, and when they became one."""

    name: str
    into: Organization
    at: datetime


def merged_into(workspace: Workspace, organization_id: UUID) -> Merged | None:
    """The one that stays, also after several merges; None where it was not merged, or that was taken back.

    Cost: three queries for each merge on the way.
    """
    name, at = "", None
    seen: set[UUID] = set()
    while organization_id not in seen:
        seen.add(organization_id)
        stays = Organization.objects.in_workspace(workspace).filter(pk=organization_id).first()
        if stays is not None:
            return Merged(name, stays, at) if at else None
        records = Organization.history.filter(workspace_id=workspace.pk, id=organization_id)
        last = records.select_related("change").order_by("-history_id").first()
        act = _merge(last.change) if last and last.history_type == DELETED else None
        if act is None or act.subject_id is None:
            return None
        name, at = name or str(last.instance), at or last.history_date
        organization_id = act.subject_id
    return None


def _merge(change: Change) -> Change | None:
    """The merge that this is, or takes back a second time."""
    while change.undoes is not None:
        change = change.undoes
    return change if change.act == MERGED else None

"""What is done to many organizations at once: one Change, and nothing over what somebody saved meanwhile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import ngettext

from coalitions.models import Affiliation, Coalition
from organizations.models import Change, Organization, User, Workspace
from organizations.services import add_rows, delete_rows, one_change, save_rows

type Versions = Mapping[UUID, int]  # of each chosen organization, the version that was shown


@dataclass(slots=True)
class Many:
    """What was done (None: nothing), to how many, and who was changed since, or is gone."""

    change: Change | None = None
    count: int = 0
    left_out: list[str] = field(default_factory=list)
    gone: int = 0


def edit_many(
    *, workspace: Workspace, user: User, versions: Versions, values: Mapping[str, Any], why: str = ""
) -> Many:
    """Put the same values into each that nobody changed meanwhile."""
    with transaction.atomic():
        fresh, done = _fresh(workspace, versions)
        if fresh:
            with one_change(workspace=workspace, user=user, act="organization.edited", why=why) as change:
                for row in fresh:
                    for name, value in values.items():
                        setattr(row, name, value)
                save_rows(fresh, values.keys())
                _tell(done, change, fresh)
    return done


def tag_many(
    *,
    workspace: Workspace,
    user: User,
    versions: Versions,
    more: Collection[str],
    less: Collection[str],
    why: str = "",
) -> Many:
    """Say of each that nobody changed meanwhile that it speaks for `more` too, and for `less` no longer."""
    with transaction.atomic():
        fresh, done = _fresh(workspace, versions)
        tagged = [row for row in fresh if _tag(row, more, less)]
        if tagged:
            with one_change(workspace=workspace, user=user, act="organization.edited", why=why) as change:
                save_rows(tagged, ["constituencies"])
                _tell(done, change, tagged)
    return done


def _tag(row: Organization, more: Collection[str], less: Collection[str]) -> bool:
    """Whether that changed anything. Words that differ only in case are one, as when they are counted."""
    gone = {each.casefold() for each in less}
    kept = [each for each in row.constituencies if each.casefold() not in gone]
    there = {each.casefold() for each in kept}
    tags = kept + [each for each in more if each.casefold() not in there]
    changed = bool(tags != row.constituencies)
    row.constituencies = tags
    return changed


def delete_many(*, workspace: Workspace, user: User, versions: Versions, why: str = "") -> Many:
    """Delete each that nobody changed meanwhile, with what hangs on it."""
    with transaction.atomic():
        fresh, done = _fresh(workspace, versions)
        if fresh:
            with one_change(workspace=workspace, user=user, act="organization.deleted", why=why) as change:
                _tell(done, change, fresh)
                delete_rows(fresh)
    return done


def join_many(
    *, workspace: Workspace, user: User, versions: Versions, coalition: Coalition, why: str = ""
) -> Many:
    """Record each as a member of the coalition; who has a place in it already, or had one, keeps that."""
    asked: Any = {
        "workspace": workspace,
        "user": user,
        "versions": versions,
        "coalition": coalition,
        "why": why,
    }
    try:
        return _join(**asked)
    except IntegrityError:  # somebody recorded one of them in the same moment: now it has its place
        return _join(**asked)


def _join(*, workspace: Workspace, user: User, versions: Versions, coalition: Coalition, why: str) -> Many:
    with transaction.atomic():
        stored = _locked(workspace, versions)
        placed = set(
            coalition.affiliations.filter(organization__in=stored).values_list("organization", flat=True)
        )
        done = Many(left_out=[str(stored[pk]) for pk in placed], gone=len(versions) - len(stored))
        joining = [row for pk, row in stored.items() if pk not in placed]
        if joining:
            with one_change(workspace=workspace, user=user, act="affiliation.added", why=why) as change:
                add_rows(
                    [
                        Affiliation(workspace=workspace, coalition=coalition, organization=row)
                        for row in joining
                    ]
                )
                _tell(done, change, joining)
    return done


def _tell(done: Many, change: Change, rows: list[Organization]) -> None:
    done.change, done.count = change, len(rows)
    change.subject_kind = "organization"
    words = ngettext("%(count)d organization", "%(count)d organizations", len(rows))
    change.subject_label = str(rows[0])[:300] if len(rows) == 1 else words % {"count": len(rows)}


def _fresh(workspace: Workspace, versions: Versions) -> tuple[list[Organization], Many]:
    """Those still at the version that was shown, locked until the transaction ends; the others are named."""
    stored = _locked(workspace, versions)
    fresh = [row for pk, row in stored.items() if row.version == versions[pk]]
    moved = [str(row) for pk, row in stored.items() if row.version != versions[pk]]
    return fresh, Many(left_out=moved, gone=len(versions) - len(stored))


def _locked(workspace: Workspace, versions: Versions) -> dict[UUID, Organization]:
    rows = Organization.objects.in_workspace(workspace).select_for_update().order_by("pk")
    return rows.in_bulk(list(versions))

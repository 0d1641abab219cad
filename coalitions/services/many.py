"""What is done to many organizations at once: one Change, and nothing over what somebody saved meanwhile."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import ngettext

from coalitions.models import Affiliation, Coalition
from organizations.models import Change, Organization, User, Workspace
from organizations.models.history import BATCH
from organizations.services import add_rows, delete_rows, one_change, save_rows

type Versions = Mapping[UUID, int]  # of each chosen organization, the version that was shown


@dataclass(slots=True)
class Many:
    """What was done (None: nothing), to how many, who was changed since, left as they are, or is gone."""

    change: Change | None = None
    count: int = 0
    moved: list[Organization] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    gone: int = 0


def edit_many(
    *, workspace: Workspace, user: User, versions: Versions, values: Mapping[str, Any], why: str = ""
) -> Many:
    """Put the same values into each where nobody changed these meanwhile."""
    with transaction.atomic():
        fresh, done = _fresh(workspace, versions, values)
        if fresh:
            with one_change(workspace=workspace, user=user, act="organization.edited", why=why) as change:
                for row in fresh:
                    for name, value in values.items():
                        setattr(row, name, value)
                save_rows(fresh, values.keys())
                tell_of(done, change, fresh)
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
    """Say of each whose tags nobody changed meanwhile that it has `more` too, and `less` no longer."""
    with transaction.atomic():
        fresh, done = _fresh(workspace, versions, ["constituencies"])
        tagged = [row for row in fresh if _tag(row, more, less)]
        if tagged:
            with one_change(workspace=workspace, user=user, act="organization.edited", why=why) as change:
                save_rows(tagged, ["constituencies"])
                tell_of(done, change, tagged)
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
                tell_of(done, change, fresh)
                delete_rows(fresh)
    return done


def join_many(
    *, workspace: Workspace, user: User, versions: Versions, coalition: Coalition, why: str = ""
) -> Many:
    """Record each as a member of the coalition; who has a place in it already, or had one, keeps that.

    A coalition that isn't stored yet is added by the same change.
    """
    asked: Any = {
        "workspace": workspace,
        "user": user,
        "versions": versions,
        "coalition": coalition,
        "why": why,
    }
    try:
        return _join(**asked)
    except IntegrityError:  # somebody recorded one of them, or the coalition, in the same moment
        asked["coalition"] = Coalition.objects.in_workspace(workspace).get(name=coalition.name)
        return _join(**asked)


def _join(*, workspace: Workspace, user: User, versions: Versions, coalition: Coalition, why: str) -> Many:
    with transaction.atomic():
        stored = lock_chosen(workspace, versions)
        adding = coalition._state.adding
        placed = (
            set()
            if adding
            else set(
                coalition.affiliations.filter(organization__in=stored).values_list("organization", flat=True)
            )
        )
        done = Many(left_out=[str(stored[pk]) for pk in placed], gone=len(versions) - len(stored))
        joining = [row for pk, row in stored.items() if pk not in placed]
        if joining:
            with one_change(workspace=workspace, user=user, act="affiliation.added", why=why) as change:
                add_rows([coalition] if adding else [])
                add_rows(
                    [
                        Affiliation(workspace=workspace, coalition=coalition, organization=row)
                        for row in joining
                    ]
                )
                tell_of(done, change, joining, coalition)
    return done


def tell_of(done: Many, change: Change, rows: Sequence[Organization], where: Coalition | None = None) -> None:
    """That the change was done, to whom, and `where`. Of several the words say themselves what they are."""
    done.change, done.count = change, len(rows)
    words = ngettext("%(count)d organization", "%(count)d organizations", len(rows)) % {"count": len(rows)}
    label = str(rows[0]) if len(rows) == 1 else words
    change.subject_label = f"{label} – {where}"[:300] if where else label[:300]
    change.subject_kind = "organization" if len(rows) == 1 and not where else ""


def lock_chosen(workspace: Workspace, versions: Versions) -> dict[UUID, Organization]:
    """Those that are still there, locked until the transaction ends."""
    rows = Organization.objects.in_workspace(workspace).select_for_update().order_by("pk")
    return rows.in_bulk(list(versions))


def _fresh(
    workspace: Workspace, versions: Versions, touched: Collection[str] = ()
) -> tuple[list[Organization], Many]:
    """Those that hold what was shown, locked until the transaction ends, and the others.

    `touched`: only these columns have to be as they were shown, as in a single cell; without, all of them.
    """
    stored = lock_chosen(workspace, versions)
    later = {pk: row for pk, row in stored.items() if row.version != versions[pk]}
    same = _unchanged(later, versions, touched) if touched else set()
    fresh = [row for pk, row in stored.items() if pk not in later or pk in same]
    moved = [row for pk, row in later.items() if pk not in same]
    return fresh, Many(moved=sorted(moved, key=str), gone=len(versions) - len(stored))


def _unchanged(rows: Mapping[UUID, Organization], versions: Versions, touched: Collection[str]) -> set[UUID]:
    """Those whose touched columns hold what they held at the version that was shown; the history knows."""
    shown: dict[UUID, Any] = {}
    for some in batched(rows, BATCH, strict=False):
        for entry in Organization.history.filter(id__in=some).order_by("history_id"):
            if entry.version == versions[entry.id]:
                shown[entry.id] = entry
    return {
        pk
        for pk, was in shown.items()
        if all(getattr(was, name) == getattr(rows[pk], name) for name in touched)
    }

"""Taking a change back: what it added goes, what it edited and deleted is as it was before.

Whatever somebody changed since stays as they left it, and is named. Taking back is a change of its own, so
it can be taken back too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from organizations import services
from organizations.history import Touched, label_of, parents, touched
from organizations.models import Change, Remembered, User, Workspace
from organizations.models.changes import LASTING
from organizations.models.checks import FoldedField
from organizations.models.history import BATCH
from organizations.models.rows import pointing_at

NOT_COMPARED = {"id", "version", "workspace_id"}


class CannotUndoError(Exception):
    """Nothing was taken back; the message says why and is fit to show."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stayed as it is, and why; `waits`: the row that could follow if another made room for it."""

    row: Remembered
    why: str
    waits: UUID | None = None

    @property
    def label(self) -> str:
        """Asked of the few that are named, since a row may have to ask the database what it is called."""
        return label_of(self.row)


@dataclass(slots=True)
class Undone:
    """What taking a change back did."""

    change: Change
    rows: int = 0
    kept: list[Kept] = field(default_factory=list)


def can_undo(change: Change) -> bool:
    """Whether this change can be taken back: it is one of the workspace's data, and stands."""
    return not change.act.startswith(LASTING) and not change.undone_by.exists()


def undo_change(*, change: Change, user: User | None, why: str = "") -> Undone:
    """Take back what nobody changed since. Raises CannotUndoError, nothing written, if that is nothing."""
    rows = touched(change)  # before anything is locked: what a change did doesn't change
    with services.one_change(workspace=change.workspace, user=user, act="change.undone", why=why) as undoing:
        Workspace.objects.select_for_update(no_key=True).get(pk=change.workspace_id)
        if not can_undo(change):
            raise CannotUndoError(_("This change was taken back already, or is none that can be."))
        undone = Undone(undoing)
        _take_back(undone, rows)
        if not undone.rows:
            reasons = " ".join(dict.fromkeys(kept.why for kept in undone.kept))
            raise CannotUndoError(_("Nothing was taken back. {reasons}").format(reasons=reasons).strip())
        undoing.undoes, undoing.only_for_id = change, change.only_for_id
        undoing.subject_kind, undoing.subject_id = change.subject_kind, change.subject_id
        undoing.subject_label = change.subject_label
    return undone


type _Rows = dict[type[Remembered], list[Touched]]


def _take_back(undone: Undone, rows: _Rows) -> None:
    """All that can be. One row may have the name or the place that another had, so whoever found no room
    is asked again as long as others still make some."""
    _take_back_once(undone, rows)
    done = 0
    while done < undone.rows and (waiting := {kept.waits for kept in undone.kept} - {None}):
        done = undone.rows
        undone.kept = [kept for kept in undone.kept if not kept.waits]
        left = {model: [each for each in some if _pk(each) in waiting] for model, some in rows.items()}
        _take_back_once(undone, left)


def _pk(each: Touched) -> UUID | None:
    row = each.before or each.after
    return row.pk if row else None


def _take_back_once(undone: Undone, rows: _Rows) -> None:
    """What was edited goes back first, since it may have a name that was another's; what was pointed at
    something that is gone waits until that is there again."""
    edited = [(model, *_edited(model, some)) for model, some in rows.items()]
    for model, plainly, _pointed in edited:
        _change_back(undone, model, plainly)
    for some in rows.values():
        _bring_back(undone, [each.before for each in some if each.before and not each.after])
    for model, _plainly, pointed in edited:
        _change_back(undone, model, pointed)
    for model, some in reversed(rows.items()):
        _take_away(undone, model, [each.after for each in some if each.after and not each.before])


type _Edits = list[tuple[Remembered, Remembered]]


def _edited(model: type[Remembered], some: list[Touched]) -> tuple[_Edits, _Edits]:
    """Before and after of what was edited: without, and with, what it points at."""
    pointing = [column.attname for column, _other in parents(model)]
    plainly: _Edits = []
    pointed: _Edits = []
    for each in some:
        if each.before and each.after:
            moved = any(getattr(each.before, name) != getattr(each.after, name) for name in pointing)
            (pointed if moved else plainly).append((each.before, each.after))
    return plainly, pointed


def _bring_back(undone: Undone, gone: list[Remembered]) -> None:
    rows = list(_with_parents(undone, gone))
    for row in rows:
        row.version += 1  # what was shown of it before is out of date

    _as_many_as_can_be(undone, rows, services.add_where_room, _("Something took its place since."))


def _change_back(
    undone: Undone, model: type[Remembered], edited: list[tuple[Remembered, Remembered]]
) -> None:
    stored = services.locked_rows(model, [after.pk for _before, after in edited])
    changed: dict[Any, Remembered] = {}
    names: set[str] = set()
    for before, after in edited:
        now = stored.get(after.pk)
        if now is None:
            undone.kept.append(Kept(after, _("It was deleted since.")))
            continue
        back, later = _differences(now, before, after)
        if later:
            undone.kept.append(_changed_since(now, later))
        if back:
            changed[now.pk] = now
            names.update(back)
            for name in back:
                setattr(now, name, getattr(before, name))

    def write(some: list[Remembered]) -> set[Any]:
        services.save_rows(some, names)
        return {row.pk for row in some}

    rows = list(_with_parents(undone, list(changed.values())))
    why = _("What it was before is taken by another now.")
    _as_many_as_can_be(undone, rows, write, why)


def _take_away(undone: Undone, model: type[Remembered], added: list[Remembered]) -> None:
    """Rows that the change added go, unless somebody edited them since or something hangs on them now."""
    stored = services.locked_rows(model, [row.pk for row in added])
    held = _held(model, list(stored))
    leaving = []
    for row in added:
        now = stored.get(row.pk)
        if now is None:
            continue
        if later := [name for name in _columns(type(now)) if getattr(now, name) != getattr(row, name)]:
            undone.kept.append(_changed_since(now, later))
        elif now.pk in held:
            undone.kept.append(Kept(now, _("Something was added to it since."), now.pk))
        else:
            leaving.append(now)
    services.delete_bare_rows(leaving)
    undone.rows += len(leaving)


def _as_many_as_can_be(
    undone: Undone, rows: list[Remembered], write: Callable[[list[Remembered]], set[Any]], why: str
) -> None:
    """All rows at once; where the database refuses, each half by itself. `write` tells whom it wrote."""
    versions = [row.version for row in rows]
    try:
        with transaction.atomic():
            written = write(rows)
    except IntegrityError:
        for row, version in zip(rows, versions, strict=True):
            row.version = version
        if (half := len(rows) // 2) > 0:
            _as_many_as_can_be(undone, rows[:half], write, why)
            _as_many_as_can_be(undone, rows[half:], write, why)
            return
        written = set()
    undone.rows += len(written)
    undone.kept += [Kept(row, why, row.pk) for row in rows if row.pk not in written]


def _with_parents(undone: Undone, rows: list[Remembered]) -> Iterator[Remembered]:
    """Those whose every parent is there; what a row merely named and is gone, it names no more."""
    gone = {}
    for column, other in parents(type(rows[0])) if rows else ():
        named = {getattr(row, column.attname) for row in rows} - {None}
        gone[column] = named - services.stored_ids(other, named)
    for row in rows:
        lost = [column for column, missing in gone.items() if getattr(row, column.attname) in missing]
        if any(not column.null for column in lost):
            undone.kept.append(Kept(row, _("What it belonged to was deleted since."), row.pk))
            continue
        for column in lost:
            setattr(row, column.attname, None)
        yield row


def _held(model: type[Remembered], ids: list[Any]) -> set[Any]:
    """Those of the rows on which others hang that would go with them."""
    held: set[Any] = set()
    for other, column in pointing_at(model, models.CASCADE):
        for some in batched(ids, BATCH, strict=False):
            hanging = other._base_manager.filter(**{f"{column.name}__in": some})
            held.update(hanging.values_list(column.attname, flat=True))
    return held


def _differences(now: Remembered, before: Remembered, after: Remembered) -> tuple[list[str], list[str]]:
    """The columns that go back to what they were, and those that somebody changed since."""
    back: list[str] = []
    later: list[str] = []
    for name in _columns(type(now)):
        old, new, present = getattr(before, name), getattr(after, name), getattr(now, name)
        if old != new and present != old:
            (back if present == new else later).append(name)
    return back, later


@cache
def _columns(model: type[Remembered]) -> list[str]:
    columns = (f for f in model._meta.concrete_fields if not isinstance(f, FoldedField))
    return [column.attname for column in columns if column.attname not in NOT_COMPARED]


def _changed_since(row: Remembered, columns: list[str]) -> Kept:
    labels = {f.attname: str(f.verbose_name) for f in row._meta.concrete_fields}
    said = ", ".join(labels[name] for name in columns)
    return Kept(row, _("Changed since: {columns}.").format(columns=said))

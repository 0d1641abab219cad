"""Two records of one organization become one, in one act that can be taken back."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coalitions.services.merging.fields import take_fields
from coalitions.services.merging.plan import MergePlan
from coalitions.services.merging.rules import RULES
from organizations.history import remembered_models
from organizations.models import Change, Note, Organization, StaleRow, User, Workspace
from organizations.services import add_rows, delete_rows, one_change, save_rows

_LONGEST = 9_000  # of the 10,000 letters of a note


class CannotMergeError(Exception):
    """Nothing was merged; the message says why and is fit to show."""


def plan_merge(*, keep: Organization, other: Organization, day: date, lock: bool = False) -> MergePlan:
    """What merging `other` into `keep` would do to all that points at `other`; writes nothing.

    Cost: at most two queries for each kind of row.
    """
    plan = MergePlan(keep, other, day, lock)
    for rule in RULES.values():
        rule(plan)
    return plan


def merge_organizations(
    *,
    keep: Organization,
    other: Organization,
    choices: Mapping[str, str],
    fingerprint: str,
    user: User | None,
    day: date,
    why: str = "",
) -> Change:
    """Merge `other` into `keep` with one Change, or nothing at all.

    `choices`: by field "keep", "other" or "both". `fingerprint`: that of the plan that was shown; raises
    StaleRow if anything of it was saved since, CannotMergeError if it can't be done.
    """
    with one_change(workspace=keep.workspace, user=user, act="organization.merged", why=why) as change:
        keep, other = _held(keep, other)
        plan = plan_merge(keep=keep, other=other, day=day, lock=True)
        if plan.fingerprint != fingerprint:
            raise StaleRow
        if plan.blocked:
            raise CannotMergeError(" ".join(plan.blocked))
        changed = take_fields(plan, choices)
        _write(plan, list(changed), user)
        gone = {"merged": other.name}
        change.about(
            keep,
            before={name: before for name, (before, _after) in changed.items()},
            after={name: after for name, (_before, after) in changed.items()} | gone,
        )
        change.before, change.after = _plain(change.before), _plain(change.after)
    return change


def _held(keep: Organization, other: Organization) -> tuple[Organization, Organization]:
    """Both as they are now, and nobody else touches them, or adds to them, until this is written."""
    Workspace.objects.select_for_update(no_key=True).get(pk=keep.workspace_id)
    stored = Organization.objects.in_workspace(keep.workspace).select_for_update()
    rows = {row.pk: row for row in stored.filter(pk__in=[keep.pk, other.pk]).order_by("pk")}
    if keep.pk == other.pk or len(rows) < 2:
        raise StaleRow
    return rows[keep.pk], rows[other.pk]


def _write(plan: MergePlan, columns: list[str], user: User | None) -> None:
    """First what moves, so that nothing that stays hangs on what goes; the names are free after that."""
    kinds = remembered_models()
    for model in kinds:
        save_rows(list(plan.saved[model].values()), plan.columns[model])
    for model in reversed(kinds):
        if plan.gone[model]:
            delete_rows(plan.gone[model])
    for sent in plan.renamed:
        sent.update(organization=plan.keep)
    delete_rows([plan.other])
    if columns:
        _check(plan.keep, columns)
        save_rows([plan.keep], columns)
    add_rows(_notes(plan, user))


def _check(keep: Organization, columns: list[str]) -> None:
    try:
        keep.clean_fields(exclude={f.name for f in keep._meta.concrete_fields if f.attname not in columns})
        keep.clean()
        keep.validate_constraints()
    except ValidationError as error:
        raise CannotMergeError(" ".join(error.messages)) from error


def _notes(plan: MergePlan, user: User | None) -> list[Note]:
    """What stands nowhere else any more, in as few notes as hold it."""
    head = _("Merged with “{other}”. What its record said, and no field holds any more:")
    parts = [head.format(other=plan.other.name)]
    notes: list[str] = []
    for line in plan.kept:
        for at in range(0, len(line), _LONGEST):
            piece = line[at : at + _LONGEST]
            if sum(map(len, parts)) + len(parts) + len(piece) > _LONGEST + 500:
                notes.append("\n".join(parts))
                parts = []
            parts.append(piece)
    if plan.kept:
        notes.append("\n".join(parts))
    same = {"workspace": plan.keep.workspace, "organization": plan.keep, "author": user}
    return [Note(**same, written_on=plan.day, text=text) for text in notes]


def _plain(columns: dict[str, object] | None) -> dict[str, object]:
    """Days as text: a change is kept as JSON."""
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in (columns or {}).items()}

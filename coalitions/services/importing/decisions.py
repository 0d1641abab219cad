"""What somebody decided of rows that look like an organization that is there: applied exactly so.

A decision is kept by the name that the file writes, so that it stays when the columns are read otherwise:
"add", "out", "same:ID" of a recorded organization, or "row:NAME" of an organization further up in the file.
"""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Import, ImportRow
from coalitions.models.imports import ImportState, Outcome
from coalitions.services.importing.names import LeftOutError
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.planned import Asked, Likeness
from coalitions.services.merging.aliases import call_also
from organizations.cleaning import fold_name
from organizations.models import Change, Organization, Workspace

ADD, OUT, SAME, ROW = "add", "out", "same", "row"


def left_out_before(workspace: Workspace, headers: Collection[str]) -> dict[str, str]:
    """The names that were left out of an earlier import of a file with any of these rows of headers.

    The same file again leaves them out again; another file asks, and so does one whose import was undone.
    """
    undone = Change.objects.filter(act="import.done", undone_by__isnull=False).values("subject_id")
    imports = Import.objects.in_workspace(workspace).filter(state=ImportState.DONE).exclude(pk__in=undone)
    alike = [
        pk
        for pk, options in imports.values_list("pk", "options")
        if not set(headers).isdisjoint(options.get("headers", headers))
    ]
    rows = ImportRow.objects.filter(imported__in=alike, kind="organizations", outcome=Outcome.SKIPPED)
    return {fold_name(label): OUT for label in rows.values_list("label", flat=True).distinct()}


def is_decision(value: str) -> bool:
    """Whether that is one of the four."""
    kind, _colon, which = value.partition(":")
    if kind == SAME:
        try:
            return bool(UUID(which))
        except ValueError:
            return False
    return value in (ADD, OUT) or (kind == ROW and bool(which))


def meant(plan: Plan, name: str) -> Organization | None:
    """The organization that this name was said to be; None where nothing was, or it is one of its own.

    Raises LeftOutError where it is not to be imported.
    """
    decision = plan.decisions.get(fold_name(name), "")
    kind, _colon, which = decision.partition(":")
    if decision == OUT or (kind == ROW and plan.decisions.get(which) == OUT):
        plan.left_out.add(fold_name(name))
        raise LeftOutError(name)
    if kind == SAME:
        return plan.recorded.get(UUID(which))
    return plan.organizations.find(which) if kind == ROW else None


def ask_of(plan: Plan, row: FileRow, new: Organization) -> None:
    """Note that the outcome which comes next is of a name that nothing here has."""
    plan.asked.append(Asked(len(plan.outcomes), row.values["name"], new))


def call_by(plan: Plan, row: Organization, name: str) -> bool:
    """Let `row` be found by that name from now on; whether it was called otherwise so far."""
    before = row.extra
    call_also(row, [name])
    plan.organizations.add(row, "", name)
    if row.extra != before and not row._state.adding:
        plan.updates[Organization].setdefault(row.pk, (row, set()))[1].add("extra")
    return bool(row.extra != before)


def leave_out(plan: Plan, kind: str, row: FileRow, left: LeftOutError) -> None:
    """Note that the row is left out: it is that organization, or it is about it."""
    reason = "" if kind == "organizations" else _("“{name}” is left out.").format(name=left.name)
    plan.say(kind, row, Outcome.SKIPPED, left.name if kind == "organizations" else "", reason)


def leave_heading(plan: Plan, row: FileRow) -> bool:
    """Leave out a row that looks like a heading of its sheet, unless somebody said that it is none.

    One that is recorded here already is no heading.
    """
    name = row.values["name"]
    key = fold_name(name)
    if plan.organizations.knows(name):
        return False
    taken = plan.decisions.get(key) == ADD
    if taken:
        plan.headings_taken.add(key)
    else:
        plan.left_out.add(key)
        plan.say("organizations", row, Outcome.SKIPPED, name, _("It looks like a heading of your sheet."))
        likeness = Likeness(key, (), heading=True)
        plan.outcomes[-1] = replace(plan.outcomes[-1], likeness=likeness)
    return not taken


def told(decision: str, who: str) -> str:
    """What was decided, in words."""
    if decision == OUT:
        return _("Left out, as was chosen.")
    if decision == ADD:
        return _("One of its own, as was chosen.")
    text = _("The same as {who}, as was chosen; it is found by this name too.")
    return text.format(who=who)

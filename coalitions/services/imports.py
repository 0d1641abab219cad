"""A reading into a workspace: plan it, show it, write it — all of it or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import batched
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from coalitions.interchange.fields.native import KINDS
from coalitions.interchange.reading import Message, Reading, Source
from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Agreement, Coalition, Import, ImportRow
from coalitions.models.imports import ImportState
from coalitions.services.importing.circles import hint_circles
from coalitions.services.importing.coalitions import (
    plan_affiliation,
    plan_coalition,
    plan_need,
    plan_say,
)
from coalitions.services.importing.counting import RowCount, Tell
from coalitions.services.importing.decisions import leave_out, left_out_before
from coalitions.services.importing.duplicates import hint_duplicates
from coalitions.services.importing.ids import know_ids
from coalitions.services.importing.names import LeftOutError, RowRefusedError, add_organization, add_tenet
from coalitions.services.importing.organizations import plan_organization, plan_overlap
from coalitions.services.importing.plan import PRIVATE, Plan
from coalitions.services.importing.planned import Planned
from coalitions.services.importing.platforms import plan_platform
from coalitions.services.importing.positions import plan_position
from coalitions.services.importing.private import plan_contact, plan_note
from coalitions.services.importing.renamed import add_former_names
from coalitions.services.importing.tenets import plan_legitimations, plan_tenet
from coalitions.services.importing.ties import plan_tie
from coalitions.services.importing.times import plan_effects, plan_event, plan_trend
from coalitions.services.importing.unread import not_read
from coalitions.services.importing.what_if import plan_dispute, plan_scenario
from coalitions.services.importing.work import plan_difference, plan_question, plan_saved_view
from coalitions.services.mappings import fingerprint, remember
from coalitions.services.merging.aliases import add_also_called
from organizations.history import label_of
from organizations.models import Change, Entry, Organization, Tenet, User, Workspace
from organizations.models.history import BATCH
from organizations.services import one_change
from organizations.writing import Statement, ready_to_add, ready_to_record, ready_to_save, run

type Planner = Callable[[Plan, FileRow], None]

_PLANNERS: dict[str, Planner] = {
    "organizations": plan_organization,
    "tenets": plan_tenet,
    "positions": plan_position,
    "ties": plan_tie,
    "overlaps": plan_overlap,
    "coalitions": plan_coalition,
    "affiliations": plan_affiliation,
    "say": plan_say,
    "needs": plan_need,
    "platform": plan_platform,
    "trends": plan_trend,
    "events": plan_event,
    "notes": plan_note,
    "contacts": plan_contact,
    "questions": plan_question,
    "differences": plan_difference,
    "saved_views": plan_saved_view,
    "scenarios": plan_scenario,
    "disputes": plan_dispute,
}
# What stands in a cell of these rows as steps to tenets, once all that they name is planned.
_STEP_PLANNERS: dict[str, Planner] = {"tenets": plan_legitimations, "trends": plan_effects}


class CannotImportError(Exception):
    """Nothing was imported; the message says why and is fit to show."""


class DealtWithError(CannotImportError):
    """This file was imported or cancelled already; nothing more is to be done."""


def plan_import(
    *,
    workspace: Workspace,
    user: User | None,
    reading: Reading,
    today: date,
    overwrite: bool = False,
    decisions: Mapping[str, str] | None = None,
    tell: Tell | None = None,
) -> Plan:
    """What importing `reading` would do, row by row; writes nothing.

    `decisions`: what was decided of organizations that may be there already (importing/decisions.py);
    `tell` is told now and then how many rows of how many are looked at.
    Cost: one query per kind of row in the reading, and memory for what the workspace holds of it.
    """
    plan = Plan(workspace, user, today, overwrite, _imports_done(workspace))
    plan.headers = frozenset(fingerprint(each.headers) for each in reading.sources)
    plan.decisions = {**left_out_before(workspace, plan.headers), **(decisions or {})}
    plan.codes_of_file = frozenset(row.values.get("id", "") for row in reading.rows("tenets"))
    _know_what_is_recorded(plan)
    know_ids(plan, reading)
    sources = {(each.file, each.sheet): each for each in reading.sources}
    for problem in reading.problems:
        plan.outcomes.append(not_read(problem, sources.get((problem.file, problem.sheet))))
    plan.memo("told", lambda: RowCount(tell, sum(len(table.rows) for table in reading.tables)))
    for kind in KINDS:
        _plan_kind(plan, kind, reading.rows(kind), _PLANNERS[kind])
        if kind in _STEP_PLANNERS:
            _plan_kind(plan, kind, reading.rows(kind), _STEP_PLANNERS[kind])
    hint_circles(plan)
    hint_duplicates(plan, reading.rows("contacts"))
    return plan


def _know_what_is_recorded(plan: Plan) -> None:
    """What rows of the file may refer to."""
    plan.recorded = {row.pk: row for row in Organization.objects.in_workspace(plan.workspace)}
    for organization in plan.recorded.values():
        add_organization(plan.organizations, organization)
    add_also_called(plan.organizations, list(plan.recorded.values()))
    add_former_names(plan)
    for tenet in Tenet.objects.in_workspace(plan.workspace):
        add_tenet(plan.tenets, tenet)
    plan.coalitions.update((each.name, each) for each in Coalition.objects.in_workspace(plan.workspace))


def _imports_done(workspace: Workspace) -> int:
    return Import.objects.in_workspace(workspace).filter(state=ImportState.DONE).count()


def _plan_kind(plan: Plan, kind: str, rows: Iterable[FileRow], planner: Planner) -> None:
    count = plan.memo("told", lambda: RowCount(None, 0))
    for row in rows:
        count.one_more()
        try:
            planner(plan, row)
        except RowRefusedError as refused:
            plan.refuse(kind, row, str(refused))
        except LeftOutError as left:
            leave_out(plan, kind, row, left)


def said(message: Message) -> str:
    """The reader's message in the language of whoever is looking."""
    return _(message.text) % message.params


def apply_import(
    *, record: Import, plan: Plan, sources: Iterable[Source] = (), before: Callable[[], None] | None = None
) -> Change:
    """Write the plan with one Change, the outcome of each row and how `sources` were read, or nothing at all.

    `before` is called when all is ready, before anything is locked.
    Raises CannotImportError where somebody changed or recorded the same meanwhile, and DealtWithError
    where the record is not waiting any more.
    """
    seen = {
        model: {pk: row.version for pk, (row, _changed) in updates.items()}
        for model, updates in plan.updates.items()
    }
    change = Change()
    ready = [*_ready(plan, change), *ready_to_add(_outcome_rows(record, plan.outcomes))]
    if before is not None:
        before()
    try:
        with one_change(workspace=plan.workspace, user=plan.user, act="import.done", change=change):
            _claim(record, plan)
            _refuse_stale(plan, seen)
            record.state, record.summary = ImportState.DONE, plan.counts()
            record.content = record.reading = None
            record.options["headers"] = sorted(plan.headers)
            record.workspace, record.user = plan.workspace, plan.user
            record.save()
            change.about(record, before=None, after={"summary": record.summary})
            run(ready)
            remember(record, sources)
    except IntegrityError as error:
        text = _(
            "Somebody recorded or removed the same thing meanwhile. Nothing was imported;"
            " look at the preview again."
        )
        raise CannotImportError(text) from error
    return change


def _claim(record: Import, plan: Plan) -> None:
    """One import at a time in a workspace, each file once, and none on a plan from before another import."""
    # the key stays free: others go on adding rows that refer to the workspace
    Workspace.objects.select_for_update(no_key=True).get(pk=plan.workspace.pk)
    waiting = Import.objects.filter(pk=record.pk, state=ImportState.PREVIEWED)
    if not record._state.adding and not waiting.exists():
        raise DealtWithError(_("This file has been dealt with already."))
    if _imports_done(plan.workspace) != plan.imports_before:
        text = _("Another file was imported meanwhile. Nothing of this one was; look at the preview again.")
        raise CannotImportError(text)


def _refuse_stale(plan: Plan, seen: dict[type[Entry], dict[UUID, int]]) -> None:
    """Rows that somebody saved since the plan was made are never written over."""
    for model, versions in seen.items():
        rows = model._default_manager.filter(workspace=plan.workspace)
        stored: dict[UUID, int] = {}
        for some in batched(sorted(versions), BATCH, strict=False):
            locked = rows.select_for_update(no_key=True).filter(pk__in=some).order_by("pk")
            stored.update(locked.values_list("pk", "version"))
        for pk, version in versions.items():
            if stored.get(pk) != version:
                text = _(
                    "Somebody changed “{row}” meanwhile. Nothing was imported; look at the preview again."
                )
                raise CannotImportError(text.format(row=label_of(plan.updates[model][pk][0])))


def _ready(plan: Plan, change: Change) -> Iterator[Statement]:
    """Everything the plan writes, as statements that only have to be run: nobody waits for their making."""
    for rows in plan.creates.values():
        yield from ready_to_record(rows, change)
    for updates in plan.updates.values():
        names = {name for _row, changed in updates.values() for name in changed}
        yield from ready_to_save([row for row, _changed in updates.values()], names, change)
    agreements = [
        Agreement(workspace=plan.workspace, plank_id=plank, organization_id=organization)
        for plank, organizations in plan.agreements.items()
        for organization in sorted(organizations)
    ]
    yield from ready_to_record(agreements, change)


def _outcome_rows(record: Import, outcomes: list[Planned]) -> list[ImportRow]:
    """Kept with each import; of notes and contacts neither what they say nor on whom."""
    return [
        ImportRow(
            imported=record,
            file=each.file,
            number=each.number,
            kind=each.kind,
            outcome=each.outcome,
            label="" if each.kind in PRIVATE else each.label,
            reason="\n".join(part for part in (each.reason, each.hint, each.beside) if part),
            subject_id=each.subject_id,
        )
        for each in outcomes
    ]
